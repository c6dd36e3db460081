use std::sync::Arc;

use guichet_http::{Description, Json, ProblemType, Problems, Refused, TraceContext};

use crate::App;
use crate::limits::Limit;
use crate::link_kind::LinkKind;
use crate::mailed_link::LinkToken;
use crate::new_session::SignedInAnswer;
use crate::problems::{LINK_NOT_USABLE, TOO_MANY_ATTEMPTS};
use crate::visitor::Visitor;

/// `POST /sign-ups/confirm`: makes the account, and signs in.
pub(crate) async fn handle(
    app: Arc<App>,
    visitor: Visitor,
    Json(sent): Json<LinkToken>,
    trace: TraceContext,
) -> Result<SignedInAnswer, Refused<ConfirmProblem>> {
    let link = app.read_token(&sent.token)?;
    app.count_attempt(&[(Limit::LINK_ADDRESS, &visitor.network)])
        .await?;
    let session = app
        .spend_link(&visitor, link, LinkKind::Confirm, None, None, trace)
        .await?;
    Ok(session.answer(&app, &visitor).await?)
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Make an account by a mailed link",
    "The account is made, and signed in",
);

/// Why no account is made.
pub(crate) enum ConfirmProblem {}

impl Problems for ConfirmProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            LINK_NOT_USABLE,
            "the link was used, is over, or was asked for in another browser; or the address has an account by now",
        ),
        (
            TOO_MANY_ATTEMPTS,
            "too many links were tried from this network",
        ),
    ];
}
