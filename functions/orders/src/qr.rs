use std::sync::Arc;

use guichet_http::{Description, File, Path, Problem, ProblemType, Problems, Refused, Svg};
use guichet_order::{OrderLink, TicketStatus};

use crate::App;
use crate::line_path::LinePath;
use crate::problems::{self, NO_TICKETS};

/// `GET /{secret}/tickets/{line}/qr.svg`: the ticket's token as a QR code.
pub(crate) async fn handle(
    app: Arc<App>,
    link: OrderLink,
    Path(LinePath { line: number }): Path<LinePath>,
) -> Result<File<Svg>, Refused<QrProblem>> {
    let client = app.database.get().await?;
    let order = app.order(&client, link, app.clock.now()).await?;
    drop(client);
    let numbered = order
        .lines
        .into_iter()
        .find(|line| line.line == number.get());
    let ticket = numbered
        .ok_or_else(Problem::not_found)?
        .ticket
        .filter(|ticket| ticket.status == TicketStatus::Valid)
        .ok_or_else(|| problems::no_tickets(order.status))?;
    let svg = guichet_documents::qr_svg(&ticket.token).map_err(Problem::internal)?;
    Ok(File::new(svg))
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Get a ticket's QR code", "The QR code");

/// Why there is no code.
pub(crate) enum QrProblem {}

impl Problems for QrProblem {
    const ALL: &[(ProblemType, &str)] =
        &[(NO_TICKETS, "the ticket is not issued yet, or was revoked")];
}
