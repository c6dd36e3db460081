//! The payments function on a real database.

mod called_off;
mod races;
mod start;
mod strangers;
mod support;
mod together;
mod webhook;
