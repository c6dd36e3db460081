//! The pool, its errors and the migrations, on real servers.

mod batcher;
mod clocks;
mod commit;
mod dump;
mod errors;
mod migrate;
mod pool;
mod restart;
mod retry;
mod schema;
mod silence;
mod tls;
