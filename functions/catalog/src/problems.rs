use guichet_http::{INVALID_QUERY, Problem};

/// 400 `invalid-query`, as for a query that cannot be read at all: the parameter and what is legal.
pub(crate) fn invalid_query(parameter: &str, legal: impl Into<String>) -> Problem {
    Problem::new(INVALID_QUERY).parameter(parameter, legal.into())
}
