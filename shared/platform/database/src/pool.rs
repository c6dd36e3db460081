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

/// How long a request waits for a connection to come free. A longer queue helps nobody: what is at its end
/// will have been given up by the time it is served.
const WAIT: Duration = Duration::from_millis(250);

/// How long work waits that was begun and must not be left half done.
const LONG_WAIT: Duration = Duration::from_secs(3);

/// How long the answer to a test may take. It is the cheapest there is.
const TEST: Duration = Duration::from_millis(200);

/// How long a lock is waited for that was waited for in vain a moment ago.
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

    /// The same for a transaction that may have to wait for a row which others hold. At most half of the connections are
    /// used so at a time: where somebody holds a row for long, those who want it do not take all.
    pub async fn get_to_lock(&self) -> Result<Client, DatabaseError> {
        let permit = Arc::clone(&self.lock_permits).acquire_owned();
        let permit = timeout(WAIT, permit)
            .await
            .map_err(|_| DatabaseError::Busy(None))?;
        let mut client = self.get().await?;
        client.lock_permit = permit.ok();
        Ok(client)
    }

    /// The same for the end of something: waits for three seconds. Load is shed where requests begin; to turn away
    /// one whose work is done, and only has to be written down, would waste the work and leave the rest to chance.
    pub async fn get_with_long_wait(&self) -> Result<Client, DatabaseError> {
        self.get_within(LONG_WAIT).await
    }

    /// The same pool for trying again what was in vain because of a lock: its connections wait for locks for 25 ms only.
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
            // From here on it is given back however this ends.
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
            // The answer to the test and its deadline may have come together.
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
