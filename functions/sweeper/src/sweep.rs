use std::sync::Arc;
use std::time::Duration;

use guichet_http::{
    Description, Json, OVERLOADED, Problem, ProblemType, Problems, Refused, Request,
};
use guichet_messages::oidc::{CALLER_NOT_ALLOWED, INVALID_TOKEN};

use crate::report::{Deadline, Report};
use crate::{App, backlog, cancellations, expire, leftovers, objects, purge, refunds, search};

/// A sweep starts no further batch after this long: the next one comes within a minute.
const TIME: Duration = Duration::from_secs(20);

/// `POST /`: a minute has passed.
pub(crate) async fn handle(
    app: Arc<App>,
    request: Arc<Request>,
) -> Result<Json<Report>, Refused<SweepProblem>> {
    app.verifier.verify(&request).await?;
    let deadline = Deadline::after(TIME);
    let mut report = Report::default();
    // One that fails does not keep the others from being done.
    let steps = [
        (
            "leftovers",
            leftovers::publish(&app, deadline, &mut report)
                .await
                .map_err(Problem::from),
        ),
        (
            "expire",
            expire::expire(&app, deadline, &mut report)
                .await
                .map_err(Problem::from),
        ),
        (
            "refunds",
            refunds::request_again(&app, deadline, &mut report)
                .await
                .map_err(Problem::from),
        ),
        (
            "cancellations",
            cancellations::go_on(&app, deadline, &mut report)
                .await
                .map_err(Problem::from),
        ),
        (
            "search",
            search::index(&app, deadline, &mut report)
                .await
                .map_err(Problem::from),
        ),
        (
            "purge",
            purge::purge(&app, deadline, &mut report)
                .await
                .map_err(Problem::from),
        ),
        (
            "objects",
            objects::delete_unnamed(&app, deadline, &mut report).await,
        ),
        (
            "backlog",
            backlog::measure(&app).await.map_err(Problem::from),
        ),
    ];
    report.complete = !deadline.passed();
    tracing::info!(
        published = report.published,
        not_published = report.not_published,
        expired_orders = report.expired_orders,
        requested_refunds = report.requested_refunds,
        continued_cancellations = report.continued_cancellations,
        indexed_orders = report.indexed_orders,
        objects = report.objects,
        complete = report.complete,
        "swept"
    );
    let mut failures = steps
        .into_iter()
        .filter_map(|(step, outcome)| outcome.err().map(|problem| (step, problem)));
    match failures.next() {
        None => Ok(Json(report)),
        Some((step, problem)) => {
            for (step, problem) in failures {
                tracing::error!(
                    step,
                    error = &problem as &dyn std::error::Error,
                    "a step of the sweep failed"
                );
            }
            Err(problem.with("step", step).with("done", report).into())
        }
    }
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Do what nobody did in time", "What was done");

/// Why it is not swept, or not wholly.
pub(crate) enum SweepProblem {}

impl Problems for SweepProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (INVALID_TOKEN, "the caller is not the scheduler"),
        (CALLER_NOT_ALLOWED, "the caller is another account"),
        (
            OVERLOADED,
            "the database or the storage was too busy for some step; the others were done",
        ),
    ];
}
