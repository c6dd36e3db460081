//! The problems that several operations answer with.

use guichet_http::{Problem, ProblemType, StatusCode};

/// Tried too often, by an address or an account.
pub(crate) const TOO_MANY_ATTEMPTS: ProblemType = ProblemType::new(
    StatusCode::TOO_MANY_REQUESTS,
    "too-many-attempts",
    "Too many attempts; try again later",
);

/// One answer for no account, no password, a wrong one, and an account that is disabled.
pub(crate) const SIGN_IN_REFUSED: ProblemType = ProblemType::new(
    StatusCode::FORBIDDEN,
    "sign-in-refused",
    "Address and password do not fit together",
);

/// Password or link were right, and a code is wanted beside.
pub(crate) const SECOND_FACTOR_REQUIRED: ProblemType = ProblemType::new(
    StatusCode::FORBIDDEN,
    "second-factor-required",
    "A code from your telephone is needed",
);

/// The code is wrong, or was used.
pub(crate) const CODE_REFUSED: ProblemType = ProblemType::new(
    StatusCode::FORBIDDEN,
    "code-refused",
    "This code is not good (any more)",
);

/// Used, over, made up, or of another browser: one answer for all.
pub(crate) const LINK_NOT_USABLE: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "link-not-usable",
    "This link is not good any more, or was asked for in another browser",
);

/// Codes from a telephone are asked for already.
pub(crate) const SECOND_FACTOR_SET: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "second-factor-set",
    "Codes from a telephone are asked for already",
);

/// Codes from a telephone are not asked for.
pub(crate) const NO_SECOND_FACTOR: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "no-second-factor",
    "Codes from a telephone are not asked for",
);

/// No secret waits for a first code of it.
pub(crate) const NO_SECOND_FACTOR_PENDING: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "no-second-factor-pending",
    "Begin again: this secret can no longer be confirmed",
);

/// They work for the organizer.
pub(crate) const MEMBER_ALREADY: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "member-already",
    "Whoever has this address works for the organizer already",
);

/// Accepted or revoked.
pub(crate) const INVITATION_OVER: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "invitation-over",
    "The invitation was accepted or revoked",
);

/// 429 `too-many-attempts`, and when the next is allowed.
pub(crate) fn too_many_attempts(wait_ms: i64) -> Problem {
    // In whole seconds, and never too few: who comes back then must not be sent away again.
    let seconds = u32::try_from((wait_ms + 999) / 1000).unwrap_or(u32::MAX);
    Problem::new(TOO_MANY_ATTEMPTS).retry_after(seconds)
}

/// 403 `second-factor-required`, and what is taken as one.
pub(crate) fn second_factor_required() -> Problem {
    Problem::new(SECOND_FACTOR_REQUIRED).with("second_factors", SECOND_FACTORS)
}

/// What may be given as a second factor.
pub(crate) const SECOND_FACTORS: [&str; 2] = ["totp", "recovery_code"];

/// 403 `code-refused` for a code that would be good by another clock.
pub(crate) fn code_of_another_clock() -> Problem {
    Problem::new(CODE_REFUSED).detail("See whether the clock of the telephone is right.")
}
