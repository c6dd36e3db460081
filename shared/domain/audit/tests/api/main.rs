//! The audit log on a real database.

mod actions;
mod chain;
mod check;
mod list;
mod races;
mod support;
