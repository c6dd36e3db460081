use std::sync::Arc;

use guichet_http::{Description, Json, ProblemType, Problems, Refused, TraceContext};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::App;
use crate::limits::Limit;
use crate::link_kind::LinkKind;
use crate::new_session::SignedInAnswer;
use crate::password::new_password;
use crate::problems::{CODE_REFUSED, LINK_NOT_USABLE, SECOND_FACTOR_REQUIRED, TOO_MANY_ATTEMPTS};
use crate::second_factor::SecondFactorCode;
use crate::visitor::Visitor;

/// Who chooses a new password by a mailed link.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PasswordReset {
    /// What stands behind the # of the mailed address
    token: String,
    /// 8 to 1,024 bytes, none of the commonest
    password: String,
    /// Six digits of the telephone, or a recovery code, where one is asked for
    #[serde(default)]
    code: Option<String>,
}

/// `POST /resets`: sets a new password by a mailed link, ends every session, and signs in.
pub(crate) async fn handle(
    app: Arc<App>,
    visitor: Visitor,
    Json(sent): Json<PasswordReset>,
    trace: TraceContext,
) -> Result<SignedInAnswer, Refused<ResetProblem>> {
    let password = new_password(&sent.password)?;
    let code = sent
        .code
        .as_deref()
        .map(SecondFactorCode::read)
        .transpose()?;
    let link = app.read_token(&sent.token)?;
    app.count_attempt(&[(Limit::LINK_ADDRESS, &visitor.network)])
        .await?;
    let hash = app.passwords.hash(password).await?;
    let session = app
        .spend_link(
            &visitor,
            link,
            LinkKind::Reset,
            code.as_ref(),
            Some(&hash),
            trace,
        )
        .await?;
    Ok(session.answer(&app, &visitor).await?)
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Choose a new password by a mailed link",
    "The new session, whose cookie is set",
)
.details(
    "Every session of the account ends, and its address is told. Where a code is wanted, or is wrong, the link stays good.",
);

/// Why the password stays as it is.
pub(crate) enum ResetProblem {}

impl Problems for ResetProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            LINK_NOT_USABLE,
            "the link was used, is over, or was asked for in another browser",
        ),
        (
            SECOND_FACTOR_REQUIRED,
            "the link is good, and the account wants a code beside",
        ),
        (CODE_REFUSED, "the code is wrong, or was used"),
        (
            TOO_MANY_ATTEMPTS,
            "too many links were tried from this network, or too many codes",
        ),
    ];
}
