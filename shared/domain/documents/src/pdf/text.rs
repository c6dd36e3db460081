use std::ops::Range;

use unicode_bidi::Level;
use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation as _;

use super::font::{Fonts, Weight};
use super::line::{Line, level};

/// How a line is set. Sizes are in points.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    pub(crate) weight: Weight,
    pub(crate) size: f32,
    /// 0 is black.
    pub(crate) gray: f32,
    /// Added after each glyph, in points.
    pub(crate) tracking: f32,
}

impl Style {
    pub(crate) const fn new(weight: Weight, size: f32) -> Self {
        Self {
            weight,
            size,
            gray: 0.0,
            tracking: 0.0,
        }
    }

    /// From one baseline to the next.
    pub(crate) fn line_height(&self) -> f32 {
        self.size * 1.22
    }

    pub(crate) fn width(&self, fonts: &Fonts<'_>, text: &str) -> f32 {
        self.width_of(&Line::new(fonts, self.weight, text, Level::ltr()))
    }

    pub(crate) fn width_of(&self, line: &Line) -> f32 {
        let glyphs: u16 = line.glyphs().count().try_into().unwrap_or(u16::MAX);
        line.width() * self.size + f32::from(glyphs) * self.tracking
    }
}

/// Lines that fit where they are to be drawn.
pub(crate) struct Block {
    pub(crate) lines: Vec<Line>,
    pub(crate) style: Style,
}

impl Block {
    pub(crate) fn height(&self) -> f32 {
        let count: u16 = self.lines.len().try_into().unwrap_or(u16::MAX);
        f32::from(count) * self.style.line_height()
    }
}

/// What a text has to fit into.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    pub(crate) width: f32,
    pub(crate) lines: usize,
    /// The text is made smaller down to this size before any of it is cut.
    pub(crate) smallest: f32,
}

/// In characters: more than fits anywhere on a page.
const LONGEST: usize = 3000;

/// Sets a text within its bounds: first wrapped, then smaller, at last cut with an ellipsis.
pub(crate) fn fit(fonts: &Fonts<'_>, text: &str, style: Style, bounds: Bounds) -> Block {
    let text = readable(text);
    let paragraphs: Vec<Paragraph<'_>> = text
        .split('\n')
        .map(|text| Paragraph::new(fonts, style.weight, text))
        .collect();
    let mut style = style;
    loop {
        let smallest = style.size <= bounds.smallest;
        let lines: Option<Vec<Vec<&str>>> = paragraphs
            .iter()
            .map(|paragraph| paragraph.wrap(&style, bounds.width, smallest))
            .collect();
        match lines {
            Some(lines)
                if smallest || lines.iter().map(Vec::len).sum::<usize>() <= bounds.lines =>
            {
                let lines = paragraphs.iter().zip(lines).flat_map(|(paragraph, lines)| {
                    lines.into_iter().map(|line| (paragraph.level, line))
                });
                return Block {
                    lines: cut(fonts, lines.collect(), &style, bounds),
                    style,
                };
            }
            _ => style.size = (style.size - 0.5).max(bounds.smallest),
        }
    }
}

/// A paragraph measured once, to be wrapped at any size.
struct Paragraph<'a> {
    fonts: &'a Fonts<'a>,
    text: &'a str,
    level: Level,
    /// Where each byte begins, in ems, and at last where the text ends, as if it stood on one line.
    positions: Vec<f32>,
    /// Behind what a line may end.
    opportunities: Vec<usize>,
}

impl<'a> Paragraph<'a> {
    fn new(fonts: &'a Fonts<'_>, weight: Weight, text: &'a str) -> Self {
        let level = level(text);
        let mut advances = vec![0.0; text.len()];
        for glyph in Line::new(fonts, weight, text, level).glyphs() {
            advances[glyph.text_range.start] += glyph.x_advance;
        }
        let mut positions = vec![0.0];
        let mut end = 0.0;
        for advance in advances {
            end += advance;
            positions.push(end);
        }
        Self {
            fonts,
            text,
            level,
            positions,
            opportunities: linebreaks(text).map(|(end, _)| end).collect(),
        }
    }

    /// Lines that fit. A word wider than the line is broken anywhere if it may be; else there is no answer.
    fn wrap(&self, style: &Style, width: f32, break_words: bool) -> Option<Vec<&'a str>> {
        let mut lines = Vec::new();
        let mut start = 0;
        while start < self.text.len() {
            let ends = self
                .opportunities
                .iter()
                .copied()
                .filter(|end| *end > start);
            let end = self.longest(start, ends, style, width).or_else(|| {
                let inside = self.text[start..].grapheme_indices(true);
                let ends = inside.map(|(offset, cluster)| start + offset + cluster.len());
                let first = ends.clone().next();
                break_words.then(|| self.longest(start, ends, style, width).or(first))?
            })?;
            lines.push(self.text[start..end].trim_matches(' '));
            start = end;
        }
        if lines.is_empty() {
            lines.push("");
        }
        Some(lines)
    }

    /// The last of some ends, in their order, at which a line fits that begins at `start`.
    fn longest(
        &self,
        start: usize,
        ends: impl Iterator<Item = usize>,
        style: &Style,
        width: f32,
    ) -> Option<usize> {
        // What a line measures by itself is not quite what it does within its paragraph: letters at its ends are not
        // joined or kerned with those of its neighbours.
        let roughly = |end: usize| {
            let range = trimmed(self.text, start..end);
            (self.positions[range.end] - self.positions[range.start]) * style.size <= width * 1.02
        };
        let ends: Vec<usize> = ends.take_while(|end| roughly(*end)).collect();
        ends.into_iter().rev().find(|end| {
            let line = &self.text[trimmed(self.text, start..*end)];
            style.width_of(&Line::new(self.fonts, style.weight, line, self.level)) <= width
        })
    }
}

/// Without the spaces at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let line = &text[range.clone()];
    let start = range.start + line.len() - line.trim_start_matches(' ').len();
    start..start + line.trim_matches(' ').len()
}

/// The lines there is room for; the last says with an ellipsis if there were more.
fn cut(
    fonts: &Fonts<'_>,
    mut lines: Vec<(Level, &str)>,
    style: &Style,
    bounds: Bounds,
) -> Vec<Line> {
    let set = |level, text: &str| Line::new(fonts, style.weight, text, level);
    let is_cut = lines.len() > bounds.lines;
    lines.truncate(bounds.lines);
    let last = if is_cut { lines.pop() } else { None };
    let mut set_lines: Vec<Line> = lines
        .into_iter()
        .map(|(level, text)| set(level, text))
        .collect();
    if let Some((level, text)) = last {
        let ends = text.grapheme_indices(true).map(|(end, _)| end);
        let ends = ends.chain([text.len()]).rev();
        let mut shortened = ends.map(|end| set(level, &format!("{}…", text[..end].trim_end())));
        let fitting = shortened.find(|line| style.width_of(line) <= bounds.width);
        set_lines.extend(fitting);
    }
    set_lines
}

/// Without what a printed ticket cannot show: control characters, and marks and overrides of direction. Line breaks
/// stay, other white space becomes an ordinary space unless it forbids a break.
fn readable(text: &str) -> String {
    let mut readable = String::with_capacity(text.len());
    for character in text.trim().chars().take(LONGEST) {
        match character {
            '\n' | '\u{a0}' | '\u{202f}' => readable.push(character),
            space if space.is_whitespace() => {
                if !readable.ends_with([' ', '\n']) {
                    readable.push(' ');
                }
            }
            other if other.is_control() || turns_text(other) => {}
            other => readable.push(other),
        }
    }
    readable
}

/// What tells in which direction text runs: a line finds that out from its letters.
fn turns_text(character: char) -> bool {
    matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::FontFolder;

    const STYLE: Style = Style::new(Weight::Bold, 20.0);
    const BOUNDS: Bounds = Bounds {
        width: 200.0,
        lines: 2,
        smallest: 12.0,
    };

    fn folder() -> FontFolder {
        FontFolder::new(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/scripts"))
    }

    fn set(text: &str) -> (Vec<String>, f32) {
        set_in(text, BOUNDS)
    }

    fn set_in(text: &str, bounds: Bounds) -> (Vec<String>, f32) {
        let block = fit(&Fonts::new(&folder()), text, STYLE, bounds);
        let lines = block.lines.into_iter().map(|line| line.text);
        (lines.collect(), block.style.size)
    }

    #[test]
    fn a_short_text_keeps_its_size() {
        let (lines, size) = set("Les Nuits de Fourvière");
        assert_eq!(lines, ["Les Nuits de", "Fourvière"]);
        assert!((size - 20.0).abs() < 1e-6);
    }

    #[test]
    fn a_long_text_is_made_smaller_and_a_longer_one_cut() {
        let (lines, size) = set("Festival international de musique de chambre");
        assert_eq!(lines.len(), 2);
        assert!(size < 20.0);
        let (lines, size) = set(&"Festival international ".repeat(9));
        assert!((size - 12.0).abs() < 1e-6);
        assert!(lines[1].ends_with('…'), "{lines:?}");
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken_only_when_it_must() {
        let (lines, _) = set("Donaudampfschifffahrt");
        assert_eq!(lines, ["Donaudampfschifffahrt"]);
        let (lines, _) = set(&"x".repeat(50));
        assert_eq!(lines.len(), 2);
        assert_eq!(lines.concat(), "x".repeat(50));
    }

    #[test]
    fn a_price_is_never_broken() {
        let bounds = Bounds {
            width: 120.0,
            ..BOUNDS
        };
        let (lines, _) = set_in("Prix 1\u{202f}250,00\u{a0}€", bounds);
        assert_eq!(lines, ["Prix", "1\u{202f}250,00\u{a0}€"]);
    }

    #[test]
    fn scripts_without_spaces_are_broken_between_their_letters() {
        let (lines, size) = set("東京フィルハーモニー交響楽団");
        assert_eq!(lines.concat(), "東京フィルハーモニー交響楽団");
        assert_eq!((lines.len(), size), (2, 20.0));
    }

    #[test]
    fn letters_are_kerned_and_joined() {
        let folder = folder();
        let fonts = Fonts::new(&folder);
        let width = |text: &str| STYLE.width(&fonts, text);
        assert!(width("AV") < width("A") + width("V"));
        assert!((width("HH") - 2.0 * width("H")).abs() < 1e-4);
        assert!(width("بيت") < width("ب") + width("ي") + width("ت"));
    }

    proptest! {
        #[test]
        fn whatever_is_set_fits(text in "\\PC{0,200}", lines in 1..4_usize) {
            let nowhere = FontFolder::new("/nonexistent");
            let fonts = Fonts::new(&nowhere);
            let bounds = Bounds { lines, ..BOUNDS };
            let block = fit(&fonts, &text, STYLE, bounds);
            prop_assert!(block.lines.len() <= lines);
            for line in &block.lines {
                prop_assert!(block.style.width_of(line) <= bounds.width + 0.01, "{:?}", line.text);
            }
        }
    }
}
