use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The folder of the fonts for other scripts than Latin, Greek and Cyrillic. They are many and large, so none is part of
/// the program: a file is read when a text needs it, for as long as its document is drawn.
///
/// Where one cannot be read, what it would have drawn is an empty box, and the first time in the life of the program
/// this is logged as an error.
#[derive(Clone, Debug)]
pub struct FontFolder {
    path: Arc<Path>,
    was_reported: Arc<AtomicBool>,
}

/// Where the image has them.
impl Default for FontFolder {
    fn default() -> Self {
        Self::new("/usr/share/guichet/fonts")
    }
}

impl FontFolder {
    /// Nothing is looked for yet.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into().into(),
            was_reported: Arc::default(),
        }
    }

    pub(crate) fn read(&self, file: &'static str) -> Option<Vec<u8>> {
        let path = self.path.join(file);
        match std::fs::read(&path) {
            Ok(bytes) => Some(bytes),
            Err(error) => {
                if !self.was_reported.swap(true, Ordering::Relaxed) {
                    let path = path.display();
                    tracing::error!(%path, %error, "a font cannot be read: names are printed as empty boxes");
                }
                None
            }
        }
    }
}
