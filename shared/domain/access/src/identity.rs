use std::sync::Arc;

use guichet_audit::Actor;
use guichet_http::Problem;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::problems::{not_found, person_required, role_required, step_up_required};
use crate::right::Right;
use crate::role::Role;

/// How long nobody asks for password or code again.
pub const STEP_UP: SignedDuration = SignedDuration::from_mins(10);

/// Who a credential is of, and what they are at the organizer that was asked for.
#[derive(Clone, Debug)]
pub(crate) struct Identity {
    pub(crate) actor: Actor,
    /// None of a program or device.
    pub(crate) person: Option<SignedIn>,
    /// None where they do not work for the organizer, or where none was asked for.
    pub(crate) membership: Option<Membership>,
}

/// A person who is signed in, whatever they work for.
#[derive(Clone, Copy, Debug)]
pub struct SignedIn {
    /// Who it is.
    pub account_id: Uuid,
    /// In which session.
    pub session_id: Uuid,
    /// When they gave password or code.
    pub stepped_up_at: Timestamp,
}

/// What somebody is at an organizer.
#[derive(Clone, Debug)]
pub(crate) struct Membership {
    pub(crate) role: Role,
    pub(crate) events: Scope,
}

/// The events that somebody sees.
#[derive(Clone, Debug)]
pub(crate) enum Scope {
    All,
    Listed(Arc<[Uuid]>),
}

impl Scope {
    pub(crate) fn has(&self, event_id: Uuid) -> bool {
        match self {
            Self::All => true,
            Self::Listed(events) => events.contains(&event_id),
        }
    }
}

impl Identity {
    /// What they are at the organizer, where that gives them the right.
    pub(crate) fn permit(self, right: Right, now: Timestamp) -> Result<Membership, Problem> {
        let membership = self.membership.ok_or_else(not_found)?;
        let rule = right.rule();
        if !rule.roles.contains(&membership.role) {
            return Err(role_required(membership.role, rule.roles));
        }
        if rule.people_only || rule.step_up {
            let person = self.person.ok_or_else(person_required)?;
            if rule.step_up {
                person.check_step_up(now)?;
            }
        }
        Ok(membership)
    }
}

impl SignedIn {
    /// 403 `step-up-required` where password or code were given too long ago. They are asked for once too often rather than once
    /// too seldom: of exactly ten minutes ago is too long.
    pub(crate) fn check_step_up(&self, now: Timestamp) -> Result<(), Problem> {
        if now.duration_since(self.stepped_up_at) < STEP_UP {
            return Ok(());
        }
        Err(step_up_required())
    }
}
