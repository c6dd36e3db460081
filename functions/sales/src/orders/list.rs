use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, Json, Page, Problem, Query};

use super::filter::OrdersQuery;
use super::line::OrderLine;
use crate::App;

/// `GET /organizers/{organizer_id}/orders`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeOrders>,
    Query(wanted): Query<OrdersQuery>,
) -> Result<Json<Page<OrderLine>>, Problem> {
    let client = app.database.get().await?;
    let page = wanted.page(&client, &caller, app.clock.now()).await?;
    Ok(Json(page))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "List or search orders",
    "A page of those that the caller sees, the newest first",
)
.details(
    "An order is found by its words as soon as it has tickets, or within a minute where it waits for its payment. Without a search the \
     list has it at once.",
);
