use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_database::{Failure, ResultExt as _};
use guichet_http::{Description, NoContent, Path, Problem};
use guichet_queries::queries::accounts as queries;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use crate::App;

/// Which key.
#[derive(Deserialize, JsonSchema)]
pub(crate) struct ApiKeyPath {
    /// Of the list of keys
    api_key_id: Uuid,
}

/// `DELETE /organizers/{organizer_id}/api-keys/{api_key_id}`: good for nothing from now on.
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::ManageKeys>,
    Path(ApiKeyPath { api_key_id }): Path<ApiKeyPath>,
) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    let entry = app.entropy.uuid(now);
    let account_id = caller.account_id()?;
    let write = async || -> Result<u64, Failure> {
        let client = app.database.get_to_lock().await?;
        queries::revoke_api_key()
            .bind(
                &client,
                &now,
                &api_key_id,
                &caller.organizer_id,
                &entry,
                &account_id,
            )
            .await
            .or_commit_unknown()
    };
    if app.database.retry(write).await? == 0 {
        return Err(Problem::not_found());
    }
    app.access.forget_all();
    Ok(NoContent)
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Revoke an API key", "Nothing can be done with it any more");
