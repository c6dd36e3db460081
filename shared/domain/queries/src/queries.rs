// Generated from the queries.sql files by `make queries`. Do not edit.

pub mod access;
pub mod accounts;
pub mod audit;
pub mod backoffice_codes;
pub mod backoffice_event;
pub mod backoffice_events;
pub mod backoffice_occurrences;
pub mod backoffice_pools;
pub mod backoffice_products;
pub mod backoffice_publication;
pub mod backoffice_series;
pub mod backoffice_venues;
pub mod catalog;
pub mod checkout;
pub mod editing;
pub mod fulfilment;
pub mod images;
pub mod mailer;
pub mod order;
pub mod order_documents;
pub mod orders;
pub mod payments;
pub mod refunds;
pub mod sweeper;
