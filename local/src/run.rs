//! Starting everything in order, and stopping it in the other order.

mod cloud;
mod containers;
mod database;
mod machine;
mod parts;
mod state;
mod storefront;

pub use containers::{make_secrets, run as run_for_containers, shared_variables};
pub use machine::run as run_on_this_machine;
pub use storefront::run as run_storefront;
