//! Takes places. Every order is made and every stock is drawn from here.
//!
//! The statement takes any number of orders at once, each all or nothing. What is asked for while one is under way
//! goes together in the next (see `guichet_combiner`): a busy pool's row is then locked, and the disk waited for, once
//! for many orders.

use std::sync::Arc;
use std::time::Duration;

use guichet_clock::{Clock, Entropy};
use guichet_combiner::{Combiner, Limits};
use guichet_database::tokio_postgres::types::Json;
use guichet_database::{Database, DatabaseError, Failure, ResultExt as _, together};
use guichet_http::Problem;
use guichet_queries::client::GenericClient;
use guichet_queries::queries::checkout as queries;
use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use crate::keyed::Keyed;
use crate::metrics;
use crate::pricing::Need;
use crate::unavailable::Shortage;

/// How often a request asks again when others were in its way. After that the crowd is too large, and waiting
/// in the process would only make it larger.
const RETRIES: u32 = 5;

/// The longest pause before the first retry; it doubles with each.
const PAUSE: Duration = Duration::from_millis(8);

/// The constraint that refuses to sell what is not there.
const POOLS_TAKEN_CHECK: &str = "pools_taken_check";

/// An order to be made, as `hold_orders` takes it.
#[derive(Debug, Serialize)]
pub(crate) struct HoldRequest {
    pub(crate) order_id: Uuid,
    pub(crate) event_id: Uuid,
    pub(crate) offer_version: i64,
    pub(crate) reference: String,
    pub(crate) locale: &'static str,
    pub(crate) currency: String,
    pub(crate) total: i64,
    pub(crate) tax_total: i64,
    pub(crate) discount_total: i64,
    pub(crate) code_id: Option<Uuid>,
    pub(crate) created_at: Timestamp,
    pub(crate) expires_at: Timestamp,
    pub(crate) lines: Vec<HoldLine>,
    /// Absent where the lines of an order are replaced.
    #[serde(flatten)]
    pub(crate) keyed: Option<Keyed>,
    /// Where the uses of its code are counted: its lines take of it like of any pool.
    #[serde(skip)]
    pub(crate) code_pool_id: Option<Uuid>,
    /// Whether its buyer may know how many are left.
    #[serde(skip)]
    pub(crate) shows_figures: bool,
}

/// One line of it.
#[derive(Debug, Serialize)]
pub(crate) struct HoldLine {
    pub(crate) position: i16,
    pub(crate) occurrence_id: Uuid,
    pub(crate) rate_id: Uuid,
    pub(crate) place_id: Option<Uuid>,
    pub(crate) description: serde_json::Value,
    pub(crate) stock: Vec<Need>,
    pub(crate) full_price: i64,
    pub(crate) price: i64,
    pub(crate) tax: i64,
    pub(crate) tax_rate_basis_points: i32,
}

/// What became of a request.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// The order exists and has its places.
    Held,
    /// The key has been used with this body: for this order.
    Replayed(Uuid),
    /// The key has been used with another body.
    KeyReused,
    /// The offer has changed since it was read.
    Stale,
    /// Somebody else has what was wanted.
    Unavailable(Shortage),
}

/// What the statement says of a request.
#[derive(Debug)]
pub(crate) enum Answer {
    Done(Outcome),
    /// Somebody else was in the way at this moment; nothing has changed.
    AskAgain,
}

/// What goes together. One statement at a time: a second would only wait for the same row, and both would carry half.
/// Of a statement of 64 orders, less than a tenth is what it costs to make one.
const TOGETHER: Limits = Limits {
    batches: 1,
    questions: 64,
};

/// Takes places for new orders.
#[derive(Debug)]
pub(crate) struct Seller {
    combiner: Combiner<Arc<HoldRequest>, Result<Answer, Failure>>,
    entropy: Entropy,
}

impl Seller {
    /// A seller for the stock in this database.
    pub(crate) fn new(database: Database, clock: Clock, entropy: Entropy) -> Self {
        let hold = move |requests: Vec<Arc<HoldRequest>>| {
            let (database, at) = (database.clone(), clock.now());
            async move {
                let requests: Vec<&HoldRequest> = requests.iter().map(Arc::as_ref).collect();
                let client = database.get().await?;
                ask(&client, &requests, at, None).await.or_commit_unknown()
            }
        };
        let work = move |requests| together(requests, hold.clone());
        Self {
            combiner: Combiner::new(TOGETHER, work),
            entropy,
        }
    }

    /// Makes an order, or says why not.
    pub(crate) async fn hold(&self, request: &Arc<HoldRequest>) -> Result<Outcome, Problem> {
        let mut retries = Retries::new(&self.entropy);
        loop {
            let answer = self.combiner.ask(Arc::clone(request)).await;
            match answer.map_err(Problem::internal)? {
                Ok(Answer::Done(outcome)) => {
                    metrics::held(&outcome);
                    return Ok(outcome);
                }
                // Where nobody knows whether the order was made, asking again with its key is how to find out.
                Ok(Answer::AskAgain) | Err(Failure::Database(DatabaseError::CommitUnknown(_)))
                    if retries.left() =>
                {
                    retries.pause().await;
                }
                Ok(Answer::AskAgain) => return Err(Problem::overloaded()),
                Err(failure) => return Err(failure.into()),
            }
        }
    }
}

/// Counts how often somebody has asked again, and makes the pauses between: random, so that those who met do
/// not meet again.
pub(crate) struct Retries<'a> {
    entropy: &'a Entropy,
    made: u32,
}

impl<'a> Retries<'a> {
    pub(crate) fn new(entropy: &'a Entropy) -> Self {
        Self { entropy, made: 0 }
    }

    pub(crate) fn left(&self) -> bool {
        self.made < RETRIES
    }

    pub(crate) async fn pause(&mut self) {
        metrics::asked_again();
        let longest = PAUSE * 2_u32.pow(self.made);
        self.made += 1;
        let part = u32::from(u16::from_le_bytes(self.entropy.bytes()));
        tokio::time::sleep(longest * part / u32::from(u16::MAX)).await;
    }
}

/// The statement: one answer per request, in their order. `replaced` is the order whose lines the only request
/// replaces; it must be locked, and rolled back unless the outcome is [`Outcome::Held`].
pub(crate) async fn ask(
    client: &impl GenericClient,
    requests: &[&HoldRequest],
    at: Timestamp,
    replaced: Option<Uuid>,
) -> Result<Vec<Answer>, Failure> {
    let rows = queries::hold_orders()
        .bind(client, &Json(requests), &at, &replaced)
        .all()
        .await;
    match rows.map_err(DatabaseError::from) {
        Ok(rows) => rows.into_iter().map(answer).collect(),
        // Another process was quicker between the statement's look at the stock and its taking.
        Err(error) if is_race(&error) => Ok(requests.iter().map(|_| Answer::AskAgain).collect()),
        Err(error) => Err(error.into()),
    }
}

fn is_race(error: &DatabaseError) -> bool {
    match error {
        DatabaseError::Constraint { name, .. } => name == POOLS_TAKEN_CHECK,
        DatabaseError::Conflict(_) => true,
        _ => false,
    }
}

fn answer(row: queries::HoldOrders) -> Result<Answer, Failure> {
    let outcome = match (row.outcome.as_str(), row.shortage, row.held) {
        ("held", ..) => Outcome::Held,
        ("replayed", _, Some(order_id)) => Outcome::Replayed(order_id),
        ("key_reused", ..) => Outcome::KeyReused,
        ("stale", ..) => Outcome::Stale,
        ("contended", ..) => return Ok(Answer::AskAgain),
        ("unavailable", Some(shortage), _) => {
            Outcome::Unavailable(serde_json::from_value(shortage).map_err(Problem::internal)?)
        }
        (other, ..) => {
            return Err(Problem::internal(format!("hold_orders answered {other:?}")).into());
        }
    };
    Ok(Answer::Done(outcome))
}

#[cfg(test)]
mod tests;
