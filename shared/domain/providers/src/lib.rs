//! Who moves the money: one trait, and a type for each payment provider.
//!
//! | name | what it is | how it ends |
//! |---|---|---|
//! | `free` | nothing is due | at once |
//! | `offline` | a bank transfer to the organizer | when somebody confirms that it has arrived |
//! | `demo` | a make-believe provider served by the local cloud | as whoever clicks wants it to |
//!
//! A provider only talks to the outside: it starts a payment, reads what it is told later, gives money back. What that means for an
//! order is decided by the functions that call it, in the database. Nothing here is trusted to happen once: a payment is started and a
//! refund made under an id of ours that the provider must treat as an idempotency key, and events carry an id to tell repeats by.

mod creditor_reference;
mod demo;
mod free;
mod offline;
mod provider;
mod registry;
pub mod signature;
mod text;
mod webhook;

pub use creditor_reference::{creditor_reference, in_groups_of_four};
pub use demo::Demo;
pub use free::Free;
pub use offline::Offline;
pub use provider::{
    Instructions, NewPayment, NewRefund, Payee, PaymentProvider, ProviderError, ProviderFuture,
    RefundState, Refunded, Started,
};
pub use registry::Providers;
pub use webhook::{WebhookError, WebhookEvent, WebhookKind};
