use guichet_database::DatabaseError;
use guichet_http::Problem;
use guichet_order::LoadError;

/// An order that could not be read from the database.
pub(crate) fn unreadable(error: LoadError) -> Problem {
    match error {
        LoadError::Database(error) => DatabaseError::from(error).into(),
        other @ LoadError::Unreadable(_) => Problem::internal(other),
    }
}
