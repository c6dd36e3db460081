use std::fmt;
use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, Pool, PoolError, RecyclingMethod, Runtime};
use guichet_clock::Entropy;
use prometheus_client::metrics::gauge::Gauge;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::time::sleep;

use crate::config::DatabaseConfig;
use crate::connect::Connector;
use crate::error::DatabaseError;
use crate::metrics;
use crate::transaction::Transaction;

/// How long a request waits for a connection to come free. A longer queue helps nobody: what is at its end
/// will have been given up by the time it is served.
const WAIT: Duration = Duration::from_millis(250);

/// How long somebody waits who has begun something that must not be left half done.
const PATIENT_WAIT: Duration = Duration::from_secs(3);

/// How long the first requests of a process wait for its first connection, which has to be made.
const FIRST_WAIT: Duration = Duration::from_secs(5);

/// How long making a connection may take, encryption and password included.
const CONNECT: Duration = Duration::from_secs(5);

/// A pool of connections. Cheap to clone; clones share the pool.
#[derive(Clone)]
pub struct Database(Arc<Inner>);

struct Inner {
    pool: Pool,
    /// One permit for each connection that was made and is not in use. Requests queue here rather than in the
    /// pool: there each would make a connection of its own, and keep waiting for it when another came free.
    free: Arc<Semaphore>,
    made: AtomicUsize,
    limit: usize,
    waiting: AtomicUsize,
    growing: AtomicBool,
    /// Tells those who wait why a connection could not be made.
    failures: watch::Sender<Option<Arc<tokio_postgres::Error>>>,
    entropy: Entropy,
}

/// A connection, given back when dropped. Queries from `guichet_queries` take a reference to it.
pub struct Client {
    connection: deadpool_postgres::Client,
    // Dropped after the connection, as fields are in order: who gets the permit finds the connection.
    _permit: OwnedSemaphorePermit,
    _in_use: Counted,
}

impl Database {
    /// A pool without connections. Connects to nothing and never blocks.
    pub fn new(config: &DatabaseConfig) -> Self {
        // A connection that was closed is noticed without a round trip.
        let fast = ManagerConfig {
            recycling_method: RecyclingMethod::Fast,
        };
        let manager = Manager::from_connect(config.postgres.clone(), Connector::new(config), fast);
        let pool = Pool::builder(manager)
            .max_size(config.pool_size)
            .create_timeout(Some(CONNECT))
            .runtime(Runtime::Tokio1)
            .build()
            .expect("timeouts only need a runtime, which is given");
        metrics::pool();
        Self(Arc::new(Inner {
            pool,
            free: Arc::new(Semaphore::new(0)),
            made: AtomicUsize::new(0),
            limit: config.pool_size,
            waiting: AtomicUsize::new(0),
            growing: AtomicBool::new(false),
            failures: watch::Sender::new(None),
            entropy: Entropy::system(),
        }))
    }

    /// Starts making the first connection, in the background. Requests that come meanwhile share it. Call it
    /// within the runtime, once the port is open.
    pub fn warm(&self) {
        self.grow();
    }

    /// A connection: one that is free, or the first that comes free or is made. [`DatabaseError::Busy`] after
    /// 250 ms (five seconds while there has not been any), [`DatabaseError::Unavailable`] when none can be made.
    pub async fn get(&self) -> Result<Client, DatabaseError> {
        self.get_within(WAIT).await
    }

    /// The same for the end of something: waits for three seconds. Load is shed where requests begin; to turn away
    /// one whose work is done, and only has to be written down, would waste the work and leave the rest to chance.
    pub async fn get_to_finish(&self) -> Result<Client, DatabaseError> {
        self.get_within(PATIENT_WAIT).await
    }

    async fn get_within(&self, patience: Duration) -> Result<Client, DatabaseError> {
        let permit = match Arc::clone(&self.0.free).try_acquire_owned() {
            Ok(permit) => permit,
            Err(_) => self.wait(patience).await?,
        };
        // Finds a connection at once, unless that was lost meanwhile: then it makes another.
        let connection = self
            .0
            .pool
            .get()
            .await
            .map_err(|error| DatabaseError::Unavailable(cause(error)))?;
        Ok(Client {
            connection,
            _permit: permit,
            _in_use: Counted::new(&metrics::pool().in_use),
        })
    }

    pub(crate) fn entropy(&self) -> &Entropy {
        &self.0.entropy
    }

    async fn wait(&self, patience: Duration) -> Result<OwnedSemaphorePermit, DatabaseError> {
        let _waiting = Waiting::new(&self.0);
        let _counted = Counted::new(&metrics::pool().waiting);
        let mut failures = self.0.failures.subscribe();
        self.grow();
        let first = self.0.made.load(Ordering::Acquire) == 0;
        let out_of_patience = sleep(if first { FIRST_WAIT } else { patience });
        tokio::pin!(out_of_patience);
        let permit = Arc::clone(&self.0.free).acquire_owned();
        tokio::pin!(permit);
        loop {
            tokio::select! {
                // In this order: who is told two things at once takes the connection.
                biased;
                permit = &mut permit => return Ok(permit.expect("the semaphore is never closed")),
                _ = failures.changed() => {
                    if self.0.made.load(Ordering::Acquire) == 0 {
                        return Err(DatabaseError::Unavailable(failures.borrow().clone()));
                    }
                }
                () = &mut out_of_patience => {
                    metrics::pool().busy.inc();
                    return Err(DatabaseError::Busy(None));
                }
            }
        }
    }

    /// Makes one more connection in the background, and another as long as requests wait; one at a time,
    /// because a server that is asked for several at once makes each of them late.
    fn grow(&self) {
        let inner = &self.0;
        if inner.made.load(Ordering::Acquire) >= inner.limit
            || inner.growing.swap(true, Ordering::AcqRel)
        {
            return;
        }
        let inner = Arc::clone(inner);
        tokio::spawn(async move {
            loop {
                match inner.pool.get().await {
                    Ok(client) => {
                        inner.made.fetch_add(1, Ordering::AcqRel);
                        metrics::pool().connections.inc();
                        drop(client);
                        inner.free.add_permits(1);
                        // Lets whoever got it leave the queue before we look at its length.
                        tokio::task::yield_now().await;
                    }
                    Err(error) => {
                        inner.growing.store(false, Ordering::Release);
                        inner.failures.send_replace(cause(error));
                        return;
                    }
                }
                let more = || {
                    inner.waiting.load(Ordering::Acquire) > 0
                        && inner.made.load(Ordering::Acquire) < inner.limit
                };
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
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Database")
            .field("made", &self.0.made)
            .field("limit", &self.0.limit)
            .field("waiting", &self.0.waiting)
            .finish_non_exhaustive()
    }
}

impl Client {
    /// Starts a transaction, at the server's default level (read committed).
    pub async fn transaction(&mut self) -> Result<Transaction<'_>, DatabaseError> {
        Ok(Transaction::new(self.connection.transaction().await?))
    }
}

impl Deref for Client {
    type Target = deadpool_postgres::Client;

    fn deref(&self) -> &Self::Target {
        &self.connection
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Client(…)")
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

/// Why no connection could be made; none when it took too long.
fn cause(error: PoolError) -> Option<Arc<tokio_postgres::Error>> {
    match error {
        PoolError::Backend(error) => Some(Arc::new(error)),
        _ => None,
    }
}
