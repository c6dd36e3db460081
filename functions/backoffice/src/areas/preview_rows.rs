use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, Json, Path, Problem};
use guichet_money::Locale;
use guichet_seats::RowFault;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::App;
use crate::document::{Seating, check_event, parse_rows};
use crate::paths::EventPath;

/// A text of rows that somebody is writing.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RowsRequest {
    /// The name of the capacity, which is the section of rows whose line names none
    #[serde(default)]
    name: String,
    /// A line for each row, or for several alike
    rows: String,
    /// In which words the text is printed
    #[serde(default)]
    locale: Locale,
}

/// What a text of rows says.
#[derive(Serialize, JsonSchema)]
pub(crate) struct RowsPreview {
    /// Those whose lines are legal.
    #[serde(flatten)]
    rows: Seating,
    /// What is wrong with the other lines.
    faults: Vec<RowFault>,
}

/// `POST /organizers/{organizer_id}/events/{event_id}/areas/preview`: writes nothing.
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
    Json(wanted): Json<RowsRequest>,
) -> Result<Json<RowsPreview>, Problem> {
    let (rows, faults) = parse_rows(&wanted.rows, &wanted.name)?;
    let client = app.database.get().await?;
    check_event(&client, &caller, event_id).await?;
    Ok(Json(RowsPreview {
        rows: Seating::show(&rows, &wanted.name, wanted.locale),
        faults,
    }))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Tell which numbered places a text of rows has",
    "The rows, and the lines that cannot be read",
);
