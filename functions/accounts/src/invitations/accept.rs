use std::sync::Arc;

use guichet_access::{SIGN_IN_REQUIRED, SignedIn, sign_in_required};
use guichet_audit::Action;
use guichet_contact::check_name;
use guichet_database::{Failure, ResultExt as _};
use guichet_http::{
    Created, Description, Json, Problem, ProblemType, Problems, Refused, StatusCode, WithCookies,
};
use guichet_passwords::Password;
use guichet_queries::client::Params as _;
use guichet_queries::queries::accounts::{self as queries, OpenSessionParams};
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use super::guest::Guest;
use crate::App;
use crate::answer::SessionAnswer;
use crate::limits::Limit;
use crate::new_session::{NewSession, SignedInAnswer};
use crate::outcomes::MembershipOutcome;
use crate::password::new_password;
use crate::problems::{LINK_NOT_USABLE, MEMBER_ALREADY, TOO_MANY_ATTEMPTS};
use crate::visitor::Visitor;

/// Who says yes: who is signed in, or somebody who makes an account by it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AcceptanceRequest {
    /// What stands behind the # of the mailed address
    token: String,
    /// The person's name; of who makes an account, with a password
    #[serde(default)]
    name: Option<String>,
    /// 8 to 1,024 bytes, none of the commonest
    #[serde(default)]
    password: Option<String>,
}

/// An account that is to be made.
struct NewAccount {
    name: String,
    password: Password,
}

/// `POST /invitations/accept`: makes a member of who was invited.
pub(crate) async fn handle(
    app: Arc<App>,
    visitor: Visitor,
    Guest(signed_in): Guest,
    Json(sent): Json<AcceptanceRequest>,
) -> Result<SignedInAnswer, Refused<AcceptProblem>> {
    let invitation_id = app.read_invitation(&sent.token)?;
    let new_account = sent.new_account()?;
    app.count_attempt(&[(Limit::LINK_ADDRESS, &visitor.network)])
        .await?;
    if let Some(account) = new_account {
        return Ok(app.accept_anew(&visitor, invitation_id, account).await?);
    }
    let signed_in = signed_in.ok_or_else(sign_in_required)?;
    Ok(app.accept_as(signed_in, invitation_id).await?)
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Accept a mailed invitation",
    "Who accepted works for the organizer, and is signed in",
)
.details(
    "With name and password it makes an account of the address that was invited. Whoever has that account is signed in and \
     sends neither.",
);

/// Whoever is signed in was not invited.
const OTHER_ADDRESS: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "other-address",
    "The invitation is for another address than that of your account",
);

/// Why nobody becomes a member.
pub(crate) enum AcceptProblem {}

impl Problems for AcceptProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            LINK_NOT_USABLE,
            "the invitation was accepted or revoked, or is over",
        ),
        (
            SIGN_IN_REQUIRED,
            "the address has an account, or nobody is signed in and no name is given",
        ),
        (
            OTHER_ADDRESS,
            "who is signed in has another address than the one invited",
        ),
        (MEMBER_ALREADY, "they work for the organizer already"),
        (
            TOO_MANY_ATTEMPTS,
            "too many links were tried from this network",
        ),
    ];
}

impl AcceptanceRequest {
    /// `None` of who is to be signed in.
    fn new_account(&self) -> Result<Option<NewAccount>, Problem> {
        let (name, password) = match (&self.name, &self.password) {
            (None, None) => return Ok(None),
            (Some(name), Some(password)) => (name, password),
            (None, Some(_)) => return Err(Problem::invalid("/name", "given with a password")),
            (Some(_), None) => return Err(Problem::invalid("/password", "given with a name")),
        };
        Ok(Some(NewAccount {
            name: check_name(name).map_err(|legal| Problem::invalid("/name", legal))?,
            password: new_password(password)?,
        }))
    }
}

impl App {
    /// By who is signed in, and stays so.
    async fn accept_as(
        &self,
        signed_in: SignedIn,
        invitation_id: Uuid,
    ) -> Result<SignedInAnswer, Problem> {
        match self
            .accept(invitation_id, signed_in.account_id, None)
            .await?
        {
            MembershipOutcome::Done => {}
            MembershipOutcome::OtherAddress => return Err(OTHER_ADDRESS.into()),
            other => return Err(refusal(other)),
        }
        let client = self.database.get().await?;
        Ok(WithCookies {
            answer: Created {
                body: SessionAnswer::read(&client, signed_in.session_id).await?,
                location: None,
            },
            cookies: Vec::new(),
        })
    }

    /// By somebody whose account is made by it.
    async fn accept_anew(
        &self,
        visitor: &Visitor,
        invitation_id: Uuid,
        account: NewAccount,
    ) -> Result<SignedInAnswer, Problem> {
        if self.open_invitation(invitation_id).await?.has_account {
            return Err(sign_in_required());
        }
        let password_hash = self.passwords.hash(account.password).await?;
        let account_id = self.entropy.uuid(self.clock.now());
        let person = (account.name.as_str(), password_hash.as_str());
        match self.accept(invitation_id, account_id, Some(person)).await? {
            MembershipOutcome::Done => {}
            // Somebody else made it a moment ago.
            MembershipOutcome::OtherAddress => return Err(sign_in_required()),
            other => return Err(refusal(other)),
        }
        let session = self.open_first_session(visitor, account_id).await?;
        session.answer(self, visitor).await
    }

    /// `person`: name and hash of the password of an account that is to be made.
    async fn accept(
        &self,
        invitation_id: Uuid,
        account_id: Uuid,
        person: Option<(&str, &str)>,
    ) -> Result<MembershipOutcome, Problem> {
        let now = self.clock.now();
        let entry = self.entropy.uuid(now);
        let accept = async || -> Result<String, Failure> {
            let client = self.database.get_to_lock().await?;
            let accepted = queries::accept_invitation()
                .bind(
                    &client,
                    &invitation_id,
                    &account_id,
                    &person.map(|(name, _)| name),
                    &person.map(|(_, password_hash)| password_hash),
                    &entry,
                    &now,
                )
                .one()
                .await;
            accepted.or_commit_unknown()
        };
        let outcome = self.database.retry(accept).await?;
        self.access.forget_all();
        outcome.parse().map_err(Problem::internal)
    }

    /// After the invitation was accepted, which is in another chain of audit entries: one transaction appends to one. Who is
    /// not signed in by this signs in.
    async fn open_first_session(
        &self,
        visitor: &Visitor,
        account_id: Uuid,
    ) -> Result<NewSession, Problem> {
        let now = self.clock.now();
        let session = NewSession::new(self, now);
        let opening = OpenSessionParams {
            session_id: session.session_id,
            account_id,
            token_hash: session.token.hash().to_vec(),
            user_agent: visitor.user_agent.as_str(),
            network: visitor.wide_network.as_str(),
            action: Action::AccountCreated.as_str(),
            audit_entry_id: session.audit_entry_id,
            at: now,
        };
        let open = async || -> Result<(), Failure> {
            let client = self.database.get_to_lock().await?;
            let opened = queries::open_session()
                .params(&client, &opening)
                .one()
                .await;
            opened.or_commit_unknown()?;
            Ok(())
        };
        self.database.retry(open).await?;
        Ok(session)
    }
}

fn refusal(outcome: MembershipOutcome) -> Problem {
    match outcome {
        MembershipOutcome::Absent => LINK_NOT_USABLE.into(),
        MembershipOutcome::MemberAlready => MEMBER_ALREADY.into(),
        other => Problem::internal(other.as_str()),
    }
}
