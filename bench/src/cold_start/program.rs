//! From exec to the first answer, seen from outside.

use std::collections::BTreeMap;
use std::fs::File;
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::Result;
use crate::function::reserve_port;
use crate::wire::{self, Expected};

/// How often a client knocks until the port is open. Asking without a pause would take one of two cores.
const KNOCK: Duration = Duration::from_micros(50);

/// Nothing that is measured takes as long.
pub(super) const LIMIT: Duration = Duration::from_secs(20);

/// What the end of one process leaves behind, the database's session above all, is not to slow the next.
const REST: Duration = Duration::from_millis(15);

/// Something that listens on `PORT` once it is started.
#[derive(Debug, Clone)]
pub(super) struct Program {
    pub(super) path: PathBuf,
    pub(super) arguments: Vec<String>,
    /// All of its environment but `PORT`.
    pub(super) environment: BTreeMap<String, String>,
}

/// A process, and what it took.
pub(super) struct Started {
    child: Child,
    pub(super) port: u16,
    /// The moment before it was made.
    pub(super) executed: Instant,
    /// Until a client got through.
    pub(super) listening: Duration,
    /// Until the answer was there, whole. The request was sent as soon as the client got through.
    pub(super) answered: Duration,
}

impl Program {
    /// Starts it with a request waiting at the door. What it writes goes to the end of `log`.
    pub(super) fn start(&self, request: &[u8], expected: Expected, log: &Path) -> Result<Started> {
        sleep(REST);
        let (reserved, port) = reserve_port()?;
        let output = File::options().create(true).append(true).open(log)?;
        let mut command = Command::new(&self.path);
        command
            .args(&self.arguments)
            .env_clear()
            .envs(&self.environment)
            .env("PORT", port.to_string())
            .stdin(Stdio::null())
            .stdout(output.try_clone()?)
            .stderr(output);
        let mut buffer = Vec::new();
        let executed = Instant::now();
        let child = command
            .spawn()
            .map_err(|error| format!("{}: {error}", self.path.display()))?;
        // From here on it is killed whatever happens.
        let mut started = Started {
            child,
            port,
            executed,
            listening: Duration::ZERO,
            answered: Duration::ZERO,
        };
        let outcome = started
            .knock()
            .and_then(|mut stream| wire::ask(&mut stream, request, expected, &mut buffer));
        started.answered = executed.elapsed();
        drop(reserved);
        outcome.map_err(|error| {
            format!(
                "{}: {error} (its log: {})",
                self.path.display(),
                log.display()
            )
        })?;
        Ok(started)
    }
}

impl Started {
    fn knock(&mut self) -> Result<TcpStream> {
        loop {
            if let Ok(stream) = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)) {
                self.listening = self.executed.elapsed();
                stream.set_nodelay(true)?;
                stream.set_read_timeout(Some(LIMIT))?;
                return Ok(stream);
            }
            if let Some(status) = self.child.try_wait()? {
                return Err(format!("ended without listening ({status})").into());
            }
            if self.executed.elapsed() > LIMIT {
                return Err("does not listen".into());
            }
            sleep(KNOCK);
        }
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        // One that has ended by itself is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
