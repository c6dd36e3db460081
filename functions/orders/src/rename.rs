use std::sync::Arc;

use guichet_database::ResultExt as _;
use guichet_http::{Operation, Outcome, Problem, Request, StatusCode, json};
use guichet_order::{Order, check_name};
use guichet_queries::queries::orders as queries;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::App;

/// Who comes.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AttendeeName {
    /// As it should be read at the door.
    name: String,
}

/// `PATCH /orders/{secret}/lines/{line}/attendee`: corrects a name. The ticket stays the same: it does not carry it.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let order_id = app.order_id(&request)?;
    let line: i16 = request.parse_param("line")?;
    let wanted: AttendeeName = request.json()?;
    let name = check_name(&wanted.name).map_err(|legal| Problem::invalid("/name", legal))?;
    let client = app.database.get().await?;
    let renamed = queries::rename_attendee()
        .bind(&client, &name, &order_id, &line)
        .await
        .or_commit_unknown()?;
    if renamed == 0 {
        return Err(Problem::not_found());
    }
    Ok(json(StatusCode::OK, &app.order(&client, order_id).await?))
}

pub(crate) fn describe(operation: Operation) -> Operation {
    operation
        .summary("Correct an attendee's name")
        .param::<i16>("line", "The line's number in the order, from 1")
        .body::<AttendeeName>()
        .answers::<Order>(StatusCode::OK, "The order")
        .problem(
            StatusCode::NOT_FOUND,
            "not-found",
            "there is no such line, or it was cancelled",
        )
}
