use std::sync::Arc;

use guichet_access::SteppedUp;
use guichet_database::{Failure, ResultExt as _};
use guichet_http::{Description, NoContent, Problem, ProblemType, Problems, Refused, TraceContext};
use guichet_queries::client::Params as _;
use guichet_queries::queries::accounts::{self as queries, RemoveTotpParams};

use crate::App;
use crate::problems::NO_SECOND_FACTOR;

/// `DELETE /me/totp`: codes are not asked for any more.
pub(crate) async fn handle(
    app: Arc<App>,
    SteppedUp(signed_in): SteppedUp,
    trace: TraceContext,
) -> Result<NoContent, Refused<RemoveProblem>> {
    let now = app.clock.now();
    let message_id = app.entropy.uuid(now);
    let removal = RemoveTotpParams {
        account_id: signed_in.account_id,
        session_id: signed_in.session_id,
        mail_id: app.entropy.uuid(now),
        message_id,
        audit_entry_id: app.entropy.uuid(now),
        at: now,
        trace: Some(trace.traceparent()),
    };
    let remove = async || -> Result<bool, Failure> {
        let client = app.database.get_to_lock().await?;
        queries::remove_totp()
            .params(&client, &removal)
            .one()
            .await
            .or_commit_unknown()
    };
    if !app.database.retry(remove).await? {
        return Err(Problem::from(NO_SECOND_FACTOR).into());
    }
    app.access.forget_all();
    app.publisher.publish(&app.database, &[message_id]).await;
    Ok(NoContent)
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Have no codes asked for any more",
    "Password or link are enough from now on",
)
.details("Every other session of the account ends, and its address is told.");

/// Why nothing changes.
pub(crate) enum RemoveProblem {}

impl Problems for RemoveProblem {
    const ALL: &[(ProblemType, &str)] = &[(NO_SECOND_FACTOR, "no codes are asked for")];
}
