//! Words as outlines: how wide they are, how they come on lines, and their shape.

use super::sheet::Shape;
use ttf_parser::gpos::{PairAdjustment, PositioningSubtable};
use ttf_parser::{Face, FaceParsingError, GlyphId};

/// The letters of a font.
#[derive(Debug)]
pub(super) struct Letters {
    face: Face<'static>,
}

/// Words in one size, on as many lines as they need.
#[derive(Debug, Default)]
pub(super) struct Fitted {
    pub(super) size: f32,
    /// From one baseline to the next.
    pub(super) lead: f32,
    pub(super) lines: Vec<String>,
}

impl Fitted {
    /// From the first baseline to the last.
    pub(super) fn height(&self) -> f32 {
        self.lines.iter().skip(1).map(|_| self.lead).sum()
    }
}

/// The room for words: their width, the height from first baseline to last, the sizes to try, the largest first, and a
/// size's lead.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) sizes: &'static [f32],
    pub(super) lead: f32,
}

/// The parts of a room's width that are tried for the sake of even lines, the narrowest first.
const EVENLY: [f32; 10] = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95];

impl Letters {
    /// The letters of a font file.
    pub(super) fn new(font: &'static [u8]) -> Result<Self, FaceParsingError> {
        Ok(Self { face: Face::parse(font, 0)? })
    }

    /// The words in the largest size in which they have room, on even lines; on none where no size gives room.
    pub(super) fn fit(&self, words: &str, room: Room) -> Fitted {
        let fitted = |&size: &f32| Fitted { size, lead: size * room.lead, lines: self.lines(words, size, room.width) };
        let has_room = |fitted: &Fitted| fitted.height() <= room.height && self.is_within(fitted, room.width);
        let found = room.sizes.iter().map(fitted).find(has_room);
        found.map(|fitted| self.evened(words, fitted, room.width)).unwrap_or_default()
    }

    /// The words on as many lines, broken so that the widest is as narrow as it can be.
    fn evened(&self, words: &str, fitted: Fitted, width: f32) -> Fitted {
        if fitted.lines.len() < 2 {
            return fitted;
        }
        let narrower = |part: &f32| {
            let width = width * part;
            (Fitted { lines: self.lines(words, fitted.size, width), ..fitted }, width)
        };
        let is_as_few =
            |(tried, width): &(Fitted, f32)| tried.lines.len() == fitted.lines.len() && self.is_within(tried, *width);
        let found = EVENLY.iter().map(narrower).find(is_as_few);
        found.map_or(fitted, |(tried, _)| tried)
    }

    fn is_within(&self, fitted: &Fitted, width: f32) -> bool {
        fitted.lines.iter().all(|line| self.width(line, fitted.size) <= width)
    }

    /// The words on lines no wider than `width`, but for a word that is wider by itself.
    fn lines(&self, words: &str, size: f32, width: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in words.split(' ').filter(|word| !word.is_empty()) {
            match lines.last_mut() {
                Some(line) if self.width(&format!("{line} {word}"), size) <= width => {
                    line.push(' ');
                    line.push_str(word);
                }
                Some(_) | None => lines.push(word.into()),
            }
        }
        lines
    }

    /// How far the words reach, in the unit of their size.
    pub(super) fn width(&self, words: &str, size: f32) -> f32 {
        let last = self.placed(words).last();
        last.map_or(0.0, |(glyph, x)| (x + self.advance(glyph)) * self.scale(size))
    }

    /// Adds the words to a shape, from the left end of their baseline.
    pub(super) fn write(&self, words: &str, size: f32, [left, baseline]: [f32; 2], shape: &mut Shape) {
        let scale = self.scale(size);
        for (glyph, x) in self.placed(words) {
            // Letters of a font stand on their heads. A space has no outline.
            self.face.outline_glyph(glyph, &mut shape.pen([left + x * scale, baseline], [scale, -scale]));
        }
    }

    fn scale(&self, size: f32) -> f32 {
        size / f32::from(self.face.units_per_em())
    }

    /// The glyphs of words, each with its place, in the font's units. A sign that the font lacks is an empty box.
    fn placed(&self, words: &str) -> impl Iterator<Item = (GlyphId, f32)> {
        let (mut end, mut before) = (0.0, None);
        words.chars().map(move |sign| {
            let glyph = self.face.glyph_index(sign).unwrap_or_default();
            let x = end + before.map_or(0.0, |before| self.kerning(before, glyph));
            (end, before) = (x + self.advance(glyph), Some(glyph));
            (glyph, x)
        })
    }

    fn advance(&self, glyph: GlyphId) -> f32 {
        self.face.glyph_hor_advance(glyph).map_or(0.0, f32::from)
    }

    /// How much nearer to each other than by themselves two letters stand.
    fn kerning(&self, left: GlyphId, right: GlyphId) -> f32 {
        let lookups = self.face.tables().gpos.into_iter().flat_map(|table| table.lookups);
        let subtables = lookups.flat_map(|lookup| lookup.subtables.into_iter::<PositioningSubtable<'_>>());
        let mut pairs = subtables.filter_map(|subtable| {
            let PositioningSubtable::Pair(pairs) = subtable else { return None };
            between(&pairs, left, right)
        });
        pairs.next().map_or(0.0, f32::from)
    }
}

/// What a table of pairs says of two letters, where it speaks of them.
fn between(pairs: &PairAdjustment<'_>, left: GlyphId, right: GlyphId) -> Option<i16> {
    let first = pairs.coverage().get(left)?;
    let (adjusted, _) = match pairs {
        PairAdjustment::Format1 { sets, .. } => sets.get(first)?.get(right)?,
        PairAdjustment::Format2 { classes, matrix, .. } => matrix.get((classes.0.get(left), classes.1.get(right)))?,
    };
    Some(adjusted.x_advance)
}
