use std::sync::Arc;

use guichet_http::{
    Accepted, Description, Json, ProblemType, Problems, Refused, TraceContext, WithCookies,
};
use guichet_money::Locale;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::App;
use crate::email::Email;
use crate::even::Even;
use crate::limits::Limit;
use crate::link_kind::LinkKind;
use crate::mailed_link::LinkRequest;
use crate::problems::TOO_MANY_ATTEMPTS;
use crate::visitor::Visitor;

/// A link that is wanted.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AccountLinkRequest {
    /// The account's e-mail address
    email: String,
    /// To sign in, or to choose a new password
    kind: LinkPurpose,
    /// The language of the mail where there is no account
    locale: Locale,
}

/// What a link may be asked for.
#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum LinkPurpose {
    SignIn,
    Reset,
}

impl From<LinkPurpose> for LinkKind {
    fn from(purpose: LinkPurpose) -> Self {
        match purpose {
            LinkPurpose::SignIn => Self::SignIn,
            LinkPurpose::Reset => Self::Reset,
        }
    }
}

/// `POST /links`: mails a link, or tells the address that it has no account.
pub(crate) async fn handle(
    app: Arc<App>,
    visitor: Visitor,
    Json(wanted): Json<AccountLinkRequest>,
    trace: TraceContext,
) -> Result<WithCookies<Accepted>, Refused<LinkRequestProblem>> {
    let even = Even::begin();
    let email = Email::read(&wanted.email)?;
    let limits = [
        (Limit::LINK_ADDRESS, visitor.network.as_str()),
        (Limit::MAIL_EMAIL, &email.folded),
    ];
    app.count_attempt(&limits).await?;
    let link = LinkRequest {
        kind: wanted.kind.into(),
        email: &email,
        locale: wanted.locale,
        name: None,
        password_hash: None,
    };
    app.mail_link(visitor.browser, link, trace).await?;
    even.end().await;
    Ok(WithCookies {
        answer: Accepted,
        cookies: vec![visitor.browser.cookie()],
    })
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Ask for a link to sign in or to choose a password",
    "The mail is on its way",
)
.details(
    "The link is good once, within ten minutes, in the browser that asked. An address without an account is told so by \
     mail: the answer does not tell.",
);

/// Why no mail is sent.
pub(crate) enum LinkRequestProblem {}

impl Problems for LinkRequestProblem {
    const ALL: &[(ProblemType, &str)] = &[(
        TOO_MANY_ATTEMPTS,
        "too many links were asked for from this network, or too many mails to this address",
    )];
}
