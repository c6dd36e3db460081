use std::sync::Arc;

use guichet_access::SignedIn;
use guichet_database::{Failure, ResultExt as _};
use guichet_http::{Description, NoContent, Problem};
use guichet_queries::queries::accounts as queries;

use crate::App;

/// `DELETE /sessions`: signs out everywhere else.
pub(crate) async fn handle(app: Arc<App>, signed_in: SignedIn) -> Result<NoContent, Problem> {
    let now = app.clock.now();
    let entry = app.entropy.uuid(now);
    let end = async || -> Result<u64, Failure> {
        let client = app.database.get_to_lock().await?;
        queries::end_other_sessions()
            .bind(
                &client,
                &entry,
                &signed_in.session_id,
                &now,
                &signed_in.account_id,
            )
            .await
            .or_commit_unknown()
    };
    app.database.retry(end).await?;
    app.access.forget_all();
    Ok(NoContent)
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "End all of one's other sessions",
    "Every other session has ended",
);
