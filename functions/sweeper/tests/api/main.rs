//! The sweeper on a real database, called as the scheduler calls it.

mod cancellations;
mod expire;
mod leftovers;
mod objects;
mod purge;
mod refunds;
mod search;
mod setting;
mod sweep;
