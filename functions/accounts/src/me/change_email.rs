use std::sync::Arc;

use guichet_access::SteppedUp;
use guichet_database::{Failure, ResultExt as _};
use guichet_http::{
    Accepted, Description, Json, ProblemType, Problems, Refused, TraceContext, WithCookies,
};
use guichet_queries::client::Params as _;
use guichet_queries::queries::accounts::{self as queries, RequestEmailChangeParams};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::App;
use crate::email::Email;
use crate::even::Even;
use crate::limits::Limit;
use crate::problems::TOO_MANY_ATTEMPTS;
use crate::visitor::Visitor;

/// An address to sign in with from now on.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EmailChange {
    /// The new e-mail address, to which the link is mailed
    email: String,
}

/// `POST /me/email`: mails a link to the new address, or tells it that it has an account already.
pub(crate) async fn handle(
    app: Arc<App>,
    SteppedUp(signed_in): SteppedUp,
    visitor: Visitor,
    Json(wanted): Json<EmailChange>,
    trace: TraceContext,
) -> Result<WithCookies<Accepted>, Refused<ChangeEmailProblem>> {
    let even = Even::begin();
    let email = Email::read(&wanted.email)?;
    let account = signed_in.account_id.to_string();
    let limits = [
        (Limit::MAIL_EMAIL, email.folded.as_str()),
        (Limit::MAIL_ACCOUNT, &account),
    ];
    app.count_attempt(&limits).await?;
    let now = app.clock.now();
    let message_id = app.entropy.uuid(now);
    let link = RequestEmailChangeParams {
        account_link_id: app.entropy.uuid(now),
        email: email.typed,
        email_folded: email.folded,
        browser_hash: visitor.browser.hash().to_vec(),
        mail_id: app.entropy.uuid(now),
        message_id,
        at: now,
        trace: Some(trace.traceparent()),
        account_id: signed_in.account_id,
    };
    let request = async || -> Result<(), Failure> {
        let client = app.database.get_to_lock().await?;
        queries::request_email_change()
            .params(&client, &link)
            .one()
            .await
            .or_commit_unknown()?;
        Ok(())
    };
    app.database.retry(request).await?;
    app.publisher.publish(&app.database, &[message_id]).await;
    even.end().await;
    Ok(WithCookies {
        answer: Accepted,
        cookies: vec![visitor.browser.cookie()],
    })
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Ask for another address", "The mail is on its way").details(
        "The address changes by the link in the mail, within ten minutes and in the browser that asked. An address that has an \
         account is told so by mail: the answer does not tell.",
    );

/// Why no mail is sent.
pub(crate) enum ChangeEmailProblem {}

impl Problems for ChangeEmailProblem {
    const ALL: &[(ProblemType, &str)] = &[(
        TOO_MANY_ATTEMPTS,
        "too many mails were asked for, to this address or by this account",
    )];
}
