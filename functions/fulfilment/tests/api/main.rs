//! The fulfilment worker on a real database, called as Pub/Sub calls it.

mod called_off;
mod callers;
mod deliveries;
mod issue;
mod poison;
mod publishing;
mod serials;
mod support;
mod together;
