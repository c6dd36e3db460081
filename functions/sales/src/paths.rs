//! The parts of addresses below `/organizers/{organizer_id}`, which [`Caller`](guichet_access::Caller) reads.

use guichet_http::Whole;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Deserialize, JsonSchema)]
pub(crate) struct OrderPath {
    /// The order
    pub(crate) order_id: Uuid,
}

#[derive(Deserialize, JsonSchema)]
pub(crate) struct LinePath {
    /// The order
    pub(crate) order_id: Uuid,
    /// The line's number in the order, from 1
    pub(crate) line: Whole<i16, 1, 32767>,
}

#[derive(Deserialize, JsonSchema)]
pub(crate) struct NotePath {
    /// The order
    pub(crate) order_id: Uuid,
    /// The note
    pub(crate) note_id: Uuid,
}
