//! The connections of a pool: those that are free, and how more are made.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use guichet_clock::Entropy;
use tokio::runtime::Handle;
use tokio::sync::{Semaphore, SemaphorePermit, watch};
use tokio::time::{Instant, sleep_until, timeout};

use crate::clock::ClockComparison;
use crate::config::DatabaseConfig;
use crate::connect::Connector;
use crate::connection::{Connection, Silence};
use crate::error::DatabaseError;
use crate::health::Health;
use crate::metrics::{self, GaugeGuard};

/// How long a request waits while there is no connection at all and the first has to be made.
pub(super) const FIRST_WAIT: Duration = Duration::from_millis(1_200);

/// How long making a connection may take, encryption and password included.
const CONNECT: Duration = Duration::from_secs(3);

/// All connections of a pool.
pub(super) struct Connections {
    connector: Connector,
    pub(super) config: DatabaseConfig,
    /// A stack: the connection that was used last is the least likely to have been lost.
    idle: Mutex<Vec<Connection>>,
    /// One permit for each idle connection. Requests wait here for any connection, given back or newly made.
    free: Semaphore,
    /// How many there are, idle or in use.
    open: AtomicUsize,
    waiting: AtomicUsize,
    growing: AtomicBool,
    /// Why no connection could be made, for the requests that wait for one.
    failures: watch::Sender<Option<Arc<tokio_postgres::Error>>>,
    pub(super) silence: Silence,
    pub(super) clocks: ClockComparison,
    pub(super) health: Health,
}

impl Connections {
    /// None yet.
    pub(super) fn new(config: &DatabaseConfig, entropy: &Entropy) -> Self {
        Self {
            connector: Connector::new(config),
            config: config.clone(),
            idle: Mutex::default(),
            free: Semaphore::new(0),
            open: AtomicUsize::new(0),
            waiting: AtomicUsize::new(0),
            growing: AtomicBool::new(false),
            failures: watch::Sender::new(None),
            silence: Silence::default(),
            clocks: ClockComparison::new(config.clock.clone()),
            health: Health::new(entropy),
        }
    }

    /// Takes the next connection that is free, untested.
    pub(super) async fn take(
        self: &Arc<Self>,
        began: Instant,
        patience: Duration,
    ) -> Result<Connection, DatabaseError> {
        let permit = match self.free.try_acquire() {
            Ok(permit) => permit,
            Err(_) => self.wait(began, patience).await?,
        };
        // `give_back` adds it again, with the connection.
        permit.forget();
        Ok(self.idle().pop().expect("as many as there are permits"))
    }

    /// Makes a connection available to the next request, or forgets it if it is lost.
    pub(super) fn give_back(self: &Arc<Self>, mut connection: Connection) {
        if connection.is_lost() {
            self.open.fetch_sub(1, Ordering::AcqRel);
            metrics::pool().connections.dec();
            // Requests that wait may have counted on this one.
            if self.waiting.load(Ordering::Acquire) > 0 && Handle::try_current().is_ok() {
                self.grow();
            }
            return;
        }
        connection.end_use();
        self.idle().push(connection);
        self.free.add_permits(1);
    }

    /// Makes one more connection in the background, and another as long as requests wait; one at a time,
    /// because a server that is asked for several at once makes each of them late.
    pub(super) fn grow(self: &Arc<Self>) {
        if self.is_full() || self.growing.swap(true, Ordering::AcqRel) {
            return;
        }
        let connections = Arc::clone(self);
        tokio::spawn(async move {
            loop {
                match timeout(CONNECT, connections.open()).await {
                    Ok(Ok(connection)) => {
                        connections.health.connected();
                        connections.add(connection);
                        // The request that gets it leaves the queue before its length is looked at.
                        tokio::task::yield_now().await;
                    }
                    failed => {
                        connections.health.not_connected();
                        connections.growing.store(false, Ordering::Release);
                        let error = failed.ok().and_then(Result::err).map(Arc::new);
                        connections.failures.send_replace(error);
                        return;
                    }
                }
                let more =
                    || connections.waiting.load(Ordering::Acquire) > 0 && !connections.is_full();
                if more() {
                    continue;
                }
                connections.growing.store(false, Ordering::Release);
                // A request that began to wait just before that has relied on this task.
                if !more() || connections.growing.swap(true, Ordering::AcqRel) {
                    return;
                }
            }
        });
    }

    /// Opens a connection. Its clock is compared here, while no request waits for that alone; a difference is reported to
    /// the request that gets the connection.
    async fn open(&self) -> Result<Connection, tokio_postgres::Error> {
        let config = &self.config.postgres;
        let mut connection =
            Connection::open(&self.connector, config, self.silence.clone()).await?;
        let _ = connection.test(&self.clocks).await;
        Ok(connection)
    }

    fn add(self: &Arc<Self>, connection: Connection) {
        self.open.fetch_add(1, Ordering::AcqRel);
        metrics::pool().connections.inc();
        self.give_back(connection);
    }

    async fn wait(
        self: &Arc<Self>,
        began: Instant,
        patience: Duration,
    ) -> Result<SemaphorePermit<'_>, DatabaseError> {
        let _waiting = Waiting::new(&self.waiting);
        let _shown = GaugeGuard::new(&metrics::pool().waiting);
        let mut failures = self.failures.subscribe();
        self.grow();
        let patience = if self.has_none() {
            patience.max(FIRST_WAIT)
        } else {
            patience
        };
        let out_of_patience = sleep_until(began + patience);
        tokio::pin!(out_of_patience);
        let permit = self.free.acquire();
        tokio::pin!(permit);
        loop {
            tokio::select! {
                // In this order: a connection that is there counts for more than a failure or the end of the wait.
                biased;
                permit = &mut permit => return Ok(permit.expect("the semaphore is never closed")),
                _ = failures.changed() => {
                    if self.has_none() {
                        return Err(DatabaseError::Unavailable(failures.borrow().clone()));
                    }
                }
                () = &mut out_of_patience => {
                    if self.has_none() {
                        return Err(DatabaseError::Unavailable(None));
                    }
                    metrics::pool().busy.inc();
                    return Err(DatabaseError::Busy(None));
                }
            }
        }
    }

    pub(super) fn open_count(&self) -> usize {
        self.open.load(Ordering::Acquire)
    }

    pub(super) fn waiting_count(&self) -> usize {
        self.waiting.load(Ordering::Acquire)
    }

    fn has_none(&self) -> bool {
        self.open_count() == 0
    }

    fn is_full(&self) -> bool {
        self.open_count() >= self.config.pool_size
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Counts a request that waits until it is dropped, also when the request gives up.
struct Waiting<'a>(&'a AtomicUsize);

impl<'a> Waiting<'a> {
    fn new(count: &'a AtomicUsize) -> Self {
        count.fetch_add(1, Ordering::AcqRel);
        Self(count)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}
