//! How people are named, written to and called: what an e-mail address, a name, a telephone number and a country may be, and
//! how each is kept.
//!
//! Nothing is sent here, and whether an address is anybody's is not known.

mod country;
mod email;
mod link;
mod name;
mod telephone;

pub use country::{LEGAL_COUNTRY, check_country};
pub use email::{ascii_email, check_email, fold_email};
pub use name::{check_name, is_ignorable};
pub use telephone::{LEGAL_TELEPHONE, check_telephone};
