//! The documents of an order: its tickets as a PDF, and its dates for a calendar.
//!
//! Reads what they say from the database and hands it to `guichet-documents`, which draws it. The order page offers
//! them and the mailer attaches them; neither knows how they are made.

mod calendar;
mod tickets;

use std::collections::BTreeMap;

pub use guichet_documents::CalendarMethod;
use guichet_documents::Venue;
use guichet_order::{Line, LoadError, OrderRecord, OrderStatus};
use guichet_queries::client::GenericClient;
use guichet_queries::queries::order_documents::{self as queries, FindLineDetails};
use jiff::Timestamp;
use uuid::Uuid;

/// An order with all that its documents say.
#[derive(Clone, Debug)]
pub struct OrderDocuments {
    record: OrderRecord,
    organizer: Organizer,
    /// By the number of the line.
    details: BTreeMap<i16, FindLineDetails>,
}

/// Who sells, and writes to the buyer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organizer {
    /// As buyers know it.
    pub name: String,
    /// Where it can be written to.
    pub email: String,
}

/// Reads them, or `None` where there is no such order.
pub async fn load(
    client: &impl GenericClient,
    order_id: Uuid,
) -> Result<Option<OrderDocuments>, LoadError> {
    let details = queries::find_line_details();
    let details = async { Ok(details.bind(client, &order_id).all().await?) };
    let (record, details) = futures::try_join!(guichet_order::load(client, order_id), details)?;
    // Every order has lines.
    let organizer = details.first().map(|details| Organizer {
        name: details.organizer_name.clone(),
        email: details.organizer_email.clone(),
    });
    let documents = record
        .zip(organizer)
        .map(|(record, organizer)| OrderDocuments {
            record,
            organizer,
            details: details
                .into_iter()
                .map(|details| (details.position, details))
                .collect(),
        });
    Ok(documents)
}

impl OrderDocuments {
    /// The order itself.
    pub fn record(&self) -> &OrderRecord {
        &self.record
    }

    /// Who sells.
    pub fn organizer(&self) -> &Organizer {
        &self.organizer
    }

    /// The order's reference.
    pub fn reference(&self) -> &str {
        &self.record.reference
    }

    /// The order's status at `now`.
    pub fn status(&self, now: Timestamp) -> OrderStatus {
        self.record.status.at(now, self.record.expires_at)
    }

    /// Where a line's occurrence takes place, with its address; `None` where the order has no such line.
    pub fn venue(&self, line: i16) -> Option<Venue> {
        self.details.get(&line).map(venue)
    }

    fn lines(&self) -> impl Iterator<Item = (&Line, &FindLineDetails)> {
        let details = |line: &Line| self.details.get(&line.line);
        self.record
            .lines
            .iter()
            .filter_map(move |line| Some((line, details(line)?)))
    }
}

fn venue(details: &FindLineDetails) -> Venue {
    Venue {
        name: details.venue_name.clone(),
        address: details.address.clone(),
        postal_code: details.postal_code.clone(),
        city: details.city.clone(),
    }
}
