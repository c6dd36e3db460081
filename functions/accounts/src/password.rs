use guichet_http::Problem;
use guichet_passwords::{Password, check};

/// A password that is chosen, in the field `password` of a body; else 422.
pub(crate) fn new_password(typed: &str) -> Result<Password, Problem> {
    check(typed).map_err(|legal| Problem::invalid("/password", legal))
}

/// In bytes: what is hashed at most.
const MAXIMUM: usize = 1024;

/// A password that is given, in the field `password` of a body: whether it is one that could be chosen today does not
/// matter. Else 422.
pub(crate) fn typed_password(typed: &str) -> Result<&str, Problem> {
    if typed.is_empty() || typed.len() > MAXIMUM {
        return Err(Problem::invalid("/password", "1 to 1,024 bytes"));
    }
    Ok(typed)
}
