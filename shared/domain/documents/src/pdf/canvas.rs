use krilla::color::luma;
use krilla::geom::{Path, PathBuilder, Point, Rect, Transform};
use krilla::paint::{Fill, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ContentTag, TagGroup, TagKind};

use super::font::{Fonts, Weight};
use super::line::Line;
use super::text::{Block, Style};
use crate::qr::Qr;

/// A4, in points.
pub(crate) const WIDTH: f32 = 595.276;
/// A4, in points.
pub(crate) const HEIGHT: f32 = 841.89;

/// How far the handles of a Bézier curve are from the corner of a quarter circle of radius 1.
const QUARTER_CIRCLE: f32 = 0.447_715;

/// Of the line around letters that are made bold, in ems.
const EMBOLDENING: f32 = 0.035;

/// One page being drawn. Coordinates are in points from the upper left corner.
pub(crate) struct Canvas<'a> {
    pub(crate) fonts: &'a Fonts<'a>,
    surface: Surface<'a>,
    /// The pieces of the page as a screen reader finds them, in reading order.
    elements: Vec<TagGroup>,
}

/// Where a line of text stands with regard to its x.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Right,
    Center,
}

impl<'a> Canvas<'a> {
    pub(crate) fn new(fonts: &'a Fonts<'a>, surface: Surface<'a>) -> Self {
        Self {
            fonts,
            surface,
            elements: Vec::new(),
        }
    }

    /// Ends the page.
    pub(crate) fn finish(self) -> Vec<TagGroup> {
        self.surface.finish();
        self.elements
    }

    /// What is drawn inside is one element of the page, to be read after those before it.
    pub(crate) fn element(&mut self, kind: impl Into<TagKind>, draw: impl FnOnce(&mut Self)) {
        let identifier = self.surface.start_tagged(ContentTag::Other);
        draw(self);
        self.surface.end_tagged();
        self.elements
            .push(TagGroup::with_children(kind, vec![identifier.into()]));
    }

    /// What is drawn inside is decoration that nobody needs to hear of.
    pub(crate) fn decoration(&mut self, draw: impl FnOnce(&mut Self)) {
        self.surface
            .start_tagged(ContentTag::Artifact(Artifact::default()));
        draw(self);
        self.surface.end_tagged();
    }

    /// Lines below `top`; returns where they end.
    pub(crate) fn block(&mut self, x: f32, top: f32, align: Align, block: &Block) -> f32 {
        let line_height = block.style.line_height();
        let mut baseline = top + block.style.size * 0.96;
        for line in &block.lines {
            self.line(x, baseline, align, &block.style, line);
            baseline += line_height;
        }
        top + block.height()
    }

    fn line(&mut self, x: f32, baseline: f32, align: Align, style: &Style, line: &Line) {
        let width = style.width_of(line);
        let mut x = match align {
            Align::Left => x,
            Align::Right => x - width,
            Align::Center => x - width / 2.0,
        };
        let gray = gray(style.gray);
        for run in &line.runs {
            let is_emboldened = run.face.is_emboldened && style.weight == Weight::Bold;
            self.surface.set_fill(Some(fill(gray)));
            self.surface
                .set_stroke(is_emboldened.then(|| stroke(gray, style.size * EMBOLDENING)));
            let mut glyphs = run.glyphs.clone();
            for glyph in &mut glyphs {
                glyph.x_advance += style.tracking / style.size;
            }
            let start = Point::from_xy(x, baseline);
            self.surface.draw_glyphs(
                start,
                &glyphs,
                run.face.font.clone(),
                &line.text,
                style.size,
                false,
            );
            x += glyphs
                .iter()
                .map(|glyph| glyph.x_advance * style.size)
                .sum::<f32>();
        }
        self.surface.set_stroke(None);
    }

    /// A frame with round corners, and a round notch of half their size in both sides at `notch`.
    pub(crate) fn ticket_frame(&mut self, x: f32, top: f32, width: f32, height: f32, notch: f32) {
        const RADIUS: f32 = 12.0;
        const NOTCH: f32 = 9.0;
        let (left, right, bottom) = (x, x + width, top + height);
        let mut path = PathBuilder::new();
        path.move_to(left + RADIUS, top);
        path.line_to(right - RADIUS, top);
        quarter(
            &mut path,
            (right - RADIUS, top),
            (right, top),
            (right, top + RADIUS),
        );
        path.line_to(right, notch - NOTCH);
        quarter(
            &mut path,
            (right, notch - NOTCH),
            (right - NOTCH, notch - NOTCH),
            (right - NOTCH, notch),
        );
        quarter(
            &mut path,
            (right - NOTCH, notch),
            (right - NOTCH, notch + NOTCH),
            (right, notch + NOTCH),
        );
        path.line_to(right, bottom - RADIUS);
        quarter(
            &mut path,
            (right, bottom - RADIUS),
            (right, bottom),
            (right - RADIUS, bottom),
        );
        path.line_to(left + RADIUS, bottom);
        quarter(
            &mut path,
            (left + RADIUS, bottom),
            (left, bottom),
            (left, bottom - RADIUS),
        );
        path.line_to(left, notch + NOTCH);
        quarter(
            &mut path,
            (left, notch + NOTCH),
            (left + NOTCH, notch + NOTCH),
            (left + NOTCH, notch),
        );
        quarter(
            &mut path,
            (left + NOTCH, notch),
            (left + NOTCH, notch - NOTCH),
            (left, notch - NOTCH),
        );
        path.line_to(left, top + RADIUS);
        quarter(
            &mut path,
            (left, top + RADIUS),
            (left, top),
            (left + RADIUS, top),
        );
        path.close();
        self.stroke(path, stroke(luma::Color::black(), 1.0));
    }

    pub(crate) fn dashed_line(&mut self, from: f32, to: f32, y: f32) {
        let mut path = PathBuilder::new();
        path.move_to(from, y);
        path.line_to(to, y);
        let dash = StrokeDash {
            array: vec![3.0, 3.0],
            offset: 0.0,
        };
        let stroke = Stroke {
            dash: Some(dash),
            ..stroke(luma::Color::black(), 0.8)
        };
        self.stroke(path, stroke);
    }

    /// A square of side `side` without the quiet zone, which the caller leaves free.
    pub(crate) fn qr(&mut self, x: f32, top: f32, side: f32, qr: &Qr) {
        let number =
            |value: usize| f32::from(u16::try_from(value).expect("a code has at most 177 modules"));
        let module = side / number(qr.size());
        // In modules; all in one path, so that no seams show between them.
        let mut path = PathBuilder::new();
        for run in qr.runs() {
            let rect = Rect::from_xywh(number(run.x), number(run.y), number(run.length), 1.0);
            path.push_rect(rect.expect("a run has a length"));
        }
        self.surface
            .push_transform(&Transform::from_row(module, 0.0, 0.0, module, x, top));
        self.surface.set_fill(Some(fill(luma::Color::black())));
        self.surface.draw_path(&finished(path));
        self.surface.pop();
    }

    fn stroke(&mut self, path: PathBuilder, stroke: Stroke) {
        self.surface.set_fill(None);
        self.surface.set_stroke(Some(stroke));
        self.surface.draw_path(&finished(path));
        self.surface.set_stroke(None);
    }
}

/// A quarter circle that leaves `from` towards `corner` and arrives at `to` coming from there.
fn quarter(path: &mut PathBuilder, from: (f32, f32), corner: (f32, f32), to: (f32, f32)) {
    let handle = |end: (f32, f32)| {
        (
            corner.0 + (end.0 - corner.0) * QUARTER_CIRCLE,
            corner.1 + (end.1 - corner.1) * QUARTER_CIRCLE,
        )
    };
    let (first, second) = (handle(from), handle(to));
    path.cubic_to(first.0, first.1, second.0, second.1, to.0, to.1);
}

fn finished(path: PathBuilder) -> Path {
    path.finish()
        .expect("something was drawn, at places that are numbers")
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "from 0 to 255"
)]
fn gray(lightness: f32) -> luma::Color {
    luma::Color::new((lightness * 255.0).round() as u8)
}

fn fill(color: luma::Color) -> Fill {
    Fill {
        paint: color.into(),
        ..Fill::default()
    }
}

fn stroke(color: luma::Color, width: f32) -> Stroke {
    Stroke {
        paint: color.into(),
        width,
        ..Stroke::default()
    }
}
