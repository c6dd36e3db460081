use std::sync::Arc;

use guichet_access::SignedIn;
use guichet_database::{Failure, ResultExt as _};
use guichet_http::{
    Description, NOT_FOUND, NoContent, Path, Problem, ProblemType, Problems, Refused,
};
use guichet_queries::queries::accounts as queries;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use crate::App;

/// Which session.
#[derive(Deserialize, JsonSchema)]
pub(crate) struct SessionPath {
    /// Of the list of sessions
    session_id: Uuid,
}

/// `DELETE /sessions/{session_id}`: signs out elsewhere.
pub(crate) async fn handle(
    app: Arc<App>,
    signed_in: SignedIn,
    Path(SessionPath { session_id }): Path<SessionPath>,
) -> Result<NoContent, Refused<EndProblem>> {
    app.end_session(signed_in.account_id, session_id).await?;
    Ok(NoContent)
}

pub(crate) const DESCRIPTION: Description =
    Description::new("End one of one's sessions", "The session has ended");

/// Why no session ends.
pub(crate) enum EndProblem {}

impl Problems for EndProblem {
    const ALL: &[(ProblemType, &str)] = &[(NOT_FOUND, "there is no such session of this account")];
}

impl App {
    /// Ends a session of an account; 404 where it has none of this id.
    pub(crate) async fn end_session(
        &self,
        account_id: Uuid,
        session_id: Uuid,
    ) -> Result<(), Problem> {
        let now = self.clock.now();
        let entry = self.entropy.uuid(now);
        let end = async || -> Result<u64, Failure> {
            let client = self.database.get_to_lock().await?;
            queries::end_session()
                .bind(&client, &session_id, &account_id, &entry, &now)
                .await
                .or_commit_unknown()
        };
        if self.database.retry(end).await? == 0 {
            return Err(Problem::not_found());
        }
        self.access.forget_all();
        Ok(())
    }
}
