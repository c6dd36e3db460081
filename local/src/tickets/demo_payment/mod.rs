//! A payment provider that takes no money and behaves, on demand, as well or as badly as real ones do.

mod api;
mod page;
mod store;

pub(crate) use api::DemoPaymentsApi;
pub(crate) use page::DemoPaymentPages;
pub(crate) use store::DemoPayments;
