use std::sync::Arc;

use guichet_http::{Operation, Outcome, Problem, Request, StatusCode};

use crate::file::{Disposition, file};
use crate::{App, by_link, documents, problems};

/// `GET /{secret}/tickets.pdf`: a page for each valid ticket.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let link = app.link(&request)?;
    let client = app.database.get().await?;
    let documents = documents(&client, link).await?;
    // Drawing takes a while, and others wait for the connection.
    drop(client);
    let pdf = documents
        .tickets_pdf(&app.fonts)
        .await
        .map_err(Problem::internal)?
        .ok_or_else(|| problems::no_tickets(documents.status(app.clock.now())))?;
    let name = format!("tickets-{}.pdf", documents.reference());
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
