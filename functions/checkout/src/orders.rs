//! One operation on orders per module.

pub(crate) mod change_items;
pub(crate) mod create;
pub(crate) mod fill_in;
pub(crate) mod give_up;
mod locked;
pub(crate) mod place;
mod quote;
pub(crate) mod show;
