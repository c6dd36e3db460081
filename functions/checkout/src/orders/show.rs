use std::sync::Arc;

use guichet_http::{Operation, Outcome, Request, StatusCode, json};
use guichet_order::Order;

use super::locked::order_id;
use crate::App;

/// `GET /orders/{secret}`: the order as it is.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let order_id = order_id(&app, &request)?;
    let record = app.reader.record(order_id).await?;
    let order = record.into_order(&app.secrets, app.now());
    Ok(json(StatusCode::OK, &order))
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
