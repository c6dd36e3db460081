use std::sync::Arc;

use guichet_http::{Description, Json, Problem};
use guichet_order::{Order, OrderLink};

use crate::App;

/// `GET /{secret}`.
pub(crate) async fn handle(app: Arc<App>, link: OrderLink) -> Result<Json<Order>, Problem> {
    let client = app.database.get().await?;
    let order = app.order(&client, link, app.clock.now()).await?;
    Ok(Json(order))
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Read an order with its tickets", "The order");
