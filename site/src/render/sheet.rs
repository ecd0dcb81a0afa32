//! A sheet of paper with ink on it, and the PNG that it becomes.
//!
//! Paper and three inks need few colours, so a pixel is a place in a palette: a quarter of the bytes to pack.

use ab_glyph_rasterizer::{Point, Rasterizer, point};
use std::ops::Range;
use ttf_parser::OutlineBuilder;

/// How wide a sheet is, in pixels: what those who show pictures of shared pages ask for.
pub(super) const WIDTH: u16 = 1200;

/// How high it is.
pub(super) const HEIGHT: u16 = 630;

/// A colour: red, green, blue.
type Rgb = [u8; 3];

/// The colours are those of the style sheet in light.
const PAPER: Rgb = [0xFB, 0xFA, 0xF6];

/// The shades of an ink, from bare paper to full: as many as three inks can have in a palette of 256.
const SHADES: u8 = 85;

/// What is written and drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// For names.
    Spruce,
    /// For what is said beside them.
    Soft,
    /// For lines between.
    Hair,
}

impl Ink {
    const ALL: [Self; 3] = [Self::Spruce, Self::Soft, Self::Hair];

    fn colour(self) -> Rgb {
        match self {
            Self::Spruce => [0x0B, 0x3D, 0x2E],
            Self::Soft => [0x3B, 0x46, 0x41],
            Self::Hair => [0xC9, 0xCC, 0xC2],
        }
    }

    /// The place in the palette of the ink's shade for a pixel that is covered to a part, 1 being the whole.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 84.5")]
    fn shade(self, covered: f32) -> u8 {
        let lightest = SHADES * self as u8;
        // Rounded so, since `round` is a call on many processors, and a sheet has many pixels.
        lightest + (covered.clamp(0.0, 1.0) * f32::from(SHADES - 1) + 0.5) as u8
    }
}

/// All shades of all inks.
fn palette() -> Vec<u8> {
    let shades = Ink::ALL.into_iter().flat_map(|ink| (0..SHADES).map(move |shade| mixed(PAPER, ink.colour(), shade)));
    shades.flatten().collect()
}

/// The colour of a shade.
fn mixed([red, green, blue]: Rgb, ink: Rgb, shade: u8) -> Rgb {
    let [ink_red, ink_green, ink_blue] = ink;
    [between(red, ink_red, shade), between(green, ink_green, shade), between(blue, ink_blue, shade)]
}

/// The part of a colour that is so many shades from paper on the way to ink, rounded.
fn between(paper: u8, ink: u8, shade: u8) -> u8 {
    let full = u16::from(SHADES - 1);
    let shade = u16::from(shade);
    let sum = u16::from(paper) * (full - shade) + u16::from(ink) * shade;
    // A mean of two bytes is a byte.
    u8::try_from((sum + full / 2) / full).unwrap_or(u8::MAX)
}

/// The sheet: the pixels' places in the palette, row by row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sheet {
    pixels: Vec<u8>,
}

impl Sheet {
    /// A sheet without ink.
    pub(super) fn blank() -> Self {
        Self { pixels: vec![0; usize::from(WIDTH) * usize::from(HEIGHT)] }
    }

    /// Fills a rectangle.
    pub(super) fn fill(&mut self, ink: Ink, across: Range<usize>, down: Range<usize>) {
        for row in self.pixels.chunks_mut(WIDTH.into()).take(down.end).skip(down.start) {
            row.get_mut(across.clone()).unwrap_or_default().fill(ink.shade(1.0));
        }
    }

    /// Fills a shape.
    pub(super) fn draw(&mut self, ink: Ink, shape: &Shape) {
        let first = usize::from(shape.rows.start) * usize::from(WIDTH);
        shape.filled.for_each_pixel(|at, covered| {
            let inked = ink.shade(covered);
            if let Some(pixel) = self.pixels.get_mut(first + at).filter(|_| inked > ink.shade(0.0)) {
                *pixel = inked;
            }
        });
    }

    /// The bytes of a file.
    pub(super) fn png(&self) -> Result<Vec<u8>, png::EncodingError> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, WIDTH.into(), HEIGHT.into());
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(palette());
        // A tenth of the time of the next better, for a quarter more bytes.
        encoder.set_compression(png::Compression::Fast);
        encoder.set_filter(png::Filter::Adaptive);
        encoder.write_header()?.write_image_data(&self.pixels)?;
        Ok(bytes)
    }
}

/// What is inside outlines, in some rows of a sheet: most of it is bare, and every pixel of a shape costs time.
pub(super) struct Shape {
    rows: Range<u16>,
    filled: Rasterizer,
}

impl Shape {
    /// A shape in these rows. What reaches over an edge of them or of the sheet is cut off there.
    pub(super) fn within(rows: Range<u16>) -> Self {
        Self { filled: Rasterizer::new(WIDTH.into(), rows.len()), rows }
    }

    /// A pen whose origin is a place on the sheet and whose units have a size in pixels; one below zero turns an axis.
    pub(super) fn pen(&mut self, origin: [f32; 2], units: [f32; 2]) -> Pen<'_> {
        let begun = point(0.0, 0.0);
        Pen { shape: self, origin, units, begun, at: begun }
    }
}

/// Draws an outline. All of a shape's outlines go round in one direction, and holes in them in the other.
pub(super) struct Pen<'a> {
    shape: &'a mut Shape,
    origin: [f32; 2],
    units: [f32; 2],
    /// Where the outline began, in the shape.
    begun: Point,
    at: Point,
}

impl Pen<'_> {
    /// Where a point lies in the shape, or at the edge that is nearest to it.
    fn place(&self, x: f32, y: f32) -> Point {
        let ([left, top], rows) = (self.origin, &self.shape.rows);
        let (x, y) = (left + x * self.units[0], top + y * self.units[1]);
        point(x.clamp(0.0, WIDTH.into()), y.clamp(rows.start.into(), rows.end.into()) - f32::from(rows.start))
    }

    /// A disc.
    pub(super) fn disc(&mut self, [x, y]: [f32; 2], radius: f32) {
        // How far out the handles lie of a Bézier curve that is nearest to a quarter of a circle.
        let handle = radius * 0.5523;
        self.move_to(x + radius, y);
        for [right, down] in [[0.0, 1.0], [-1.0, 0.0], [0.0, -1.0], [1.0, 0.0]] {
            // The quarter begins a quarter turn earlier.
            let begins = [x + radius * down, y - radius * right];
            let ends = [x + radius * right, y + radius * down];
            let (first, second) = (
                [begins[0] + handle * right, begins[1] + handle * down],
                [ends[0] + handle * down, ends[1] - handle * right],
            );
            self.curve_to(first[0], first[1], second[0], second[1], ends[0], ends[1]);
        }
        self.close();
    }

    /// A straight line as thick as two radii, blunt at its ends.
    pub(super) fn bar(&mut self, from: [f32; 2], to: [f32; 2], radius: f32) {
        let along = [to[0] - from[0], to[1] - from[1]];
        let length = along[0].hypot(along[1]);
        let [right, down] = [-along[1] * radius / length, along[0] * radius / length];
        self.move_to(from[0] - right, from[1] - down);
        self.line_to(to[0] - right, to[1] - down);
        self.line_to(to[0] + right, to[1] + down);
        self.line_to(from[0] + right, from[1] + down);
        self.close();
    }
}

impl OutlineBuilder for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.begun = self.place(x, y);
        self.at = self.begun;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let end = self.place(x, y);
        self.shape.filled.draw_line(self.at, end);
        self.at = end;
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (handle, end) = (self.place(x1, y1), self.place(x, y));
        self.shape.filled.draw_quad(self.at, handle, end);
        self.at = end;
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let (first, second, end) = (self.place(x1, y1), self.place(x2, y2), self.place(x, y));
        self.shape.filled.draw_cubic(self.at, first, second, end);
        self.at = end;
    }

    fn close(&mut self) {
        self.shape.filled.draw_line(self.at, self.begun);
        self.at = self.begun;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Sheet {
        /// The ink at a place, if any.
        pub(in super::super) fn ink(&self, x: u16, y: u16) -> Option<Ink> {
            let pixel = self.pixels[usize::from(y) * usize::from(WIDTH) + usize::from(x)];
            (!pixel.is_multiple_of(SHADES)).then(|| Ink::ALL[usize::from(pixel / SHADES)])
        }
    }

    fn drawn(draw: impl FnOnce(&mut Pen<'_>)) -> Sheet {
        let (mut sheet, mut shape) = (Sheet::blank(), Shape::within(60..160));
        draw(&mut shape.pen([100.0, 100.0], [1.0, 1.0]));
        sheet.draw(Ink::Soft, &shape);
        sheet
    }

    #[test]
    fn each_ink_goes_from_paper_to_its_colour() {
        let palette = palette();
        for ink in Ink::ALL {
            let colour = |covered| &palette[usize::from(ink.shade(covered)) * 3..][..3];
            assert_eq!((colour(0.0), colour(1.0)), (PAPER.as_slice(), ink.colour().as_slice()));
        }
        assert_eq!(palette.len(), Ink::ALL.len() * usize::from(SHADES) * 3);
        assert_eq!(mixed([200, 100, 0], [100, 200, 255], 42), [150, 150, 128]);
    }

    #[test]
    fn a_disc_is_round_and_what_lies_upon_it_makes_no_hole() {
        let sheet = drawn(|pen| {
            pen.disc([0.0, 0.0], 10.0);
            pen.bar([0.0, 0.0], [30.0, 0.0], 3.0);
            pen.bar([30.0, 0.0], [30.0, -30.0], 3.0);
        });
        let inked = |x, y| sheet.ink(x, y).is_some();
        assert!(inked(100, 100) && inked(105, 100) && inked(125, 100) && inked(129, 98) && inked(131, 75));
        assert!(inked(91, 100) && inked(100, 91) && inked(100, 108) && inked(94, 94));
        assert!(!inked(89, 100) && !inked(91, 91) && !inked(125, 104) && !inked(131, 69));
    }

    #[test]
    fn what_reaches_over_an_edge_is_cut_off() {
        let sheet = drawn(|pen| pen.bar([-300.0, 0.0], [3000.0, 0.0], 5.0));
        assert_eq!([sheet.ink(0, 100), sheet.ink(WIDTH - 1, 100)], [Some(Ink::Soft); 2]);
        assert_eq!([sheet.ink(0, 94), sheet.ink(0, 106), sheet.ink(WIDTH - 1, 106)], [None; 3]);
    }
}
