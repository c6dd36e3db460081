//! The papers of an order: its tickets as a PDF, and its dates for a calendar.
//!
//! Reads what they say from the database and hands it to `guichet-documents`, which draws it. The order page offers
//! them and the mailer attaches them; neither knows how they are made.

use guichet_documents::{
    CalendarEntry, EntryStatus, Place, TextTooLong, TicketPage, TicketsPdf, Venue, ics, tickets_pdf,
};
use guichet_order::{Line, LoadError, OrderRecord, OrderStatus, TicketStatus};
use guichet_queries::client::GenericClient;
use guichet_queries::queries::papers::{self as queries, FindPrints};
use jiff::Timestamp;
use uuid::Uuid;

/// An order with all that its papers say.
#[derive(Clone, Debug)]
pub struct Papers {
    record: OrderRecord,
    prints: Vec<FindPrints>,
}

/// Reads them, or `None` where there is no such order.
pub async fn load(
    client: &impl GenericClient,
    order_id: Uuid,
) -> Result<Option<Papers>, LoadError> {
    let prints = queries::find_prints();
    let prints = async { Ok(prints.bind(client, &order_id).all().await?) };
    let (record, prints) = futures::try_join!(guichet_order::load(client, order_id), prints)?;
    Ok(record.map(|record| Papers { record, prints }))
}

impl Papers {
    /// The order itself.
    pub fn record(&self) -> &OrderRecord {
        &self.record
    }

    /// The order's reference.
    pub fn reference(&self) -> &str {
        &self.record.reference
    }

    /// The order's status at `now`.
    pub fn status(&self, now: Timestamp) -> OrderStatus {
        self.record.status.at(now, self.record.expires_at)
    }

    /// A page for each valid ticket, in the order's language; `None` when there is none.
    pub fn tickets_pdf(&self) -> Result<Option<Vec<u8>>, TextTooLong> {
        let Some(organizer) = self.prints.first() else {
            return Ok(None);
        };
        let tickets: Vec<TicketPage> = self
            .lines()
            .filter_map(|(line, print)| self.page(line, print))
            .collect();
        if tickets.is_empty() {
            return Ok(None);
        }
        let pdf = tickets_pdf(&TicketsPdf {
            locale: self.record.locale,
            event_name: self.record.event.name.pick(self.record.locale).to_owned(),
            organizer_name: organizer.organizer_name.clone(),
            organizer_email: Some(organizer.organizer_email.clone()),
            order_reference: self.record.reference.clone(),
            small_print: None,
            tickets,
        })?;
        Ok(Some(pdf))
    }

    /// An entry for each occurrence the order is for, leading back to the order.
    pub fn calendar(&self, public_url: &str, secret: &str) -> String {
        let mut entries: Vec<CalendarEntry> = Vec::new();
        let host = public_url.split("://").last().unwrap_or(public_url);
        let over = matches!(
            self.record.status,
            OrderStatus::Cancelled | OrderStatus::Expired
        );
        for (line, print) in self.lines() {
            let occurrence = &line.occurrence;
            // One that the buyer has replaces the event's own entry in no calendar: it is the buyer's.
            let uid = format!("{}.{}@{host}", self.record.id, occurrence.id);
            if entries.iter().any(|entry| entry.uid == uid) {
                continue;
            }
            entries.push(CalendarEntry {
                uid,
                sequence: u32::from(over),
                status: if over {
                    EntryStatus::Cancelled
                } else {
                    EntryStatus::Confirmed
                },
                updated_at: self.record.created_at,
                starts_at: occurrence.starts_at,
                ends_at: occurrence.ends_at,
                summary: self.record.event.name.pick(self.record.locale).to_owned(),
                description: self.record.reference.clone(),
                location: format!(
                    "{}, {}, {} {}",
                    print.venue_name, print.address, print.postal_code, print.city
                ),
                position: Some((print.latitude, print.longitude)),
                url: Some(format!("{public_url}/orders/{secret}")),
            });
        }
        ics(&entries)
    }

    fn lines(&self) -> impl Iterator<Item = (&Line, &FindPrints)> {
        self.record.lines.iter().zip(&self.prints)
    }

    fn page(&self, line: &Line, print: &FindPrints) -> Option<TicketPage> {
        let locale = self.record.locale;
        let ticket = line
            .ticket
            .as_ref()
            .filter(|ticket| ticket.status == TicketStatus::Valid)?;
        let place = line.place_id.map(|_| Place {
            section: print.section.clone().unwrap_or_default(),
            row: print.row_label.clone().unwrap_or_default(),
            seat: print.seat_label.clone().unwrap_or_default(),
        });
        Some(TicketPage {
            serial: ticket.serial,
            token: ticket.token.clone(),
            product_name: line.product_name.pick(locale).to_owned(),
            rate_name: line.rate_name.pick(locale).to_owned(),
            price: line.price,
            place,
            attendee_name: line
                .attendee
                .as_ref()
                .and_then(|attendee| attendee.name.clone()),
            starts_at: line.occurrence.starts_at,
            ends_at: line.occurrence.ends_at,
            doors_at: print.doors_at,
            time_zone: line.occurrence.time_zone.clone(),
            venue: Venue {
                name: print.venue_name.clone(),
                address: print.address.clone(),
                postal_code: print.postal_code.clone(),
                city: print.city.clone(),
            },
        })
    }
}
