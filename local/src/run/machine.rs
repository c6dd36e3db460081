//! Everything on this machine, functions and database too: what `make run` starts.

use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use guichet_clock::{Clock, Entropy};
use tokio::net::TcpListener;
use tokio::time::sleep;

use super::cloud::{Cloud, Listeners, Signals};
use super::database;
use super::parts::{Ground, Parts, menu};
use super::state;
use crate::PLUGINS;
use crate::body::BoxError;
use crate::console::Console;
use crate::environment::{self, Addresses};
use crate::functions::Functions;
use crate::instances;
use crate::leftovers::{ProcessRecords, Watchdog};
use crate::manifest::{Manifest, Trigger};
use crate::plugin::shared_secrets;
use crate::secrets::Secrets;
use crate::server::{listen, listen_at_localhost};
use crate::settings::Settings;

/// How often to see whether the database is still there.
const DATABASE_LOOKS: Duration = Duration::from_secs(2);
/// This machine is not a cloud.
const MAXIMUM_INSTANCES: u32 = 4;

/// Runs everything until Ctrl-C or SIGTERM. `program` is this binary, which is also the watchdog.
pub async fn run(settings: Settings, program: &Path, console: Console) -> Result<(), BoxError> {
    let mut signals = Signals::hear()?;
    let mut machine = tokio::select! {
        started = start(&settings, program, &console) => started?,
        // Children that are already there end with the watchdog's pipe.
        () = signals.any() => return Ok(()),
    };
    console.line(&format!("\nGuichet is open at {}", machine.public_url));
    let pages: Vec<String> = menu(PLUGINS)
        .entries()
        .iter()
        .map(|page| format!("{}   {}", page.path, page.purpose))
        .collect();
    console.line(&format!("  {}", pages.join("    ")));
    console.line("  Ctrl-C stops everything.\n");
    tokio::select! {
        () = signals.any() => {}
        () = machine.watch_database(&console) => {}
    }
    let step = console.step("\nStopping");
    tokio::select! {
        () = machine.cloud.stop() => {}
        // Whoever is impatient asks again; the watchdog ends what is left.
        () = signals.interrupt() => {}
    }
    drop(machine);
    step.done();
    Ok(())
}

/// Everything that runs. Fields are dropped in this order.
struct Machine {
    public_url: String,
    cloud: Cloud,
    _watchdog: Watchdog,
    postgres: guichet_postgres::Postgres,
    _lock: File,
}

impl Machine {
    /// Tells when the database is gone, and when somebody has brought it back. Runs for ever.
    async fn watch_database(&self, console: &Console) {
        let mut was_running = true;
        loop {
            sleep(DATABASE_LOOKS).await;
            let is_running = self.postgres.is_running();
            if is_running != was_running {
                let text = if is_running {
                    "runs again"
                } else {
                    "ended by itself, and most requests are refused; another run starts it (see postgres/log)"
                };
                console.about("postgres", text);
                was_running = is_running;
            }
        }
    }
}

async fn start(
    settings: &Settings,
    program: &Path,
    console: &Console,
) -> Result<Machine, BoxError> {
    let (clock, entropy) = (Clock::system(), Entropy::system());
    let manifest = Manifest::read(&settings.project.join("functions.yaml"))?;
    let lock = state::open(&settings.state)?;
    let public = public_listeners(settings.port).await?;
    let public_url = format!("http://localhost:{}", public[0].local_addr()?.port());
    let records = ProcessRecords::open(&settings.state.join("processes"))?;
    end_leftovers(&records, console).await?;
    let watchdog = Watchdog::start(program, &records)?;

    let (postgres, database_url) = database::start(settings, console).await?;
    database::migrate(&database_url, console).await?;
    database::fill(&database_url, PLUGINS, &public_url, console).await?;

    let folder = settings.state.join("secrets");
    let making = (!folder.exists()).then(|| console.step("Making secrets"));
    let made = entropy.clone();
    let secrets =
        tokio::task::spawn_blocking(move || Secrets::open(&folder, shared_secrets(PLUGINS), &made))
            .await??;
    if let Some(making) = making {
        making.done();
    }

    let listeners = Listeners {
        public,
        services: listen(0).await?,
        smtp: listen(0).await?,
    };
    let addresses = Addresses {
        public_url: public_url.clone(),
        database_url: database_url.clone(),
        services_url: format!("http://{}", listeners.services.local_addr()?),
        smtp_port: listeners.smtp.local_addr()?.port(),
        storage: std::path::absolute(settings.state.join("storage"))?,
        project: settings.project.clone(),
    };
    let storage_url = addresses.storage_url();
    let functions = functions(settings, &manifest, &addresses, &secrets, &records, console)?;
    let missing = functions.missing_programs();
    if !missing.is_empty() {
        let folder = settings.programs.display();
        console.line(&format!(
            "Not built, so not answering: {} (looked in {folder})",
            missing.join(", ")
        ));
    }
    let parts = Parts::new(Ground {
        manifest,
        functions: Arc::new(functions),
        public_url: public_url.clone(),
        services_url: addresses.services_url,
        database_url,
        plugins: PLUGINS,
        shared_secrets: secrets.shared,
        signing_key: secrets.signing_key,
        state: &settings.state,
        storage_url,
        storefront: settings.project.join("frontend/dist"),
        clock,
        entropy,
        console: console.clone(),
    })?;
    Ok(Machine {
        public_url,
        cloud: Cloud::open(parts, listeners),
        _watchdog: watchdog,
        postgres,
        _lock: lock,
    })
}

fn functions(
    settings: &Settings,
    manifest: &Manifest,
    addresses: &Addresses,
    secrets: &Secrets,
    records: &ProcessRecords,
    console: &Console,
) -> io::Result<Functions> {
    let started_by_requests = manifest
        .functions
        .iter()
        // Jobs run once per deployment; here the start itself does what `migrate` does.
        .filter(|(_, spec)| spec.trigger != Trigger::Job)
        .map(|(name, spec)| {
            let mut environment = environment::of(name, spec, addresses, secrets, &settings.log_level);
            for plugin in PLUGINS {
                let added = plugin.variables(addresses);
                environment.extend(added.into_iter().map(|(name, value)| (name.to_owned(), value)));
            }
            (name.clone(), spec.clone(), environment)
        });
    Functions::started_here(
        instances::Settings {
            programs: settings.programs.clone(),
            logs: settings.state.join("logs"),
            idle_after: settings.idle_after,
            start_limit: Duration::from_secs(20),
            // What Cloud Run gives.
            stop_limit: Duration::from_secs(10),
            queue_limit: Duration::from_secs(10),
            maximum_instances: MAXIMUM_INSTANCES,
        },
        started_by_requests,
        records,
        console,
    )
}

async fn public_listeners(port: u16) -> Result<Vec<TcpListener>, BoxError> {
    listen_at_localhost(port).await.map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => format!(
            "Port {port} is taken by another program. Stop it, or choose another port: make run PORT={}",
            port.wrapping_add(1).max(1024)
        )
        .into(),
        io::ErrorKind::PermissionDenied => {
            format!("Port {port} may not be used by you. Choose another: make run PORT=8080").into()
        }
        _ => format!("Port {port} cannot be used: {error}").into(),
    })
}

/// Ends what a run that was killed has left, should its watchdog have been killed too.
async fn end_leftovers(records: &ProcessRecords, console: &Console) -> Result<(), BoxError> {
    let records = records.clone();
    let ended = tokio::task::spawn_blocking(move || records.end_all()).await??;
    if !ended.is_empty() {
        console.line(&format!(
            "Ended what an earlier run had left: {}",
            ended.join(", ")
        ));
    }
    Ok(())
}
