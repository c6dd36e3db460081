use std::sync::Arc;

use guichet_http::{
    Cached, Calendar, Description, File, IfNoneMatch, NOT_FOUND, Path, ProblemType, Problems,
    Query, Refused,
};

use crate::App;
use crate::calendar::{self, Parameters};
use crate::paths::EventPath;

/// `GET /events/{slug}/calendar.ics`: all occurrences that are not over, for a calendar.
pub(crate) async fn handle(
    app: Arc<App>,
    Path(EventPath { slug }): Path<EventPath>,
    Query(parameters): Query<Parameters>,
    known: IfNoneMatch,
) -> Result<Cached<File<Calendar>>, Refused<EventCalendarProblem>> {
    let calendar = calendar::of(&app, &slug, &parameters, |_| true).await?;
    Ok(calendar.answer(&known))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Put all dates of an event into a calendar",
    "iCalendar (RFC 5545)",
)
.details(calendar::DETAILS);

/// Why there are no dates.
pub(crate) enum EventCalendarProblem {}

impl Problems for EventCalendarProblem {
    const ALL: &[(ProblemType, &str)] =
        &[(NOT_FOUND, "no event of this name with a date is published")];
}
