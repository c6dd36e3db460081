use std::sync::Arc;

use guichet_access::{SignedIn, SteppedUp};
use guichet_database::{Failure, ResultExt as _};
use guichet_http::{Description, Json, Problem, ProblemType, Problems, Refused, TraceContext};
use guichet_queries::client::Params as _;
use guichet_queries::queries::accounts::{self as queries, ConfirmTotpParams};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::App;
use crate::problems::{CODE_REFUSED, NO_SECOND_FACTOR_PENDING, TOO_MANY_ATTEMPTS};
use crate::recovery_code::{RecoveryCodes, RecoveryCodesAnswer};
use crate::second_factor::SecondFactorCode;

/// That the telephone has the secret.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TotpConfirmation {
    /// Six digits of the telephone
    code: String,
}

/// `PUT /me/totp`: asks for codes from now on.
pub(crate) async fn handle(
    app: Arc<App>,
    SteppedUp(signed_in): SteppedUp,
    Json(sent): Json<TotpConfirmation>,
    trace: TraceContext,
) -> Result<Json<RecoveryCodesAnswer>, Refused<ConfirmProblem>> {
    let code = telephone_code(&sent.code)?;
    let client = app.database.get().await?;
    let sealed = queries::find_pending_totp()
        .bind(&client, &signed_in.account_id, &app.clock.now())
        .opt()
        .await
        .or_problem()?
        .flatten();
    drop(client);
    let sealed = sealed.ok_or_else(|| Problem::from(NO_SECOND_FACTOR_PENDING))?;
    let step = app
        .prove_telephone(signed_in.account_id, &sealed, code)
        .await?;
    let codes = RecoveryCodes::new(&app.entropy);
    app.confirm_totp(&signed_in, sealed, step, &codes, trace)
        .await?;
    Ok(Json(codes.answer()))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Have codes from a telephone asked for",
    "Ten recovery codes, shown this once",
)
.details("Every other session of the account ends, and its address is told.");

/// Why codes are not asked for.
pub(crate) enum ConfirmProblem {}

impl Problems for ConfirmProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            CODE_REFUSED,
            "the code is not one of the secret that was shown",
        ),
        (
            NO_SECOND_FACTOR_PENDING,
            "no secret was shown within ten minutes, or another since",
        ),
        (TOO_MANY_ATTEMPTS, "too many codes were tried"),
    ];
}

/// There are no recovery codes yet.
fn telephone_code(typed: &str) -> Result<u32, Problem> {
    match SecondFactorCode::read(typed) {
        Ok(SecondFactorCode::Telephone(code)) => Ok(code),
        _ => Err(Problem::invalid("/code", "six digits")),
    }
}

impl App {
    async fn confirm_totp(
        &self,
        signed_in: &SignedIn,
        sealed: Vec<u8>,
        step: i64,
        codes: &RecoveryCodes,
        trace: TraceContext,
    ) -> Result<(), Problem> {
        let now = self.clock.now();
        let message_id = self.entropy.uuid(now);
        let confirmation = ConfirmTotpParams {
            account_id: signed_in.account_id,
            session_id: signed_in.session_id,
            sealed,
            step,
            code_hashes: codes.hashes(),
            mail_id: self.entropy.uuid(now),
            message_id,
            audit_entry_id: self.entropy.uuid(now),
            at: now,
            trace: Some(trace.traceparent()),
        };
        let confirm = async || -> Result<bool, Failure> {
            let client = self.database.get_to_lock().await?;
            queries::confirm_totp()
                .params(&client, &confirmation)
                .one()
                .await
                .or_commit_unknown()
        };
        if !self.database.retry(confirm).await? {
            return Err(NO_SECOND_FACTOR_PENDING.into());
        }
        self.access.forget_all();
        self.publisher.publish(&self.database, &[message_id]).await;
        Ok(())
    }
}
