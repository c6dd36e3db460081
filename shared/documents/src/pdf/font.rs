use std::collections::BTreeMap;

use subsetter::GlyphRemapper;
use ttf_parser::gpos::{PairAdjustment, PositioningSubtable};
use ttf_parser::{Face, GlyphId};

const REGULAR: &[u8] = include_bytes!("../../fonts/Inter-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../fonts/Inter-Bold.ttf");

/// Of the typeface that tickets are set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    Regular,
    Bold,
}

/// Both weights, and which glyphs of them a document has used.
pub(crate) struct Fonts {
    regular: Font,
    bold: Font,
}

impl Fonts {
    pub(crate) fn new() -> Self {
        Self {
            regular: Font::new(REGULAR),
            bold: Font::new(BOLD),
        }
    }

    pub(crate) fn get(&self, weight: Weight) -> &Font {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    pub(crate) fn get_mut(&mut self, weight: Weight) -> &mut Font {
        match weight {
            Weight::Regular => &mut self.regular,
            Weight::Bold => &mut self.bold,
        }
    }
}

pub(crate) struct Font {
    pub(crate) data: &'static [u8],
    pub(crate) face: Face<'static>,
    /// Kerning: lookups, each a list of subtables of which the first that knows the pair counts.
    kerning: Vec<Vec<PairAdjustment<'static>>>,
    /// From the font's glyphs to those of the subset that is embedded.
    pub(crate) remapper: GlyphRemapper,
    /// What the glyphs of the subset mean, for searching and reading aloud.
    pub(crate) meanings: BTreeMap<u16, char>,
}

/// A glyph of a line, in ems.
pub(crate) struct Glyph {
    pub(crate) id: GlyphId,
    pub(crate) character: char,
    pub(crate) advance: f32,
    /// Added between this glyph and the next; negative draws them together.
    pub(crate) kern: f32,
}

impl Font {
    fn new(data: &'static [u8]) -> Self {
        let face = Face::parse(data, 0).expect("the font is part of the program");
        let kerning = face.tables().gpos.map_or_else(Vec::new, |table| {
            let pairs = |lookup: ttf_parser::opentype_layout::Lookup<'static>| {
                let subtables = lookup.subtables.into_iter();
                subtables
                    .filter_map(|subtable| match subtable {
                        PositioningSubtable::Pair(pair) => Some(pair),
                        _ => None,
                    })
                    .collect()
            };
            table.lookups.into_iter().map(pairs).collect()
        });
        Self {
            data,
            face,
            kerning,
            remapper: GlyphRemapper::new(),
            meanings: BTreeMap::new(),
        }
    }

    /// The glyphs of a line. What the font does not have is drawn as an empty box.
    pub(crate) fn shape(&self, text: &str) -> Vec<Glyph> {
        let mut glyphs: Vec<Glyph> = Vec::with_capacity(text.len());
        for character in text.chars() {
            let id = self.face.glyph_index(character).unwrap_or(GlyphId(0));
            if let Some(previous) = glyphs.last_mut() {
                previous.kern = self.ems(self.kern(previous.id, id));
            }
            let advance = self.ems(self.face.glyph_hor_advance(id).unwrap_or(0).cast_signed());
            glyphs.push(Glyph {
                id,
                character,
                advance,
                kern: 0.0,
            });
        }
        glyphs
    }

    /// The width of a line in ems.
    pub(crate) fn width(&self, text: &str) -> f32 {
        self.shape(text)
            .iter()
            .map(|glyph| glyph.advance + glyph.kern)
            .sum()
    }

    /// The code of a glyph in the embedded subset, of which it becomes a part.
    pub(crate) fn embed(&mut self, glyph: &Glyph) -> u16 {
        let id = self.remapper.remap(glyph.id.0);
        self.meanings.entry(id).or_insert(glyph.character);
        id
    }

    /// Font units to ems.
    pub(crate) fn ems(&self, units: i16) -> f32 {
        f32::from(units) / f32::from(self.face.units_per_em())
    }

    fn kern(&self, left: GlyphId, right: GlyphId) -> i16 {
        let advances = self.kerning.iter().filter_map(|subtables| {
            subtables.iter().find_map(|subtable| match subtable {
                PairAdjustment::Format1 { coverage, sets } => {
                    Some(sets.get(coverage.get(left)?)?.get(right)?.0.x_advance)
                }
                PairAdjustment::Format2 {
                    coverage,
                    classes,
                    matrix,
                } => {
                    coverage.get(left)?;
                    Some(
                        matrix
                            .get((classes.0.get(left), classes.1.get(right)))?
                            .0
                            .x_advance,
                    )
                }
            })
        });
        advances.sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fonts_have_the_letters_that_names_and_prices_need() {
        for weight in [Weight::Regular, Weight::Bold] {
            let fonts = Fonts::new();
            let text = "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸàâæçéèêëîïôœùûüÿß€£¥«»’“”–—…·×°№1234567890\u{a0}\u{202f}\
                        ŁłŞşĞğİıŐőŰűĚěŘřŢţȚțẞĐđŇňΑλέξανδροςИрина Чайковская Nguyễn Đặng";
            let missing: Vec<char> = text
                .chars()
                .filter(|character| fonts.get(weight).face.glyph_index(*character).is_none())
                .collect();
            assert_eq!(missing, []);
        }
    }

    #[test]
    fn letters_that_lean_together_are_drawn_together() {
        let fonts = Fonts::new();
        let bold = fonts.get(Weight::Bold);
        assert!(bold.width("AV") < bold.width("A") + bold.width("V"));
        assert!((bold.width("HH") - 2.0 * bold.width("H")).abs() < 1e-6);
    }
}
