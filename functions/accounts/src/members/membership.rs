//! How memberships change and end: who may, and that an organizer keeps an owner, is decided by `change_membership`.

use guichet_access::{Caller, ROLE_REQUIRED, Role, role_required};
use guichet_database::{Failure, ResultExt as _};
use guichet_http::{NOT_FOUND, Problem, ProblemType, Problems, StatusCode};
use guichet_queries::client::Params as _;
use guichet_queries::queries::accounts::{self as queries, ChangeMembershipParams};
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use crate::App;
use crate::outcomes::MembershipOutcome;

/// Which member.
#[derive(Deserialize, JsonSchema)]
pub(crate) struct MemberPath {
    /// The member's account
    pub(crate) account_id: Uuid,
}

/// What a member is to be.
pub(crate) struct MembershipChange<'a> {
    pub(crate) role: Role,
    pub(crate) all_events: bool,
    pub(crate) event_ids: &'a [Uuid],
}

/// Nobody could let anybody in.
const LAST_OWNER: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "last-owner",
    "An organizer needs an owner",
);

/// Why a membership stays as it is.
pub(crate) enum MembershipProblem {}

impl Problems for MembershipProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (LAST_OWNER, "the member is the only owner"),
        (ROLE_REQUIRED, "only an owner may do this to this member"),
        (NOT_FOUND, "there is no such member"),
    ];
}

impl App {
    /// Gives a member another role or other events, or takes the membership away where nothing is wanted.
    pub(crate) async fn change_membership<R>(
        &self,
        caller: &Caller<R>,
        member: Uuid,
        wanted: Option<MembershipChange<'_>>,
    ) -> Result<(), Problem> {
        let now = self.clock.now();
        let change = ChangeMembershipParams {
            organizer_id: caller.organizer_id,
            member,
            role: wanted.as_ref().map(|wanted| wanted.role.as_str()),
            all_events: wanted.as_ref().is_none_or(|wanted| wanted.all_events),
            event_ids: wanted.as_ref().map_or(&[][..], |wanted| wanted.event_ids),
            actor: caller.account_id()?,
            session_id: caller.session_id,
            audit_entry_id: self.entropy.uuid(now),
            at: now,
        };
        let write = async || -> Result<String, Failure> {
            let client = self.database.get_to_lock().await?;
            queries::change_membership()
                .params(&client, &change)
                .one()
                .await
                .or_commit_unknown()
        };
        match self
            .database
            .retry(write)
            .await?
            .parse()
            .map_err(Problem::internal)?
        {
            MembershipOutcome::Done => self.access.forget_all(),
            MembershipOutcome::LastOwner => return Err(LAST_OWNER.into()),
            MembershipOutcome::NotYours => return Err(role_required(caller.role, &[Role::Owner])),
            MembershipOutcome::Absent
            | MembershipOutcome::OtherAddress
            | MembershipOutcome::MemberAlready => return Err(Problem::not_found()),
        }
        Ok(())
    }

    /// 422 where an event is not the organizer's.
    pub(crate) async fn check_events(
        &self,
        organizer_id: Uuid,
        event_ids: &[Uuid],
    ) -> Result<(), Problem> {
        if event_ids.is_empty() {
            return Ok(());
        }
        let client = self.database.get().await?;
        let known = queries::count_events()
            .bind(&client, &organizer_id, &event_ids)
            .one()
            .await
            .or_problem()?;
        if usize::try_from(known).ok() == Some(event_ids.len()) {
            return Ok(());
        }
        Err(Problem::invalid("/event_ids", "events of the organizer"))
    }
}
