//! Time and randomness as values that can be passed around.
//!
//! A hold ends by the clock and an order is named by a random identifier, so a test that wants to say exactly
//! what happens must be able to set both. Every function therefore keeps a [`Clock`] and an [`Entropy`] in its
//! `App`, and no other crate reads the system's clock or its random source. `clippy.toml` refuses the attempt.
//!
//! Measuring how long something took is not this crate's business: that is a monotonic timer
//! (`tokio::time::Instant`), which has no date.

mod clock;
mod entropy;

pub use clock::Clock;
pub use entropy::Entropy;
