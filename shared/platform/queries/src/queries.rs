// Generated from the queries.sql files by `make queries`. Do not edit.

pub mod idempotency;
pub mod messages;
