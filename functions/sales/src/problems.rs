use guichet_database::DatabaseError;
use guichet_http::{Problem, ProblemType, StatusCode};
use guichet_order::LoadError;

/// 409: the order is over, or was corrected too often.
pub(crate) const NOT_CORRECTABLE: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "order-not-correctable",
    "This order cannot be corrected any more",
);

/// 409: nobody has ordered.
pub(crate) const NOT_ORDERED: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "not-ordered",
    "Nobody has ordered yet: there is nobody to write to",
);

/// 403: somebody else wrote the note.
pub(crate) const NOTE_OF_ANOTHER: ProblemType = ProblemType::new(
    StatusCode::FORBIDDEN,
    "note-of-another",
    "Only who wrote a note may change it",
);

/// 429: the same was mailed a moment ago.
pub(crate) const MAIL_LIMIT: ProblemType = ProblemType::new(
    StatusCode::TOO_MANY_REQUESTS,
    "mail-limit",
    "This mail cannot be sent again now",
);

/// An order that could not be read from the database.
pub(crate) fn unreadable(error: LoadError) -> Problem {
    match error {
        LoadError::Database(error) => DatabaseError::from(error).into(),
        other @ LoadError::Unreadable(_) => Problem::internal(other),
    }
}
