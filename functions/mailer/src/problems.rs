use guichet_http::{Problem, StatusCode};

use crate::not_sent::NotSent;

/// The mail is to be sent later.
pub(crate) fn not_sent(cause: NotSent) -> Problem {
    Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "mail-server-unavailable",
        "The mail server does not take the mail now",
    )
    .source(cause)
}

/// Somebody is at it; to be asked again, in case they fail.
pub(crate) fn being_sent() -> Problem {
    Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "being-sent",
        "The mail is being sent at this moment",
    )
}
