//! Letters as they are written.

mod occasions;
mod typography;
