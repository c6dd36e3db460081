//! A function at work: the released binary in a process of its own, started as Cloud Run starts it.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use tokio::net::TcpSocket;
use tokio::process::{Child, Command};
use tokio::time::{Instant, sleep};

use crate::Result;
use crate::http::Connection;

/// How long a function may take until it answers.
const START: Duration = Duration::from_secs(10);

/// Killed when dropped.
pub struct Function {
    child: Child,
    log: File,
    address: SocketAddr,
}

impl Function {
    /// Starts `program` with exactly this environment and a `PORT`, its output going to `log`, and waits until it answers.
    pub async fn start(
        program: &Path,
        environment: &BTreeMap<String, String>,
        log: &Path,
    ) -> Result<Self> {
        let (reserved, port) = reserve_port()?;
        drop(File::create(log)?);
        let output = OpenOptions::new().append(true).open(log)?;
        let child = Command::new(program)
            .env_clear()
            .envs(environment)
            .env("PORT", port.to_string())
            .stdin(Stdio::null())
            .stdout(output.try_clone()?)
            .stderr(output.try_clone()?)
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| format!("{}: {error}", program.display()))?;
        let mut function = Self {
            child,
            log: output,
            address: (Ipv4Addr::LOCALHOST, port).into(),
        };
        function.wait(log).await?;
        drop(reserved);
        Ok(function)
    }

    async fn wait(&mut self, log: &Path) -> Result<()> {
        let deadline = Instant::now() + START;
        loop {
            if let Ok(mut connection) = Connection::open(self.address).await
                && connection.get("/healthz").await.is_ok()
            {
                return Ok(());
            }
            if let Some(status) = self.child.try_wait()? {
                let said = std::fs::read_to_string(log).unwrap_or_default();
                return Err(format!("a function ended ({status}): {said}").into());
            }
            if Instant::now() > deadline {
                return Err(format!("a function does not answer; see {}", log.display()).into());
            }
            sleep(Duration::from_millis(5)).await;
        }
    }

    /// Its process.
    pub fn pid(&self) -> Result<u32> {
        self.child
            .id()
            .ok_or_else(|| "the function has ended".into())
    }

    /// Throws away what it has said so far: of some millions of requests that is too much to keep.
    pub fn forget(&self) -> Result<()> {
        Ok(self.log.set_len(0)?)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// A new connection to it.
    pub async fn connect(&self) -> Result<Connection> {
        Connection::open(self.address).await
    }
}

/// A free port that nobody else is given as long as the socket exists: bound without listening, it leaves the port to
/// whoever listens.
pub fn reserve_port() -> Result<(TcpSocket, u16)> {
    let socket = TcpSocket::new_v4()?;
    socket.set_reuseaddr(true)?;
    socket.bind((Ipv4Addr::LOCALHOST, 0).into())?;
    let port = socket.local_addr()?.port();
    Ok((socket, port))
}
