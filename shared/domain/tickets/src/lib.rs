//! The token in a ticket's QR code: what it says, how it is signed, and the key that signs it.
//!
//! A token is checked with nothing but the event's public key, so a gate needs no network. Its format
//! is `pretix_sig1`, the one that existing scanners of the pretix project read, with three fields of
//! our own that those scanners pass over; `docs/tickets.md` describes it for whoever writes a scanner.
//!
//! This crate does not know whether a ticket was revoked or has been used: that is the gate's list.

mod key;
mod payload;
mod token;
mod wire;

pub use key::{InvalidKey, KeyId, PublicKey, SigningKey};
pub use payload::Payload;
pub use token::{TicketTokenError, issue, read_key_id, read_ticket_id, verify};
