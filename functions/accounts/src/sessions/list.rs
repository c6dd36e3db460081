use std::sync::Arc;

use guichet_access::{IDLE, SignedIn};
use guichet_database::ResultExt as _;
use guichet_http::{Description, Json, Problem};
use guichet_queries::queries::accounts as queries;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::App;

/// A browser in which one is signed in.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct SessionDetails {
    id: Uuid,
    created_at: Timestamp,
    /// To the minute.
    last_seen_at: Timestamp,
    /// What the browser said of itself at the sign-in.
    user_agent: String,
    /// Where the sign-in came from: a network of 256 addresses, or many more.
    network: String,
    /// Whether it is the one that asks.
    is_this: bool,
}

/// `GET /sessions`: where one is signed in.
pub(crate) async fn handle(
    app: Arc<App>,
    signed_in: SignedIn,
) -> Result<Json<Vec<SessionDetails>>, Problem> {
    let now = app.clock.now();
    let client = app.database.get().await?;
    let rows = queries::list_sessions()
        .bind(&client, &signed_in.account_id, &now, &(now - IDLE))
        .all()
        .await
        .or_problem()?;
    let sessions = rows.into_iter().map(|row| SessionDetails {
        id: row.session_id,
        created_at: row.created_at,
        last_seen_at: row.last_seen_at,
        user_agent: row.user_agent,
        network: row.network,
        is_this: row.session_id == signed_in.session_id,
    });
    Ok(Json(sessions.collect()))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "List one's sessions",
    "Where one is signed in, the one used last first",
);
