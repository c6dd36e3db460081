//! Messages on a real database, published to a server that speaks Pub/Sub's protocol.

mod inbox;
mod publish;
mod receive;
mod setting;
mod sweep;
