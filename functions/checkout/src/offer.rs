//! What an event sells and on which terms, as the process keeps it in memory.

mod cache;
mod read;

use guichet_order::{CancellationPolicy, Question, Text};
use uuid::Uuid;

pub(crate) use cache::{Offers, Snapshot};

/// What an event's orders are made with, beside the lines.
#[derive(Debug, Clone)]
pub(crate) struct EventTerms {
    pub(crate) event_id: Uuid,
    pub(crate) slug: String,
    pub(crate) name: Text,
    /// What the database compares with its own when places are taken.
    pub(crate) offer_version: i64,
    pub(crate) hold_seconds: i32,
    /// Whether buyers may know how many are left.
    pub(crate) shows_figures: bool,
    pub(crate) payment_methods: Vec<String>,
    pub(crate) cancellation_policy: CancellationPolicy,
    pub(crate) questions: Vec<Question>,
}
