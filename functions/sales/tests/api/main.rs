//! The sales function on a real database.

mod desk;
mod edits;
mod growth;
mod list;
mod notes;
mod search;
mod show;
mod timeline;
