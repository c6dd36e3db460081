//! How much there may be of everything.

/// Of an organizer.
pub(crate) const IMAGES: i64 = 2_000;

/// Of an event.
pub(crate) const EVENT_IMAGES: usize = 12;

/// In characters.
pub(crate) const ALT: usize = 300;
