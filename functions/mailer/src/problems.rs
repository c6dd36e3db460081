use guichet_http::{Problem, ProblemType, StatusCode};

use crate::not_sent::NotSent;

/// The mail is to be sent later.
pub(crate) const MAIL_SERVER_UNAVAILABLE: ProblemType = ProblemType::new(
    StatusCode::SERVICE_UNAVAILABLE,
    "mail-server-unavailable",
    "The mail server does not take the mail now",
);

/// Somebody is at it; to be asked again, in case they fail.
pub(crate) const BEING_SENT: ProblemType = ProblemType::new(
    StatusCode::SERVICE_UNAVAILABLE,
    "being-sent",
    "The mail is being sent at this moment",
);

/// 503 `mail-server-unavailable`, and why.
pub(crate) fn not_sent(cause: NotSent) -> Problem {
    Problem::new(MAIL_SERVER_UNAVAILABLE).source(cause)
}
