use std::sync::Arc;

use guichet_access::{Caller, Role, right, role_required};
use guichet_database::Failure;
use guichet_http::{
    Created, Description, Json, Problem, ProblemType, Problems, Refused, TraceContext,
};
use guichet_idempotency::{IdempotencyKey, Key, Replayed, StoredResponse};
use guichet_money::Locale;
use guichet_queries::client::Params as _;
use guichet_queries::queries::accounts::{self as queries, MakeInvitationParams};
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use super::details::InvitationDetails;
use super::managing::check_role;
use crate::App;
use crate::email::Email;
use crate::limits::Limit;
use crate::outcomes::MembershipOutcome;
use crate::problems::{MEMBER_ALREADY, TOO_MANY_ATTEMPTS};

/// Who is to work for an organizer.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct InvitationRequest {
    /// An e-mail address, to which the invitation is mailed
    email: String,
    /// As what
    role: Role,
    /// Whether they are to see all events; an owner does
    all_events: bool,
    /// Else those that they are to see
    #[serde(default)]
    event_ids: Vec<Uuid>,
    /// The language of the mail
    locale: Locale,
}

/// A request that was looked at.
struct Invitation {
    email: Email,
    role: Role,
    all_events: bool,
    event_ids: Vec<Uuid>,
    locale: Locale,
}

/// `POST /organizers/{organizer_id}/invitations`: mails somebody an invitation, in the place of one that is open.
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::ManageMembers>,
    Json(wanted): Json<InvitationRequest>,
    key: IdempotencyKey,
    trace: TraceContext,
) -> Result<Replayed<Created<InvitationDetails>>, Refused<InviteProblem>> {
    let inviter = caller.account_id()?;
    let organizer_id = caller.organizer_id;
    let invitation = wanted.check()?;
    check_role(caller.role, invitation.role)?;
    app.check_events(organizer_id, &invitation.event_ids)
        .await?;
    app.count_invitation(organizer_id, &invitation.email.folded)
        .await?;
    let key = Key::new(format!("accounts.invite:{organizer_id}"), key);
    let work = || invite(&app, trace, &caller, inviter, &invitation, &key);
    let (answer, message) = app.database.retry(work).await?;
    app.publisher
        .publish(&app.database, message.as_slice())
        .await;
    Ok(answer.into())
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Invite somebody to work for an organizer",
    "The invitation, which is on its way",
)
.details("It is good for seven days. One that the address had before is revoked.");

/// Why nobody is invited.
pub(crate) enum InviteProblem {}

impl Problems for InviteProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (MEMBER_ALREADY, "the address is that of a member"),
        (
            TOO_MANY_ATTEMPTS,
            "the organizer invited too many of late, or too many mails were asked for to this address",
        ),
    ];
}

impl InvitationRequest {
    fn check(self) -> Result<Invitation, Problem> {
        let email = Email::read(&self.email)?;
        if self.role == Role::Owner && !self.all_events {
            return Err(Problem::invalid("/all_events", "true for an owner"));
        }
        if self.all_events && !self.event_ids.is_empty() {
            return Err(Problem::invalid(
                "/event_ids",
                "empty for who sees all events",
            ));
        }
        let mut event_ids = self.event_ids;
        event_ids.sort_unstable();
        event_ids.dedup();
        Ok(Invitation {
            email,
            role: self.role,
            all_events: self.all_events,
            event_ids,
            locale: self.locale,
        })
    }
}

impl App {
    /// Counts a mail that invites; 429 where it is one too many.
    pub(super) async fn count_invitation(
        &self,
        organizer_id: Uuid,
        email: &str,
    ) -> Result<(), Problem> {
        let organizer = organizer_id.to_string();
        self.count_attempt(&[
            (Limit::INVITE_ORGANIZER, &organizer),
            (Limit::MAIL_EMAIL, email),
        ])
        .await
    }
}

/// Answers with the message to publish, where this request is the one that invited.
async fn invite(
    app: &App,
    trace: TraceContext,
    caller: &Caller<right::ManageMembers>,
    inviter: Uuid,
    invitation: &Invitation,
    key: &Key,
) -> Result<(StoredResponse, Option<Uuid>), Failure> {
    let mut client = app.database.get_to_lock().await?;
    let transaction = client.transaction().await?;
    let mut message = None;
    let work = async || {
        let now = app.clock.now();
        let (invitation_id, message_id) = (app.entropy.uuid(now), app.entropy.uuid(now));
        let made = queries::make_invitation()
            .params(
                &transaction,
                &MakeInvitationParams {
                    invitation_id,
                    organizer_id: caller.organizer_id,
                    email: invitation.email.typed.as_str(),
                    email_folded: invitation.email.folded.as_str(),
                    role: invitation.role.as_str(),
                    all_events: invitation.all_events,
                    event_ids: invitation.event_ids.as_slice(),
                    locale: invitation.locale.as_str(),
                    inviter,
                    mail_id: app.entropy.uuid(now),
                    message_id,
                    audit_entry_id: app.entropy.uuid(now),
                    at: now,
                    trace: Some(trace.traceparent()),
                },
            )
            .one()
            .await?;
        match made.parse().map_err(Problem::internal)? {
            MembershipOutcome::Done => message = Some(message_id),
            MembershipOutcome::MemberAlready => return Err(Problem::new(MEMBER_ALREADY).into()),
            // The inviter's role was taken away a moment ago.
            MembershipOutcome::NotYours => {
                return Err(role_required(caller.role, &[Role::Owner]).into());
            }
            other => return Err(Problem::internal(other.as_str()).into()),
        }
        Ok(Created {
            body: InvitationDetails::read(&transaction, caller.organizer_id, invitation_id).await?,
            location: None,
        })
    };
    let answer = key.answer_once(&transaction, &app.clock, work).await?;
    transaction.commit().await?;
    Ok((answer, message))
}
