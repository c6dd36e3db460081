use guichet_documents::{FontFolder, Place, TicketPage, TicketsError, TicketsPdf, tickets_pdf};
use guichet_order::{Line, Locale, TicketStatus};
use guichet_queries::queries::order_documents::FindLineDetails;

use crate::{OrderDocuments, venue};

impl OrderDocuments {
    /// A page for each valid ticket, in the order's language; `None` when there is none.
    ///
    /// Drawn on another thread: a hundred tickets take a good part of a second, in which all other requests of the
    /// process would stand still.
    pub async fn tickets_pdf(&self, fonts: &FontFolder) -> Result<Option<Vec<u8>>, TicketsError> {
        let locale = self.record.locale;
        let tickets: Vec<TicketPage> = self
            .lines()
            .filter_map(|(line, details)| page(line, self.record.name_on(line), details, locale))
            .collect();
        if tickets.is_empty() {
            return Ok(None);
        }
        let content = TicketsPdf {
            locale,
            event_name: self.record.event.name.pick(locale).to_owned(),
            organizer_name: self.organizer.name.clone(),
            organizer_email: Some(self.organizer.email.clone()),
            order_reference: self.record.reference.clone(),
            small_print: None,
            tickets,
        };
        let fonts = fonts.clone();
        let drawn = tokio::task::spawn_blocking(move || tickets_pdf(&content, &fonts)).await;
        // Nobody cancels it, so all that can go wrong is a panic, which goes on here.
        let drawn = drawn.unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic()));
        Ok(Some(drawn?))
    }
}

fn page(
    line: &Line,
    name: Option<&str>,
    details: &FindLineDetails,
    locale: Locale,
) -> Option<TicketPage> {
    let ticket = line
        .ticket
        .as_ref()
        .filter(|ticket| ticket.status == TicketStatus::Valid)?;
    let place = line.place_id.map(|_| Place {
        section: details.section.clone().unwrap_or_default(),
        row: details.row_label.clone().unwrap_or_default(),
        seat: details.seat_label.clone().unwrap_or_default(),
    });
    Some(TicketPage {
        serial: ticket.serial,
        token: ticket.token.clone(),
        product_name: line.product_name.pick(locale).to_owned(),
        rate_name: line.rate_name.pick(locale).to_owned(),
        price: line.price,
        place,
        attendee_name: name.map(str::to_owned),
        starts_at: line.occurrence.starts_at,
        ends_at: line.occurrence.ends_at,
        doors_at: details.doors_at,
        time_zone: line.occurrence.time_zone.clone(),
        venue: venue(details),
    })
}
