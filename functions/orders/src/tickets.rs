use std::sync::Arc;

use guichet_http::{HeaderValue, Operation, Outcome, Problem, Request, StatusCode, bytes, header};

use crate::{App, problems};

/// `GET /orders/{secret}/tickets.pdf`: a page for each valid ticket.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let order_id = app.order_id(&request)?;
    let client = app.database.get().await?;
    let papers = guichet_papers::load(&client, order_id)
        .await
        .map_err(problems::unreadable)?;
    let papers = papers.ok_or_else(Problem::not_found)?;
    let status = papers.status(app.clock.now());
    let pdf = papers
        .tickets_pdf()
        .map_err(Problem::internal)?
        .ok_or_else(|| problems::no_tickets(status))?;
    let mut response = bytes(StatusCode::OK, "application/pdf", pdf);
    let name = format!("inline; filename=\"tickets-{}.pdf\"", papers.reference());
    let name = HeaderValue::from_str(&name).map_err(Problem::internal)?;
    response
        .headers_mut()
        .insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

pub(crate) fn describe(operation: Operation) -> Operation {
    operation
        .summary("Get the tickets to print")
        .answers_file(StatusCode::OK, "application/pdf", "A4, one page per ticket")
        .problem(StatusCode::NOT_FOUND, "not-found", "there is no such order")
        .problem(
            StatusCode::CONFLICT,
            "no-tickets",
            "no ticket is issued yet, or none is valid any more",
        )
}
