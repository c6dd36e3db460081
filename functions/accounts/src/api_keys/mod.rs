//! What the programs of an organizer call with.

pub(crate) mod details;
pub(crate) mod list;
pub(crate) mod make;
pub(crate) mod revoke;
