//! Covers of events that have no picture, as PNG for previews of links.
//!
//! [`CoverArt`] is what `frontend/src/ui/cover-art.ts` draws: a print of two inks that depends on the event's id and category alone. Both
//! are compared with `tests/covers.json`. [`CoverPrinter`] sets the event's name over it, in the font of the storefront, and in those of a
//! folder where that has no letters for it.

mod art;
mod drawings;
mod numbers;
mod path;
mod printer;
mod sheet;
mod title;

pub use art::{CoverArt, Ink, Shape};
pub use printer::{CoverPrinter, NotPrinted};
pub use sheet::{HEIGHT, WIDTH};
