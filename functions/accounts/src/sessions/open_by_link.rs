use std::sync::Arc;

use guichet_http::{Description, Json, ProblemType, Problems, Refused, TraceContext};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::App;
use crate::limits::Limit;
use crate::link_kind::LinkKind;
use crate::new_session::SignedInAnswer;
use crate::problems::{CODE_REFUSED, LINK_NOT_USABLE, SECOND_FACTOR_REQUIRED, TOO_MANY_ATTEMPTS};
use crate::second_factor::SecondFactorCode;
use crate::visitor::Visitor;

/// Who signs in by a mailed link.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkSignIn {
    /// What stands behind the # of the mailed address
    token: String,
    /// Six digits of the telephone, or a recovery code, where one is asked for
    #[serde(default)]
    code: Option<String>,
}

/// `POST /sessions/by-link`: signs in by a mailed link, and with a code where the account has a second factor.
pub(crate) async fn handle(
    app: Arc<App>,
    visitor: Visitor,
    Json(sent): Json<LinkSignIn>,
    trace: TraceContext,
) -> Result<SignedInAnswer, Refused<LinkSignInProblem>> {
    let code = sent
        .code
        .as_deref()
        .map(SecondFactorCode::read)
        .transpose()?;
    let link = app.read_token(&sent.token)?;
    app.count_attempt(&[(Limit::LINK_ADDRESS, &visitor.network)])
        .await?;
    let session = app
        .spend_link(&visitor, link, LinkKind::SignIn, code.as_ref(), None, trace)
        .await?;
    Ok(session.answer(&app, &visitor).await?)
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Sign in by a mailed link",
    "The session, whose cookie is set",
)
.details("Where a code is wanted, or is wrong, the link stays good.");

/// Why nobody is signed in.
pub(crate) enum LinkSignInProblem {}

impl Problems for LinkSignInProblem {
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
