use guichet_access::Caller;
use guichet_database::ResultExt as _;
use guichet_http::Problem;
use guichet_order::{
    Answers, Attendee, Contact, FormattedText, Line, LineOccurrence, LineStatus, Locale, Money,
    OrderEvent, OrderRecord, OrderStatus, Question, Text, TicketStatus,
};
use guichet_queries::client::GenericClient;
use guichet_queries::queries::sales::{self as queries, FindOrder};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::payments::{OrderPayment, Repayment, Sums};
use crate::notes::Note;
use crate::problems::unreadable;

/// An order, as staff see it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "SalesOrder")]
pub(crate) struct OrderDocument {
    pub(crate) id: Uuid,
    /// What `If-Match` of a change names.
    pub(crate) version: i32,
    /// Eight characters to tell on the telephone, not unique.
    reference: String,
    /// Where it stands now.
    status: OrderStatus,
    /// When its places were taken.
    created_at: Timestamp,
    /// When its buyer ordered.
    placed_at: Option<Timestamp>,
    paid_at: Option<Timestamp>,
    cancelled_at: Option<Timestamp>,
    /// Until when its places are kept; `null` once there is no such moment.
    expires_at: Option<Timestamp>,
    /// The buyer's language.
    locale: Locale,
    event: OrderEvent,
    pub(crate) contact: Option<Contact>,
    pub(crate) lines: Vec<SoldLine>,
    /// What the buyer typed.
    code: Option<String>,
    /// The buyer's answers to questions about the order.
    answers: Answers,
    /// What was asked, for reading the answers.
    questions: Vec<Question>,
    total: Money,
    /// The tax contained in it.
    tax_total: Money,
    /// What the code took off.
    discount_total: Money,
    sums: Sums,
    payments: Vec<OrderPayment>,
    refunds: Vec<Repayment>,
    /// What staff wrote down about it, the oldest first.
    notes: Vec<Note>,
    terms: PlacedTerms,
}

/// A line of an order.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "SalesLine")]
pub(crate) struct SoldLine {
    /// 1, 2, 3 … within the order.
    pub(crate) line: i16,
    occurrence: LineOccurrence,
    product_id: Uuid,
    rate_id: Uuid,
    product_name: Text,
    rate_name: Text,
    place_label: Option<String>,
    price: Money,
    full_price: Money,
    /// The tax contained in `price`.
    tax: Money,
    tax_rate_basis_points: i32,
    pub(crate) attendee: Option<Attendee>,
    /// `null` until the order is paid and shortly after.
    ticket: Option<SoldTicket>,
    pub(crate) status: LineStatus,
}

/// The ticket of a line, without what opens the door.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "SalesTicket")]
pub(crate) struct SoldTicket {
    /// 1, 2, 3 … within the event.
    serial: i32,
    status: TicketStatus,
}

/// What the order was placed on, whatever event and organizer say today.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "SalesTerms")]
pub(crate) struct PlacedTerms {
    /// The SHA-256 of what is kept; `null`: nothing is.
    hash: Option<String>,
    /// Of giving money back.
    refund_policy: Option<FormattedText>,
    /// The organizer's terms of sale.
    organizer_terms: Option<Text>,
}

impl OrderDocument {
    /// This order of the organizer, as it is at `now`; 404 where the caller sees none.
    pub(crate) async fn read<R>(
        client: &impl GenericClient,
        caller: &Caller<R>,
        order_id: Uuid,
        now: Timestamp,
    ) -> Result<Self, Problem> {
        let found = find(client, caller, order_id).await?;
        let record = guichet_order::load(client, order_id).await;
        let record = record.map_err(unreadable)?.ok_or_else(Problem::not_found)?;
        let payments = OrderPayment::list(client, order_id).await?;
        let refunds = Repayment::list(client, order_id).await?;
        let notes = Note::list(client, caller, order_id).await?;
        Ok(Self {
            notes,
            ..Self::of(found, record, payments, refunds, now)
        })
    }

    fn of(
        found: FindOrder,
        record: OrderRecord,
        payments: Vec<OrderPayment>,
        refunds: Vec<Repayment>,
        now: Timestamp,
    ) -> Self {
        let awaiting = matches!(record.status, OrderStatus::Held | OrderStatus::Placed);
        Self {
            id: record.id,
            version: found.version,
            reference: record.reference,
            status: record.status.at(now, record.expires_at),
            created_at: record.created_at,
            placed_at: found.placed_at,
            paid_at: found.paid_at,
            cancelled_at: found.cancelled_at,
            expires_at: record.expires_at.filter(|_| awaiting),
            locale: record.locale,
            event: record.event,
            contact: record.contact,
            lines: record.lines.into_iter().map(SoldLine::from).collect(),
            code: record.code,
            answers: record.answers,
            questions: record.questions,
            sums: Sums::of(record.total.currency, &payments, &refunds),
            total: record.total,
            tax_total: record.tax_total,
            discount_total: record.discount_total,
            payments,
            refunds,
            notes: Vec::new(),
            terms: PlacedTerms {
                hash: found.terms_hash,
                refund_policy: found.refund_policy.as_ref().map(FormattedText::from),
                organizer_terms: found.organizer_terms.map(Text::from),
            },
        }
    }
}

/// 404 where it is not the organizer's, or of an event that the caller does not see.
pub(super) async fn find<R>(
    client: &impl GenericClient,
    caller: &Caller<R>,
    order_id: Uuid,
) -> Result<FindOrder, Problem> {
    let found = queries::find_order()
        .bind(client, &order_id, &caller.organizer_id, &caller.events())
        .opt()
        .await;
    found.or_problem()?.ok_or_else(Problem::not_found)
}

impl From<Line> for SoldLine {
    fn from(line: Line) -> Self {
        Self {
            line: line.line,
            occurrence: line.occurrence,
            product_id: line.product_id,
            rate_id: line.rate_id,
            product_name: line.product_name,
            rate_name: line.rate_name,
            place_label: line.place_label,
            price: line.price,
            full_price: line.full_price,
            tax: line.tax,
            tax_rate_basis_points: line.tax_rate_basis_points,
            attendee: line.attendee,
            ticket: line.ticket.map(|ticket| SoldTicket {
                serial: ticket.serial,
                status: ticket.status,
            }),
            status: line.status,
        }
    }
}
