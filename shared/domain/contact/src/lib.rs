//! How people are named and written to: what an e-mail address and a name may be, and how each is kept.
//!
//! Nothing is sent here, and whether an address is anybody's is not known.

mod email;
mod link;
mod name;

pub use email::{ascii_email, check_email, fold_email};
pub use name::{check_name, is_ignorable};
