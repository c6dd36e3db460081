use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, Json, Problem};

use super::tax_rate::TaxRate;
use crate::App;
use crate::document::Items;

/// `GET /organizers/{organizer_id}/tax-rates`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeEvents>,
) -> Result<Json<Items<TaxRate>>, Problem> {
    let client = app.database.get().await?;
    let items = TaxRate::list(&client, caller.organizer_id).await?;
    Ok(Json(Items { items }))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "List an organizer's tax rates",
    "All of them, the lowest first, archived ones last",
);
