use guichet_money::{Locale, Money};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Answers, Cancellation, LineStatus, OrderStatus, Payment, Question, Refund, Text, TicketStatus,
    Unsellable,
};

/// An order, from the cart to the tickets, as its buyer sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Order {
    /// Names it inside Guichet. Knowing it gives no access; knowing the secret does.
    pub id: Uuid,
    /// What stands in its link, and in the paths of the API: whoever has it may see and change the order.
    pub secret: String,
    /// A short name to tell on the telephone: eight characters, neither secret nor unique.
    pub reference: String,
    /// Where it stands.
    pub status: OrderStatus,
    /// Until when the places are kept; `null` once there is no such moment.
    pub expires_at: Option<Timestamp>,
    /// When the places were taken.
    pub created_at: Timestamp,
    /// The language to write to the buyer in.
    pub locale: Locale,
    /// What it is for.
    pub event: OrderEvent,
    /// Whom to write to; `null` until the buyer has said.
    pub contact: Option<Contact>,
    /// One for each ticket or add-on.
    pub lines: Vec<Line>,
    /// The code the buyer typed.
    pub code: Option<String>,
    /// What all its lines cost, with those of a date that was called off after it was paid.
    pub total: Money,
    /// The tax contained in it.
    pub tax_total: Money,
    /// What the code took off.
    pub discount_total: Money,
    /// The buyer's answers to the questions of the scope `order`.
    pub answers: Answers,
    /// What the event asks, in the order in which to ask.
    pub questions: Vec<Question>,
    /// Why it can be neither placed nor paid, though its time is not over; `null` where it can, or is past that.
    pub unsellable: Option<Unsellable>,
    /// How it can be paid, of `demo` and `offline`; empty once it is paid or over.
    pub payment_methods: Vec<String>,
    /// The latest attempt to pay.
    pub payment: Option<Payment>,
    /// What was given back, oldest first.
    pub refunds: Vec<Refund>,
    /// Whether and on which terms the buyer may cancel now.
    pub cancellation: Cancellation,
}

/// The event of an order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OrderEvent {
    /// Names it in the API.
    pub id: Uuid,
    /// Names it in addresses.
    pub slug: String,
    /// Its title.
    pub name: Text,
}

/// Whom to write to about an order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Contact {
    /// Their name.
    pub name: String,
    /// Their e-mail address.
    pub email: String,
}

/// One unit of a rate: one ticket, once it is paid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Line {
    /// 1, 2, 3 … within the order; names the line in the API.
    pub line: i16,
    /// When and where.
    pub occurrence: LineOccurrence,
    /// The product: tells which questions concern the attendee.
    pub product_id: Uuid,
    /// The rate, to order it again when the items are changed.
    pub rate_id: Uuid,
    /// The numbered place, to order it again when the items are changed.
    pub place_id: Option<Uuid>,
    /// What the product was called when the line was made.
    pub product_name: Text,
    /// What the rate was called when the line was made.
    pub rate_name: Text,
    /// The numbered place in words, if there is one.
    pub place_label: Option<String>,
    /// What it costs in this order.
    pub price: Money,
    /// What it costs without the code.
    pub full_price: Money,
    /// The tax contained in `price`.
    pub tax: Money,
    /// Hundredths of a percent: 550 is 5.5 %.
    pub tax_rate_basis_points: i32,
    /// Who comes, if that was said.
    pub attendee: Option<Attendee>,
    /// The ticket; `null` until the order is paid and shortly after.
    pub ticket: Option<Ticket>,
    /// Whether it still counts.
    pub status: LineStatus,
}

impl Line {
    /// Whether its ticket opens a door.
    pub fn has_valid_ticket(&self) -> bool {
        let ticket = self.ticket.as_ref();
        ticket.is_some_and(|ticket| ticket.status == TicketStatus::Valid)
    }

    /// What it is, in a reader's language: `Fosse · Plein tarif`.
    pub fn name(&self, locale: Locale) -> String {
        let (product, rate) = (self.product_name.pick(locale), self.rate_name.pick(locale));
        joined([product, rate])
    }

    /// The same with its place: `Balcon · Tarif réduit · Balcon, B 12`.
    pub fn title(&self, locale: Locale) -> String {
        let place = self.place_label.as_deref().unwrap_or_default();
        joined([&self.name(locale), place])
    }
}

fn joined(parts: [&str; 2]) -> String {
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// The date and venue of a line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LineOccurrence {
    /// Names it in the API.
    pub id: Uuid,
    /// When it starts.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Whether it, or the whole event, was called off.
    pub is_cancelled: bool,
    /// The IANA zone in which to tell both.
    pub time_zone: String,
    /// What the venue is called.
    pub venue_name: String,
    /// Its town.
    pub city: String,
}

/// Who comes with a ticket.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Attendee {
    /// Their name.
    pub name: Option<String>,
    /// Their e-mail address.
    pub email: Option<String>,
    /// Their answers to the questions of the scope `attendee`.
    pub answers: Answers,
}

impl Attendee {
    /// `None` where nothing at all was said.
    pub fn if_any(name: Option<String>, email: Option<String>, answers: Answers) -> Option<Self> {
        let attendee = Self {
            name,
            email,
            answers,
        };
        (attendee != Self::default()).then_some(attendee)
    }
}

/// A ticket, issued for a paid line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Ticket {
    /// 1, 2, 3 … within the event, without gaps.
    pub serial: i32,
    /// Whether a gate lets it in.
    pub status: TicketStatus,
    /// What its QR code holds.
    pub token: String,
}
