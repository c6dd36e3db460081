//! Keys on a real database.

mod interrupted;
mod repeating;
mod support;
