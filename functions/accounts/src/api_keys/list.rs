use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_database::ResultExt as _;
use guichet_http::{Description, Json, Problem};
use guichet_queries::queries::accounts::{self as queries, ApiKeyRow};

use super::details::ApiKeyDetails;
use crate::App;

/// `GET /organizers/{organizer_id}/api-keys`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeKeys>,
) -> Result<Json<Vec<ApiKeyDetails>>, Problem> {
    let client = app.database.get().await?;
    let rows = queries::list_api_keys()
        .bind(&client, &caller.organizer_id)
        .all()
        .await
        .or_problem()?;
    let keys = rows.into_iter().map(details);
    Ok(Json(keys.collect::<Result<_, _>>()?))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "List the API keys",
    "Those of the organizer, the newest first, and those that are over too",
);

fn details(row: ApiKeyRow) -> Result<ApiKeyDetails, Problem> {
    Ok(ApiKeyDetails {
        id: row.api_key_id,
        name: row.name,
        prefix: row.prefix,
        role: row.role.parse().map_err(Problem::internal)?,
        created_at: row.created_at,
        expires_at: row.expires_at,
        last_used_at: row.last_used_at,
        revoked_at: row.revoked_at,
    })
}
