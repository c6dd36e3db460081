//! Work that is promised in one transaction and done in another, by another function.
//!
//! - **Promise**: a function writes what is to be done later to the `outbox`, in the transaction that makes it true ([`outbox::promise`]).
//! - **Publish**: after the commit and before it answers, it publishes the row ([`Publisher::publish`]). If that fails, or the process
//!   is killed between the two, the row stays and the sweeper publishes it within a minute ([`Publisher::sweep`]).
//! - **Receive**: Pub/Sub posts the message to a worker, which checks who is calling ([`OidcVerifier`]) and reads it ([`Subscriber`]).
//! - **Act once**: the worker notes the outbox id in the transaction of its effect ([`inbox::first_time`]); the second delivery finds it.
//! - What cannot be acted on however often it comes is recorded in `dead_messages` for a human and acknowledged.
//!
//! So a message is delivered at least once, in any order, and acted on once. Delivery is pushed, never pulled: workers scale to zero.
//!
//! This crate knows nothing about what messages mean; that is the workers' business.

pub mod inbox;
mod message;
mod metrics;
pub mod oidc;
pub mod outbox;
mod publisher;
mod pubsub;
mod push;
mod subscriber;

pub use message::{Message, MessageError, topics};
pub use oidc::{OidcConfig, OidcVerifier};
pub use publisher::{INLINE_LIMIT, Publisher, SweepPosition, Swept};
pub use push::{OUTBOX_ID_ATTRIBUTE, Poison, Push, PushError, TRACE_ATTRIBUTE, TYPE_ATTRIBUTE};
pub use subscriber::Subscriber;
