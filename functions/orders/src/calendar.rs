use std::sync::Arc;

use guichet_http::{Operation, Outcome, Problem, Request, StatusCode};

use crate::file::{Disposition, file};
use crate::{App, by_link, problems};

/// `GET /{secret}/calendar.ics`: an entry for each occurrence the order is for.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let order_id = app.order_id(&request)?;
    let client = app.database.get().await?;
    let papers = guichet_papers::load(&client, order_id)
        .await
        .map_err(problems::unreadable)?
        .ok_or_else(Problem::not_found)?;
    file(
        &Disposition::Attachment,
        &format!("{}.ics", papers.reference()),
        "text/calendar; charset=utf-8",
        papers.calendar(&app.public_url, &app.secrets, app.clock.now()),
    )
}

pub(crate) fn describe(operation: Operation) -> Operation {
    by_link(operation)
        .summary("Get the order's dates for a calendar")
        .description("Those of an order that is over are marked as cancelled, so that a calendar takes them out; `SEQUENCE` and stamps rise with every change.")
        .answers_file(StatusCode::OK, "text/calendar", "iCalendar (RFC 5545)")
}
