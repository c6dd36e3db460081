//! Formatted texts: what organizers write in Markdown, as a tree of the few things that a page shows.
//!
//! Whoever shows such a text writes the tree, never HTML that somebody typed: HTML in the source loses its tags, pictures become
//! their alternative text, and links lead only where [`Inline::Link`] says. What a text may be is limited ([`Refusal`]).
//!
//! Which texts are in Markdown, and in which languages they are, is not known here.

mod html;
mod lines;
mod link;
mod parse;
mod plain;
mod tags;
mod tree;

pub use html::html;
pub use lines::lines;
pub use parse::{
    MAXIMUM_CHARACTERS, MAXIMUM_DEPTH, MAXIMUM_PARTS, Refusal, parse, parse_or_as_written,
};
pub use plain::{beginning, plain};
pub use tree::{Block, Inline};
