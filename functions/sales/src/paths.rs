//! The parts of addresses below `/organizers/{organizer_id}`, which [`Caller`](guichet_access::Caller) reads.

use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Deserialize, JsonSchema)]
pub(crate) struct OrderPath {
    /// The order
    pub(crate) order_id: Uuid,
}
