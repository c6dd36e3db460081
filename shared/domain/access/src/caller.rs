use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use guichet_audit::Actor;
use guichet_http::{FromRequest, NOT_FOUND, Operation, Path, Problem, Request};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use crate::access::Access;
use crate::credential::Credential;
use crate::identity::Scope;
use crate::problems::{
    PERSON_REQUIRED, ROLE_REQUIRED, SIGN_IN_REQUIRED, STEP_UP_REQUIRED, not_found, person_required,
    sign_in_required,
};
use crate::right::Permission;
use crate::role::Role;

/// Somebody who has the right `R` at the organizer that the path names as `{organizer_id}`.
pub struct Caller<R> {
    /// Who it is, for the audit log.
    pub actor: Actor,
    /// That of the path.
    pub organizer_id: Uuid,
    /// What they are there.
    pub role: Role,
    /// In which they ask; a program or device has none.
    pub session_id: Option<Uuid>,
    events: Scope,
    right: PhantomData<fn() -> R>,
}

impl<R> Caller<R> {
    /// 404 where the event is not one that they see. Whether it is the organizer's is said by the statement that reads it.
    pub fn check_event(&self, event_id: Uuid) -> Result<(), Problem> {
        if self.events.has(event_id) {
            return Ok(());
        }
        Err(not_found())
    }

    /// The events that they see, for a list: `None` is all of them.
    pub fn events(&self) -> Option<&[Uuid]> {
        match &self.events {
            Scope::All => None,
            Scope::Listed(events) => Some(events),
        }
    }

    /// The person's account; 403 `person-required` where it is none, which a right that only people have leaves out.
    pub fn account_id(&self) -> Result<Uuid, Problem> {
        match self.actor {
            Actor::Person(account_id) => Ok(account_id),
            Actor::Key(_) | Actor::Device(_) | Actor::Operator => Err(person_required()),
        }
    }
}

#[derive(Deserialize, JsonSchema)]
struct OrganizerPath {
    /// The organizer
    organizer_id: Uuid,
}

impl<A: AsRef<Access> + Sync, R: Permission> FromRequest<A> for Caller<R> {
    async fn from_request(app: &A, request: &Arc<Request>) -> Result<Self, Problem> {
        let access = app.as_ref();
        let credential = Credential::of(request).ok_or_else(sign_in_required)?;
        let Path(OrganizerPath { organizer_id }) = Path::from_request(app, request).await?;
        let found = access
            .find(credential, organizer_id, request.method())
            .await?;
        let actor = found.actor;
        let session_id = found.person.map(|person| person.session_id);
        let membership = found.permit(R::RIGHT, access.now())?;
        Ok(Self {
            actor,
            organizer_id,
            role: membership.role,
            session_id,
            events: membership.events,
            right: PhantomData,
        })
    }

    fn describe(operation: Operation) -> Operation {
        let rule = R::RIGHT.rule();
        let mut operation = operation
            .path::<OrganizerPath>()
            .problem(SIGN_IN_REQUIRED, NOBODY)
            .problem(
                NOT_FOUND,
                "there is no such thing at an organizer that the caller works for",
            )
            .problem(ROLE_REQUIRED, "the caller's role does not allow it");
        if rule.people_only {
            operation = operation.problem(PERSON_REQUIRED, NO_PERSON);
        }
        if rule.step_up {
            operation = operation.problem(STEP_UP_REQUIRED, TOO_LONG_AGO);
        }
        operation.extension("x-access", json!({"organizer": R::RIGHT}))
    }
}

/// When [`SIGN_IN_REQUIRED`] is answered.
pub(crate) const NOBODY: &str =
    "there is no session, key or device token, or it is not good (any more)";

/// When [`PERSON_REQUIRED`] is answered.
pub(crate) const NO_PERSON: &str = "it was asked for with a key or by a device";

/// When [`STEP_UP_REQUIRED`] is answered.
pub(crate) const TOO_LONG_AGO: &str = "password or code were given more than ten minutes ago";

impl<R> fmt::Debug for Caller<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Caller")
            .field("actor", &self.actor)
            .field("organizer_id", &self.organizer_id)
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}
