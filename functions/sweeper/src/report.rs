use std::time::Duration;

use schemars::JsonSchema;
use serde::Serialize;
use tokio::time::Instant;

/// What a sweep did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Report {
    /// Messages published that nobody had published in time.
    pub published: u64,
    /// Messages that Pub/Sub did not take now either.
    pub not_published: u64,
    /// Orders ended.
    pub expired_orders: u64,
    /// Refunds asked for again.
    pub requested_refunds: u64,
    /// Cancellations gone on with.
    pub continued_cancellations: u64,
    /// Orders that can be found by words from now on.
    pub indexed_orders: u64,
    /// Idempotency keys deleted.
    pub idempotency_keys: u64,
    /// Notes of received messages deleted.
    pub inbox: u64,
    /// Published messages deleted.
    pub outbox: u64,
    /// Messages set aside long ago deleted.
    pub dead_messages: u64,
    /// Sessions that are over deleted.
    pub sessions: u64,
    /// Mailed links that are over deleted.
    pub account_links: u64,
    /// Attempts that count no more deleted.
    pub attempts: u64,
    /// Rows of what was deleted, and could be restored, deleted.
    pub deletions: u64,
    /// Objects deleted that no row names.
    pub objects: u64,
    /// Whether everything was done; otherwise the time was over first.
    pub complete: bool,
}

/// When to stop starting things.
#[derive(Clone, Copy)]
pub(crate) struct Deadline(Instant);

impl Deadline {
    pub(crate) fn after(time: Duration) -> Self {
        Self(Instant::now() + time)
    }

    pub(crate) fn passed(self) -> bool {
        Instant::now() >= self.0
    }
}
