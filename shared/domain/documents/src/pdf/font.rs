use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use harfrust::{FontRef, ShaperData};
use krilla::text::Font;
use skrifa::MetadataProvider as _;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

use super::folder::FontFolder;
use super::scripts::files_for;

const REGULAR: &[u8] = include_bytes!("../../fonts/Inter-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../fonts/Inter-Bold.ttf");

/// Of the typeface that tickets are set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weight {
    Regular,
    Bold,
}

/// The fonts of one document: both weights of Inter, and those of other scripts, each read when a text first needs it
/// and given back with the document.
pub(crate) struct Fonts<'a> {
    regular: Rc<Face>,
    bold: Rc<Face>,
    folder: &'a FontFolder,
    /// By the name of the file; `None` for one that cannot be read.
    read: RefCell<BTreeMap<&'static str, Option<Rc<Face>>>>,
}

impl<'a> Fonts<'a> {
    pub(crate) fn new(folder: &'a FontFolder) -> Self {
        let inter = |bytes, strokes| {
            Rc::new(
                Face::new(Cow::Borrowed(bytes), strokes).expect("the font is part of the program"),
            )
        };
        Self {
            regular: inter(REGULAR, false),
            bold: inter(BOLD, false),
            folder,
            read: RefCell::default(),
        }
    }

    /// The font to draw a grapheme cluster with: the first that has all of its characters, or at least the one they
    /// belong to. What no font has is drawn as an empty box.
    pub(crate) fn face_for(&self, weight: Weight, cluster: &str) -> Rc<Face> {
        let inter = match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        };
        if inter.has_all(cluster) {
            return inter.clone();
        }
        let others = || {
            cluster
                .chars()
                .flat_map(files_for)
                .filter_map(|file| self.read(file))
        };
        let base = cluster.chars().next();
        others()
            .find(|face| face.has_all(cluster))
            .or_else(|| others().find(|face| base.is_some_and(|base| face.has(base))))
            .unwrap_or_else(|| inter.clone())
    }

    fn read(&self, file: &'static str) -> Option<Rc<Face>> {
        let mut read = self.read.borrow_mut();
        let face = read.entry(file).or_insert_with(|| {
            let face = self
                .folder
                .read(file)
                .and_then(|bytes| Face::new(Cow::Owned(bytes), true));
            face.map(Rc::new)
        });
        face.clone()
    }
}

/// A font, to be asked, to shape with, and to be embedded.
pub(crate) struct Face {
    pub(crate) font: Font,
    /// Whether bold text of this font is made so by drawing around its outlines: there is one weight of it.
    pub(crate) is_emboldened: bool,
    data: Arc<Cow<'static, [u8]>>,
    shaper: ShaperData,
}

impl Face {
    /// `None` for what is no font.
    fn new(bytes: Cow<'static, [u8]>, is_emboldened: bool) -> Option<Self> {
        let data = Arc::new(bytes);
        let shared: Arc<dyn AsRef<[u8]> + Send + Sync> = data.clone();
        Some(Self {
            font: Font::new(shared.into(), 0)?,
            is_emboldened,
            shaper: ShaperData::new(&FontRef::new(&data).ok()?),
            data,
        })
    }

    pub(crate) fn shaper(&self) -> harfrust::Shaper<'_> {
        self.shaper.shaper(&self.tables()).build()
    }

    fn tables(&self) -> FontRef<'_> {
        FontRef::new(&self.data).expect("it was read before")
    }

    /// Characters that show nothing by themselves need no glyph.
    fn has_all(&self, cluster: &str) -> bool {
        let charmap = self.tables().charmap();
        let mut characters = cluster.chars().filter(|character| !is_silent(*character));
        characters.all(|character| charmap.map(character).is_some())
    }

    pub(crate) fn has(&self, character: char) -> bool {
        self.tables().charmap().map(character).is_some()
    }
}

/// Joiners, and selectors of variants.
fn is_silent(character: char) -> bool {
    character.general_category() == GeneralCategory::Format
        || matches!(character, '\u{180b}'..='\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fonts_have_the_letters_that_names_and_prices_need() {
        let nowhere = FontFolder::new("/nonexistent");
        let fonts = Fonts::new(&nowhere);
        for weight in [Weight::Regular, Weight::Bold] {
            let text = "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸàâæçéèêëîïôœùûüÿß€£¥«»’“”–—…·×°№1234567890\u{a0}\u{202f}\
                        ŁłŞşĞğİıŐőŰűĚěŘřŢţȚțẞĐđŇňΑλέξανδροςИрина Чайковская Nguyễn Đặng";
            let face = fonts.face_for(weight, "A");
            let missing: Vec<char> = text
                .chars()
                .filter(|character| !face.has(*character))
                .collect();
            assert_eq!(missing, []);
        }
        assert!(
            fonts.read.borrow().is_empty(),
            "nothing was looked for in the folder"
        );
    }
}
