use std::sync::Arc;

use guichet_http::{Operation, Outcome, Problem, Request, StatusCode, bytes};
use guichet_order::TicketStatus;

use crate::{App, by_link, problems};

/// `GET /{secret}/tickets/{line}/qr.svg`: the ticket's token as a QR code.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let link = app.link(&request)?;
    let number: i16 = request.parse_param("line")?;
    let client = app.database.get().await?;
    let order = app.order(&client, link, app.clock.now()).await?;
    drop(client);
    let numbered = order.lines.into_iter().find(|line| line.line == number);
    let ticket = numbered
        .ok_or_else(Problem::not_found)?
        .ticket
        .filter(|ticket| ticket.status == TicketStatus::Valid)
        .ok_or_else(|| problems::no_tickets(order.status))?;
    let svg = guichet_documents::qr_svg(&ticket.token).map_err(Problem::internal)?;
    Ok(bytes(StatusCode::OK, "image/svg+xml", svg))
}

pub(crate) fn describe(operation: Operation) -> Operation {
    by_link(operation)
        .summary("Get a ticket's QR code")
        .param::<i16>("line", "The line's number in the order, from 1")
        .answers_file(StatusCode::OK, "image/svg+xml", "The QR code")
        .problem(
            StatusCode::CONFLICT,
            "no-tickets",
            "the ticket is not issued yet, or was revoked",
        )
}
