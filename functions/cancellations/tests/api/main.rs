//! The cancellations worker on a real database, called as Pub/Sub calls it.

mod batches;
mod failures;
mod office;
mod orders_ended;
mod races;
