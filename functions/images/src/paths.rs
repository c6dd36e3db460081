//! The parts of addresses below `/organizers/{organizer_id}`, which [`Caller`](guichet_access::Caller) reads.

use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Deserialize, JsonSchema)]
pub(crate) struct ImagePath {
    /// The picture
    pub(crate) image_id: Uuid,
}

#[derive(Deserialize, JsonSchema)]
pub(crate) struct EventPath {
    /// The event
    pub(crate) event_id: Uuid,
}
