use std::fs::{self, File, OpenOptions};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process, kill_process_group};

use crate::account::Account;
use crate::binaries::Binaries;
use crate::cluster::{self, Server};
use crate::error::{At, StartError};
use crate::options::Options;
use crate::url;

/// Recovery after a crash may take this long; an ordinary start takes a tenth of a second.
const START_TIMEOUT: Duration = Duration::from_mins(2);

/// How long sessions have to end before the server is told to drop everything.
const STOP_TIMEOUT: Duration = Duration::from_secs(10);

const POLL: Duration = Duration::from_millis(10);

/// How much of the log an error shows.
const LOG_TAIL_LINES: usize = 15;

/// The port's only effect without TCP is on the socket's name.
const SOCKET_PORT: u16 = 5432;

/// A server in use. It stops some time ([`Options::linger`]) after the last `Postgres` on its folder, in
/// any process, was dropped.
#[derive(Debug)]
pub struct Postgres(Use);

#[derive(Debug)]
enum Use {
    /// Somebody else's server, which we neither start nor stop.
    Given {
        url: String,
    },
    Own(Own),
}

#[derive(Debug)]
struct Own {
    folder: PathBuf,
    server: Server,
    /// Holds the shared lock that keeps the server running.
    lease: Option<File>,
    /// The shell that runs the server, if it was us who started it.
    supervisor: Option<Child>,
    stop_on_drop: bool,
}

impl Postgres {
    /// Starts the server, or finds it running; returns when it accepts connections. Blocks: half a second
    /// for a start, one or two more for the first in a folder, longer where binaries have to be fetched.
    pub fn start(options: &Options) -> Result<Self, StartError> {
        if let Some(url) = &options.url {
            return Ok(Self(Use::Given { url: url.clone() }));
        }
        fs::create_dir_all(&options.folder).at(&options.folder)?;
        let folder = options.folder.canonicalize().at(&options.folder)?;

        // In this order, and the supervisor takes them in the same: whoever gets through both can rely
        // on the server not being stopped under their hands.
        let starting = lock_file(&folder, "starting")?;
        starting.lock().at(&folder.join("starting"))?;
        let lease = lock_file(&folder, "in-use")?;
        lease.lock_shared().at(&folder.join("in-use"))?;

        let data = folder.join("data");
        let (server, supervisor) = match Server::on(&data) {
            Some(_) => (wait_until_ready(&folder, None)?, None),
            None => match launch(options, &folder) {
                Err(StartError::DidNotStart { .. }) if options.disposable => {
                    (options.progress)("making the database anew: it did not start");
                    fs::remove_dir_all(&data).at(&data)?;
                    launch(options, &folder)?
                }
                outcome => outcome?,
            },
        };
        Ok(Self(Use::Own(Own {
            folder,
            server,
            lease: Some(lease),
            supervisor,
            stop_on_drop: options.linger.is_zero(),
        })))
    }

    /// The connection string of a database on this server, as the user who may do everything.
    pub fn url(&self, database: &str) -> String {
        match &self.0 {
            Use::Given { url } => url::with_database(url, database),
            Use::Own(own) => url::of_socket(&own.server.socket_folder, own.server.port, database),
        }
    }

    /// The port of 127.0.0.1 it listens on, if that was asked for; of the socket's name otherwise. None
    /// for a server that was given.
    pub fn port(&self) -> Option<u16> {
        match &self.0 {
            Use::Given { .. } => None,
            Use::Own(own) => Some(own.server.port),
        }
    }

    /// Whether the server still runs. Of one that was given nothing is known, so it is taken to run.
    pub fn is_running(&self) -> bool {
        match &self.0 {
            Use::Given { .. } => true,
            Use::Own(own) => Server::on(&own.folder.join("data")).is_some(),
        }
    }

    /// Whether it is ours: a server that was given may hold what others care about.
    pub fn is_private(&self) -> bool {
        matches!(self.0, Use::Own(_))
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        drop(self.lease.take());
        if !self.stop_on_drop {
            return;
        }
        let Ok(starting) = lock_file(&self.folder, "starting") else {
            return;
        };
        let Ok(lease) = lock_file(&self.folder, "in-use") else {
            return;
        };
        // Somebody else still uses it: the supervisor sees to the rest.
        if starting.lock().is_ok() && lease.try_lock().is_ok() {
            self.stop();
        }
    }
}

impl Own {
    fn stop(&mut self) {
        let Some(pid) = Pid::from_raw(self.server.pid) else {
            return;
        };
        // SIGINT: sessions are ended, the cluster is left clean. SIGQUIT: recovery at the next start.
        for signal in [Signal::INT, Signal::QUIT] {
            if Server::on(&self.folder.join("data"))
                .is_none_or(|server| server.pid != self.server.pid)
            {
                break;
            }
            // It may have ended meanwhile, which is what we want.
            let _ = kill_process(pid, signal);
            let deadline = Instant::now() + STOP_TIMEOUT;
            while self.server.exists() && Instant::now() < deadline {
                sleep(POLL);
            }
        }
        // What ran the server would notice within a second; this is not to wait for it.
        if let Some(mut supervisor) = self.supervisor.take() {
            let group = i32::try_from(supervisor.id()).ok().and_then(Pid::from_raw);
            let _ = group.map(|group| kill_process_group(group, Signal::KILL));
            let _ = supervisor.wait();
        }
    }
}

fn lock_file(folder: &Path, name: &str) -> Result<File, StartError> {
    let path = folder.join(name);
    OpenOptions::new()
        .create(true)
        .truncate(false)
        .read(true)
        .write(true)
        .open(&path)
        .at(&path)
}

fn launch(options: &Options, folder: &Path) -> Result<(Server, Option<Child>), StartError> {
    let data = folder.join("data");
    let made_by = cluster::made_by(&data);
    let binaries = Binaries::find(made_by, &options.package_folder, &*options.progress)?;
    let account = Account::choose(&data, &binaries.folder)?;
    for lock in ["starting", "in-use"] {
        account.own(&folder.join(lock))?;
    }
    match made_by {
        None => {
            (options.progress)("making an empty database");
            cluster::create(&data, &binaries, account, options.disposable)?;
        }
        Some(version) if version != binaries.version => {
            if !options.disposable {
                return Err(StartError::OtherVersion {
                    directory: data,
                    made_by: version,
                    found: binaries.version,
                });
            }
            fs::remove_dir_all(&data).at(&data)?;
            cluster::create(&data, &binaries, account, options.disposable)?;
        }
        Some(_) => {}
    }
    // We hold the lock and looked: nobody runs on this data, whatever a file left behind says.
    let left_behind = data.join("postmaster.pid");
    if left_behind.exists() {
        fs::remove_file(&left_behind).at(&left_behind)?;
    }
    let socket_folder = cluster::socket_folder(folder, &std::env::temp_dir(), account)?;
    let mut supervisor = supervise(options, folder, &socket_folder, &binaries, account)?;
    let server = wait_until_ready(folder, Some(&mut supervisor))?;
    Ok((server, Some(supervisor)))
}

fn supervise(
    options: &Options,
    folder: &Path,
    socket_folder: &Path,
    binaries: &Binaries,
    account: Account,
) -> Result<Child, StartError> {
    let log_path = folder.join("log");
    let log = File::create(&log_path).at(&log_path)?;
    let port = match options.port {
        Some(0) => free_port().at(Path::new("127.0.0.1:0"))?,
        Some(port) => port,
        None => SOCKET_PORT,
    };
    let mut settings = vec![
        (
            "unix_socket_directories".to_owned(),
            format!("\"{}\"", socket_folder.display()),
        ),
        (
            "listen_addresses".to_owned(),
            options.port.map_or("", |_| "127.0.0.1").to_owned(),
        ),
        ("port".to_owned(), port.to_string()),
        ("timezone".to_owned(), "UTC".to_owned()),
        ("log_timezone".to_owned(), "UTC".to_owned()),
    ];
    if options.disposable {
        for name in ["fsync", "synchronous_commit", "full_page_writes"] {
            settings.push((name.to_owned(), "off".to_owned()));
        }
    }
    settings.extend(options.settings.iter().cloned());

    let mut command = account.command(Path::new("/bin/sh"));
    command
        .args(["-c", include_str!("supervisor.sh"), "guichet-postgres"])
        .arg(binaries.folder.join("postgres"))
        .arg(folder.join("data"))
        .arg(folder.join("starting"))
        .arg(folder.join("in-use"))
        .arg(options.linger.as_secs().to_string());
    for (name, value) in settings {
        command.arg("-c").arg(format!("{name}={value}"));
    }
    command
        .stdout(log.try_clone().at(&log_path)?)
        .stderr(Stdio::from(log))
        // Ctrl-C in the terminal is for us; what it means for the server is ours to say.
        .process_group(0)
        .spawn()
        .map_err(|error| StartError::Command { command: "/bin/sh".to_owned(), output: error.to_string() })
}

fn wait_until_ready(
    folder: &Path,
    mut supervisor: Option<&mut Child>,
) -> Result<Server, StartError> {
    let data = folder.join("data");
    let deadline = Instant::now() + START_TIMEOUT;
    loop {
        let server = Server::on(&data);
        if let Some(server) = server.clone().filter(|server| server.ready) {
            return Ok(server);
        }
        let ended = match &mut supervisor {
            Some(supervisor) => !matches!(supervisor.try_wait(), Ok(None)),
            None => server.is_none(),
        };
        if ended || Instant::now() > deadline {
            let log = folder.join("log");
            let text = fs::read_to_string(&log).unwrap_or_default();
            let lines: Vec<&str> = text.lines().collect();
            let tail = lines[lines.len().saturating_sub(LOG_TAIL_LINES)..].join("\n");
            return Err(StartError::DidNotStart { log, tail });
        }
        sleep(POLL);
    }
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
