//! The order's rules through the crate's public face.

mod details;
mod order;
