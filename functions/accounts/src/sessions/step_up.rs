use std::sync::Arc;

use guichet_access::{STEP_UP, SignedIn};
use guichet_database::{Failure, ResultExt as _};
use guichet_http::{Description, Json, Problem, ProblemType, Problems, Refused};
use guichet_queries::client::Params as _;
use guichet_queries::queries::accounts::{self as queries, StepUpParams};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::App;
use crate::limits::Limit;
use crate::password::typed_password;
use crate::problems::{CODE_REFUSED, SIGN_IN_REFUSED, TOO_MANY_ATTEMPTS};
use crate::second_factor::{Proof, SecondFactorCode};

/// Password or code, once more.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StepUpRequest {
    /// The account's password, where no code is given
    #[serde(default)]
    password: Option<String>,
    /// Six digits of the telephone, or a recovery code, where no password is given
    #[serde(default)]
    code: Option<String>,
}

/// Until when nothing asks for password or code again.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct StepUpAnswer {
    stepped_up_until: Timestamp,
}

/// `POST /session/step-up`: takes password or code once more, before something that only its owner may do.
pub(crate) async fn handle(
    app: Arc<App>,
    signed_in: SignedIn,
    Json(sent): Json<StepUpRequest>,
) -> Result<Json<StepUpAnswer>, Refused<StepUpProblem>> {
    let given = Given::of(&sent)?;
    let session = signed_in.session_id.to_string();
    app.count_attempt(&[(Limit::STEP_UP_SESSION, &session)])
        .await?;
    let proof = app.prove_again(&signed_in, &given).await?;
    let at = app.step_up(&signed_in, &given, proof).await?;
    Ok(Json(StepUpAnswer {
        stepped_up_until: at + STEP_UP,
    }))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Give password or code once more",
    "Until when nothing asks for them again",
);

/// Why neither is taken.
pub(crate) enum StepUpProblem {}

impl Problems for StepUpProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (SIGN_IN_REFUSED, "the password is wrong, or there is none"),
        (
            CODE_REFUSED,
            "the code is wrong or was used, or the account has no second factor",
        ),
        (
            TOO_MANY_ATTEMPTS,
            "too many were made in this session, or with codes of this account",
        ),
    ];
}

/// What somebody proves by that it is them.
enum Given<'a> {
    Password(&'a str),
    Code(SecondFactorCode),
}

impl<'a> Given<'a> {
    fn of(sent: &'a StepUpRequest) -> Result<Self, Problem> {
        match (&sent.password, &sent.code) {
            (Some(password), None) => typed_password(password).map(Self::Password),
            (None, Some(code)) => SecondFactorCode::read(code).map(Self::Code),
            (None, None) => Err(Problem::invalid("/password", "given, or a code instead")),
            (Some(_), Some(_)) => Err(Problem::invalid(
                "/code",
                "left out where a password is given",
            )),
        }
    }
}

impl App {
    async fn prove_again(&self, signed_in: &SignedIn, given: &Given<'_>) -> Result<Proof, Problem> {
        let client = self.database.get().await?;
        let known = queries::find_proofs()
            .bind(&client, &signed_in.account_id)
            .one()
            .await
            .or_problem()?;
        // Nobody waits for a hash with a connection in hand.
        drop(client);
        match given {
            Given::Password(typed) => {
                let stored = known.password_hash.as_deref();
                if !self.passwords.verify(typed, stored).await? {
                    return Err(SIGN_IN_REFUSED.into());
                }
                Ok(Proof::default())
            }
            Given::Code(code) => match known.totp_sealed {
                Some(sealed) => self.prove(signed_in.account_id, &sealed, code).await,
                None => Err(CODE_REFUSED.into()),
            },
        }
    }

    /// Takes the code, where one was given, and writes down when.
    async fn step_up(
        &self,
        signed_in: &SignedIn,
        given: &Given<'_>,
        proof: Proof,
    ) -> Result<Timestamp, Problem> {
        let now = self.clock.now();
        let proven = StepUpParams {
            account_id: signed_in.account_id,
            session_id: signed_in.session_id,
            by_password: matches!(given, Given::Password(_)),
            step: proof.step,
            recovery_hash: proof.recovery_hash,
            audit_entry_id: self.entropy.uuid(now),
            at: now,
        };
        let step_up = async || -> Result<bool, Failure> {
            let client = self.database.get_to_lock().await?;
            queries::step_up()
                .params(&client, &proven)
                .one()
                .await
                .or_commit_unknown()
        };
        if !self.database.retry(step_up).await? {
            return Err(CODE_REFUSED.into());
        }
        self.access.forget_all();
        Ok(now)
    }
}
