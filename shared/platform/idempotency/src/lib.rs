//! `Idempotency-Key`: a request that creates or pays something may be sent again, and gets its first answer.
//!
//! | the key is | the caller gets |
//! |---|---|
//! | new, or its 24 hours are over | the answer of the handler, which is kept |
//! | known, with the same request | the first answer, byte for byte |
//! | known, with another request | 422 `idempotency-key-reused` |
//! | in use at this moment | 409 `idempotency-in-progress` with `Retry-After` |
//!
//! A refusal (4xx or 5xx) changed nothing and frees the key at once. Keys are kept apart by a scope, which names the
//! operation and the caller.
//!
//! A handler whose work is one transaction takes the key and keeps the answer in it, with [`Key::begin_within`] and
//! [`Claim::store`]: work, key and answer are there together or not at all, whatever dies when.
//!
//! [`run`] is for those that also ask somebody outside, such as a payment provider:
//!
//! ```no_run
//! # use guichet_clock::Clock;
//! # use guichet_database::Database;
//! # use guichet_http::{Problem, Response};
//! # use guichet_idempotency::{IdempotencyKey, Key};
//! # async fn pay() -> Result<Response, Problem> { unreachable!() }
//! # async fn handle(database: &Database, clock: &Clock, key: IdempotencyKey, order_id: u64) -> Result<Response, Problem> {
//! let key = Key::new(format!("orders.pay:{order_id}"), key);
//! guichet_idempotency::run(database, clock, key, || pay()).await
//! # }
//! ```
//!
//! It keeps the answer after the handler's own transaction was committed. Should the process die before that, the key
//! is free after twenty seconds and the next request with it runs the handler again, so a handler must find its own
//! work done and not do it twice.

mod answer;
mod claim;
mod problems;
mod request_key;

use guichet_clock::Clock;
use guichet_database::Database;
use guichet_http::{Problem, Response};

pub use answer::{Replayed, StoredResponse};
pub use claim::{Begun, Claim, Key, RETENTION};
pub use problems::{in_progress, key_reused};
pub use request_key::IdempotencyKey;

/// Answers the request with `handler`, or with what was answered when it came first.
pub async fn run<F>(
    database: &Database,
    clock: &Clock,
    key: Key,
    handler: impl FnOnce() -> F,
) -> Result<Response, Problem>
where
    F: Future<Output = Result<Response, Problem>>,
{
    match key.begin(database, clock).await? {
        Begun::Replayed(answer) => answer.into_response(),
        Begun::Acquired(claim) => claim.finish(database, handler().await).await,
    }
}
