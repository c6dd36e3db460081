use std::sync::Arc;

use guichet_http::{Operation, Outcome, Request, StatusCode, json};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;

use crate::App;

/// What time it is.
#[derive(Debug, Serialize, JsonSchema)]
struct Time {
    /// By this function's clock.
    now: Timestamp,
}

/// `GET /time`
pub(crate) async fn handle(app: Arc<App>, _request: Request) -> Outcome {
    let time = Time {
        now: app.clock.now(),
    };
    Ok(json(StatusCode::OK, &time))
}

pub(crate) fn describe(operation: Operation) -> Operation {
    operation
        .summary("What time it is")
        .answers::<Time>(StatusCode::OK, "The time")
}
