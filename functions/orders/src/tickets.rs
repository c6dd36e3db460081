use std::sync::Arc;

use guichet_http::{Operation, Outcome, Problem, Request, StatusCode};

use crate::file::{Disposition, file};
use crate::{App, by_link, problems};

/// `GET /{secret}/tickets.pdf`: a page for each valid ticket.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let order_id = app.order_id(&request)?;
    let client = app.database.get().await?;
    let papers = guichet_papers::load(&client, order_id)
        .await
        .map_err(problems::unreadable)?
        .ok_or_else(Problem::not_found)?;
    // Drawing takes a while, and others wait for the connection.
    drop(client);
    let pdf = papers
        .tickets_pdf(&app.fonts)
        .await
        .map_err(Problem::internal)?
        .ok_or_else(|| problems::no_tickets(papers.status(app.clock.now())))?;
    let name = format!("tickets-{}.pdf", papers.reference());
    file(&Disposition::Inline, &name, "application/pdf", pdf)
}

pub(crate) fn describe(operation: Operation) -> Operation {
    by_link(operation)
        .summary("Get the tickets to print")
        .answers_file(StatusCode::OK, "application/pdf", "A4, one page per ticket")
        .problem(
            StatusCode::CONFLICT,
            "no-tickets",
            "no ticket is issued yet, or none is valid any more",
        )
}
