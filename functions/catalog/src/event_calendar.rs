use std::sync::Arc;

use guichet_http::{Operation, Outcome, Request, StatusCode};

use crate::{App, calendar};

/// `GET /events/{slug}/calendar.ics`: all occurrences that are not over, for a calendar.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    calendar::answer(&app, &request, |_| true).await
}

pub(crate) fn describe(operation: Operation) -> Operation {
    calendar::describe(operation)
        .summary("Put all dates of an event into a calendar")
        .problem(
            StatusCode::NOT_FOUND,
            "not-found",
            "no event of this name with a date is published",
        )
}
