use std::sync::Arc;

use guichet_http::{FromRequest, Operation, Problem, Request};
use serde_json::json;
use uuid::Uuid;

use crate::access::Access;
use crate::caller::{NO_PERSON, NOBODY, TOO_LONG_AGO};
use crate::credential::Credential;
use crate::identity::SignedIn;
use crate::problems::{
    PERSON_REQUIRED, SIGN_IN_REQUIRED, STEP_UP_REQUIRED, person_required, sign_in_required,
};

/// A person who is signed in, and gave password or code within [`STEP_UP`](crate::STEP_UP).
#[derive(Clone, Copy, Debug)]
pub struct SteppedUp(pub SignedIn);

impl<A: AsRef<Access> + Sync> FromRequest<A> for SignedIn {
    async fn from_request(app: &A, request: &Arc<Request>) -> Result<Self, Problem> {
        find(app.as_ref(), request).await
    }

    fn describe(operation: Operation) -> Operation {
        person(operation).extension("x-access", json!({"account": {"step_up": false}}))
    }
}

impl<A: AsRef<Access> + Sync> FromRequest<A> for SteppedUp {
    async fn from_request(app: &A, request: &Arc<Request>) -> Result<Self, Problem> {
        let access = app.as_ref();
        let person = find(access, request).await?;
        person.check_step_up(access.now())?;
        Ok(Self(person))
    }

    fn describe(operation: Operation) -> Operation {
        person(operation)
            .problem(STEP_UP_REQUIRED, TOO_LONG_AGO)
            .extension("x-access", json!({"account": {"step_up": true}}))
    }
}

/// 401 where nobody asks, 403 where a program or device does.
async fn find(access: &Access, request: &Request) -> Result<SignedIn, Problem> {
    let credential = Credential::of(request).ok_or_else(sign_in_required)?;
    // No organizer has this id, so nobody works there.
    let found = access
        .find(credential, Uuid::nil(), request.method())
        .await?;
    found.person.ok_or_else(person_required)
}

fn person(operation: Operation) -> Operation {
    operation
        .problem(SIGN_IN_REQUIRED, NOBODY)
        .problem(PERSON_REQUIRED, NO_PERSON)
}
