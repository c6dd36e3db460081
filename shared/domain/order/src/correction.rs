use guichet_queries::client::GenericClient;
use guichet_queries::queries::order as queries;
use jiff::Timestamp;
use tokio_postgres::Error;
use uuid::Uuid;

use crate::{Line, OrderLink, OrderStatus, Payment};

/// An order has this many links at most, so that nobody can write to one address after another by it.
const LAST_NUMBER: u8 = 9;

/// Why the address of an order stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotCorrectable {
    /// It was cancelled, has expired, or its dates are over.
    Over,
    /// It was corrected too often.
    TooOften,
}

/// What a mail about an order is enqueued with.
#[derive(Clone, Copy, Debug)]
pub struct QueuedMail<'a> {
    /// An id for it.
    pub mail_id: Uuid,
    /// An id for the message that has it sent.
    pub message_id: Uuid,
    /// When.
    pub at: Timestamp,
    /// Where it was asked for.
    pub trace: &'a str,
}

/// Whether the buyer's address may become another.
pub fn check_correctable(
    status: OrderStatus,
    lines: &[Line],
    link: OrderLink,
    now: Timestamp,
) -> Result<(), NotCorrectable> {
    let is_over = lines.iter().all(|line| line.occurrence.ends_at <= now);
    if !matches!(status, OrderStatus::Placed | OrderStatus::Paid) || is_over {
        return Err(NotCorrectable::Over);
    }
    if link.number >= LAST_NUMBER {
        return Err(NotCorrectable::TooOften);
    }
    Ok(())
}

/// The mail that a buyer has got last, or should have: with tickets, with what to do to pay, or with the link alone.
pub fn due_mail(status: OrderStatus, lines: &[Line], payment: Option<&Payment>) -> &'static str {
    let has_instructions = payment.is_some_and(|payment| payment.instructions.is_some());
    if lines.iter().any(Line::has_valid_ticket) {
        "tickets"
    } else if status == OrderStatus::Placed && has_instructions {
        "payment_instructions"
    } else {
        "order_link"
    }
}

/// Enqueues a mail about an order to its buyer; answers the message to publish after the commit.
pub async fn queue_mail(
    client: &impl GenericClient,
    order_id: Uuid,
    kind: &str,
    mail: QueuedMail<'_>,
) -> Result<Uuid, Error> {
    let QueuedMail {
        mail_id,
        message_id,
        at,
        trace,
    } = mail;
    queries::queue_mail()
        .bind(
            client,
            &mail_id,
            &order_id,
            &kind,
            &message_id,
            &at,
            &Some(trace),
        )
        .one()
        .await?;
    Ok(message_id)
}

/// Tells the old address, changes it, and writes to the new one what the old one should have got, which is of the kind `due`.
/// The link that went to the old one is good for nothing any more. Answers the messages to publish after the commit.
pub async fn correct_address(
    client: &impl GenericClient,
    order_id: Uuid,
    email: &str,
    due: &str,
    [to_old, to_new]: [QueuedMail<'_>; 2],
) -> Result<Vec<Uuid>, Error> {
    let told = queue_mail(client, order_id, "address_changed", to_old).await?;
    queries::correct_address()
        .bind(client, &email, &order_id)
        .await?;
    Ok(vec![told, queue_mail(client, order_id, due, to_new).await?])
}

/// Whoever sees the order elsewhere has to read it again; and it is found by what it has now.
pub async fn note_change(client: &impl GenericClient, order_id: Uuid) -> Result<(), Error> {
    queries::note_change().bind(client, &order_id).one().await?;
    Ok(())
}
