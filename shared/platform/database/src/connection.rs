//! One connection of the pool.

use std::future::pending;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Waker};
use std::time::Duration;

use deadpool_postgres::ClientWrapper;
use jiff::Timestamp;
use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};
use tokio_postgres::{Config, Error, SimpleQueryMessage};

use crate::clock::{ClockComparison, ClockReading};
use crate::connect::{Connector, Driver};
use crate::error::DatabaseError;

/// A connection that was idle for longer is tested before it is used again: a gateway may have dropped it, or the server gone
/// away, without a packet to say so.
const UNTESTED: Duration = Duration::from_millis(250);

/// How much longer a use may take once its deadline has passed. If this machine was suspended, and not the server silent, the
/// answer arrives within that time.
const REPRIEVE: Duration = Duration::from_millis(50);

/// A connection whose every use has a deadline. It is closed when that passes, whatever is awaited from it (statements, rows, a
/// commit), so that no caller waits for ever for a silent server or needs a timeout of its own.
pub(crate) struct Connection {
    pub(crate) client: ClientWrapper,
    deadline: watch::Sender<Option<Instant>>,
    last_used: Instant,
    /// When the server's clock last agreed with ours.
    agreed: Option<ClockReading>,
    lock_timeout_is_set: bool,
    is_discarded: bool,
}

/// When a server last went silent. Connections that were not used since may be lost, too.
#[derive(Clone, Debug, Default)]
pub(crate) struct Silence(Arc<Mutex<Option<Instant>>>);

impl Connection {
    pub(crate) async fn open(
        connector: &Connector,
        config: &Config,
        silence: Silence,
    ) -> Result<Self, Error> {
        let (client, driver) = connector.connect(config).await?;
        let (deadline, uses) = watch::channel(None);
        // `ClientWrapper` aborts it when dropped.
        let driver = tokio::spawn(drive(driver, uses, silence));
        Ok(Self {
            client: ClientWrapper::new(client, driver),
            deadline,
            last_used: Instant::now(),
            agreed: None,
            lock_timeout_is_set: false,
            is_discarded: false,
        })
    }

    /// Begins a use, or sets its deadline anew.
    pub(crate) fn begin_use(&self, limit: Duration) {
        self.deadline.send_replace(Some(Instant::now() + limit));
    }

    pub(crate) fn end_use(&mut self) {
        // Without a notification: the driver reads the deadline when the old one passes.
        self.deadline.send_if_modified(|deadline| {
            *deadline = None;
            false
        });
        self.last_used = Instant::now();
        if std::mem::take(&mut self.lock_timeout_is_set) {
            // The first poll sends it, and the server runs it before any later statement, so the answer need not be awaited.
            let reset = pin!(self.client.batch_execute("reset lock_timeout"));
            let _ = reset.poll(&mut Context::from_waker(Waker::noop()));
        }
    }

    pub(crate) fn last_used(&self) -> Instant {
        self.last_used
    }

    /// Marks it as lost, although it has not been closed.
    pub(crate) fn discard(&mut self) {
        self.is_discarded = true;
    }

    pub(crate) fn is_lost(&self) -> bool {
        self.is_discarded || self.client.is_closed()
    }

    pub(crate) fn needs_test(&self, clocks: &ClockComparison) -> bool {
        self.last_used.elapsed() > UNTESTED || clocks.is_due(self.agreed)
    }

    /// Asks the server for the time: whether it answers, and whether its clock agrees with ours.
    pub(crate) async fn test(&mut self, clocks: &ClockComparison) -> Result<(), DatabaseError> {
        let asked = clocks.now();
        let outcome = self.read_clock().await;
        if outcome.is_err() {
            self.discard();
        }
        let Some(database) = outcome? else {
            return Ok(());
        };
        let reading = clocks
            .compare(asked, database)
            .map_err(DatabaseError::ClockDiffers)?;
        self.agreed = Some(reading);
        Ok(())
    }

    /// Sets the lock timeout for the rest of this use.
    pub(crate) async fn set_lock_timeout(&mut self, limit: Duration) -> Result<(), Error> {
        self.lock_timeout_is_set = true;
        let set = format!("set lock_timeout = {}", limit.as_millis());
        self.client.batch_execute(&set).await
    }

    /// The database's clock, in one round trip.
    async fn read_clock(&self) -> Result<Option<Timestamp>, Error> {
        let microseconds = "select (extract(epoch from clock_timestamp()) * 1000000)::bigint";
        let answer = self.client.simple_query(microseconds).await?;
        Ok(answer.iter().find_map(|message| match message {
            SimpleQueryMessage::Row(row) => {
                Timestamp::from_microsecond(row.get(0)?.parse().ok()?).ok()
            }
            _ => None,
        }))
    }
}

impl Silence {
    fn note(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }

    /// Whether a connection last used at that time may be lost, too.
    pub(crate) fn is_after(&self, time: Instant) -> bool {
        let noted = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        noted.is_some_and(|noted| noted >= time)
    }
}

async fn drive(mut driver: Driver, mut uses: watch::Receiver<Option<Instant>>, silence: Silence) {
    let mut deadline = None;
    // The deadline that was extended already.
    let mut reprieved = None;
    loop {
        tokio::select! {
            // In this order: an answer that has arrived counts even if this task is polled late.
            biased;
            outcome = &mut driver => {
                if let Err(error) = outcome {
                    tracing::warn!(
                        error = &error as &dyn std::error::Error,
                        "a database connection was lost"
                    );
                }
                return;
            }
            Ok(()) = uses.changed() => deadline = *uses.borrow_and_update(),
            () = passing(deadline) => {
                let now = Instant::now();
                // The use may have ended or been extended since.
                let limit = *uses.borrow();
                deadline = match limit {
                    Some(limit) if limit > now => Some(limit),
                    Some(_) if reprieved != limit => {
                        reprieved = limit;
                        Some(now + REPRIEVE)
                    }
                    Some(_) => {
                        tracing::warn!("a database connection is closed: it was in use for longer than it may be");
                        silence.note();
                        return;
                    }
                    None => None,
                };
            }
        }
    }
}

async fn passing(deadline: Option<Instant>) {
    match deadline {
        Some(deadline) => sleep_until(deadline).await,
        None => pending().await,
    }
}
