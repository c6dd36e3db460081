mod client;
mod connections;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use guichet_clock::Entropy;
use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout};

use self::connections::{Connections, FIRST_WAIT};
use crate::config::DatabaseConfig;
use crate::error::DatabaseError;
use crate::metrics;

pub use client::Client;

/// How long a request waits for a free connection. A longer queue helps nobody: clients at its end would give up before they
/// are served.
const WAIT: Duration = Duration::from_millis(250);

/// How long work waits that is nearly done and only has to be recorded.
const LONG_WAIT: Duration = Duration::from_secs(3);

/// How long the test of a connection may take. Its statement reads no table.
const TEST: Duration = Duration::from_millis(200);

/// The lock timeout for another attempt at a lock that a batch could not get.
pub(crate) const BRIEF_LOCK_TIMEOUT: Duration = Duration::from_millis(25);

/// A pool of connections. Cheap to clone; clones share the pool.
#[derive(Clone)]
pub struct Database {
    connections: Arc<Connections>,
    /// One permit for each connection that may be used to wait for locks.
    lock_permits: Arc<Semaphore>,
    entropy: Entropy,
    lock_timeout: Option<Duration>,
}

impl Database {
    /// A pool without connections. Connects to nothing and never blocks.
    pub fn new(config: &DatabaseConfig) -> Self {
        metrics::pool();
        let entropy = Entropy::system();
        Self {
            connections: Arc::new(Connections::new(config, &entropy)),
            lock_permits: Arc::new(Semaphore::new((config.pool_size / 2).max(1))),
            entropy,
            lock_timeout: None,
        }
    }

    /// Starts making the first connection, in the background. Requests that come meanwhile share it. Call it
    /// within the runtime, once the port is open.
    pub fn warm(&self) {
        self.connections.grow();
    }

    /// A connection: one that is free, or the first that comes free or is made. [`DatabaseError::Busy`] after
    /// 250 ms (1.2 seconds while there is not any), [`DatabaseError::Unavailable`] when none can be made,
    /// [`DatabaseError::ClockDiffers`] while the machine's clock and the database's do.
    pub async fn get(&self) -> Result<Client, DatabaseError> {
        self.get_within(WAIT).await
    }

    /// [`get`](Self::get) for a transaction that may have to wait for a row lock. At most half of the connections are given out
    /// so, so that a row that is locked for long does not occupy all of them.
    pub async fn get_to_lock(&self) -> Result<Client, DatabaseError> {
        let permit = Arc::clone(&self.lock_permits).acquire_owned();
        let permit = timeout(WAIT, permit)
            .await
            .map_err(|_| DatabaseError::Busy(None))?;
        let mut client = self.get().await?;
        client.lock_permit = permit.ok();
        Ok(client)
    }

    /// [`get`](Self::get) with a wait of three seconds, for work that only has to be recorded. Load is shed where requests begin:
    /// to refuse one at its end would waste its work and leave its outcome open.
    pub async fn get_with_long_wait(&self) -> Result<Client, DatabaseError> {
        self.get_within(LONG_WAIT).await
    }

    /// The same pool with a lock timeout of 25 ms, for another attempt after a lock could not be had.
    #[must_use]
    pub fn with_brief_lock_timeout(&self) -> Self {
        Self {
            lock_timeout: Some(BRIEF_LOCK_TIMEOUT),
            ..self.clone()
        }
    }

    /// False once no connection could be made for one to three minutes: each process has a patience of its own, so
    /// that an outage does not restart all of them at once. For a health check; makes another attempt meanwhile.
    pub fn is_healthy(&self) -> bool {
        let health = &self.connections.health;
        let Some(unreachable) = health.unreachable_for() else {
            return true;
        };
        self.connections.grow();
        unreachable < health.patience()
    }

    async fn get_within(&self, patience: Duration) -> Result<Client, DatabaseError> {
        let Connections {
            clocks,
            silence,
            config,
            ..
        } = &*self.connections;
        let began = Instant::now();
        loop {
            let connection = self.connections.take(began, patience).await?;
            // Dropping the client gives the connection back, also where this future is dropped.
            let mut client = Client::new(&self.connections, connection);
            let connection = client.connection_mut();
            if silence.is_after(connection.last_used()) {
                connection.discard();
            }
            if connection.is_lost() {
                continue;
            }
            if connection.needs_test(clocks) {
                connection.begin_use(TEST);
                match connection.test(clocks).await {
                    Ok(()) => {}
                    Err(error @ DatabaseError::ClockDiffers(_)) => return Err(error),
                    Err(error) if began.elapsed() > patience.max(FIRST_WAIT) => return Err(error),
                    Err(_) => continue,
                }
            }
            connection.begin_use(config.connection_use());
            // The deadline of the test may have passed just after its answer.
            if connection.is_lost() {
                continue;
            }
            if let Some(limit) = self.lock_timeout {
                connection.set_lock_timeout(limit).await?;
            }
            return Ok(client);
        }
    }

    /// How long a lock is waited for.
    pub(crate) fn lock_timeout(&self) -> Duration {
        self.lock_timeout
            .unwrap_or_else(|| self.connections.config.lock_timeout())
    }

    pub(crate) fn entropy(&self) -> &Entropy {
        &self.entropy
    }
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Database")
            .field("open", &self.connections.open_count())
            .field("limit", &self.connections.config.pool_size)
            .field("waiting", &self.connections.waiting_count())
            .finish_non_exhaustive()
    }
}
