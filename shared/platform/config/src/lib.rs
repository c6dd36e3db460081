//! Configuration from the environment, read once and whole before a function serves.
//!
//! Each function has a `Config::from_env(&Env)` of its own that asks for exactly the variables it needs. A bad
//! value ends the process with one line that names the variable and says what is legal, so that an operator
//! never has to read code to start a service:
//!
//! ```
//! use guichet_config::Env;
//!
//! let env = Env::from_pairs([("PORT", "80a")]);
//! let error = env.parse_or("PORT", "a port number from 1 to 65535", 8080u16).unwrap_err();
//! assert_eq!(error.to_string(), "PORT is not legal: it must be a port number from 1 to 65535");
//! ```
//!
//! What a value was is never repeated in an error, because it may have been a secret put in the wrong place.
//! Secrets may come in files, as orchestrators mount them: `SMTP_URL_FILE=/run/secrets/smtp` stands for
//! `SMTP_URL`.
//!
//! This crate is not a place for defaults that differ between functions, nor for settings that organizers
//! change: those are rows in the database.

mod env;
mod master_key;
mod secret;

pub use env::{ConfigError, Env};
pub use master_key::MasterKey;
pub use secret::Secret;
