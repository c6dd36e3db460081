//! Why somebody is refused.

use guichet_http::header::WWW_AUTHENTICATE;
use guichet_http::{HeaderValue, Problem, ProblemType, StatusCode};

use crate::metrics;
use crate::role::Role;

/// 401: no session, key or device token, or one that is not good (any more).
pub const SIGN_IN_REQUIRED: ProblemType = ProblemType::new(
    StatusCode::UNAUTHORIZED,
    "sign-in-required",
    "Sign in to do this",
);

/// 403: the caller sees this, and their role does not allow it. `role` is theirs, `required_roles` those that do.
pub const ROLE_REQUIRED: ProblemType = ProblemType::new(
    StatusCode::FORBIDDEN,
    "role-required",
    "Your role does not allow this",
);

/// 403: password or code were given too long ago. `methods` are the ways to give them again.
pub const STEP_UP_REQUIRED: ProblemType = ProblemType::new(
    StatusCode::FORBIDDEN,
    "step-up-required",
    "Give your password or a code once more",
);

/// 403: programs and devices may not do this, whatever their role.
pub const PERSON_REQUIRED: ProblemType = ProblemType::new(
    StatusCode::FORBIDDEN,
    "person-required",
    "Only a person who is signed in may do this",
);

/// [`SIGN_IN_REQUIRED`]: one answer, whatever is wrong with what was sent.
pub fn sign_in_required() -> Problem {
    metrics::refused("sign_in");
    Problem::new(SIGN_IN_REQUIRED).header(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"))
}

/// [`ROLE_REQUIRED`]
pub fn role_required(role: Role, required: &[Role]) -> Problem {
    metrics::refused("role");
    Problem::new(ROLE_REQUIRED)
        .with("role", role)
        .with("required_roles", required)
}

/// [`STEP_UP_REQUIRED`]
pub(crate) fn step_up_required() -> Problem {
    metrics::refused("step_up");
    Problem::new(STEP_UP_REQUIRED).with("methods", ["password", "totp"])
}

/// [`PERSON_REQUIRED`]
pub(crate) fn person_required() -> Problem {
    metrics::refused("person");
    Problem::new(PERSON_REQUIRED)
}

/// 404: what the caller may not see is as if it were not there.
pub(crate) fn not_found() -> Problem {
    metrics::refused("not_found");
    Problem::not_found()
}
