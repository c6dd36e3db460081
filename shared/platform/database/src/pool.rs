mod client;

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use guichet_clock::Entropy;
use prometheus_client::metrics::gauge::Gauge;
use tokio::sync::{Semaphore, SemaphorePermit, watch};
use tokio::time::{Instant, sleep_until, timeout};

use crate::clock::ClockComparison;
use crate::config::DatabaseConfig;
use crate::connect::Connector;
use crate::connection::{Connection, Silence};
use crate::error::DatabaseError;
use crate::health::Health;
use crate::metrics;

pub use client::Client;

/// How long a request waits for a connection to come free. A longer queue helps nobody: what is at its end
/// will have been given up by the time it is served.
const WAIT: Duration = Duration::from_millis(250);

/// How long somebody waits who has begun something that must not be left half done.
const PATIENT_WAIT: Duration = Duration::from_secs(3);

/// How long a request waits while there is no connection at all and the first has to be made.
const FIRST_WAIT: Duration = Duration::from_millis(1_200);

/// How long making a connection may take, encryption and password included.
const CONNECT: Duration = Duration::from_secs(3);

/// How long the answer to a test may take. It is the cheapest there is.
const TEST: Duration = Duration::from_millis(200);

/// How long a lock is waited for that was waited for in vain a moment ago.
pub(crate) const BRIEF_LOCK_TIMEOUT: Duration = Duration::from_millis(25);

/// A pool of connections. Cheap to clone; clones share the pool.
#[derive(Clone)]
pub struct Database {
    inner: Arc<Inner>,
    lock_timeout: Option<Duration>,
}

struct Inner {
    connector: Connector,
    config: DatabaseConfig,
    /// The last to be given back is the first to be used: it is the least likely to have been lost.
    idle: Mutex<Vec<Connection>>,
    /// One permit for each of them. Requests wait here for any connection, be it given back or newly made; none makes
    /// one of its own.
    free: Semaphore,
    /// Idle or in use.
    open: AtomicUsize,
    /// One permit for each that may be used to wait for locks.
    lockers: Arc<Semaphore>,
    waiting: AtomicUsize,
    growing: AtomicBool,
    /// Tells those who wait why a connection could not be made.
    failures: watch::Sender<Option<Arc<tokio_postgres::Error>>>,
    silence: Silence,
    clocks: ClockComparison,
    health: Health,
    entropy: Entropy,
}

impl Database {
    /// A pool without connections. Connects to nothing and never blocks.
    pub fn new(config: &DatabaseConfig) -> Self {
        metrics::pool();
        let entropy = Entropy::system();
        let inner = Inner {
            connector: Connector::new(config),
            config: config.clone(),
            idle: Mutex::default(),
            free: Semaphore::new(0),
            open: AtomicUsize::new(0),
            lockers: Arc::new(Semaphore::new((config.pool_size / 2).max(1))),
            waiting: AtomicUsize::new(0),
            growing: AtomicBool::new(false),
            failures: watch::Sender::new(None),
            silence: Silence::default(),
            clocks: ClockComparison::new(config.clock.clone()),
            health: Health::new(&entropy),
            entropy,
        };
        Self {
            inner: Arc::new(inner),
            lock_timeout: None,
        }
    }

    /// Starts making the first connection, in the background. Requests that come meanwhile share it. Call it
    /// within the runtime, once the port is open.
    pub fn warm(&self) {
        self.inner.grow();
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
        let permit = Arc::clone(&self.inner.lockers).acquire_owned();
        let permit = timeout(WAIT, permit)
            .await
            .map_err(|_| DatabaseError::Busy(None))?;
        let mut client = self.get().await?;
        client.locker = permit.ok();
        Ok(client)
    }

    /// The same for the end of something: waits for three seconds. Load is shed where requests begin; to turn away
    /// one whose work is done, and only has to be written down, would waste the work and leave the rest to chance.
    pub async fn get_to_finish(&self) -> Result<Client, DatabaseError> {
        self.get_within(PATIENT_WAIT).await
    }

    /// The same pool for trying again what was in vain because of a lock: its connections wait for locks for 25 ms only.
    #[must_use]
    pub fn with_brief_lock_timeout(&self) -> Self {
        Self {
            inner: Arc::clone(&self.inner),
            lock_timeout: Some(BRIEF_LOCK_TIMEOUT),
        }
    }

    /// False once no connection could be made for one to three minutes: each process has a patience of its own, so
    /// that an outage does not restart all of them at once. For a health check; makes another attempt meanwhile.
    pub fn is_healthy(&self) -> bool {
        let Some(unreachable) = self.inner.health.unreachable_for() else {
            return true;
        };
        self.inner.grow();
        unreachable < self.inner.health.patience()
    }

    async fn get_within(&self, patience: Duration) -> Result<Client, DatabaseError> {
        let inner = &self.inner;
        let began = Instant::now();
        loop {
            let mut client = inner.next(began, patience).await?;
            if client.may_be_lost() {
                client.lost = true;
                continue;
            }
            if client.is_to_be_tested() {
                client.connection().begin_use(TEST);
                match client.test().await {
                    Ok(()) => {}
                    Err(error @ DatabaseError::ClockDiffers(_)) => return Err(error),
                    Err(error) if began.elapsed() > patience.max(FIRST_WAIT) => return Err(error),
                    Err(_) => continue,
                }
            }
            client.connection().begin_use(inner.config.connection_use());
            // Its answer and its deadline may have come together.
            if client.connection().client.is_closed() {
                client.lost = true;
                continue;
            }
            if let Some(limit) = self.lock_timeout {
                client.connection_mut().set_lock_timeout(limit).await?;
            }
            return Ok(client);
        }
    }

    /// How long a lock is waited for.
    pub(crate) fn lock_timeout(&self) -> Duration {
        self.lock_timeout
            .unwrap_or_else(|| self.inner.config.lock_timeout())
    }

    pub(crate) fn entropy(&self) -> &Entropy {
        &self.inner.entropy
    }
}

impl Inner {
    /// The next connection that is free, as it is.
    async fn next(
        self: &Arc<Self>,
        began: Instant,
        patience: Duration,
    ) -> Result<Client, DatabaseError> {
        let permit = match self.free.try_acquire() {
            Ok(permit) => permit,
            Err(_) => self.wait(began, patience).await?,
        };
        // Comes back with the connection.
        permit.forget();
        let connection = self.idle().pop();
        Ok(Client::new(
            self,
            connection.expect("as many as there are permits"),
        ))
    }

    async fn wait(
        self: &Arc<Self>,
        began: Instant,
        patience: Duration,
    ) -> Result<SemaphorePermit<'_>, DatabaseError> {
        let _waiting = Waiting::new(self);
        let _counted = Counted::new(&metrics::pool().waiting);
        let mut failures = self.failures.subscribe();
        self.grow();
        let none_yet = self.open.load(Ordering::Acquire) == 0;
        let patience = if none_yet {
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
                // In this order: who is told two things at once takes the connection.
                biased;
                permit = &mut permit => return Ok(permit.expect("the semaphore is never closed")),
                _ = failures.changed() => {
                    if self.open.load(Ordering::Acquire) == 0 {
                        return Err(DatabaseError::Unavailable(failures.borrow().clone()));
                    }
                }
                () = &mut out_of_patience => {
                    if self.open.load(Ordering::Acquire) == 0 {
                        return Err(DatabaseError::Unavailable(None));
                    }
                    metrics::pool().busy.inc();
                    return Err(DatabaseError::Busy(None));
                }
            }
        }
    }

    /// Makes one more connection in the background, and another as long as requests wait; one at a time,
    /// because a server that is asked for several at once makes each of them late.
    fn grow(self: &Arc<Self>) {
        if self.is_full() || self.growing.swap(true, Ordering::AcqRel) {
            return;
        }
        let inner = Arc::clone(self);
        tokio::spawn(async move {
            loop {
                match timeout(CONNECT, inner.open()).await {
                    Ok(Ok(client)) => {
                        inner.health.connected();
                        drop(client);
                        // Lets whoever got it leave the queue before we look at its length.
                        tokio::task::yield_now().await;
                    }
                    failed => {
                        inner.health.not_connected();
                        inner.growing.store(false, Ordering::Release);
                        let error = failed.ok().and_then(Result::err).map(Arc::new);
                        inner.failures.send_replace(error);
                        return;
                    }
                }
                let more = || inner.waiting.load(Ordering::Acquire) > 0 && !inner.is_full();
                if more() {
                    continue;
                }
                inner.growing.store(false, Ordering::Release);
                // Somebody may have come to wait just before that, seen us at work, and relied on it.
                if !more() || inner.growing.swap(true, Ordering::AcqRel) {
                    return;
                }
            }
        });
    }

    /// A new connection, in the pool once it is dropped. Its clock is compared while nobody waits for that alone; a
    /// difference is for whoever gets the connection.
    async fn open(self: &Arc<Self>) -> Result<Client, tokio_postgres::Error> {
        let config = &self.config.postgres;
        let connection = Connection::open(&self.connector, config, self.silence.clone()).await?;
        self.open.fetch_add(1, Ordering::AcqRel);
        metrics::pool().connections.inc();
        let mut client = Client::new(self, connection);
        let _ = client.test().await;
        Ok(client)
    }

    fn is_full(&self) -> bool {
        self.open.load(Ordering::Acquire) >= self.config.pool_size
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Database")
            .field("open", &self.inner.open)
            .field("limit", &self.inner.config.pool_size)
            .field("waiting", &self.inner.waiting)
            .finish_non_exhaustive()
    }
}

/// Whoever waits is counted, also when they give up.
struct Waiting<'a>(&'a AtomicUsize);

impl<'a> Waiting<'a> {
    fn new(inner: &'a Inner) -> Self {
        inner.waiting.fetch_add(1, Ordering::AcqRel);
        Self(&inner.waiting)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

/// Raises a gauge for as long as it lives.
struct Counted(&'static Gauge);

impl Counted {
    fn new(gauge: &'static Gauge) -> Self {
        gauge.inc();
        Self(gauge)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.dec();
    }
}
