use std::sync::Arc;

use guichet_access::{Caller, Role, right};
use guichet_http::{Description, Json, Path, Problem, Refused};
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use super::details::MemberDetails;
use super::membership::{MemberPath, MembershipChange, MembershipProblem};
use crate::App;

/// In a list of events.
const EVENTS: usize = 500;

/// What a member is to be. What is absent stays.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MemberChange {
    /// What they are
    #[serde(default)]
    role: Option<Role>,
    /// Whether they see every event; an owner does
    #[serde(default)]
    all_events: Option<bool>,
    /// Else which they see
    #[serde(default)]
    event_ids: Option<Vec<Uuid>>,
}

/// `PATCH /organizers/{organizer_id}/members/{account_id}`: another role, or other events.
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::ManageMembers>,
    Path(MemberPath { account_id }): Path<MemberPath>,
    Json(wanted): Json<MemberChange>,
) -> Result<Json<MemberDetails>, Refused<MembershipProblem>> {
    let client = app.database.get().await?;
    let members = MemberDetails::read(&client, caller.organizer_id, Some(account_id)).await?;
    drop(client);
    let mut member = members.into_iter().next().ok_or_else(Problem::not_found)?;
    wanted.apply(&mut member)?;
    app.check_events(caller.organizer_id, &member.event_ids)
        .await?;
    let wanted = MembershipChange {
        role: member.role,
        all_events: member.all_events,
        event_ids: &member.event_ids,
    };
    app.change_membership(&caller, account_id, Some(wanted))
        .await?;
    Ok(Json(member))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Change what a member may do",
    "The member as they are now",
)
.details(
    "Ends the member's sessions. A manager changes neither owners nor managers, and makes none.",
);

impl MemberChange {
    fn apply(self, member: &mut MemberDetails) -> Result<(), Problem> {
        if let Some(role) = self.role {
            member.role = role;
        }
        if let Some(event_ids) = self.event_ids {
            member.event_ids = event_ids;
            member.event_ids.sort_unstable();
            member.event_ids.dedup();
            // Who names events means those.
            member.all_events = self.all_events.unwrap_or(member.event_ids.is_empty());
        } else if let Some(all_events) = self.all_events {
            member.all_events = all_events;
        } else if member.role == Role::Owner {
            member.all_events = true;
        }
        if member.role == Role::Owner && !member.all_events {
            return Err(Problem::invalid(
                "/all_events",
                "true, as an owner sees every event",
            ));
        }
        if member.all_events {
            member.event_ids.clear();
        }
        if member.event_ids.len() > EVENTS {
            return Err(Problem::invalid(
                "/event_ids",
                format!("up to {EVENTS} events"),
            ));
        }
        Ok(())
    }
}
