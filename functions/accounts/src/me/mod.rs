//! What a person may do with an account of their own.

pub(crate) mod audit;
pub(crate) mod change;
pub(crate) mod change_email;
pub(crate) mod confirm_email;
pub(crate) mod confirm_totp;
pub(crate) mod make_recovery_codes;
pub(crate) mod offer_totp;
pub(crate) mod remove_totp;
pub(crate) mod set_password;
