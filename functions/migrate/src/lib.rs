//! Brings the database to the schema this version of the functions needs, then ends.
//!
//! It runs before the functions of a new version are started: as a job on Cloud Run, first thing in the local
//! cloud. What was applied already is left alone, two at once take turns, and one that fails undoes its own step
//! and says which it was. How migrations are written is told in `migrations/README.md`, how they are applied in
//! `guichet_database::migrate`.

use std::process::ExitCode;

use guichet_config::{ConfigError, Env};
use guichet_database::{DatabaseConfig, migrate};
use guichet_telemetry::Logs;

/// Exit code of a process that was configured wrongly, as `sysexits.h` has it.
const BAD_CONFIGURATION: u8 = 78;

struct Config {
    database: DatabaseConfig,
    logs: Logs,
}

impl Config {
    fn from_env(env: &Env) -> Result<Self, ConfigError> {
        Ok(Self {
            database: DatabaseConfig::from_env(env)?.application_name("migrate"),
            logs: Logs::from_env("migrate", env)?,
        })
    }
}

/// Applies what is missing. Exits with 0 when the schema is up to date, 1 when it is not, and 78 when a variable
/// is wrong.
pub fn run(env: &Env) -> ExitCode {
    let config = match Config::from_env(env) {
        Ok(config) => config,
        Err(error) => {
            eprintln!("migrate: {error}");
            return ExitCode::from(BAD_CONFIGURATION);
        }
    };
    guichet_telemetry::init(&config.logs);
    guichet_telemetry::log_panics();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a process that has just started may open the few files a runtime needs");
    match runtime.block_on(migrate::run(&config.database)) {
        Ok(applied) => {
            tracing::info!(applied = applied.len(), "the schema is up to date");
            ExitCode::SUCCESS
        }
        Err(error) => {
            tracing::error!(%error, "the schema is not up to date");
            ExitCode::FAILURE
        }
    }
}
