use std::sync::Arc;

use guichet_http::{Operation, Outcome, Request, StatusCode, json};
use guichet_order::Order;

use crate::App;

/// `GET /orders/{secret}`.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let order_id = app.order_id(&request)?;
    let client = app.database.get().await?;
    Ok(json(StatusCode::OK, &app.order(&client, order_id).await?))
}

pub(crate) fn describe(operation: Operation) -> Operation {
    operation
        .summary("Read an order with its tickets")
        .answers::<Order>(StatusCode::OK, "The order")
        .problem(
            StatusCode::NOT_FOUND,
            "not-found",
            "the link is not one that was given out",
        )
}
