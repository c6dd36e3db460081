use std::sync::Arc;

use guichet_http::{Cached, Calendar, Description, File, IfNoneMatch, Path, Query, Refused};

use crate::App;
use crate::calendar::{self, Parameters};
use crate::paths::{OccurrencePath, OccurrenceProblem};

/// `GET /events/{slug}/occurrences/{id}/calendar.ics`: one date, for a calendar.
pub(crate) async fn handle(
    app: Arc<App>,
    Path(path): Path<OccurrencePath>,
    Query(parameters): Query<Parameters>,
    known: IfNoneMatch,
) -> Result<Cached<File<Calendar>>, Refused<OccurrenceProblem>> {
    let calendar = calendar::of(&app, &path.slug, &parameters, |occurrence| {
        occurrence.occurrence_id == path.id
    });
    Ok(calendar.await?.answer(&known))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Put a date of an event into a calendar",
    "iCalendar (RFC 5545)",
)
.details(calendar::DETAILS);
