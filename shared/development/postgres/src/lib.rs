//! A private PostgreSQL for one machine: what tests, the query generator and the local cloud run on.
//!
//! [`Postgres::start`] uses the server it is told about, or finds PostgreSQL on the machine (or fetches
//! it), makes a cluster in a folder of its own and starts it there, listening on a unix socket that only
//! its owner can reach. A server that already runs in that folder is shared: it stops when its last user,
//! in whatever process, is gone, even if that user was killed. It needs no rights and no configuration,
//! never touches another server's data, and also works for root, whom PostgreSQL refuses.
//!
//! It is not for production, and it knows nothing of the project's tables. Linux only: it reads `/proc`
//! and needs the commands `sh` and `flock`, which every distribution has.

mod account;
mod binaries;
mod cluster;
mod error;
mod options;
mod package;
mod server;
mod url;

pub use binaries::client_program;
pub use error::StartError;
pub use options::Options;
pub use server::Postgres;
