use std::sync::Arc;

use guichet_http::{Description, Json, Problem};
use guichet_order::{Order, OrderLink};

use super::locked::answer;
use crate::App;

/// `GET /orders/{secret}`: the order as it is.
pub(crate) async fn handle(app: Arc<App>, link: OrderLink) -> Result<Json<Order>, Problem> {
    Ok(Json(answer(&app, link).await?))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Show an order",
    "The order; once its time is over, its status is `expired`",
);
