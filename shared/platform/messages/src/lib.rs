//! Work that one function enqueues in its transaction and another does later.
//!
//! - **Enqueue**: a function inserts a [`Message`] into the `outbox`, in the transaction that makes it true ([`outbox::enqueue`]).
//! - **Publish**: after the commit and before it answers, it publishes the row ([`Publisher::publish`]). If that fails, or the process
//!   is killed between the two, the row stays and the sweeper publishes it within a minute ([`Publisher::sweep`]).
//! - **Receive**: Pub/Sub posts the message to a worker, which checks who is calling ([`OidcVerifier`]) and reads it ([`Subscriber`]).
//! - **Act once**: the worker records the outbox id in the transaction of its effect ([`inbox::record_if_new`]); the second delivery finds it.
//! - **Dead letter**: what no retry can cure is recorded in `dead_messages` for a person, and acknowledged.
//!
//! So a message is delivered at least once, in any order, and acted on once. Delivery is pushed, never pulled: workers scale to zero.
//!
//! This crate does not know what messages mean: each worker declares the type of the messages that it acts on.

mod delivered;
pub mod inbox;
mod message;
mod metrics;
pub mod oidc;
pub mod outbox;
mod publisher;
mod pubsub;
mod push;
mod subscriber;

pub use delivered::Delivered;
pub use message::Message;
pub use oidc::{OidcConfig, OidcVerifier};
pub use publisher::{INLINE_LIMIT, Publisher, SweepPosition, Swept};
pub use push::{
    OUTBOX_ID_ATTRIBUTE, PoisonMessage, Push, PushError, TRACE_ATTRIBUTE, TYPE_ATTRIBUTE,
};
pub use subscriber::Subscriber;
