use std::sync::Arc;

use guichet_database::{Failure, ResultExt as _};
use guichet_http::{Description, Json, Problem, ProblemType, Problems, Refused};
use guichet_queries::client::Params as _;
use guichet_queries::queries::accounts::{self as queries, BeginSignIn, SignInParams};
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use crate::App;
use crate::email::Email;
use crate::limits::{CountedAttempt, Limit, check_wait};
use crate::metrics;
use crate::new_session::{NewSession, SignedInAnswer};
use crate::outcomes::LinkOutcome;
use crate::password::typed_password;
use crate::problems::{
    CODE_REFUSED, SECOND_FACTOR_REQUIRED, SIGN_IN_REFUSED, TOO_MANY_ATTEMPTS,
    second_factor_required,
};
use crate::second_factor::{Proof, SecondFactorCode};
use crate::visitor::Visitor;

/// Who signs in with a password.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasswordSignIn {
    /// The account's e-mail address
    email: String,
    /// The password
    password: String,
    /// Six digits of the telephone, or a recovery code, where one is asked for
    #[serde(default)]
    code: Option<String>,
}

/// `POST /sessions`: signs in with a password, and with a code where the account has a second factor.
pub(crate) async fn handle(
    app: Arc<App>,
    visitor: Visitor,
    Json(wanted): Json<PasswordSignIn>,
) -> Result<SignedInAnswer, Refused<SignInProblem>> {
    let signed_in = sign_in(&app, &visitor, &wanted).await;
    let outcome = match &signed_in {
        Ok(_) => Some(metrics::SignIn::SignedIn),
        Err(problem) => metrics::SignIn::of(problem.problem_type()),
    };
    if let Some(outcome) = outcome {
        metrics::sign_in(outcome);
    }
    Ok(signed_in?.answer(&app, &visitor).await?)
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Sign in with a password", "The session, whose cookie is set").details(
        "Refused in the same way for an address without an account, one without a password, and a wrong password. A session \
         that the browser has already ends.",
    );

/// Why nobody is signed in.
pub(crate) enum SignInProblem {}

impl Problems for SignInProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (SIGN_IN_REFUSED, "address and password do not fit together"),
        (
            SECOND_FACTOR_REQUIRED,
            "the password is right, and the account wants a code beside",
        ),
        (CODE_REFUSED, "the code is wrong, or was used"),
        (
            TOO_MANY_ATTEMPTS,
            "too many were made from this network, for this address, or with codes",
        ),
    ];
}

async fn sign_in(
    app: &App,
    visitor: &Visitor,
    wanted: &PasswordSignIn,
) -> Result<NewSession, Problem> {
    let email = Email::read(&wanted.email)?;
    let password = typed_password(&wanted.password)?;
    let code = wanted
        .code
        .as_deref()
        .map(SecondFactorCode::read)
        .transpose()?;
    let found = begin(app, visitor, &email).await?;
    check_wait(found.wait_ms)?;
    // Where there is no password, another is compared with: it takes as long.
    let is_right = app
        .passwords
        .verify(password, found.password_hash.as_deref())
        .await?;
    let (Some(account_id), Some(password_hash), true) =
        (found.account_id, &found.password_hash, is_right)
    else {
        return Err(SIGN_IN_REFUSED.into());
    };
    let proof = match (&found.totp_sealed, &code) {
        (None, _) => Proof::default(),
        (Some(_), None) => return Err(second_factor_required()),
        (Some(sealed), Some(code)) => app.prove(account_id, sealed, code).await?,
    };
    open(app, visitor, account_id, password_hash, proof).await
}

/// Counts the attempt, and finds what is known of the address, in one statement for every address.
async fn begin(app: &App, visitor: &Visitor, email: &Email) -> Result<BeginSignIn, Problem> {
    let limits = [
        (Limit::SIGN_IN_ADDRESS, visitor.network.as_str()),
        (Limit::SIGN_IN_EMAIL, &email.folded),
    ];
    let attempt = CountedAttempt::new(&app.attempts, &limits);
    let now = app.clock.now();
    let find = async || -> Result<BeginSignIn, Failure> {
        let client = app.database.get_to_lock().await?;
        queries::begin_sign_in()
            .bind(
                &client,
                &attempt.subjects,
                &attempt.intervals_ms,
                &attempt.bursts,
                &now,
                &email.folded,
            )
            .one()
            .await
            .or_commit_unknown()
    };
    Ok(app.database.retry(find).await?)
}

async fn open(
    app: &App,
    visitor: &Visitor,
    account_id: Uuid,
    password_hash: &str,
    proof: Proof,
) -> Result<NewSession, Problem> {
    let now = app.clock.now();
    let session = NewSession::new(app, now);
    let sign_in = SignInParams {
        account_id,
        password_hash,
        step: proof.step,
        recovery_hash: proof.recovery_hash,
        session_id: session.session_id,
        token_hash: session.token.hash().to_vec(),
        user_agent: visitor.user_agent.as_str(),
        network: visitor.wide_network.as_str(),
        audit_entry_id: session.audit_entry_id,
        at: now,
    };
    let open = async || -> Result<String, Failure> {
        let client = app.database.get_to_lock().await?;
        queries::sign_in()
            .params(&client, &sign_in)
            .one()
            .await
            .or_commit_unknown()
    };
    match app
        .database
        .retry(open)
        .await?
        .parse()
        .map_err(Problem::internal)?
    {
        LinkOutcome::Done => Ok(session),
        // Another request took the code, or the account has a second factor since it was read.
        LinkOutcome::CodeUsed => Err(CODE_REFUSED.into()),
        // Or another password.
        LinkOutcome::NotUsable => Err(SIGN_IN_REFUSED.into()),
    }
}
