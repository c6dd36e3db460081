use std::collections::HashMap;
use std::error::Error;
use std::str::FromStr;

use guichet_money::{Currency, Money};
use guichet_queries::client::GenericClient;
use guichet_queries::queries::order as queries;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::{
    Attendee, CancellationPolicy, Condition, Contact, Line, LineOccurrence, OrderEvent,
    OrderRecord, Payment, Question, Refund, Text, Ticket, TicketStatus,
};

/// Why an order could not be read.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The database did not answer.
    #[error(transparent)]
    Database(#[from] tokio_postgres::Error),
    /// The database holds something that this version does not understand.
    #[error("an order's row cannot be understood")]
    Unreadable(#[source] Box<dyn Error + Send + Sync>),
}

/// Reads an order, or `None` where there is none.
pub async fn load(
    client: &impl GenericClient,
    order_id: Uuid,
) -> Result<Option<OrderRecord>, LoadError> {
    Ok(load_all(client, &[order_id]).await?.pop())
}

/// Reads those of these orders that there are, in the order of their ids: five queries, sent together, however many
/// orders they are for.
pub async fn load_all(
    client: &impl GenericClient,
    order_ids: &[Uuid],
) -> Result<Vec<OrderRecord>, LoadError> {
    let (orders, lines, questions) = (
        queries::find_orders(),
        queries::find_lines(),
        queries::find_questions(),
    );
    let (payments, refunds) = (queries::find_payments(), queries::find_refunds());
    let (orders, lines, questions, payments, refunds) = futures::try_join!(
        orders.bind(client, &order_ids).all(),
        lines.bind(client, &order_ids).all(),
        questions.bind(client, &order_ids).all(),
        payments.bind(client, &order_ids).all(),
        refunds.bind(client, &order_ids).all(),
    )?;
    let mut parts = Parts {
        lines: by(lines, |line| line.order_id),
        questions: by(questions, |question| question.event_id),
        payments: by(payments, |payment| payment.order_id),
        refunds: by(refunds, |refund| refund.order_id),
    };
    orders
        .into_iter()
        .map(|order| record(order, &mut parts))
        .collect()
}

/// What belongs to orders, and to their events, by their ids.
struct Parts {
    lines: HashMap<Uuid, Vec<queries::FindLines>>,
    questions: HashMap<Uuid, Vec<queries::FindQuestions>>,
    payments: HashMap<Uuid, Vec<queries::FindPayments>>,
    refunds: HashMap<Uuid, Vec<queries::FindRefunds>>,
}

fn by<T>(rows: Vec<T>, id: impl Fn(&T) -> Uuid) -> HashMap<Uuid, Vec<T>> {
    let mut sorted: HashMap<Uuid, Vec<T>> = HashMap::new();
    for row in rows {
        sorted.entry(id(&row)).or_default().push(row);
    }
    sorted
}

fn record(order: queries::FindOrders, parts: &mut Parts) -> Result<OrderRecord, LoadError> {
    let (id, currency) = (order.order_id, parse::<Currency>(&order.currency)?);
    let lines = parts.lines.remove(&id).unwrap_or_default();
    let payment = parts.payments.remove(&id).and_then(|mut one| one.pop());
    let refunds = parts.refunds.remove(&id).unwrap_or_default();
    // Other orders may be of the same event.
    let questions = parts.questions.get(&order.event_id);
    Ok(OrderRecord {
        id,
        link_number: parse_number(order.link_number)?,
        reference: order.reference,
        status: parse(&order.status)?,
        expires_at: order.expires_at,
        created_at: order.created_at,
        locale: parse(&order.locale)?,
        event: OrderEvent {
            id: order.event_id,
            slug: order.slug,
            name: Text::from(order.event_name),
        },
        event_status: parse(&order.event_status)?,
        contact: order
            .contact_name
            .zip(order.contact_email)
            .map(|(name, email)| Contact { name, email }),
        lines: lines
            .into_iter()
            .map(|row| line(row, currency))
            .collect::<Result<_, _>>()?,
        code: order.code,
        total: Money::new(order.total, currency),
        tax_total: Money::new(order.tax_total, currency),
        discount_total: Money::new(order.discount_total, currency),
        answers: json(order.answers)?,
        questions: questions
            .into_iter()
            .flatten()
            .map(question)
            .collect::<Result<_, _>>()?,
        payment_methods: order.payment_methods,
        payment: payment.map(payment_of).transpose()?,
        refunds: refunds
            .iter()
            .filter_map(|row| refund(row).transpose())
            .collect::<Result<_, _>>()?,
        cancellation_policy: CancellationPolicy {
            until_hours: order.cancellable_until_hours,
            fee_basis_points: order.cancellation_fee_basis_points,
        },
        payment_seconds: order.payment_seconds,
        was_placed: order.was_placed,
        version: order.version,
    })
}

/// What a line froze of the offer when it was made.
#[derive(serde::Deserialize)]
struct Description {
    product_name: Text,
    rate_name: Text,
    place_label: Option<String>,
}

fn line(row: queries::FindLines, currency: Currency) -> Result<Line, LoadError> {
    let description: Description = json(row.description)?;
    let ticket = match (row.serial, row.ticket_status, row.token) {
        (Some(serial), Some(status), Some(token)) => {
            let status = if status == "live" {
                TicketStatus::Valid
            } else {
                TicketStatus::Revoked
            };
            Some(Ticket {
                serial,
                status,
                token,
            })
        }
        _ => None,
    };
    Ok(Line {
        line: row.position,
        occurrence: LineOccurrence {
            id: row.occurrence_id,
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            is_cancelled: row.is_cancelled,
            time_zone: row.time_zone,
            venue_name: row.venue_name,
            city: row.city,
        },
        product_id: row.product_id,
        rate_id: row.rate_id,
        place_id: row.place_id,
        product_name: description.product_name,
        rate_name: description.rate_name,
        place_label: description.place_label,
        price: Money::new(row.price, currency),
        full_price: Money::new(row.full_price, currency),
        tax: Money::new(row.tax, currency),
        tax_rate_basis_points: row.tax_rate_basis_points,
        attendee: Attendee::if_any(row.attendee_name, row.attendee_email, json(row.answers)?),
        ticket,
        status: parse(&row.status)?,
    })
}

fn question(row: &queries::FindQuestions) -> Result<Question, LoadError> {
    let when = row.when_question_id.zip(row.when_equals.clone());
    Ok(Question {
        id: row.question_id,
        scope: parse(&row.scope)?,
        kind: parse(&row.kind)?,
        label: Text::from(row.label.clone()),
        help: Text::from(row.help.clone()),
        required: row.required,
        options: row.options.clone().map(json).transpose()?,
        maximum_length: row.maximum_length,
        minimum: row.minimum,
        maximum: row.maximum,
        when: when.map(|(question_id, equals)| Condition {
            question_id,
            equals,
        }),
        product_ids: (!row.product_ids.is_empty()).then(|| row.product_ids.clone()),
    })
}

fn payment_of(row: queries::FindPayments) -> Result<Payment, LoadError> {
    Ok(Payment {
        id: row.payment_id,
        provider: row.provider,
        status: parse(&row.status)?,
        amount: Money::new(row.amount, parse(&row.currency)?),
        redirect_url: row.redirect_url,
        instructions: row.instructions.map(Text::from),
        expires_at: row.expires_at,
    })
}

/// Nothing where the money came in a currency that is not known here: a person sends it back, and the rest of the order
/// is as readable as before.
fn refund(row: &queries::FindRefunds) -> Result<Option<Refund>, LoadError> {
    let Ok(currency) = row.currency.parse() else {
        return Ok(None);
    };
    Ok(Some(Refund {
        id: row.refund_id,
        amount: Money::new(row.amount, currency),
        status: parse(&row.status)?,
        reason: parse(&row.reason)?,
    }))
}

fn parse<T: FromStr<Err: Error + Send + Sync + 'static>>(text: &str) -> Result<T, LoadError> {
    text.parse()
        .map_err(|error: T::Err| LoadError::Unreadable(Box::new(error)))
}

fn parse_number(number: i16) -> Result<u8, LoadError> {
    let number = u8::try_from(number);
    number.map_err(|error| LoadError::Unreadable(Box::new(error)))
}

fn json<T: DeserializeOwned>(value: serde_json::Value) -> Result<T, LoadError> {
    serde_json::from_value(value).map_err(|error| LoadError::Unreadable(Box::new(error)))
}
