use std::sync::Arc;

use guichet_http::{Operation, Outcome, Request, StatusCode};

use crate::file::{Disposition, file};
use crate::{App, by_link, documents};

/// `GET /{secret}/calendar.ics`: an entry for each occurrence the order is for.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let link = app.link(&request)?;
    let client = app.database.get().await?;
    let documents = documents(&client, link).await?;
    file(
        &Disposition::Attachment,
        &format!("{}.ics", documents.reference()),
        "text/calendar; charset=utf-8",
        documents.calendar(&app.public_url, &app.secrets, app.clock.now()),
    )
}

pub(crate) fn describe(operation: Operation) -> Operation {
    by_link(operation)
        .summary("Get the order's dates for a calendar")
        .description("Those of an order that is over are marked as cancelled, so that a calendar takes them out; `SEQUENCE` and stamps rise with every change.")
        .answers_file(StatusCode::OK, "text/calendar", "iCalendar (RFC 5545)")
}
