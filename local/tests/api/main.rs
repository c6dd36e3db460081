//! The parts of the local cloud and the whole of it, with real processes, sockets and a real database.

mod cloud;
mod containers;
mod instances;
mod leftovers;
mod mail;
mod new_function;
mod public;
mod pubsub;
mod scheduler;
mod support;
