//! Links that are mailed: asked for by anybody, good once, in the browser that asked, for ten minutes.

use guichet_account_links::TokenKind;
use guichet_database::{Failure, ResultExt as _};
use guichet_http::{Problem, TraceContext};
use guichet_money::Locale;
use guichet_queries::client::Params as _;
use guichet_queries::queries::accounts::{
    self as queries, RequestAccountLinkParams, UseAccountLink, UseAccountLinkParams,
};
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use crate::App;
use crate::browser::Browser;
use crate::email::Email;
use crate::link_kind::LinkKind;
use crate::metrics;
use crate::new_session::NewSession;
use crate::outcomes::LinkOutcome;
use crate::problems::{CODE_REFUSED, LINK_NOT_USABLE, second_factor_required};
use crate::second_factor::{Proof, SecondFactorCode};
use crate::visitor::Visitor;

/// A link that is to be mailed.
pub(crate) struct LinkRequest<'a> {
    pub(crate) kind: LinkKind,
    pub(crate) email: &'a Email,
    pub(crate) locale: Locale,
    /// Of the account that the link makes.
    pub(crate) name: Option<&'a str>,
    pub(crate) password_hash: Option<&'a str>,
}

/// The token that the page of a link sends.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkToken {
    /// What stands behind the # of the mailed address
    pub(crate) token: String,
}

impl App {
    /// Has a link mailed, or whatever else its address should be told. The work is the same for every address.
    pub(crate) async fn mail_link(
        &self,
        browser: Browser,
        wanted: LinkRequest<'_>,
        trace: TraceContext,
    ) -> Result<(), Problem> {
        let now = self.clock.now();
        let message_id = self.entropy.uuid(now);
        let link = RequestAccountLinkParams {
            account_link_id: self.entropy.uuid(now),
            kind: wanted.kind.as_str(),
            email: wanted.email.typed.as_str(),
            email_folded: wanted.email.folded.as_str(),
            locale: wanted.locale.as_str(),
            browser_hash: browser.hash().to_vec(),
            name: wanted.name,
            password_hash: wanted.password_hash,
            asker: None,
            mail_id: self.entropy.uuid(now),
            message_id,
            at: now,
            trace: Some(trace.traceparent()),
        };
        let request = async || -> Result<(), Failure> {
            let client = self.database.get_to_lock().await?;
            queries::request_account_link()
                .params(&client, &link)
                .one()
                .await
                .or_commit_unknown()?;
            Ok(())
        };
        self.database.retry(request).await?;
        self.publisher.publish(&self.database, &[message_id]).await;
        Ok(())
    }

    /// The link that a token is of; 409 where it is of none.
    pub(crate) fn read_token(&self, token: &str) -> Result<Uuid, Problem> {
        let link = self.links.read(TokenKind::Account, token);
        link.ok_or_else(|| LINK_NOT_USABLE.into())
    }

    /// Spends a link, and opens the session that it is good for.
    pub(crate) async fn spend_link(
        &self,
        visitor: &Visitor,
        link: Uuid,
        kind: LinkKind,
        code: Option<&SecondFactorCode>,
        password_hash: Option<&str>,
        trace: TraceContext,
    ) -> Result<NewSession, Problem> {
        let proof = match code {
            Some(code) => self.prove_for_link(visitor, link, kind, code).await?,
            None => Proof::default(),
        };
        let now = self.clock.now();
        let session = NewSession::new(self, now);
        let message_id = self.entropy.uuid(now);
        let spending = UseAccountLinkParams {
            account_link_id: link,
            kind: kind.as_str(),
            browser_hash: visitor.browser.hash().to_vec(),
            account_id: self.entropy.uuid(now),
            signed_in: None,
            password_hash,
            step: proof.step,
            recovery_hash: proof.recovery_hash,
            session_id: session.session_id,
            token_hash: session.token.hash().to_vec(),
            user_agent: visitor.user_agent.as_str(),
            network: visitor.wide_network.as_str(),
            mail_id: self.entropy.uuid(now),
            message_id,
            audit_entry_id: session.audit_entry_id,
            at: now,
            trace: Some(trace.traceparent()),
        };
        let spend = async || -> Result<UseAccountLink, Failure> {
            let client = self.database.get_to_lock().await?;
            queries::use_account_link()
                .params(&client, &spending)
                .one()
                .await
                .or_commit_unknown()
        };
        let answer = self.database.retry(spend).await?;
        match answer.outcome.parse().map_err(Problem::internal)? {
            LinkOutcome::Done => {}
            LinkOutcome::NotUsable => {
                metrics::link(kind, false);
                return Err(LINK_NOT_USABLE.into());
            }
            // Without a code, one is wanted; with one, another request was first.
            LinkOutcome::CodeUsed if code.is_none() => return Err(second_factor_required()),
            LinkOutcome::CodeUsed => return Err(CODE_REFUSED.into()),
        }
        metrics::link(kind, true);
        if kind == LinkKind::Reset {
            self.publisher.publish(&self.database, &[message_id]).await;
            self.access.forget_all();
        }
        Ok(session)
    }

    /// What a code proves for the account of a link.
    async fn prove_for_link(
        &self,
        visitor: &Visitor,
        link: Uuid,
        kind: LinkKind,
        code: &SecondFactorCode,
    ) -> Result<Proof, Problem> {
        let client = self.database.get().await?;
        let found = queries::find_account_link()
            .bind(
                &client,
                &link,
                &kind.as_str(),
                &visitor.browser.hash().as_slice(),
                &self.clock.now(),
            )
            .opt()
            .await
            .or_problem()?;
        drop(client);
        match found.map(|found| (found.account_id, found.totp_sealed)) {
            Some((Some(account_id), Some(sealed))) => self.prove(account_id, &sealed, code).await,
            // Spending it says what is wrong with it.
            _ => Ok(Proof::default()),
        }
    }
}
