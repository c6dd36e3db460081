//! Every operation of every function, tried by whoever may and whoever may not.

mod account_secrets;
mod answer;
mod audited;
mod callers;
mod credentials;
mod fingerprint;
mod good_requests;
mod invitations;
mod methods;
mod order_secrets;
mod party;
mod people;
mod public;
mod rows;
mod surface;
mod version;
mod webhooks;
mod world;
