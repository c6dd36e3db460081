use guichet_http::{Problem, StatusCode};

/// 400 `invalid-query`, as for a query that cannot be read at all: the parameter and what is legal.
pub(crate) fn invalid_query(parameter: &str, legal: impl Into<String>) -> Problem {
    Problem::new(
        StatusCode::BAD_REQUEST,
        "invalid-query",
        "A query parameter is not legal",
    )
    .field(parameter, legal)
}
