//! How much there may be of everything.

/// Of an organizer that are not deleted.
pub(crate) const EVENTS: i64 = 2_000;

/// In characters: names of events, products, rates, venues.
pub(crate) const NAME: usize = 200;

/// In characters.
pub(crate) const SUMMARY: usize = 500;

/// In characters of Markdown.
pub(crate) const TEXT: usize = 10_000;
