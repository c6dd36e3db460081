//! The sales function on a real database.

mod desk;
mod growth;
mod list;
mod search;
mod show;
mod timeline;
