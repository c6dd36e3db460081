//! The documents of orders on a real database.

mod calendar;
mod support;
mod tickets;
