//! The cloud on one machine: what `make run` starts, and the service `cloud` of `compose.yaml`.
//!
//! A real PostgreSQL, Pub/Sub, a router that starts functions at their first request and stops them when they are idle, a scheduler, a
//! mail server that delivers nothing, and files and pictures as buckets serve them. What a function sees is what it sees in
//! production: variables, a port to listen on, SIGTERM, signed pushes. In containers it starts neither functions nor a database, but is
//! told where they are.
//!
//! It is for developing and for trying Guichet out. It is not for selling: it listens on this machine only, keeps secrets in plain files
//! and shows everybody's mail to everybody.

mod body;
mod bucket;
mod compress;
pub mod console;
pub mod cron;
mod database;
mod environment;
mod files;
mod forward;
pub mod functions;
mod health;
mod hosting;
pub mod instances;
pub mod leftovers;
pub mod mail;
pub mod manifest;
mod media;
pub mod oidc;
mod pages;
mod path_pattern;
mod plugin;
pub mod public;
pub mod pubsub;
mod router;
mod run;
pub mod scheduler;
mod secrets;
pub mod server;
mod services;
pub mod settings;
mod site;
mod status;
mod tickets;

pub use body::{Body, collect, empty, full};
pub use health::check as check_health;
pub use run::{
    make_secrets, run_for_containers, run_on_this_machine, run_storefront, shared_variables,
};

/// What this project adds to the stack.
const PLUGINS: plugin::Plugins = &[&tickets::Tickets];
