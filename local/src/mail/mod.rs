//! Mail that functions send ends here: caught by a server that delivers nothing, kept as files, read in the browser.

mod message;
mod page;
mod smtp;
mod store;

pub(crate) use page::MailPages;
pub use smtp::serve;
pub use store::{MailStore, StoredMail};
