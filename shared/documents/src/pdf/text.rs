use std::ops::Range;

use super::font::{Fonts, Weight};

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

    pub(crate) fn width(&self, fonts: &Fonts, text: &str) -> f32 {
        let glyphs: u16 = text.chars().count().try_into().unwrap_or(u16::MAX);
        fonts.get(self.weight).width(text) * self.size + f32::from(glyphs) * self.tracking
    }
}

/// Lines that fit where they are to be drawn.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) lines: Vec<String>,
    pub(crate) style: Style,
}

impl Block {
    pub(crate) fn height(&self) -> f32 {
        let count: u16 = self.lines.len().try_into().unwrap_or(u16::MAX);
        f32::from(count) * self.style.line_height()
    }
}

/// Where a text may go.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    pub(crate) width: f32,
    pub(crate) lines: usize,
    /// The text is made smaller down to this size before any of it is cut.
    pub(crate) smallest: f32,
}

/// In characters: more than fits the largest room there is on a page.
const LONGEST: usize = 3000;

/// Sets a text in the room there is: first wrapped, then smaller, at last cut with an ellipsis.
pub(crate) fn fit(fonts: &Fonts, text: &str, style: Style, room: Room) -> Block {
    let text = Measured::new(fonts, style.weight, &readable(text));
    let mut style = style;
    loop {
        let smallest = style.size <= room.smallest;
        match text.wrap(&style, room.width, smallest) {
            Some(lines) if lines.len() <= room.lines => return Block { lines, style },
            Some(lines) if smallest => {
                return Block {
                    lines: cut(fonts, lines, &style, room),
                    style,
                };
            }
            _ => style.size = (style.size - 0.5).max(room.smallest),
        }
    }
}

/// A text measured once, to be wrapped at any size.
struct Measured {
    characters: Vec<char>,
    /// Where each character begins, in ems, and at last where the text ends.
    positions: Vec<f32>,
    /// What kerning adds behind each character; at the end of a line it does not count.
    kerns: Vec<f32>,
}

impl Measured {
    fn new(fonts: &Fonts, weight: Weight, text: &str) -> Self {
        let glyphs = fonts.get(weight).shape(text);
        let mut positions = vec![0.0];
        let mut end = 0.0;
        for glyph in &glyphs {
            end += glyph.advance + glyph.kern;
            positions.push(end);
        }
        let characters = glyphs.iter().map(|glyph| glyph.character).collect();
        Self {
            characters,
            positions,
            kerns: glyphs.iter().map(|glyph| glyph.kern).collect(),
        }
    }

    /// The width of some characters on a line of their own, in points.
    fn width(&self, characters: Range<usize>, style: &Style) -> f32 {
        let count: u16 = characters.len().try_into().unwrap_or(u16::MAX);
        let ems = self.positions[characters.end]
            - self.positions[characters.start]
            - self.kerns[characters.end - 1];
        ems * style.size + f32::from(count) * style.tracking
    }

    /// Breaks at spaces and after hyphens. A word wider than the line is broken anywhere if it may be;
    /// else there is no answer.
    fn wrap(&self, style: &Style, width: f32, break_words: bool) -> Option<Vec<String>> {
        let mut lines = Vec::new();
        let (mut start, mut index) = (0, 0);
        // Behind the last space or hyphen of the line.
        let mut opportunity = None;
        while let Some(character) = self.characters.get(index) {
            let end = match character {
                '\n' => index,
                ' ' => {
                    opportunity = Some(index + 1);
                    index += 1;
                    continue;
                }
                _ if index == start || self.width(start..index + 1, style) <= width => {
                    index += 1;
                    if *character == '-' {
                        opportunity = Some(index);
                    }
                    continue;
                }
                _ => opportunity.or(break_words.then_some(index))?,
            };
            lines.push(self.line(start..end));
            start = if *character == '\n' { index + 1 } else { end };
            index = start;
            opportunity = None;
        }
        lines.push(self.line(start..self.characters.len()));
        Some(lines)
    }

    fn line(&self, characters: Range<usize>) -> String {
        let line: String = self.characters[characters].iter().collect();
        line.trim_matches(' ').to_owned()
    }
}

fn cut(fonts: &Fonts, mut lines: Vec<String>, style: &Style, room: Room) -> Vec<String> {
    lines.truncate(room.lines);
    if let Some(last) = lines.last_mut() {
        while !last.is_empty() && style.width(fonts, &format!("{last}…")) > room.width {
            last.pop();
        }
        last.truncate(last.trim_end().len());
        last.push('…');
    }
    lines
}

/// Without what a printed ticket cannot show: control characters and pictographs. Line breaks stay,
/// other white space becomes an ordinary space unless it forbids a break.
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
            other if other.is_control() || is_pictograph(other) => {}
            other => readable.push(other),
        }
    }
    readable
}

/// Emoji and what modifies them: no text font draws them, and a title reads well without.
fn is_pictograph(character: char) -> bool {
    matches!(character,
        '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{fe00}'..='\u{fe0f}' | '\u{200b}'..='\u{200f}'
        | '\u{e0020}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const STYLE: Style = Style::new(Weight::Bold, 20.0);
    const ROOM: Room = Room {
        width: 200.0,
        lines: 2,
        smallest: 12.0,
    };

    fn set(text: &str) -> Block {
        fit(&Fonts::new(), text, STYLE, ROOM)
    }

    #[test]
    fn a_short_text_keeps_its_size() {
        let block = set("Les Nuits 🎉 de Fourvière");
        assert_eq!(block.lines, ["Les Nuits de", "Fourvière"]);
        assert!((block.style.size - 20.0).abs() < 1e-6);
    }

    #[test]
    fn a_long_text_is_made_smaller_and_a_longer_one_cut() {
        let block = set("Festival international de musique de chambre");
        assert_eq!(block.lines.len(), 2);
        assert!(block.style.size < 20.0);
        let block = set(&"Festival international ".repeat(9));
        assert!((block.style.size - 12.0).abs() < 1e-6);
        assert!(block.lines[1].ends_with('…'), "{:?}", block.lines);
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken_only_when_it_must() {
        let block = set("Donaudampfschifffahrt");
        assert_eq!(block.lines, ["Donaudampfschifffahrt"]);
        let block = set(&"x".repeat(50));
        assert_eq!(block.lines.len(), 2);
        assert_eq!(block.lines.concat(), "x".repeat(50));
    }

    #[test]
    fn a_price_is_never_broken() {
        let block = fit(
            &Fonts::new(),
            "Prix 1\u{202f}250,00\u{a0}€",
            STYLE,
            Room {
                width: 120.0,
                ..ROOM
            },
        );
        assert_eq!(block.lines, ["Prix", "1\u{202f}250,00\u{a0}€"]);
    }

    proptest! {
        #[test]
        fn whatever_is_set_fits(text in "\\PC{0,200}", lines in 1..4_usize) {
            let fonts = Fonts::new();
            let room = Room { lines, ..ROOM };
            let block = fit(&fonts, &text, STYLE, room);
            prop_assert!(block.lines.len() <= lines);
            for line in &block.lines {
                prop_assert!(block.style.width(&fonts, line) <= room.width + 0.01, "{line:?}");
            }
        }
    }
}
