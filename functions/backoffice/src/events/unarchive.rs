use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::Action;
use guichet_http::{Description, IfMatch, Path};

use super::archive::{Answer, set};
use crate::App;
use crate::paths::EventPath;

/// `DELETE /organizers/{organizer_id}/events/{event_id}/archive`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
    seen: IfMatch,
) -> Answer {
    set(
        &app,
        &caller,
        event_id,
        seen,
        Action::EventUnarchived,
        false,
    )
    .await
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Take an event out of the archive", "The event");
