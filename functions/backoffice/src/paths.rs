//! The parts of addresses below `/organizers/{organizer_id}`, which [`Caller`](guichet_access::Caller) reads.

use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use crate::words::MailKind;

#[derive(Deserialize, JsonSchema)]
pub(crate) struct EventPath {
    /// The event
    pub(crate) event_id: Uuid,
}

#[derive(Deserialize, JsonSchema)]
pub(crate) struct VenuePath {
    /// The venue
    pub(crate) venue_id: Uuid,
}

#[derive(Deserialize, JsonSchema)]
pub(crate) struct TaxRatePath {
    /// The tax rate
    pub(crate) tax_rate_id: Uuid,
}

#[derive(Deserialize, JsonSchema)]
pub(crate) struct OccurrencePath {
    /// The event
    pub(crate) event_id: Uuid,
    /// The date
    pub(crate) occurrence_id: Uuid,
}

#[derive(Deserialize, JsonSchema)]
pub(crate) struct PoolPath {
    /// The event
    pub(crate) event_id: Uuid,
    /// The capacity
    pub(crate) pool_id: Uuid,
}

#[derive(Deserialize, JsonSchema)]
pub(crate) struct ProductPath {
    /// The event
    pub(crate) event_id: Uuid,
    /// The product
    pub(crate) product_id: Uuid,
}

#[derive(Deserialize, JsonSchema)]
#[expect(clippy::struct_field_names, reason = "they are named in the address")]
pub(crate) struct SalePath {
    /// The event
    pub(crate) event_id: Uuid,
    /// The date
    pub(crate) occurrence_id: Uuid,
    /// The rate
    pub(crate) rate_id: Uuid,
}

#[derive(Deserialize, JsonSchema)]
pub(crate) struct SeriesPath {
    /// The event
    pub(crate) event_id: Uuid,
    /// The rule
    pub(crate) series_id: Uuid,
}

#[derive(Deserialize, JsonSchema)]
pub(crate) struct QuestionPath {
    /// The event
    pub(crate) event_id: Uuid,
    /// The question
    pub(crate) question_id: Uuid,
}

#[derive(Deserialize, JsonSchema)]
pub(crate) struct CodePath {
    /// The event
    pub(crate) event_id: Uuid,
    /// The code
    pub(crate) code_id: Uuid,
}

#[derive(Deserialize, JsonSchema)]
pub(crate) struct DeletionPath {
    /// The deletion
    pub(crate) deletion_id: Uuid,
}

#[derive(Deserialize, JsonSchema)]
pub(crate) struct EventDeletionPath {
    /// The event
    pub(crate) event_id: Uuid,
    /// The deletion
    pub(crate) deletion_id: Uuid,
}

#[derive(Deserialize, JsonSchema)]
pub(crate) struct BatchPath {
    /// The event
    pub(crate) event_id: Uuid,
    /// The batch
    pub(crate) code_batch_id: Uuid,
}

#[derive(Deserialize, JsonSchema)]
pub(crate) struct MailTextPath {
    /// The event
    pub(crate) event_id: Uuid,
    /// The mail
    pub(crate) kind: MailKind,
}
