use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, Json, Path, Problem, Versioned};

use super::document::OrderDocument;
use crate::App;
use crate::paths::OrderPath;

/// `GET /organizers/{organizer_id}/orders/{order_id}`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeOrders>,
    Path(OrderPath { order_id }): Path<OrderPath>,
) -> Result<Versioned<Json<OrderDocument>>, Problem> {
    let client = app.database.get().await?;
    let order = OrderDocument::read(&client, &caller, order_id, app.clock.now()).await?;
    Ok(Versioned {
        version: order.version,
        answer: Json(order),
    })
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Show an order",
    "The order with its lines, payments and refunds",
);
