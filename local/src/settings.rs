//! What can be chosen, and where everything is.

use std::path::PathBuf;
use std::time::Duration;

use guichet_config::{ConfigError, Env};

/// The project that topics and subscriptions belong to.
pub const PROJECT: &str = "guichet-local";

/// How the local cloud runs.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The checkout: `functions.yaml`, `frontend/dist`, `local/demo` are found in it.
    pub project: PathBuf,
    /// Everything that is kept between runs.
    pub state: PathBuf,
    /// The folder of the binaries `guichet-<name>`.
    pub programs: PathBuf,
    /// The public port.
    pub port: u16,
    /// A server that is already there, instead of one of our own.
    pub database_url: Option<String>,
    /// What functions log: `trace` to `error`.
    pub log_level: String,
    /// An instance without requests for so long is stopped.
    pub idle_after: Duration,
}

impl Settings {
    /// Reads the variables `PORT`, `DATABASE_URL`, `LOG_LEVEL`, `IDLE_SECONDS` and `STATE_FOLDER`; binaries are taken from `programs`.
    pub fn from_env(env: &Env, project: PathBuf, programs: PathBuf) -> Result<Self, ConfigError> {
        let idle_seconds: u32 =
            env.parse_or("IDLE_SECONDS", "a number of seconds, at least 1", 60)?;
        Ok(Self {
            state: env
                .optional("STATE_FOLDER")
                .map_or_else(|| project.join(".local"), PathBuf::from),
            project,
            programs,
            port: env.parse_or("PORT", "a port number, 0 to 65535 (0: any free one)", 8080)?,
            database_url: env.optional("DATABASE_URL"),
            log_level: env
                .optional("LOG_LEVEL")
                .unwrap_or_else(|| "info".to_owned()),
            idle_after: Duration::from_secs(u64::from(idle_seconds.max(1))),
        })
    }
}
