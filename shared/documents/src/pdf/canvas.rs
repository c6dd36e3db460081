use pdf_writer::types::StructRole;
use pdf_writer::{Content, Name, Str};

use super::font::{Fonts, Weight};
use super::text::{Block, Style};
use crate::qr::Qr;

/// A4, in points.
pub(crate) const WIDTH: f32 = 595.276;
/// A4, in points.
pub(crate) const HEIGHT: f32 = 841.89;

/// How far the handles of a Bézier curve are from the corner of a quarter circle of radius 1.
const QUARTER_CIRCLE: f32 = 0.447_715;

/// A piece of a page as a screen reader finds it.
pub(crate) struct Element {
    pub(crate) role: StructRole,
    /// What stands for it where it cannot be seen.
    pub(crate) alternative: Option<String>,
}

/// One page being drawn. Coordinates are in points from the upper left corner.
pub(crate) struct Canvas<'a> {
    pub(crate) fonts: &'a mut Fonts,
    content: Content,
    elements: Vec<Element>,
}

/// Where a line of text stands with regard to its x.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Right,
    Center,
}

impl<'a> Canvas<'a> {
    pub(crate) fn new(fonts: &'a mut Fonts) -> Self {
        Self {
            fonts,
            content: Content::new(),
            elements: Vec::new(),
        }
    }

    /// The page's drawing instructions, and its elements by their number in them.
    pub(crate) fn finish(self) -> (Vec<u8>, Vec<Element>) {
        (self.content.finish().to_vec(), self.elements)
    }

    /// What is drawn inside is one element of the page, to be read after those before it.
    pub(crate) fn element(
        &mut self,
        role: StructRole,
        alternative: Option<String>,
        draw: impl FnOnce(&mut Self),
    ) {
        let number = i32::try_from(self.elements.len()).expect("a page has few elements");
        let mut mark = self
            .content
            .begin_marked_content_with_properties(role.to_name());
        mark.properties().identify(number);
        drop(mark);
        self.elements.push(Element { role, alternative });
        draw(self);
        self.content.end_marked_content();
    }

    /// What is drawn inside is decoration that nobody needs to hear of.
    pub(crate) fn decoration(&mut self, draw: impl FnOnce(&mut Self)) {
        self.content.begin_marked_content(Name(b"Artifact"));
        draw(self);
        self.content.end_marked_content();
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

    fn line(&mut self, x: f32, baseline: f32, align: Align, style: &Style, text: &str) {
        let width = style.width(self.fonts, text);
        let x = match align {
            Align::Left => x,
            Align::Right => x - width,
            Align::Center => x - width / 2.0,
        };
        let font = self.fonts.get_mut(style.weight);
        let name = match style.weight {
            Weight::Regular => Name(b"R"),
            Weight::Bold => Name(b"B"),
        };
        let glyphs = font.shape(text);
        self.content.begin_text();
        self.content.set_font(name, style.size);
        self.content.set_fill_gray(style.gray);
        self.content.set_char_spacing(style.tracking);
        self.content.next_line(x, HEIGHT - baseline);
        let mut show = self.content.show_positioned();
        let mut items = show.items();
        let mut codes = Vec::with_capacity(2 * glyphs.len());
        for glyph in &glyphs {
            codes.extend(font.embed(glyph).to_be_bytes());
            if glyph.kern != 0.0 {
                items.show(Str(&codes));
                items.adjust(-1000.0 * glyph.kern);
                codes.clear();
            }
        }
        items.show(Str(&codes));
        drop(items);
        drop(show);
        self.content.end_text();
    }

    /// A frame with round corners, and a round notch of half their size in both sides at `notch`.
    pub(crate) fn ticket_frame(&mut self, x: f32, top: f32, width: f32, height: f32, notch: f32) {
        const RADIUS: f32 = 12.0;
        const NOTCH: f32 = 9.0;
        let (left, right) = (x, x + width);
        let (upper, lower, middle) = (HEIGHT - top, HEIGHT - top - height, HEIGHT - notch);
        self.content.set_line_width(1.0).set_stroke_gray(0.0);
        self.content.move_to(left + RADIUS, upper);
        self.content.line_to(right - RADIUS, upper);
        self.quarter(
            (right - RADIUS, upper),
            (right, upper),
            (right, upper - RADIUS),
        );
        self.content.line_to(right, middle + NOTCH);
        self.quarter(
            (right, middle + NOTCH),
            (right - NOTCH, middle + NOTCH),
            (right - NOTCH, middle),
        );
        self.quarter(
            (right - NOTCH, middle),
            (right - NOTCH, middle - NOTCH),
            (right, middle - NOTCH),
        );
        self.content.line_to(right, lower + RADIUS);
        self.quarter(
            (right, lower + RADIUS),
            (right, lower),
            (right - RADIUS, lower),
        );
        self.content.line_to(left + RADIUS, lower);
        self.quarter(
            (left + RADIUS, lower),
            (left, lower),
            (left, lower + RADIUS),
        );
        self.content.line_to(left, middle - NOTCH);
        self.quarter(
            (left, middle - NOTCH),
            (left + NOTCH, middle - NOTCH),
            (left + NOTCH, middle),
        );
        self.quarter(
            (left + NOTCH, middle),
            (left + NOTCH, middle + NOTCH),
            (left, middle + NOTCH),
        );
        self.content.line_to(left, upper - RADIUS);
        self.quarter(
            (left, upper - RADIUS),
            (left, upper),
            (left + RADIUS, upper),
        );
        self.content.close_and_stroke();
    }

    /// A quarter circle that leaves `from` towards `corner` and arrives at `to` coming from there.
    fn quarter(&mut self, from: (f32, f32), corner: (f32, f32), to: (f32, f32)) {
        let handle = |end: (f32, f32)| {
            (
                corner.0 + (end.0 - corner.0) * QUARTER_CIRCLE,
                corner.1 + (end.1 - corner.1) * QUARTER_CIRCLE,
            )
        };
        let (first, second) = (handle(from), handle(to));
        self.content
            .cubic_to(first.0, first.1, second.0, second.1, to.0, to.1);
    }

    pub(crate) fn dashed_line(&mut self, from: f32, to: f32, y: f32) {
        self.content.save_state();
        self.content
            .set_line_width(0.8)
            .set_stroke_gray(0.0)
            .set_dash_pattern([3.0, 3.0], 0.0);
        self.content
            .move_to(from, HEIGHT - y)
            .line_to(to, HEIGHT - y)
            .stroke();
        self.content.restore_state();
    }

    /// A square of side `side` without the quiet zone, which the caller leaves free.
    pub(crate) fn qr(&mut self, x: f32, top: f32, side: f32, qr: &Qr) {
        let number =
            |value: usize| f32::from(u16::try_from(value).expect("a code has at most 177 modules"));
        let module = side / number(qr.size());
        self.content.save_state();
        // From here on in modules, downwards; all in one path, so that no seams show between them.
        self.content
            .transform([module, 0.0, 0.0, -module, x, HEIGHT - top]);
        self.content.set_fill_gray(0.0);
        for run in qr.runs() {
            self.content
                .rect(number(run.x), number(run.y), number(run.length), 1.0);
        }
        self.content.fill_nonzero();
        self.content.restore_state();
    }
}
