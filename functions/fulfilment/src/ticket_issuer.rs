//! Issues tickets: of one order, or of all whose messages arrive while others are being issued, in one transaction.
//!
//! Serials have no gaps, so whoever issues tickets of an event waits until those before are written to disk. Together,
//! a crowd's orders wait for that once.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use guichet_clock::{Clock, Entropy};
use guichet_config::MasterKey;
use guichet_database::tokio_postgres::types::Json;
use guichet_database::{Database, DatabaseBatcher, Failure, Lanes, Transaction};
use guichet_http::Problem;
use guichet_messages::inbox;
use guichet_queries::queries::fulfilment as queries;
use guichet_queries::queries::fulfilment::LinesWithoutTicket;
use guichet_tickets::{Payload, SigningKey};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use uuid::Uuid;

use crate::keys::Keys;
use crate::{NAME, metrics};

/// How long after its occurrence a ticket is still good: for shows that run late and gates that check on the way out.
const GRACE: SignedDuration = SignedDuration::from_hours(12);

/// A paid order, as a message tells of it.
#[derive(Clone, Debug)]
pub(crate) struct PaidOrder {
    pub(crate) outbox_id: Uuid,
    pub(crate) order_id: Uuid,
    /// Of the request that paid it.
    pub(crate) trace: Option<String>,
}

/// What came of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Issued {
    /// There are tickets, and this message has them mailed.
    Enqueued { message: Uuid, tickets: usize },
    /// The date had been called off: the order is cancelled, and these messages tell of its refund and a mail.
    CalledOff { messages: Vec<Uuid> },
    /// Nothing was to be done, or it was done before.
    Nothing,
    /// There is no such order.
    Unknown,
}

/// Issues tickets: one batch at a time, because a second would wait for the first's serials.
#[derive(Debug)]
pub(crate) struct TicketIssuer(DatabaseBatcher<(), PaidOrder, Issued>);

impl TicketIssuer {
    /// For the orders of this database.
    pub(crate) fn new(
        database: Database,
        master: MasterKey,
        clock: Clock,
        entropy: Entropy,
    ) -> Self {
        let context = Arc::new(IssuerContext {
            keys: Keys::new(master),
            clock,
            entropy,
        });
        let issue = move |database, paid_orders: Vec<PaidOrder>| {
            let context = Arc::clone(&context);
            async move { context.issue(&database, &paid_orders).await }
        };
        Self(DatabaseBatcher::new(database, Lanes::One, issue))
    }

    /// Issues the tickets of an order and enqueues a mail with them, once.
    pub(crate) async fn issue(&self, paid: &PaidOrder) -> Result<Issued, Failure> {
        self.0.submit((), paid.clone()).await
    }
}

struct IssuerContext {
    keys: Keys,
    clock: Clock,
    entropy: Entropy,
}

#[derive(Debug, Serialize)]
struct Lock<'a> {
    order_id: Uuid,
    /// Four unused ones.
    ids: Vec<Uuid>,
    trace: Option<&'a str>,
}

#[derive(Debug, Serialize)]
#[expect(clippy::struct_field_names, reason = "the names of the columns")]
struct Ticket {
    ticket_id: Uuid,
    event_id: Uuid,
    order_id: Uuid,
    position: i16,
    serial: i32,
    token: String,
}

#[derive(Debug, Serialize)]
#[expect(clippy::struct_field_names, reason = "the names of the columns")]
struct Mail<'a> {
    mail_id: Uuid,
    order_id: Uuid,
    message_id: Uuid,
    trace: Option<&'a str>,
}

impl IssuerContext {
    async fn issue(
        &self,
        database: &Database,
        paid_orders: &[PaidOrder],
    ) -> Result<Vec<Issued>, Failure> {
        let now = self.clock.now();
        let mut client = database.get().await?;
        let transaction = client.transaction().await?;
        let requests: Vec<Lock> = paid_orders
            .iter()
            .map(|order| Lock {
                order_id: order.order_id,
                ids: (0..4).map(|_| self.entropy.uuid(now)).collect(),
                trace: order.trace.as_deref(),
            })
            .collect();
        let orders = queries::lock_to_issue()
            .bind(&transaction, &Json(&requests), &now)
            .all()
            .await?;
        let orders: BTreeMap<Uuid, queries::LockToIssue> = orders
            .into_iter()
            .map(|order| (order.order_id, order))
            .collect();
        let known: Vec<&PaidOrder> = paid_orders
            .iter()
            .filter(|order| orders.contains_key(&order.order_id))
            .collect();
        let outbox_ids: Vec<Uuid> = known.iter().map(|order| order.outbox_id).collect();
        let first = inbox::record_if_new(&transaction, NAME, &outbox_ids, now).await?;

        // What was cancelled in the meantime has nothing to be issued, and never will have.
        let to_issue: Vec<Uuid> = known
            .iter()
            .filter(|order| first.contains(&order.outbox_id))
            .map(|order| order.order_id)
            .filter(|order_id| orders[order_id].status == "paid")
            .collect();
        let lines = queries::lines_without_ticket()
            .bind(&transaction, &to_issue)
            .all()
            .await?;
        let tickets = self.sign(&transaction, &orders, &lines, now).await?;
        let (mails, issued) = self.tell(paid_orders, &orders, &tickets, now);
        if !tickets.is_empty() {
            queries::issue_tickets()
                .bind(&transaction, &now, &Json(&tickets), &Json(&mails))
                .await?;
            queries::index_orders()
                .bind(&transaction, &to_issue)
                .one()
                .await?;
        }
        transaction.commit().await?;
        metrics::issued(tickets.len());
        Ok(issued)
    }

    /// A ticket for each line. Events are locked in the order of their ids.
    async fn sign(
        &self,
        transaction: &Transaction<'_>,
        orders: &BTreeMap<Uuid, queries::LockToIssue>,
        lines: &[LinesWithoutTicket],
        now: Timestamp,
    ) -> Result<Vec<Ticket>, Failure> {
        let mut by_event: BTreeMap<Uuid, Vec<&LinesWithoutTicket>> = BTreeMap::new();
        for line in lines {
            let event_id = orders[&line.order_id].event_id;
            by_event.entry(event_id).or_default().push(line);
        }
        let mut tickets = Vec::with_capacity(lines.len());
        for (event_id, lines) in by_event {
            let key = self
                .keys
                .of(event_id, transaction, &self.entropy, now)
                .await?;
            let count = i32::try_from(lines.len()).map_err(Problem::internal)?;
            let last = queries::reserve_serials()
                .bind(transaction, &event_id, &count)
                .one()
                .await?;
            let serials = last - count + 1..=last;
            tickets.extend(serials.zip(lines).map(|(serial, line)| {
                let ticket_id = self.entropy.uuid(now);
                Ticket {
                    ticket_id,
                    event_id,
                    order_id: line.order_id,
                    position: line.position,
                    serial,
                    token: token(line, serial, ticket_id, &key),
                }
            }));
        }
        Ok(tickets)
    }

    /// The mails to enqueue, and what came of each message.
    fn tell<'a>(
        &self,
        paid_orders: &'a [PaidOrder],
        orders: &BTreeMap<Uuid, queries::LockToIssue>,
        tickets: &[Ticket],
        now: Timestamp,
    ) -> (Vec<Mail<'a>>, Vec<Issued>) {
        let mut told = HashSet::new();
        let (mut mails, mut issued) = (Vec::new(), Vec::with_capacity(paid_orders.len()));
        for paid in paid_orders {
            let order_id = paid.order_id;
            let of_order = tickets.iter().filter(|ticket| ticket.order_id == order_id);
            issued.push(match of_order.count() {
                _ if !orders.contains_key(&order_id) => Issued::Unknown,
                0 if !orders[&order_id].messages.is_empty() && told.insert(order_id) => {
                    let messages = orders[&order_id].messages.clone();
                    Issued::CalledOff { messages }
                }
                0 => Issued::Nothing,
                // Two messages about one order: the first is told of its tickets.
                _ if !told.insert(order_id) => Issued::Nothing,
                tickets => {
                    let (mail_id, message) = (self.entropy.uuid(now), self.entropy.uuid(now));
                    mails.push(Mail {
                        mail_id,
                        order_id,
                        message_id: message,
                        trace: paid.trace.as_deref(),
                    });
                    Issued::Enqueued { message, tickets }
                }
            });
        }
        (mails, issued)
    }
}

fn token(line: &LinesWithoutTicket, serial: i32, ticket_id: Uuid, key: &SigningKey) -> String {
    let payload = Payload {
        ticket_id,
        product: line.product_number,
        rate: line.rate_number,
        occurrence: line.occurrence_number,
        serial,
        valid_from: None,
        valid_until: line.ends_at.checked_add(GRACE).ok(),
        place: line.place_label.clone(),
    };
    guichet_tickets::issue(key, &payload)
}
