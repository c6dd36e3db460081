//! People who are asked to work for an organizer.

pub(crate) mod accept;
mod details;
mod guest;
pub(crate) mod invite;
pub(crate) mod list;
pub(crate) mod mail;
mod managing;
pub(crate) mod revoke;
pub(crate) mod show;
mod token;
