//! What a Pub/Sub service has to do for Guichet, as one suite for every service: ours, and Google's emulator where it is installed.

mod durability;
mod emulator;
mod ours;
mod receiver;
mod subject;
mod suite;
