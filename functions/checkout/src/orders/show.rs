use std::sync::Arc;

use guichet_http::{Operation, Outcome, Request, StatusCode, json};
use guichet_order::Order;

use super::locked::{answer, link};
use crate::App;

/// `GET /orders/{secret}`: the order as it is.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let link = link(&app, &request)?;
    Ok(json(StatusCode::OK, &answer(&app, link).await?))
}

pub(crate) fn describe(operation: Operation) -> Operation {
    operation
        .summary("Show an order")
        .param::<String>("secret", "What stands in the order's link")
        .answers::<Order>(
            StatusCode::OK,
            "The order; once its time is over, its status is `expired`",
        )
        .problem(StatusCode::NOT_FOUND, "not-found", "there is no such order")
}
