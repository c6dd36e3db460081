//! The papers of an order: its tickets as a PDF, and its dates for a calendar.
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
use guichet_queries::queries::papers::{self as queries, FindPrints};
use jiff::Timestamp;
use uuid::Uuid;

/// An order with all that its papers say.
#[derive(Clone, Debug)]
pub struct Papers {
    record: OrderRecord,
    organizer: Organizer,
    /// By the number of the line.
    prints: BTreeMap<i16, FindPrints>,
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
) -> Result<Option<Papers>, LoadError> {
    let prints = queries::find_prints();
    let prints = async { Ok(prints.bind(client, &order_id).all().await?) };
    let (record, prints) = futures::try_join!(guichet_order::load(client, order_id), prints)?;
    // Every order has lines.
    let organizer = prints.first().map(|print| Organizer {
        name: print.organizer_name.clone(),
        email: print.organizer_email.clone(),
    });
    let papers = record.zip(organizer).map(|(record, organizer)| Papers {
        record,
        organizer,
        prints: prints
            .into_iter()
            .map(|print| (print.position, print))
            .collect(),
    });
    Ok(papers)
}

impl Papers {
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
        self.prints.get(&line).map(venue)
    }

    fn lines(&self) -> impl Iterator<Item = (&Line, &FindPrints)> {
        let print = |line: &Line| self.prints.get(&line.line);
        self.record
            .lines
            .iter()
            .filter_map(move |line| Some((line, print(line)?)))
    }
}

fn venue(print: &FindPrints) -> Venue {
    Venue {
        name: print.venue_name.clone(),
        address: print.address.clone(),
        postal_code: print.postal_code.clone(),
        city: print.city.clone(),
    }
}
