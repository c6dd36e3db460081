//! The orders function on a real database.

mod calendar;
mod cancel;
mod cancel_races;
mod correct;
mod find;
mod find_orders;
mod links;
mod mail;
mod openapi;
mod qr;
mod rename;
mod support;
mod terms;
mod tickets;
