use std::sync::Arc;

use guichet_contact::check_name;
use guichet_database::ResultExt as _;
use guichet_http::{Description, Json, Path, Problem};
use guichet_order::{Order, OrderLink};
use guichet_queries::queries::orders as queries;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::App;
use crate::line_path::LinePath;

/// Who comes.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AttendeeName {
    /// As it should be read at the door: 1 to 200 characters on one line.
    name: String,
}

/// `PATCH /{secret}/lines/{line}/attendee`: corrects a name. The ticket stays the same: it does not carry it.
pub(crate) async fn handle(
    app: Arc<App>,
    link: OrderLink,
    Path(LinePath { line }): Path<LinePath>,
    Json(wanted): Json<AttendeeName>,
) -> Result<Json<Order>, Problem> {
    let name = check_name(&wanted.name).map_err(|legal| Problem::invalid("/name", legal))?;
    let now = app.clock.now();
    let mut client = app.database.get_to_lock().await?;
    let transaction = client.transaction().await?;
    let renamed = queries::rename_attendee()
        .bind(
            &transaction,
            &name,
            &link.order_id,
            &line.get(),
            &link.stored_number(),
            &now,
        )
        .await
        .or_problem()?;
    if renamed == 0 {
        return Err(Problem::not_found());
    }
    let noted = guichet_order::note_change(&transaction, link.order_id).await;
    noted.or_problem()?;
    let order = app.order(&transaction, link, now).await?;
    transaction.commit().await?;
    Ok(Json(order))
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Correct an attendee's name", "The order")
        .details("On a line of an order that is placed or paid, and that was not cancelled.");
