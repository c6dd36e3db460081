//! Codes from a telephone (RFC 6238): six digits, SHA-1, a new one every 30 seconds.

mod code;
mod sealed;
mod secret;

pub(crate) use code::{Found, find};
pub use sealed::TotpSealing;
pub(crate) use secret::{base32, uri};

/// What telephone and account share.
pub(crate) type Secret = [u8; 20];
