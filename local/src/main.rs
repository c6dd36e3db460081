//! Placeholder until the local cloud is written.

fn main() {}
