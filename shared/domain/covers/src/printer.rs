use std::fmt;
use std::io::Cursor;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use image::{ImageFormat, RgbImage};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};

use crate::art::{CoverArt, Ink};
use crate::sheet::{FONT, HEIGHT, WIDTH};
use crate::title::Title;

/// [`FONT`] in one weight.
const FONT_FILE: &[u8] = include_bytes!("../fonts/BricolageGrotesque-NarrowExtraBold.ttf");

/// The last letter of Latin Extended-A: letters beyond it may be of other fonts.
const LAST_OF_FONT: char = '\u{17f}';

/// Sheet, first ink, second ink, as `frontend/src/ui/CoverArt.vue` has them.
const INKS: [[&str; 3]; 8] = [
    ["#ffc9cf", "#f2593a", "#2a3fc4"],
    ["#f7d9b5", "#c4261d", "#ffc62e"],
    ["#ffd559", "#ff8f4a", "#1a56b8"],
    ["#d4e6f4", "#2a3fc4", "#ff9fae"],
    ["#d9edc8", "#12805c", "#f2593a"],
    ["#fbe7b8", "#ff9fae", "#12805c"],
    ["#ece5d6", "#8fb8d8", "#c4261d"],
    ["#e5d8f2", "#7a4fc0", "#ffb43d"],
];

/// Prints covers. Its fonts are read when a name first needs them.
#[derive(Debug)]
pub struct CoverPrinter {
    /// Of fonts for other scripts.
    folder: PathBuf,
    latin: OnceLock<Arc<Database>>,
    all: OnceLock<Arc<Database>>,
}

/// The picture could not be made: a fault of ours.
#[derive(Debug)]
pub struct NotPrinted(String);

impl fmt::Display for NotPrinted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the cover is not printed: {}", self.0)
    }
}

impl std::error::Error for NotPrinted {}

impl Default for CoverPrinter {
    /// With the fonts of the image.
    fn default() -> Self {
        Self::new("/usr/share/guichet/fonts")
    }
}

impl CoverPrinter {
    /// With a folder of fonts for scripts other than Latin; where it lacks one, its letters are left out.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
            latin: OnceLock::new(),
            all: OnceLock::new(),
        }
    }

    /// A PNG of [`WIDTH`] × [`HEIGHT`]: the cover of the event with this name on it. It takes some tens of milliseconds of one CPU.
    ///
    /// # Errors
    /// Where a part of it is not understood by another, which nothing in the name can bring about.
    pub fn print(&self, event_id: &str, category: &str, name: &str) -> Result<Vec<u8>, NotPrinted> {
        let options = Options {
            fontdb: self.fonts(name),
            font_family: FONT.to_owned(),
            ..Options::default()
        };
        let svg = svg(&CoverArt::new(event_id, category), name, &options);
        let tree = Tree::from_str(&svg, &options).map_err(not_printed)?;
        let mut pixels = Pixmap::new(WIDTH.into(), HEIGHT.into())
            .ok_or_else(|| NotPrinted("no pixels".to_owned()))?;
        resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
        png(&pixels)
    }

    fn fonts(&self, name: &str) -> Arc<Database> {
        let read = |folder: Option<&PathBuf>| {
            let mut fonts = Database::new();
            fonts.load_font_data(FONT_FILE.to_vec());
            if let Some(folder) = folder {
                fonts.load_fonts_dir(folder);
            }
            Arc::new(fonts)
        };
        if name.chars().any(|letter| letter > LAST_OF_FONT) {
            Arc::clone(self.all.get_or_init(|| read(Some(&self.folder))))
        } else {
            Arc::clone(self.latin.get_or_init(|| read(None)))
        }
    }
}

fn svg(art: &CoverArt, name: &str, options: &Options) -> String {
    let [sheet, first, second] = INKS[usize::from(art.palette) % INKS.len()];
    let printed = art.shapes.each_ref().map(|shape| {
        let ink = match shape.ink {
            Ink::First => first,
            Ink::Second => second,
        };
        let path = &shape.path;
        format!(
            r#"<path d="{path}" fill="{ink}" fill-rule="evenodd" style="mix-blend-mode:multiply"/>"#
        )
    });
    let (printed, title) = (printed.concat(), Title::set(name, options).svg(sheet));
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">
        <rect width="{WIDTH}" height="{HEIGHT}" fill="{sheet}"/>
        <svg width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 120 80" preserveAspectRatio="xMidYMid slice">{printed}</svg>
        {title}</svg>"#
    )
}

/// Every pixel is opaque.
fn png(pixels: &Pixmap) -> Result<Vec<u8>, NotPrinted> {
    let opaque = pixels.pixels().iter();
    let bytes = opaque.flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]);
    let picture = RgbImage::from_raw(WIDTH.into(), HEIGHT.into(), bytes.collect())
        .ok_or_else(|| NotPrinted("another number of pixels".to_owned()))?;
    let mut file = Cursor::new(Vec::new());
    picture
        .write_to(&mut file, ImageFormat::Png)
        .map_err(not_printed)?;
    Ok(file.into_inner())
}

fn not_printed(reason: impl fmt::Display) -> NotPrinted {
    NotPrinted(reason.to_string())
}
