//! Accounts of people who come by themselves.

pub(crate) mod confirm;
pub(crate) mod request;
