//! Links for who has an account.

pub(crate) mod request;
