//! The picture that stands for a page where somebody shares its address: one for each association, one for the site.

use super::letters::{Fitted, Letters, Room};
use super::sheet::{Ink, Shape, Sheet, WIDTH};
use super::{RenderError, in_parallel};
use crate::assets::{Asset, hashed};
use crate::content::fill;
use crate::model::{Association, Site, Status};
use std::ops::Range;

const SERIF: &[u8] = include_bytes!("../../../assets/fonts/finsam-serif-600.ttf");
const SANS: &[u8] = include_bytes!("../../../assets/fonts/finsam-sans-400.ttf");

/// The edges of what is written, and of the line above the foot.
const LEFT: u16 = 88;
const RIGHT: u16 = WIDTH - LEFT;

/// The middle of the name and what is said under it; the gap between them; the baseline of the foot.
const MIDDLE: f32 = 263.0;
const GAP: f32 = 76.0;
const FOOT: f32 = 576.0;

/// Where the foot's words begin, after the mark.
const AFTER_MARK: f32 = 152.0;

/// Room for the name, the words under it, and the site's name and the standing at the foot.
const NAME: Room = Room {
    width: 1024.0,
    height: 180.0,
    sizes: &[96.0, 88.0, 80.0, 72.0, 64.0, 56.0, 52.0, 48.0, 44.0, 40.0, 36.0, 32.0, 28.0, 24.0],
    lead: 1.12,
};
const UNDER: Room = Room { width: 1022.0, height: 50.0, sizes: &[38.0, 34.0, 30.0, 26.0, 22.0], lead: 1.3 };
const SITE: Room = Room { width: 400.0, height: 0.0, sizes: &[36.0, 32.0, 28.0, 24.0, 20.0, 16.0], lead: 1.0 };
const STANDING: Room = Room { width: 520.0, height: 0.0, sizes: &[28.0], lead: 1.0 };

/// The pictures of a site.
#[derive(Debug)]
pub(super) struct Pictures {
    /// The site's own, for pages of no association.
    pub(super) site: Picture,
    /// Those of its associations, in their order.
    pub(super) associations: Vec<Picture>,
}

/// A picture, and what it says in words.
#[derive(Debug)]
pub(super) struct Picture {
    pub(super) file: Asset,
    pub(super) alt: String,
}

impl Pictures {
    /// Draws them all, on all cores.
    pub(super) fn new(site: &Site) -> Result<Self, RenderError> {
        let painter = Painter::new()?;
        let of_associations = site.associations.iter().map(|association| Words::of_association(association, site));
        let all: Vec<Words> = [Words::of_site(site)].into_iter().chain(of_associations).collect();
        let mut drawn = in_parallel(&all, |words| painter.picture(words))?.into_iter();
        let own = drawn.next().ok_or_else(|| RenderError("delningsbilden saknas".into()))?;
        Ok(Self { site: own, associations: drawn.collect() })
    }

    /// Their files.
    pub(super) fn files(&self) -> impl Iterator<Item = &Asset> {
        [&self.site].into_iter().chain(&self.associations).map(|picture| &picture.file)
    }
}

/// What a picture says.
struct Words {
    /// The file's name without ending.
    stem: String,
    name: String,
    /// May be empty.
    under: String,
    /// The site's name, where the picture is not the site's own; else empty.
    site: String,
    standing: &'static str,
}

impl Words {
    fn of_site(site: &Site) -> Self {
        let start = site.pages.iter().find(|page| page.path.is_empty() && page.title != site.settings.name);
        Self {
            stem: "webbplatsen".into(),
            name: site.settings.name.clone(),
            under: start.map_or(String::new(), |page| fill::plain(&page.title)),
            site: String::new(),
            standing: standing(Status::Adopted),
        }
    }

    fn of_association(association: &Association, site: &Site) -> Self {
        // Many names say the area.
        let area = if association.name.contains(&association.area) { "" } else { &association.area };
        Self {
            stem: association.id.clone(),
            name: association.name.clone(),
            under: area.into(),
            site: site.settings.name.clone(),
            standing: standing(association.status),
        }
    }

    /// All of it, for those who cannot see the picture.
    fn alt(&self) -> String {
        let said =
            [self.name.as_str(), &self.under, &self.site, self.standing].into_iter().filter(|words| !words.is_empty());
        said.collect::<Vec<_>>().join(". ")
    }
}

fn standing(status: Status) -> &'static str {
    match status {
        Status::Adopted => "Riktlinjer, formulär och kontroll.",
        Status::Proposal => "Förslag. Inte förbundets egen webbplats.",
        Status::Example => "Exempel. Förbundet finns inte på riktigt.",
    }
}

/// The letters that are written with.
struct Painter {
    serif: Letters,
    sans: Letters,
}

impl Painter {
    fn new() -> Result<Self, RenderError> {
        let letters = |font| Letters::new(font).map_err(|error| RenderError(error.to_string()));
        Ok(Self { serif: letters(SERIF)?, sans: letters(SANS)? })
    }

    fn picture(&self, words: &Words) -> Result<Picture, RenderError> {
        let bytes = self.sheet(words).png().map_err(|error| RenderError(error.to_string()))?;
        Ok(Picture { file: hashed(&format!("{}.png", words.stem), bytes), alt: words.alt() })
    }

    fn sheet(&self, words: &Words) -> Sheet {
        let mut sheet = Sheet::blank();
        sheet.fill(Ink::Spruce, 0..WIDTH.into(), 0..14);
        sheet.fill(Ink::Hair, LEFT.into()..RIGHT.into(), 510..512);
        self.write_name(words, &mut sheet);
        self.write_foot(words, &mut sheet);
        sheet
    }

    /// The name with what is said under it, together in the middle of what is left above the foot.
    fn write_name(&self, words: &Words, sheet: &mut Sheet) {
        let name = self.serif.fit(&words.name, NAME);
        let under = self.sans.fit(&words.under, UNDER);
        let gap = if under.lines.is_empty() { 0.0 } else { GAP };
        let capitals = name.size * 0.67;
        let first = MIDDLE + (capitals - name.height() - gap - under.height()) / 2.0;
        write(&name, &self.serif, Ink::Spruce, [LEFT.into(), first], sheet);
        // A smaller letter stands nearer to its left end: two pixels bring them below each other.
        write(&under, &self.sans, Ink::Soft, [f32::from(LEFT) + 2.0, first + name.height() + gap], sheet);
    }

    /// The mark, the site's name, and at the right end the standing; on the site's own picture that follows the mark.
    fn write_foot(&self, words: &Words, sheet: &mut Sheet) {
        sheet.draw(Ink::Spruce, &mark());
        write(&self.serif.fit(&words.site, SITE), &self.serif, Ink::Spruce, [AFTER_MARK, FOOT], sheet);
        let standing = self.sans.fit(words.standing, STANDING);
        let at_right = f32::from(RIGHT) - self.sans.width(words.standing, standing.size);
        let left = if words.site.is_empty() { AFTER_MARK } else { at_right };
        write(&standing, &self.sans, Ink::Soft, [left, FOOT], sheet);
    }
}

/// Writes lines from the left end of the first one's baseline.
fn write(words: &Fitted, letters: &Letters, ink: Ink, [left, mut baseline]: [f32; 2], sheet: &mut Sheet) {
    for line in &words.lines {
        let mut shape = Shape::within(rows(baseline, words.size));
        letters.write(line, words.size, [left, baseline], &mut shape);
        sheet.draw(ink, &shape);
        baseline += words.lead;
    }
}

/// The rows that letters on a baseline may reach, from the ring over an Å to the tail of a g.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "inside the picture")]
fn rows(baseline: f32, size: f32) -> Range<u16> {
    (baseline - size) as u16..(baseline + size * 0.4) as u16
}

/// The mark of `icon.svg`.
fn mark() -> Shape {
    let mut shape = Shape::within(540..590);
    let mut pen = shape.pen([86.0, 540.0], [0.75, 0.75]);
    let [left, low, right] = [[9.0, 29.0], [27.0, 51.0], [55.0, 17.0]];
    for dot in [left, low, right] {
        pen.disc(dot, 7.0);
    }
    pen.bar(left, low, 3.5);
    pen.bar(low, right, 3.5);
    shape
}

#[cfg(test)]
mod tests;
