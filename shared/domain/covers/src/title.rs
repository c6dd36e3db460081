use std::fmt::Write as _;

use resvg::usvg::{Options, Tree};

use crate::sheet::{FONT, HEIGHT, WIDTH};

/// From the edge of the sheet to the strips on which the name is set.
const MARGIN: f32 = 56.0;

/// From the edge of a strip to the letters, of the size of these.
const PADDING: f32 = 0.18;

/// Between baselines, of the size of the letters.
const LEADING: f32 = 1.12;

/// The first in which the name has room.
const SIZES: [u16; 5] = [124, 104, 88, 74, 62];

const MOST_LINES: usize = 3;

/// A name that is set in lines.
pub(crate) struct Title {
    /// Of its letters, in pixels.
    size: f32,
    lines: Vec<Line>,
}

struct Line {
    text: String,
    width: f32,
}

impl Title {
    /// As large as there is room for; shortened where there is none in the smallest size.
    pub(crate) fn set(name: &str, options: &Options) -> Self {
        let mut title = Self {
            size: 0.0,
            lines: Vec::new(),
        };
        for size in SIZES {
            title = Self {
                size: f32::from(size),
                lines: Vec::new(),
            };
            if title.fill(name, options) {
                return title;
            }
        }
        title.shorten(options);
        title
    }

    /// Breaks the name between words. Whether it has room.
    fn fill(&mut self, name: &str, options: &Options) -> bool {
        let room = self.room();
        for word in name.split_whitespace() {
            let longer = self.lines.last().map(|line| {
                let text = format!("{} {word}", line.text);
                self.measure(text, options)
            });
            match longer.filter(|line| line.width <= room) {
                Some(longer) => {
                    self.lines.pop();
                    self.lines.push(longer);
                }
                None => self.lines.push(self.measure(word.to_owned(), options)),
            }
        }
        self.lines.len() <= MOST_LINES && self.lines.iter().all(|line| line.width <= room)
    }

    /// Leaves out what has no room.
    fn shorten(&mut self, options: &Options) {
        let is_whole = self.lines.len() <= MOST_LINES;
        self.lines.truncate(MOST_LINES);
        let last = self.lines.len().saturating_sub(1);
        for n in 0..self.lines.len() {
            let mut text = self.lines[n].text.clone();
            let mut line = if n == last && !is_whole {
                self.measure(format!("{text}…"), options)
            } else {
                self.measure(text.clone(), options)
            };
            while line.width > self.room() && text.pop().is_some() {
                line = self.measure(format!("{text}…"), options);
            }
            self.lines[n] = line;
        }
    }

    fn measure(&self, text: String, options: &Options) -> Line {
        let svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg">{}</svg>"#,
            letters(0.0, 0.0, self.size, &text)
        );
        let tree = Tree::from_str(&svg, options);
        let width = tree.map_or(0.0, |tree| tree.root().abs_bounding_box().width());
        Line { text, width }
    }

    /// For the letters of a line.
    fn room(&self) -> f32 {
        size(WIDTH) - 2.0 * MARGIN - 2.0 * PADDING * self.size
    }

    /// From the bottom of the picture upwards: strips of the sheet, and the name on them.
    pub(crate) fn svg(&self, sheet: &str) -> String {
        let mut svg = String::new();
        let above: f32 = self.lines.iter().map(|_| self.size * LEADING).sum();
        let mut top = size(HEIGHT) - MARGIN - above;
        let padding = PADDING * self.size;
        for line in &self.lines {
            let (wide, high) = (line.width + 2.0 * padding, self.size * LEADING + 1.0);
            let _ = write!(
                svg,
                r#"<rect x="{MARGIN}" y="{top}" width="{wide}" height="{high}" fill="{sheet}"/>"#
            );
            svg += &letters(
                MARGIN + padding,
                top + self.size * 0.86,
                self.size,
                &line.text,
            );
            top += self.size * LEADING;
        }
        svg
    }
}

fn letters(x: f32, y: f32, size: f32, text: &str) -> String {
    let text = escape(text);
    format!(
        r##"<text x="{x}" y="{y}" font-family="{FONT}" font-weight="800" font-size="{size}" fill="#1c1917">{text}</text>"##
    )
}

/// As XML, in which some characters have no place.
fn escape(text: &str) -> String {
    let legal = |letter: &char| !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}');
    let text: String = text.chars().filter(legal).collect();
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn size(pixels: u16) -> f32 {
    f32::from(pixels)
}
