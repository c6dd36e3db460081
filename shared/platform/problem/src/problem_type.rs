use http::StatusCode;

/// A kind of problem: what clients compare, and the same title each time. Its URI is `/problems/<name>`.
///
/// The types of a function are constants in its `problems.rs`, so that the answer and the OpenAPI document cannot differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProblemType {
    /// The status of the answer.
    pub status: StatusCode,
    /// In kebab-case, and stable.
    pub name: &'static str,
    /// A short sentence for people.
    pub title: &'static str,
}

impl ProblemType {
    /// A type of this name.
    pub const fn new(status: StatusCode, name: &'static str, title: &'static str) -> Self {
        Self {
            status,
            name,
            title,
        }
    }

    /// What stands in `type`: `/problems/<name>`.
    pub fn uri(self) -> String {
        format!("/problems/{}", self.name)
    }
}

/// 404: also the answer for what exists but is not the caller's.
pub const NOT_FOUND: ProblemType =
    ProblemType::new(StatusCode::NOT_FOUND, "not-found", "Not found");

/// 422: a field of the body is missing or not legal.
pub const INVALID_FIELD: ProblemType = ProblemType::new(
    StatusCode::UNPROCESSABLE_ENTITY,
    "invalid-field",
    "Invalid field",
);

/// 500: something that should not happen.
pub const INTERNAL: ProblemType = ProblemType::new(
    StatusCode::INTERNAL_SERVER_ERROR,
    "internal",
    "Something went wrong on our side",
);

/// 503: nothing was done, and trying again is right.
pub const OVERLOADED: ProblemType = ProblemType::new(
    StatusCode::SERVICE_UNAVAILABLE,
    "overloaded",
    "Too much is asked at once; try again in a moment",
);
