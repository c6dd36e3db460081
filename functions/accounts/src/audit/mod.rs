//! Who did what for an organizer, or on an account.

pub(crate) mod check;
pub(crate) mod list;
mod search;

pub(crate) use search::Search;
