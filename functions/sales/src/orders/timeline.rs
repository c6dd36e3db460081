use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_database::ResultExt as _;
use guichet_http::{Description, Json, Path, Problem};
use guichet_queries::queries::sales as queries;
use schemars::JsonSchema;
use serde::Serialize;

use super::document::find;
use super::moment::Moment;
use crate::App;
use crate::paths::OrderPath;

/// What happened to an order.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "OrderTimeline")]
pub(crate) struct Timeline {
    /// The oldest first, a thousand at most.
    items: Vec<Moment>,
}

/// `GET /organizers/{organizer_id}/orders/{order_id}/timeline`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeOrders>,
    Path(OrderPath { order_id }): Path<OrderPath>,
) -> Result<Json<Timeline>, Problem> {
    let client = app.database.get().await?;
    find(&client, &caller, order_id).await?;
    let rows = queries::list_moments()
        .bind(&client, &order_id, &app.clock.now(), &caller.organizer_id)
        .all()
        .await;
    let items = rows.or_problem()?.into_iter().map(Moment::of);
    Ok(Json(Timeline {
        items: items.collect::<Result<_, _>>()?,
    }))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Tell what happened to an order",
    "Holding, ordering, payments, tickets, mails, refunds, notes and changes, the oldest first",
);
