// Generated from the queries.sql files by `make queries`. Do not edit.

pub(crate) mod async_;
pub use async_::*;
