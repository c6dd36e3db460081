use std::sync::Arc;

use guichet_http::{Operation, Outcome, Request, StatusCode, json};
use guichet_order::Order;

use crate::{App, by_link};

/// `GET /{secret}`.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let link = app.link(&request)?;
    let client = app.database.get().await?;
    let order = app.order(&client, link, app.clock.now()).await?;
    Ok(json(StatusCode::OK, &order))
}

pub(crate) fn describe(operation: Operation) -> Operation {
    by_link(operation)
        .summary("Read an order with its tickets")
        .answers::<Order>(StatusCode::OK, "The order")
}
