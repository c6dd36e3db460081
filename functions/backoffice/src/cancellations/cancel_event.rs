use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, IfMatch, Json, Path, TraceContext};
use guichet_idempotency::IdempotencyKey;

use super::call_off::{Answer, Subject, call_off};
use super::request::CancellationRequest;
use crate::App;
use crate::paths::EventPath;

/// `POST /organizers/{organizer_id}/events/{event_id}/cancellations`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::CancelEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
    seen: IfMatch,
    Json(wanted): Json<CancellationRequest>,
    key: IdempotencyKey,
    trace: TraceContext,
) -> Answer {
    let event = Subject {
        event_id,
        occurrence_id: None,
        seen,
    };
    call_off(&app, &caller, event, &wanted, key, trace).await
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Call an event off",
    "What was called off; its orders are ended from now on",
)
.details(
    "For good: the event cannot be sold again, and the public sees that it is called off. Its orders are cancelled, their tickets revoked, their buyers mailed.",
);
