//! What people type into forms: lines, several lines, and texts in two languages; how each is kept, and what is refused.
//!
//! What is blank is nothing, what is around a text is dropped, and line feeds are `\n`. Characters that show nothing are
//! refused, since nobody can see why two such texts differ. Lengths are in characters.

mod line;
mod slug;
mod texts;

pub use line::{line, lines, required_line};
pub use slug::{SLUG, is_slug, slug_of};
pub use texts::{Texts, line_texts, required_line_texts, texts};
