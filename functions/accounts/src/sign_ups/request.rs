use std::sync::Arc;

use guichet_contact::check_name;
use guichet_http::{
    Accepted, Description, Json, Problem, ProblemType, Problems, Refused, TraceContext, WithCookies,
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
use crate::password::new_password;
use crate::problems::TOO_MANY_ATTEMPTS;
use crate::visitor::Visitor;

/// Who wants an account.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignUpRequest {
    /// An e-mail address, to which the link is mailed
    email: String,
    /// The person's name
    name: String,
    /// 8 to 1,024 bytes, none of the commonest
    password: String,
    /// The language of mails
    locale: Locale,
}

/// `POST /sign-ups`: mails a link that makes the account, or tells the address that it has one.
pub(crate) async fn handle(
    app: Arc<App>,
    visitor: Visitor,
    Json(wanted): Json<SignUpRequest>,
    trace: TraceContext,
) -> Result<WithCookies<Accepted>, Refused<SignUpProblem>> {
    let even = Even::begin();
    let email = Email::read(&wanted.email)?;
    let name = check_name(&wanted.name).map_err(|legal| Problem::invalid("/name", legal))?;
    let password = new_password(&wanted.password)?;
    let limits = [
        (Limit::SIGN_UP_ADDRESS, visitor.network.as_str()),
        (Limit::MAIL_EMAIL, &email.folded),
    ];
    app.count_attempt(&limits).await?;
    // Of an address that has an account too: how long it takes tells nobody.
    let password_hash = app.passwords.hash(password).await?;
    let link = LinkRequest {
        kind: LinkKind::Confirm,
        email: &email,
        locale: wanted.locale,
        name: Some(&name),
        password_hash: Some(&password_hash),
    };
    app.mail_link(visitor.browser, link, trace).await?;
    even.end().await;
    Ok(WithCookies {
        answer: Accepted,
        cookies: vec![visitor.browser.cookie()],
    })
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Ask for an account", "The mail is on its way").details(
        "The account is made by the link in the mail, within ten minutes and in the browser that asked. An address that has an \
         account is told so by mail: the answer does not tell.",
    );

/// Why no mail is sent.
pub(crate) enum SignUpProblem {}

impl Problems for SignUpProblem {
    const ALL: &[(ProblemType, &str)] = &[(
        TOO_MANY_ATTEMPTS,
        "too many accounts were asked for from this network, or too many mails to this address",
    )];
}
