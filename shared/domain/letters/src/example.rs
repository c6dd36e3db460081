use std::collections::BTreeMap;

use guichet_documents::Venue;
use guichet_order::{
    CancellationPolicy, Contact, Currency, EventStatus, Line, LineOccurrence, LineStatus, Locale,
    Money, OrderEvent, OrderRecord, OrderStatus, Payment, PaymentStatus, Refund, RefundReason,
    RefundStatus, Text,
};
use guichet_queries::client::GenericClient;
use guichet_queries::queries::letters::{self as queries, FindExample};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::about_order::AboutOrder;
use crate::letter::Letter;
use crate::occasion::Occasion;

/// The tickets of an example.
const TICKETS: i16 = 2;

/// Of a ticket that has none yet, or costs nothing: in minor units.
const PRICE: i64 = 1_500;

/// Until a date that is not there yet takes place, and how long it takes.
const COMING: SignedDuration = SignedDuration::from_hours(30 * 24);
const LENGTH: SignedDuration = SignedDuration::from_hours(2);

/// For which a transfer is awaited.
const AWAITED: SignedDuration = SignedDuration::from_hours(7 * 24);

/// An event, of which nobody may have ordered anything yet.
#[derive(Clone, Debug)]
pub struct ExampleEvent(FindExample);

/// Which letter about an order of it is wanted.
#[derive(Clone, Debug)]
pub struct Example<'a> {
    /// What it is about.
    pub occasion: Occasion,
    /// What the organizer adds to it.
    pub text: Option<&'a Text>,
    /// Where its button leads.
    pub url: String,
    /// When it is written.
    pub now: Timestamp,
}

impl ExampleEvent {
    /// Reads it; `None` where there is no such event, or it is not that of the organizer, where one is given.
    pub async fn find(
        client: &impl GenericClient,
        organizer_id: Option<Uuid>,
        event_id: Uuid,
        now: Timestamp,
    ) -> Result<Option<Self>, tokio_postgres::Error> {
        let found = queries::find_example()
            .bind(client, &now, &event_id, &organizer_id)
            .opt()
            .await?;
        Ok(found.map(Self))
    }

    /// What the organizer is called, and where it can be written to.
    pub fn organizer(&self) -> (&str, &str) {
        (&self.0.organizer_name, &self.0.organizer_email)
    }

    /// The letter to somebody who has ordered two tickets. What the event does not have yet is made up.
    pub fn letter(&self, example: Example<'_>, locale: Locale) -> Letter {
        let order = self.order(example.occasion, example.now, locale);
        let venues = order.lines.iter().map(|line| (line.line, self.venue()));
        let about = AboutOrder {
            order: &order,
            venues: &venues.collect::<BTreeMap<_, _>>(),
            organizer: &self.0.organizer_name,
            text: example.text,
            called_off: None,
            url: example.url,
        };
        Letter::about_order(example.occasion, about, locale)
    }

    fn order(&self, occasion: Occasion, now: Timestamp, locale: Locale) -> OrderRecord {
        let price = self.price();
        let total = Money::new(price.amount * i64::from(TICKETS), price.currency);
        let status = match occasion {
            Occasion::PaymentInstructions => OrderStatus::Placed,
            Occasion::OrderExpired => OrderStatus::Expired,
            Occasion::OrderCancelled | Occasion::DateCancelled => OrderStatus::Cancelled,
            _ => OrderStatus::Paid,
        };
        let paid = match occasion {
            Occasion::PaymentInstructions | Occasion::OrderExpired => PaymentStatus::Pending,
            _ => PaymentStatus::Succeeded,
        };
        OrderRecord {
            id: Uuid::nil(),
            link_number: 0,
            reference: "4F7K 2M9Q".to_owned(),
            status,
            expires_at: now.checked_add(AWAITED).ok(),
            created_at: now,
            locale,
            event: OrderEvent {
                id: Uuid::nil(),
                slug: String::new(),
                name: Text::from(self.0.event_name.clone()),
            },
            event_status: EventStatus::Published,
            contact: Some(Contact {
                name: "Camille Martin".to_owned(),
                email: "camille.martin@example.org".to_owned(),
            }),
            lines: (1..=TICKETS).map(|line| self.line(line, now)).collect(),
            code: None,
            total,
            tax_total: Money::new(0, total.currency),
            discount_total: Money::new(0, total.currency),
            answers: BTreeMap::new(),
            questions: Vec::new(),
            payment_methods: Vec::new(),
            payment: Some(Payment {
                id: Uuid::nil(),
                provider: "offline".to_owned(),
                status: paid,
                amount: total,
                redirect_url: None,
                instructions: (paid == PaymentStatus::Pending).then(|| self.instructions(total)),
                expires_at: now,
            }),
            refunds: refund_reason(occasion)
                .map(|reason| refund(occasion, reason, total))
                .into_iter()
                .collect(),
            cancellation_policy: CancellationPolicy {
                until_hours: None,
                fee_basis_points: 0,
            },
            payment_seconds: 0,
            was_placed: true,
            version: 0,
        }
    }

    fn price(&self) -> Money {
        let price = self.0.price.filter(|price| *price > 0).unwrap_or(PRICE);
        Money::new(price, self.0.currency.parse().unwrap_or(Currency::EUR))
    }

    fn line(&self, line: i16, now: Timestamp) -> Line {
        let starts_at = self.0.starts_at.or(now.checked_add(COMING).ok());
        let starts_at = starts_at.unwrap_or(now);
        let ends_at = self.0.ends_at.or(starts_at.checked_add(LENGTH).ok());
        let (price, venue) = (self.price(), self.venue());
        let text = |text: &Option<serde_json::Value>, french, english| {
            text.clone()
                .map_or_else(|| Text::new(french, english), Text::from)
        };
        Line {
            line,
            occurrence: LineOccurrence {
                id: Uuid::nil(),
                starts_at,
                ends_at: ends_at.unwrap_or(starts_at),
                is_cancelled: false,
                time_zone: self
                    .0
                    .time_zone
                    .clone()
                    .unwrap_or_else(|| "Europe/Paris".to_owned()),
                venue_name: venue.name,
                city: venue.city,
            },
            product_id: Uuid::nil(),
            rate_id: Uuid::nil(),
            place_id: None,
            product_name: text(&self.0.product_name, "Billet", "Ticket"),
            rate_name: text(&self.0.rate_name, "Plein tarif", "Full price"),
            place_label: None,
            price,
            full_price: price,
            tax: Money::new(0, price.currency),
            tax_rate_basis_points: 0,
            attendee: None,
            ticket: None,
            status: LineStatus::Live,
        }
    }

    fn venue(&self) -> Venue {
        let row = &self.0;
        let said = |said: &Option<String>| said.clone().unwrap_or_default();
        match &row.venue_name {
            Some(name) => Venue {
                name: name.clone(),
                address: said(&row.address),
                postal_code: said(&row.postal_code),
                city: said(&row.city),
            },
            None => Venue {
                name: "Salle des fêtes".to_owned(),
                address: "1 place de la Mairie".to_owned(),
                postal_code: "35000".to_owned(),
                city: "Rennes".to_owned(),
            },
        }
    }

    /// As those of a transfer, to an account that is nobody's.
    fn instructions(&self, total: Money) -> Text {
        let organizer = &self.0.organizer_name;
        let [french, english] =
            [Locale::Fr, Locale::En].map(|locale| guichet_money::format(total, locale));
        Text::new(
            format!(
                "Faites un virement de {french} à {organizer} dans les 7 jours.\nIBAN\u{a0}: FR00 0000 0000 0000 0000 0000 000"
            ),
            format!(
                "Transfer {english} to {organizer} within 7 days.\nIBAN: FR00 0000 0000 0000 0000 0000 000"
            ),
        )
    }
}

/// Why money goes back, where a letter is about that.
fn refund_reason(occasion: Occasion) -> Option<RefundReason> {
    match occasion {
        Occasion::OrderCancelled | Occasion::Refunded => Some(RefundReason::CancelledByBuyer),
        Occasion::DateCancelled => Some(RefundReason::DateCancelled),
        Occasion::LatePaymentRefunded => Some(RefundReason::LatePayment),
        Occasion::Tickets
        | Occasion::PaymentInstructions
        | Occasion::OrderExpired
        | Occasion::AddressChanged
        | Occasion::OrderLink => None,
    }
}

fn refund(occasion: Occasion, reason: RefundReason, amount: Money) -> Refund {
    Refund {
        id: Uuid::nil(),
        amount,
        status: match occasion {
            Occasion::Refunded => RefundStatus::Succeeded,
            _ => RefundStatus::Pending,
        },
        reason,
    }
}
