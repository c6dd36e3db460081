//! The audit log: who did what, for an organizer or on an account of their own.
//!
//! Entries are appended and never changed. Each has the hash of the one before it in its own, so that a change by hand, a missing
//! entry or a cut end is found by [`check`], which says where. PostgreSQL computes the hashes, in a trigger
//! (`migrations/functions/chain_audit_entry.sql`) whose row lock orders those who append to the same chain.
//!
//! A change and its entry belong in one transaction. Most are made by one SQL function or one statement that inserts the entry
//! itself, and whose action stands in [`Action`]; [`Entry::append`] is for changes that take several statements: last in their
//! transaction, and one chain each, as a second one could deadlock.
//!
//! What a person is called or wrote is never part of an entry, as it could not be erased: see [`Difference`].

mod action;
mod actor;
mod chain;
mod check;
mod difference;
mod entry;
mod last_change;
mod list;

pub use action::{Action, SubjectKind};
pub use actor::Actor;
pub use chain::Chain;
pub use check::{AuditCheck, CHECK_LIMIT, check};
pub use difference::{Difference, Plain};
pub use entry::Entry;
pub use last_change::LastChange;
pub use list::{AuditActor, AuditEntry, AuditFilter, AuditSubject, list};
