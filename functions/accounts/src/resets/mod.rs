//! A password that was forgotten.

pub(crate) mod reset;
