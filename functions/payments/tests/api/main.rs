//! The payments function on a real database.

mod races;
mod start;
mod support;
mod together;
mod webhook;
