use std::error::Error;
use std::fmt::Display;
use std::process::ExitCode;
use std::sync::Arc;

use guichet_config::{ConfigError, Env};
use guichet_telemetry::Logs;
use tokio::runtime::Builder;
use tokio::signal::unix::{SignalKind, signal};

use crate::metrics::METRICS;
use crate::{Routes, Server, listen, serve};

/// `EX_CONFIG` of `sysexits.h`: something is wrong with the configuration, and starting again will not help.
const BAD_CONFIGURATION: u8 = 78;

/// Runs the function `name` until SIGTERM: all that a `main` does.
///
/// Opens `PORT` (8080) on `HOST` (0.0.0.0) first, so that requests can arrive while `build` makes the routes and the
/// `App` from the rest of the environment; `build` runs inside the runtime and must not wait for anything (a pool
/// that connects in the background is fine). Logs as `LOG_LEVEL` and `GOOGLE_CLOUD_PROJECT` say.
///
/// Exits with 0 after a SIGTERM or SIGINT, with 78 when a variable is not legal, with 1 when the port cannot be
/// opened; in both latter cases after one line on standard error.
///
/// ```no_run
/// # use guichet_http::Routes;
/// # struct App;
/// # fn routes() -> Routes<App> { Routes::new("catalog", "/api/v1/catalog") }
/// fn main() -> std::process::ExitCode {
///     guichet_http::run("catalog", |env| {
///         let _public_url = env.required("PUBLIC_URL")?;
///         Ok((routes(), App))
///     })
/// }
/// ```
pub fn run<A: Send + Sync + 'static>(
    name: &str,
    build: impl FnOnce(&Env) -> Result<(Routes<A>, A), Box<dyn Error + Send + Sync>>,
) -> ExitCode {
    let env = Env::from_process();
    let settings = match Settings::from_env(name, &env) {
        Ok(settings) => settings,
        Err(error) => return refuse(name, BAD_CONFIGURATION, &error),
    };
    guichet_telemetry::init(&settings.logs);
    guichet_telemetry::log_panics();
    // One thread: functions have one CPU and wait for the database, and starting more threads delays a cold start.
    let runtime = Builder::new_current_thread().enable_all().build();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(error) => return refuse(name, 1, &error),
    };
    let code = runtime.block_on(async {
        let address = (settings.host.as_str(), settings.port);
        let listener = match listen(address).await {
            Ok(listener) => listener,
            Err(error) => {
                let reason = format!(
                    "HOST {} and PORT {} cannot be listened on: {error}",
                    address.0, address.1
                );
                return refuse(name, 1, &reason);
            }
        };
        let shutdown = match stop_signal() {
            Ok(shutdown) => shutdown,
            Err(error) => return refuse(name, 1, &error),
        };
        let (routes, app) = match build(&env) {
            Ok(pair) => pair,
            Err(error) => return refuse(name, BAD_CONFIGURATION, &error),
        };
        drop(env);
        if let Ok(address) = listener.local_addr() {
            tracing::info!(port = address.port(), "listening");
        }
        METRICS.ready();
        serve(
            Server::new(listener).with_shutdown(shutdown),
            routes,
            Arc::new(app),
        )
        .await;
        ExitCode::SUCCESS
    });
    // The exit must not wait for a blocking task that hangs.
    runtime.shutdown_background();
    code
}

struct Settings {
    host: String,
    port: u16,
    logs: Logs,
}

impl Settings {
    fn from_env(name: &str, env: &Env) -> Result<Self, ConfigError> {
        Ok(Self {
            host: env.optional("HOST").unwrap_or_else(|| "0.0.0.0".to_owned()),
            port: env.parse_or("PORT", "a port number from 0 to 65535", 8080)?,
            logs: Logs::from_env(name, env)?,
        })
    }
}

fn refuse(name: &str, code: u8, reason: &dyn Display) -> ExitCode {
    eprintln!("{name}: {reason}");
    ExitCode::from(code)
}

/// Ready when the platform (SIGTERM) or somebody at a terminal (SIGINT) asks to stop. The handlers are installed
/// at once, so that a signal that comes early is not lost.
fn stop_signal() -> std::io::Result<impl Future<Output = ()> + Send + 'static> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
