use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{
    Description, Json, Path, Problem, ProblemType, Problems, Query, Refused, Versioned,
};
use guichet_money::Locale;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::App;
use crate::document::{Pool, PoolRows, Seating, check_event, rows_of, stored_seats};
use crate::paths::PoolPath;
use crate::problems::NOT_ROWS;

/// How the rows are wanted.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RowsQuery {
    /// In which words the text is printed
    #[serde(default)]
    locale: Locale,
}

/// `GET /organizers/{organizer_id}/events/{event_id}/pools/{pool_id}/rows`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeEvents>,
    Path(PoolPath { event_id, pool_id }): Path<PoolPath>,
    Query(wanted): Query<RowsQuery>,
) -> Result<Versioned<Json<PoolRows>>, Refused<ShowProblem>> {
    let client = app.database.get().await?;
    check_event(&client, &caller, event_id).await?;
    let pool = Pool::read(&client, event_id, pool_id, app.clock.now()).await?;
    if !pool.numbered {
        return Err(Problem::not_found().into());
    }
    let seats = stored_seats(&client, pool_id).await?;
    let rows = rows_of(&seats, &pool.name)?;
    let rows = PoolRows {
        id: pool_id,
        version: pool.version,
        rows: Seating::show(&rows, &pool.name, wanted.locale),
    };
    Ok(Versioned {
        version: rows.version,
        answer: Json(rows),
    })
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Show the rows of a numbered capacity", "The rows")
        .details("A capacity that is not numbered has none: that is a 404.");

/// Why there are no rows to show.
pub(crate) enum ShowProblem {}

impl Problems for ShowProblem {
    const ALL: &[(ProblemType, &str)] = &[(NOT_ROWS, "no text of rows has these seats")];
}
