use std::sync::Arc;

use guichet_http::{HeaderValue, Operation, Outcome, Problem, Request, StatusCode, bytes, header};

use crate::{App, problems};

/// `GET /orders/{secret}/calendar.ics`: an entry for each occurrence the order is for.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let order_id = app.order_id(&request)?;
    let client = app.database.get().await?;
    let papers = guichet_papers::load(&client, order_id)
        .await
        .map_err(problems::unreadable)?;
    let papers = papers.ok_or_else(Problem::not_found)?;
    let calendar = papers.calendar(&app.public_url, &app.secrets.text(order_id));
    let mut response = bytes(StatusCode::OK, "text/calendar; charset=utf-8", calendar);
    let name = format!("attachment; filename=\"{}.ics\"", papers.reference());
    let name = HeaderValue::from_str(&name).map_err(Problem::internal)?;
    response
        .headers_mut()
        .insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

pub(crate) fn describe(operation: Operation) -> Operation {
    operation
        .summary("Get the order's dates for a calendar")
        .answers_file(StatusCode::OK, "text/calendar", "iCalendar (RFC 5545)")
        .problem(StatusCode::NOT_FOUND, "not-found", "there is no such order")
}
