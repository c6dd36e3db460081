use guichet_problem::Problem;

use crate::error::DatabaseError;

/// Why work that uses the database failed: by an error of the database, or with a problem of its own. `?` converts errors of
/// queries and of the pool and problems into it, and it into the [`Problem`] that a handler returns.
#[derive(Debug)]
pub enum Failure {
    /// The database failed.
    Database(DatabaseError),
    /// The work is refused.
    Problem(Problem),
}

impl From<DatabaseError> for Failure {
    fn from(error: DatabaseError) -> Self {
        Self::Database(error)
    }
}

impl From<tokio_postgres::Error> for Failure {
    fn from(error: tokio_postgres::Error) -> Self {
        Self::Database(error.into())
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Database(error) => error.into(),
            Failure::Problem(problem) => problem,
        }
    }
}

/// Conversions of a query's result.
pub trait ResultExt<T>: Sized {
    /// Answers `problem` where the named constraint refused the change. Can be chained; every other failure
    /// passes through.
    fn on_constraint(self, name: &str, problem: impl FnOnce() -> Problem) -> Result<T, Failure>;

    /// The failure as what a handler answers.
    fn or_problem(self) -> Result<T, Problem>;

    /// For a single statement that changes something outside a transaction, and so commits by itself: a
    /// connection lost meanwhile is [`DatabaseError::CommitUnknown`].
    fn or_commit_unknown(self) -> Result<T, Failure>;
}

impl<T, E: Into<Failure>> ResultExt<T> for Result<T, E> {
    fn on_constraint(self, name: &str, problem: impl FnOnce() -> Problem) -> Result<T, Failure> {
        self.map_err(|error| match error.into() {
            Failure::Database(DatabaseError::Constraint { name: refused, .. })
                if refused == name =>
            {
                Failure::Problem(problem())
            }
            other => other,
        })
    }

    fn or_problem(self) -> Result<T, Problem> {
        self.map_err(|error| error.into().into())
    }

    fn or_commit_unknown(self) -> Result<T, Failure> {
        self.map_err(|error| match error.into() {
            Failure::Database(DatabaseError::Unavailable(source @ Some(_))) => {
                Failure::Database(DatabaseError::CommitUnknown(source))
            }
            other => other,
        })
    }
}
