//! The refunds worker on a real database, called as Pub/Sub calls it.

mod desk;
mod poison;
mod refund;
mod repeated;
mod setting;
mod waiting;
