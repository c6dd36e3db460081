use std::sync::Arc;
use std::time::Duration;

use guichet_http::{Operation, Outcome, Problem, Request, StatusCode, json};

use crate::report::{Deadline, Report};
use crate::{App, backlog, expire, leftovers, purge, refunds};

/// A sweep starts no further batch after this long: the next one comes within a minute.
const TIME: Duration = Duration::from_secs(20);

/// `POST /`: a minute has passed.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    app.verifier.verify(&request).await?;
    let deadline = Deadline::after(TIME);
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
