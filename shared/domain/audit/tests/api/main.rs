//! The audit log on a real database.

mod actions;
