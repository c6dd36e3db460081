use std::sync::Arc;
use std::time::Duration;

use guichet_http::{Operation, Outcome, Problem, Request, StatusCode, json};
use schemars::JsonSchema;
use serde::Serialize;
use tokio::time::Instant;

use crate::{App, backlog, expire, leftovers, purge, refunds};

/// A sweep starts no further batch after this long: the next one comes within a minute.
const TIME: Duration = Duration::from_secs(20);

/// What a sweep did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Report {
    /// Messages published that nobody had published in time.
    pub published: u64,
    /// Messages that Pub/Sub did not take now either.
    pub not_published: u64,
    /// Orders ended.
    pub expired_orders: u64,
    /// Refunds asked for again.
    pub requested_refunds: u64,
    /// Idempotency keys deleted.
    pub idempotency_keys: u64,
    /// Notes of received messages deleted.
    pub inbox: u64,
    /// Published messages deleted.
    pub outbox: u64,
    /// Messages set aside long ago deleted.
    pub dead_messages: u64,
    /// Whether everything was done; otherwise the time was over first.
    pub complete: bool,
}

/// When to stop starting things.
#[derive(Clone, Copy)]
pub(crate) struct Deadline(Instant);

impl Deadline {
    pub(crate) fn passed(self) -> bool {
        Instant::now() >= self.0
    }
}

/// `POST /`: a minute has passed.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    app.verifier.verify(&request).await?;
    let deadline = Deadline(Instant::now() + TIME);
    let mut report = Report::default();
    // One that fails does not keep the others from being done.
    let steps = [
        (
            "leftovers",
            leftovers::publish(&app, deadline, &mut report).await,
        ),
        ("expire", expire::expire(&app, deadline, &mut report).await),
        (
            "refunds",
            refunds::request_again(&app, deadline, &mut report).await,
        ),
        ("purge", purge::purge(&app, deadline, &mut report).await),
        ("backlog", backlog::measure(&app).await),
    ];
    report.complete = !deadline.passed();
    tracing::info!(
        published = report.published,
        not_published = report.not_published,
        expired_orders = report.expired_orders,
        requested_refunds = report.requested_refunds,
        complete = report.complete,
        "swept"
    );
    let mut failures = steps
        .into_iter()
        .filter_map(|(step, outcome)| outcome.err().map(|error| (step, error)));
    match failures.next() {
        None => Ok(json(StatusCode::OK, &report)),
        Some((step, error)) => {
            for (step, error) in failures {
                tracing::error!(
                    step,
                    error = &error as &dyn std::error::Error,
                    "a step of the sweep failed"
                );
            }
            Err(Problem::from(error).with("step", step).with("done", report))
        }
    }
}

pub(crate) fn describe(operation: Operation) -> Operation {
    operation
        .summary("Do what nobody did in time")
        .answers::<Report>(StatusCode::OK, "What was done")
        .problem(
            StatusCode::UNAUTHORIZED,
            "invalid-token",
            "the caller is not the scheduler",
        )
        .problem(
            StatusCode::SERVICE_UNAVAILABLE,
            "overloaded",
            "the database was too busy for some step; the others were done",
        )
}
