use std::sync::Arc;

use guichet_http::{Description, File, Pdf, Problem, ProblemType, Problems, Refused};
use guichet_order::OrderLink;

use crate::problems::{self, NO_TICKETS};
use crate::{App, documents};

/// `GET /{secret}/tickets.pdf`: a page for each valid ticket.
pub(crate) async fn handle(
    app: Arc<App>,
    link: OrderLink,
) -> Result<File<Pdf>, Refused<TicketsProblem>> {
    let client = app.database.get().await?;
    let documents = documents(&client, link).await?;
    // Drawing takes a while, and others wait for the connection.
    drop(client);
    let pdf = documents
        .tickets_pdf(&app.fonts)
        .await
        .map_err(Problem::internal)?
        .ok_or_else(|| problems::no_tickets(documents.status(app.clock.now())))?;
    Ok(File::new(pdf).inline(format_args!("tickets-{}.pdf", documents.reference())))
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Get the tickets to print", "A4, one page per ticket");

/// Why there is nothing to print.
pub(crate) enum TicketsProblem {}

impl Problems for TicketsProblem {
    const ALL: &[(ProblemType, &str)] = &[(
        NO_TICKETS,
        "no ticket is issued yet, or none is valid any more",
    )];
}
