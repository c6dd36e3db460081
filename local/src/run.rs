//! Starting everything in order, and stopping it in the other order.

mod database;
mod parts;

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::time::Duration;

use guichet_clock::{Clock, Entropy};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::sleep;

use crate::body::BoxError;
use crate::console::Console;
use crate::environment::Addresses;
use crate::leftovers::{ProcessRecords, Watchdog};
use crate::manifest::Manifest;
use crate::secrets::Secrets;
use crate::server::{Handler, listen, listen_at_localhost, serve};
use crate::settings::Settings;
use parts::Parts;

/// How often to see whether the database is still there.
const DATABASE_LOOKS: Duration = Duration::from_secs(2);

/// Runs the local cloud until Ctrl-C or SIGTERM. `program` is this binary, which is also the watchdog.
pub async fn run(settings: Settings, program: &Path, console: Console) -> Result<(), BoxError> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let mut hang_up = signal(SignalKind::hangup())?;
    let mut cloud = tokio::select! {
        started = start(&settings, program, &console) => started?,
        // Children that are already there end with the watchdog's pipe.
        _ = interrupt.recv() => return Ok(()),
        _ = terminate.recv() => return Ok(()),
        _ = hang_up.recv() => return Ok(()),
    };
    console.line(&format!("\nGuichet is open at {}", cloud.public_url));
    console
        .line("  /mail   mail that was sent    /demo-bank   bank transfers    /_local   what runs");
    console.line("  Ctrl-C stops everything.\n");
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
        _ = hang_up.recv() => {}
        () = cloud.watch_database(&console) => {}
    }
    let step = console.step("\nStopping");
    tokio::select! {
        () = cloud.stop() => {}
        // Whoever is impatient asks again; the watchdog ends what is left.
        _ = interrupt.recv() => {}
    }
    drop(cloud);
    step.done();
    Ok(())
}

/// Everything that runs. Fields are dropped in this order.
struct Cloud {
    public_url: String,
    parts: Parts,
    stop: watch::Sender<bool>,
    servers: Vec<JoinHandle<()>>,
    background: Vec<JoinHandle<()>>,
    _watchdog: Watchdog,
    postgres: guichet_postgres::Postgres,
    _lock: File,
}

impl Cloud {
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

    /// No new requests, then no new messages, then no functions. The database goes last, when this is dropped.
    async fn stop(&mut self) {
        self.stop.send_replace(true);
        for task in &self.background {
            task.abort();
        }
        for server in self.servers.drain(..) {
            // A server that panicked has stopped too.
            let _ = server.await;
        }
        self.parts.pubsub.stop().await;
        self.parts.functions.stop().await;
    }
}

async fn start(settings: &Settings, program: &Path, console: &Console) -> Result<Cloud, BoxError> {
    let (clock, entropy) = (Clock::system(), Entropy::system());
    let manifest = Manifest::read(&settings.project.join("functions.yaml"))?;
    fs::create_dir_all(&settings.state).map_err(|error| unusable(&settings.state, &error))?;
    let lock = lock(&settings.state)?;
    let public = public_listeners(settings.port).await?;
    let public_url = format!("http://localhost:{}", public[0].local_addr()?.port());
    let records = ProcessRecords::open(&settings.state.join("processes"))?;
    end_leftovers(&records, console).await?;
    let watchdog = Watchdog::start(program, &records)?;

    let (postgres, database_url) = database::start(settings, console).await?;
    database::migrate(&database_url, console).await?;
    database::seed(&database_url, &settings.project.join("local/demo"), console).await?;

    let folder = settings.state.join("secrets");
    let making = (!folder.exists()).then(|| console.step("Making secrets"));
    let made = entropy.clone();
    let secrets = tokio::task::spawn_blocking(move || Secrets::open(&folder, &made)).await??;
    if let Some(making) = making {
        making.done();
    }

    let services_listener = listen(0).await?;
    let smtp_listener = listen(0).await?;
    let addresses = Addresses {
        public_url: public_url.clone(),
        database_url,
        services_url: format!("http://{}", services_listener.local_addr()?),
        smtp_port: smtp_listener.local_addr()?.port(),
    };
    let parts = Parts::new(
        settings, manifest, &addresses, secrets, &records, clock, entropy, console,
    )?;
    let missing = parts.functions.missing_programs();
    if !missing.is_empty() {
        let folder = settings.programs.display();
        console.line(&format!(
            "Not built, so not answering: {} (looked in {folder})",
            missing.join(", ")
        ));
    }

    let (stop, asked_to_stop) = watch::channel(false);
    let mut servers = vec![tokio::spawn(serve(
        services_listener,
        parts.services_handler(),
        asked_to_stop.clone(),
    ))];
    for listener in public {
        let handler = parts.public_handler();
        servers.push(tokio::spawn(serve(
            listener,
            handler,
            asked_to_stop.clone(),
        )));
    }
    let background = vec![
        tokio::spawn(crate::mail::serve(smtp_listener, parts.mail.clone())),
        tokio::spawn(parts.scheduler().run()),
    ];
    Ok(Cloud {
        public_url,
        parts,
        stop,
        servers,
        background,
        _watchdog: watchdog,
        postgres,
        _lock: lock,
    })
}

/// One run at a time: two would deliver each message twice and end each other's processes.
fn lock(state: &Path) -> Result<File, BoxError> {
    let file = File::create(state.join("lock")).map_err(|error| unusable(state, &error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(format!(
            "Guichet already runs here (it uses {}). Stop that run first.",
            state.display()
        )
        .into()),
        Err(fs::TryLockError::Error(error)) => Err(error.into()),
    }
}

fn unusable(folder: &Path, error: &io::Error) -> BoxError {
    let folder = folder.display();
    format!("The folder {folder}, for data and logs, cannot be used: {error}").into()
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

impl Parts {
    fn public_handler(&self) -> Handler {
        let router = self.router.clone();
        std::sync::Arc::new(move |request, peer| {
            let router = router.clone();
            Box::pin(async move { router.answer(request, peer).await })
        })
    }

    fn services_handler(&self) -> Handler {
        let services = self.services.clone();
        std::sync::Arc::new(move |request, _peer| {
            let services = services.clone();
            Box::pin(async move { services.answer(request).await })
        })
    }
}
