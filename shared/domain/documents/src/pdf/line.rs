use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;

use harfrust::{BufferClusterLevel, Direction, ShapeOptions, UnicodeBuffer};
use krilla::text::{GlyphId, KrillaGlyph};
use unicode_bidi::{BidiInfo, Level};
use unicode_segmentation::UnicodeSegmentation as _;

use super::font::{Face, Fonts, Weight};

/// A line of text as glyphs, from left to right.
pub(crate) struct Line {
    /// In the order in which it is read.
    pub(crate) text: String,
    pub(crate) runs: Vec<Run>,
}

/// Glyphs of one font, from left to right. Measures are in ems; ranges are bytes of the line's text.
pub(crate) struct Run {
    pub(crate) face: Rc<Face>,
    pub(crate) glyphs: Vec<KrillaGlyph>,
}

impl Line {
    /// Sets a text that has no line breaks. `level` is that of the paragraph it is from.
    pub(crate) fn new(fonts: &Fonts<'_>, weight: Weight, text: &str, level: Level) -> Self {
        let bidi = BidiInfo::new(text, Some(level));
        let mut runs = Vec::new();
        for paragraph in &bidi.paragraphs {
            let (levels, ranges) = bidi.visual_runs(paragraph, paragraph.range.clone());
            for range in ranges {
                let is_rtl = levels[range.start].is_rtl();
                let mut parts = by_face(fonts, weight, text, range);
                if is_rtl {
                    parts.reverse();
                }
                runs.extend(
                    parts
                        .into_iter()
                        .map(|(face, range)| shape(face, text, range, is_rtl)),
                );
            }
        }
        Self {
            text: text.to_owned(),
            runs,
        }
    }

    /// In ems.
    pub(crate) fn width(&self) -> f32 {
        self.glyphs().map(|glyph| glyph.x_advance).sum()
    }

    pub(crate) fn glyphs(&self) -> impl Iterator<Item = &KrillaGlyph> {
        self.runs.iter().flat_map(|run| &run.glyphs)
    }
}

/// The direction of a paragraph: that of its first letter that has one.
pub(crate) fn level(text: &str) -> Level {
    let bidi = BidiInfo::new(text, None);
    let paragraph = bidi.paragraphs.first();
    paragraph.map_or(Level::ltr(), |paragraph| paragraph.level)
}

/// Parts of a text by the font that has their letters, in reading order.
fn by_face(
    fonts: &Fonts<'_>,
    weight: Weight,
    text: &str,
    range: Range<usize>,
) -> Vec<(Rc<Face>, Range<usize>)> {
    let mut parts: Vec<(Rc<Face>, Range<usize>)> = Vec::new();
    for (offset, cluster) in text[range.clone()].grapheme_indices(true) {
        let start = range.start + offset;
        let end = start + cluster.len();
        let face = fonts.face_for(weight, cluster);
        match parts.last_mut() {
            Some((last, part)) if Rc::ptr_eq(last, &face) => part.end = end,
            _ => parts.push((face, start..end)),
        }
    }
    parts
}

fn shape(face: Rc<Face>, text: &str, range: Range<usize>, is_rtl: bool) -> Run {
    let mut buffer = UnicodeBuffer::new();
    // Letters that join look beyond the part.
    buffer.set_pre_context(&text[..range.start]);
    buffer.push_str(&text[range.clone()]);
    buffer.set_post_context(&text[range.end..]);
    buffer.guess_segment_properties();
    buffer.set_direction(if is_rtl {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    });
    if is_rtl {
        // Readers of PDF put what runs to the left in order glyph by glyph: each says its own characters, not those of
        // its cluster.
        buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
    }
    let face_shaper = face.shaper();
    let shaped = face_shaper.shape(buffer, ShapeOptions::new());
    let infos = shaped.glyph_infos();
    let at = |cluster: u32| range.start + usize::try_from(cluster).expect("a line is short");
    let starts: BTreeSet<usize> = infos.iter().map(|info| at(info.cluster)).collect();
    #[expect(clippy::cast_precision_loss, reason = "font units are below 2^24")]
    let ems = |units: i32| units as f32 / face.font.units_per_em();
    let glyphs = infos
        .iter()
        .zip(shaped.glyph_positions())
        .map(|(info, position)| {
            let start = at(info.cluster);
            let end = starts
                .range(start + 1..)
                .next()
                .copied()
                .unwrap_or(range.end);
            KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                ems(position.x_advance),
                ems(position.x_offset),
                ems(position.y_offset),
                ems(position.y_advance),
                start..end,
                None,
            )
        });
    Run {
        glyphs: glyphs.collect(),
        face,
    }
}
