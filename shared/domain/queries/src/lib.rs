// Generated from the queries.sql files by `make queries`. Do not edit.

//! The project's SQL as functions, one module for each `queries.sql`:
//!
//! - [`queries::access`]: `shared/domain/access/queries.sql`
//! - [`queries::accounts`]: `functions/accounts/queries.sql`
//! - [`queries::archive`]: `shared/domain/archive/queries.sql`
//! - [`queries::audit`]: `shared/domain/audit/queries.sql`
//! - [`queries::backoffice_cancellations`]: `functions/backoffice/queries/cancellations.sql`
//! - [`queries::backoffice_codes`]: `functions/backoffice/queries/codes.sql`
//! - [`queries::backoffice_copies`]: `functions/backoffice/queries/copies.sql`
//! - [`queries::backoffice_deletions`]: `functions/backoffice/queries/deletions.sql`
//! - [`queries::backoffice_event`]: `functions/backoffice/queries/event.sql`
//! - [`queries::backoffice_events`]: `functions/backoffice/queries/events.sql`
//! - [`queries::backoffice_mail_texts`]: `functions/backoffice/queries/mail_texts.sql`
//! - [`queries::backoffice_occurrences`]: `functions/backoffice/queries/occurrences.sql`
//! - [`queries::backoffice_pools`]: `functions/backoffice/queries/pools.sql`
//! - [`queries::backoffice_products`]: `functions/backoffice/queries/products.sql`
//! - [`queries::backoffice_publication`]: `functions/backoffice/queries/publication.sql`
//! - [`queries::backoffice_questions`]: `functions/backoffice/queries/questions.sql`
//! - [`queries::backoffice_series`]: `functions/backoffice/queries/series.sql`
//! - [`queries::backoffice_tax_rates`]: `functions/backoffice/queries/tax_rates.sql`
//! - [`queries::backoffice_venues`]: `functions/backoffice/queries/venues.sql`
//! - [`queries::cancellations`]: `functions/cancellations/queries.sql`
//! - [`queries::catalog`]: `functions/catalog/queries.sql`
//! - [`queries::checkout`]: `functions/checkout/queries.sql`
//! - [`queries::editing`]: `shared/domain/editing/queries.sql`
//! - [`queries::fulfilment`]: `functions/fulfilment/queries.sql`
//! - [`queries::images`]: `functions/images/queries.sql`
//! - [`queries::letters`]: `shared/domain/letters/queries.sql`
//! - [`queries::mailer`]: `functions/mailer/queries.sql`
//! - [`queries::offer`]: `shared/domain/offer/queries.sql`
//! - [`queries::order`]: `shared/domain/order/queries.sql`
//! - [`queries::order_documents`]: `shared/domain/order-documents/queries.sql`
//! - [`queries::orders`]: `functions/orders/queries.sql`
//! - [`queries::payments`]: `functions/payments/queries.sql`
//! - [`queries::refunds`]: `functions/refunds/queries.sql`
//! - [`queries::sales`]: `functions/sales/queries.sql`
//! - [`queries::sweeper`]: `functions/sweeper/queries.sql`

mod array_iterator;
pub mod client;
mod domain;
#[allow(clippy::all, clippy::pedantic)]
#[allow(unused_variables)]
#[allow(unused_imports)]
#[allow(dead_code)]
pub mod queries;
mod type_traits;
#[allow(clippy::all, clippy::pedantic)]
#[allow(unused_variables)]
#[allow(unused_imports)]
#[allow(dead_code)]
pub mod types;
mod utils;
pub use array_iterator::ArrayIterator;
#[cfg(feature = "deadpool")]
pub use deadpool_postgres;
pub use domain::{Domain, DomainArray};
#[cfg(not(any(feature = "deadpool", feature = "wasm-async")))]
pub use postgres;
#[cfg(not(any(feature = "deadpool", feature = "wasm-async")))]
pub use postgres::fallible_iterator;
#[cfg(any(feature = "deadpool", feature = "wasm-async"))]
pub use tokio_postgres;
#[cfg(any(feature = "deadpool", feature = "wasm-async"))]
pub use tokio_postgres::fallible_iterator;
pub use type_traits::JsonSql;
pub use type_traits::{ArraySql, BytesSql, IterSql, StringSql};
pub(crate) use utils::slice_iter;
