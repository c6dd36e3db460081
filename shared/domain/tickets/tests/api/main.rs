//! Tokens as a scanner sees them: published vectors, and a million forgeries.

mod forgeries;
mod vectors;
