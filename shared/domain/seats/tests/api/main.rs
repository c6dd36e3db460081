//! Rows as organizers type them.

mod lines;
mod properties;
