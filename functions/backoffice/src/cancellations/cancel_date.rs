use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, IfMatch, Json, Path, TraceContext};
use guichet_idempotency::IdempotencyKey;

use super::call_off::{Answer, Subject, call_off};
use super::request::CancellationRequest;
use crate::App;
use crate::paths::OccurrencePath;

/// `POST /organizers/{organizer_id}/events/{event_id}/occurrences/{occurrence_id}/cancellations`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::CancelEvents>,
    Path(path): Path<OccurrencePath>,
    seen: IfMatch,
    Json(wanted): Json<CancellationRequest>,
    key: IdempotencyKey,
    trace: TraceContext,
) -> Answer {
    let date = Subject {
        event_id: path.event_id,
        occurrence_id: Some(path.occurrence_id),
        seen,
    };
    call_off(&app, &caller, date, &wanted, key, trace).await
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Call a date off",
    "What was called off; its orders are ended from now on",
)
.details(
    "For good: the date cannot be sold again. Its orders are cancelled, their tickets revoked, their buyers mailed. Paid orders for other dates too keep those.",
);
