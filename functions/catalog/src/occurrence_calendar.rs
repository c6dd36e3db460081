use std::sync::Arc;

use guichet_http::{Operation, Outcome, Request, StatusCode};
use uuid::Uuid;

use crate::{App, calendar};

/// `GET /events/{slug}/occurrences/{id}/calendar.ics`: one date, for a calendar.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let occurrence_id: Uuid = request.parse_param("id")?;
    calendar::answer(&app, &request, |occurrence| {
        occurrence.occurrence_id == occurrence_id
    })
    .await
}

pub(crate) fn describe(operation: Operation) -> Operation {
    calendar::describe(operation)
        .summary("Put a date of an event into a calendar")
        .param::<Uuid>("id", "The occurrence")
        .problem(
            StatusCode::NOT_FOUND,
            "not-found",
            "no published event of this name has this occurrence",
        )
}
