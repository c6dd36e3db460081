// This file was generated with `cornucopia`. Do not modify.

pub mod checkout;
pub mod fulfilment;
pub mod messages;
pub mod order;
pub mod orders;
pub mod payments;
