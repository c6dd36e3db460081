//! Takes places. Every order is made and every stock is drawn from here.
//!
//! The statement takes any number of orders at once, each all or nothing. What is asked for while one is under way
//! goes together in the next (see `guichet_batcher`): a busy pool's row is then locked, and the disk waited for, once
//! for many orders. Orders that want the same pools share a lane: where somebody else holds one of these, other pools are
//! sold all the same.

use std::sync::Arc;
use std::time::Duration;

use guichet_clock::{Clock, Entropy};
use guichet_database::tokio_postgres::types::Json;
use guichet_database::{
    Database, DatabaseBatcher, DatabaseError, Failure, Lanes, ResultExt as _, sql_enum,
};
use guichet_http::Problem;
use guichet_idempotency::IdempotencyKey;
use guichet_offer::{Need, Shortage};
use guichet_queries::client::GenericClient;
use guichet_queries::queries::checkout as queries;
use guichet_retry::RetryPolicy;
use jiff::Timestamp;
use serde::Serialize;
use tokio::time::{Instant, timeout_at};
use uuid::Uuid;

use crate::metrics;

/// For a request that had others in its way. After the last attempt the crowd is too large, and waiting in the process
/// would only make it larger.
pub(crate) const CONTENDED: RetryPolicy = RetryPolicy {
    attempts: 6,
    first_pause: Duration::from_millis(8),
    longest_pause: Duration::from_millis(128),
};

/// How long a request may take, whatever goes wrong at the database.
const LIMIT: Duration = Duration::from_millis(1_400);

/// The constraints that refuse to sell what is not there: room that somebody has taken, and whatever the organizer has deleted since
/// the statement looked: places, dates, capacities, rates and codes.
const RACES: [&str; 7] = [
    "pools_taken_check",
    "lines_place_id_fkey",
    "claims_place_id_pool_id_fkey",
    "lines_occurrence_id_fkey",
    "claims_pool_id_fkey",
    "lines_rate_id_fkey",
    "orders_code_id_fkey",
];

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
    pub(crate) keyed: Option<IdempotencyKey>,
    /// Where the uses of its code are counted: its lines take of it like of any pool.
    #[serde(skip)]
    pub(crate) code_pool_id: Option<Uuid>,
    /// What its discounts are taken of, in minor units: its lines take of it, too.
    #[serde(skip)]
    pub(crate) budget_pool_id: Option<Uuid>,
    /// Whether its buyer may know how many are left.
    #[serde(skip)]
    pub(crate) shows_figures: bool,
}

impl HoldRequest {
    /// The pools whose rows it locks. Not those of its code, which may be a buyer's own: he would go alone.
    fn lane(&self) -> Vec<Uuid> {
        let needs = self.lines.iter().flat_map(|line| &line.stock);
        let mut pools: Vec<Uuid> = needs
            .map(|need| need.pool_id)
            .filter(|pool_id| ![self.code_pool_id, self.budget_pool_id].contains(&Some(*pool_id)))
            .collect();
        pools.sort_unstable();
        pools.dedup();
        pools
    }
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

impl Outcome {
    /// As metrics name it.
    fn name(&self) -> &'static str {
        let outcome = match self {
            Self::Held => HoldOutcome::Held,
            Self::Replayed(_) => HoldOutcome::Replayed,
            Self::KeyReused => HoldOutcome::KeyReused,
            Self::Stale => HoldOutcome::Stale,
            Self::Unavailable(_) => HoldOutcome::Unavailable,
        };
        outcome.as_str()
    }
}

sql_enum! {
    /// The outcome as `hold_orders` names it.
    enum HoldOutcome: "hold_outcome" {
        Held = "held",
        Replayed = "replayed",
        KeyReused = "key_reused",
        Stale = "stale",
        Contended = "contended",
        Unavailable = "unavailable",
    }
}

/// What the statement says of a request.
#[derive(Debug)]
pub(crate) enum HoldAnswer {
    Done(Outcome),
    /// Somebody else was in the way at this moment; nothing has changed.
    Contended,
}

/// Takes places for new orders.
#[derive(Debug)]
pub(crate) struct Seller {
    batcher: DatabaseBatcher<Vec<Uuid>, Arc<HoldRequest>, HoldAnswer>,
    entropy: Entropy,
}

impl Seller {
    /// A seller for the stock in this database.
    pub(crate) fn new(database: Database, clock: Clock, entropy: Entropy) -> Self {
        let hold = move |database: Database, requests: Vec<Arc<HoldRequest>>| {
            let at = clock.now();
            async move {
                let requests: Vec<&HoldRequest> = requests.iter().map(Arc::as_ref).collect();
                let client = database.get().await?;
                ask(&client, &requests, at, None).await.or_commit_unknown()
            }
        };
        Self {
            batcher: DatabaseBatcher::new(database, Lanes::ByKey, hold),
            entropy,
        }
    }

    /// Makes an order, or says why not.
    pub(crate) async fn hold(&self, request: &Arc<HoldRequest>) -> Result<Outcome, Problem> {
        let deadline = Instant::now() + LIMIT;
        let mut retries = CONTENDED.start(&self.entropy);
        loop {
            let answer = self.batcher.submit(request.lane(), Arc::clone(request));
            let Ok(answer) = timeout_at(deadline, answer).await else {
                return Err(DatabaseError::CommitUnknown(None).into());
            };
            let problem = match answer {
                Ok(HoldAnswer::Done(outcome)) => {
                    metrics::held(outcome.name());
                    return Ok(outcome);
                }
                Ok(HoldAnswer::Contended) => Problem::overloaded(),
                // Where nobody knows whether the order was made, asking again with its key is how to find out.
                Err(failure @ Failure::Database(DatabaseError::CommitUnknown(_))) => failure.into(),
                Err(failure) => return Err(failure.into()),
            };
            if !retries.next_attempt().await {
                return Err(problem);
            }
            metrics::asked_again();
        }
    }
}

/// The statement: one answer per request, in their order. `replaced` is the order whose lines the only request
/// replaces; it must be locked, and rolled back unless the outcome is [`Outcome::Held`].
pub(crate) async fn ask(
    client: &impl GenericClient,
    requests: &[&HoldRequest],
    at: Timestamp,
    replaced: Option<Uuid>,
) -> Result<Vec<HoldAnswer>, Failure> {
    let rows = queries::hold_orders()
        .bind(client, &Json(requests), &at, &replaced)
        .all()
        .await;
    match rows.map_err(DatabaseError::from) {
        Ok(rows) => rows.into_iter().map(answer).collect(),
        // Another process was quicker between the statement's look at the stock and its taking.
        Err(error) if is_race(&error) => {
            Ok(requests.iter().map(|_| HoldAnswer::Contended).collect())
        }
        Err(error) => Err(error.into()),
    }
}

fn is_race(error: &DatabaseError) -> bool {
    match error {
        DatabaseError::Constraint { name, .. } => RACES.contains(&name.as_str()),
        DatabaseError::Conflict(_) => true,
        _ => false,
    }
}

fn answer(row: queries::HoldOrders) -> Result<HoldAnswer, Failure> {
    let outcome = row.outcome.parse().map_err(Problem::internal)?;
    let outcome = match (outcome, row.shortage, row.held) {
        (HoldOutcome::Held, ..) => Outcome::Held,
        (HoldOutcome::Replayed, _, Some(order_id)) => Outcome::Replayed(order_id),
        (HoldOutcome::KeyReused, ..) => Outcome::KeyReused,
        (HoldOutcome::Stale, ..) => Outcome::Stale,
        (HoldOutcome::Contended, ..) => return Ok(HoldAnswer::Contended),
        (HoldOutcome::Unavailable, Some(shortage), _) => {
            Outcome::Unavailable(serde_json::from_value(shortage).map_err(Problem::internal)?)
        }
        (HoldOutcome::Replayed | HoldOutcome::Unavailable, ..) => {
            let incomplete = format!("hold_orders answered only {:?}", row.outcome);
            return Err(Problem::internal(incomplete).into());
        }
    };
    Ok(HoldAnswer::Done(outcome))
}

#[cfg(test)]
mod tests;
