use std::sync::Arc;

use guichet_access::{SessionToken, SteppedUp};
use guichet_database::{Failure, ResultExt as _};
use guichet_http::{
    Description, Json, NoContent, ProblemType, Problems, Refused, TraceContext, WithCookies,
};
use guichet_queries::client::Params as _;
use guichet_queries::queries::accounts::{self as queries, SetPasswordParams};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::App;
use crate::limits::Limit;
use crate::password::new_password;
use crate::problems::TOO_MANY_ATTEMPTS;

/// A password that is chosen.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasswordChange {
    /// 8 to 1,024 bytes, none of the commonest
    password: String,
}

/// `PUT /me/password`: sets another password, and ends every other session.
pub(crate) async fn handle(
    app: Arc<App>,
    SteppedUp(signed_in): SteppedUp,
    Json(wanted): Json<PasswordChange>,
    trace: TraceContext,
) -> Result<WithCookies<NoContent>, Refused<SetPasswordProblem>> {
    let password = new_password(&wanted.password)?;
    let session = signed_in.session_id.to_string();
    app.count_attempt(&[(Limit::STEP_UP_SESSION, &session)])
        .await?;
    let password_hash = app.passwords.hash(password).await?;
    let (now, token) = (app.clock.now(), SessionToken::new(&app.entropy));
    let message_id = app.entropy.uuid(now);
    let change = SetPasswordParams {
        account_id: signed_in.account_id,
        session_id: signed_in.session_id,
        password_hash,
        token_hash: token.hash().to_vec(),
        mail_id: app.entropy.uuid(now),
        message_id,
        audit_entry_id: app.entropy.uuid(now),
        at: now,
        trace: Some(trace.traceparent()),
    };
    let set = async || -> Result<(), Failure> {
        let client = app.database.get_to_lock().await?;
        queries::set_password()
            .params(&client, &change)
            .one()
            .await
            .or_commit_unknown()?;
        Ok(())
    };
    app.database.retry(set).await?;
    app.access.forget_all();
    app.publisher.publish(&app.database, &[message_id]).await;
    Ok(WithCookies {
        answer: NoContent,
        cookies: vec![token.cookie()],
    })
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Choose another password",
    "It is the password now; the session has a new cookie",
)
.details("Every other session of the account ends, and its address is told.");

/// Why the password stays as it is.
pub(crate) enum SetPasswordProblem {}

impl Problems for SetPasswordProblem {
    const ALL: &[(ProblemType, &str)] =
        &[(TOO_MANY_ATTEMPTS, "too many were chosen in this session")];
}
