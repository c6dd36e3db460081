use std::sync::Arc;

use guichet_database::ResultExt as _;
use guichet_http::{Operation, Outcome, Problem, Request, StatusCode, json};
use guichet_order::{Order, check_name};
use guichet_queries::queries::orders as queries;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::{App, by_link};

/// Who comes.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AttendeeName {
    /// As it should be read at the door: 1 to 200 characters on one line.
    name: String,
}

/// `PATCH /{secret}/lines/{line}/attendee`: corrects a name. The ticket stays the same: it does not carry it.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let link = app.link(&request)?;
    let position: i16 = request.parse_param("line")?;
    let wanted: AttendeeName = request.json()?;
    let name = check_name(&wanted.name).map_err(|legal| Problem::invalid("/name", legal))?;
    let now = app.clock.now();
    let client = app.database.get().await?;
    let renamed = queries::rename_attendee()
        .bind(
            &client,
            &name,
            &link.order_id,
            &position,
            &link.stored_number(),
            &now,
        )
        .await
        .or_problem()?;
    if renamed == 0 {
        return Err(Problem::not_found());
    }
    let order = app.order(&client, link, now).await?;
    Ok(json(StatusCode::OK, &order))
}

pub(crate) fn describe(operation: Operation) -> Operation {
    by_link(operation)
        .summary("Correct an attendee's name")
        .description("On a line of an order that is placed or paid, and that was not cancelled.")
        .param::<i16>("line", "The line's number in the order, from 1")
        .body::<AttendeeName>()
        .answers::<Order>(StatusCode::OK, "The order")
}
