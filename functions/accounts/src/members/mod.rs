//! Who works for an organizer.

pub(crate) mod change;
pub(crate) mod details;
pub(crate) mod leave;
pub(crate) mod list;
pub(crate) mod membership;
pub(crate) mod remove;
