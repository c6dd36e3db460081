//! The passwords of accounts: which may be chosen, and how they are kept and compared.
//!
//! What is kept is a hash by argon2id (RFC 9106) as a PHC string: with the costs that it was made at, so that these can be
//! raised later, and with a salt of its own. There is no key besides ("pepper"): it could not be changed without everybody's
//! password.
//!
//! A hash takes 19 MiB and some 20 ms of a core on purpose. [`Hasher`] keeps that off the thread that answers requests, makes
//! at most four at a time, and refuses whoever would wait for long.
//!
//! How often somebody may try is not decided here.

mod common;
mod hash;
mod hasher;
mod phc;
mod policy;

pub use hasher::{Hasher, TooManyHashes};
pub use policy::{Password, check};
