use std::sync::Arc;

use guichet_access::SignedIn;
use guichet_database::{Failure, ResultExt as _};
use guichet_http::{Description, Json, Problem, ProblemType, Problems, Refused, TraceContext};
use guichet_queries::client::Params as _;
use guichet_queries::queries::accounts::{self as queries, ConfirmEmailParams};

use crate::App;
use crate::answer::{AccountProfile, SessionAnswer};
use crate::limits::Limit;
use crate::link_kind::LinkKind;
use crate::mailed_link::LinkToken;
use crate::metrics;
use crate::outcomes::LinkOutcome;
use crate::problems::{LINK_NOT_USABLE, TOO_MANY_ATTEMPTS};
use crate::visitor::Visitor;

/// `POST /me/email/confirm`: the address of a mailed link is the account's from now on.
pub(crate) async fn handle(
    app: Arc<App>,
    signed_in: SignedIn,
    visitor: Visitor,
    Json(sent): Json<LinkToken>,
    trace: TraceContext,
) -> Result<Json<AccountProfile>, Refused<ConfirmEmailProblem>> {
    let link = app.read_token(&sent.token)?;
    app.count_attempt(&[(Limit::LINK_ADDRESS, &visitor.network)])
        .await?;
    let now = app.clock.now();
    let message_id = app.entropy.uuid(now);
    let change = ConfirmEmailParams {
        account_link_id: link,
        browser_hash: visitor.browser.hash().to_vec(),
        account_id: signed_in.account_id,
        mail_id: app.entropy.uuid(now),
        message_id,
        audit_entry_id: app.entropy.uuid(now),
        at: now,
        trace: Some(trace.traceparent()),
    };
    let confirm = async || -> Result<String, Failure> {
        let client = app.database.get_to_lock().await?;
        queries::confirm_email()
            .params(&client, &change)
            .one()
            .await
            .or_commit_unknown()
    };
    let outcome = app.database.retry(confirm).await?;
    let outcome: LinkOutcome = outcome.parse().map_err(Problem::internal)?;
    let is_used = outcome == LinkOutcome::Done;
    metrics::link(LinkKind::ChangeEmail, is_used);
    if !is_used {
        return Err(Problem::from(LINK_NOT_USABLE).into());
    }
    app.publisher.publish(&app.database, &[message_id]).await;
    let client = app.database.get().await?;
    let answer = SessionAnswer::read(&client, signed_in.session_id).await?;
    Ok(Json(answer.account))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Confirm another address",
    "The account, with its new address",
)
.details("The former address is told.");

/// Why the address stays as it is.
pub(crate) enum ConfirmEmailProblem {}

impl Problems for ConfirmEmailProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            LINK_NOT_USABLE,
            "the link was used, is over, is of another account or browser, or its address has an account meanwhile",
        ),
        (
            TOO_MANY_ATTEMPTS,
            "too many links were tried from this network",
        ),
    ];
}
