//! Who sells, as its own people see it.

pub(crate) mod change;
pub(crate) mod found;
mod iban;
pub(crate) mod set_bank_account;
pub(crate) mod settings;
pub(crate) mod show;
