//! Letters: what mails say, to buyers about their orders, and to those who work for organizers about their accounts.
//!
//! The words and the looks are in `templates/`; here is what goes into them, and what organizers add of their own ([`check_text`]).
//! The mailer sends letters, and the back office shows what one would say ([`ExampleEvent`]), both by the same code. Nothing is sent
//! and no mail is known here.

mod about_order;
mod account_facts;
mod account_occasion;
mod called_off;
mod elements;
mod example;
mod facts;
mod letter;
mod occasion;
mod organizer_text;
mod rendered;
mod summary;
mod words;

pub use about_order::AboutOrder;
pub use account_facts::AccountFacts;
pub use account_occasion::AccountOccasion;
pub use called_off::CalledOff;
pub use elements::{Node, elements};
pub use example::{Example, ExampleEvent};
pub use letter::Letter;
pub use occasion::Occasion;
pub use organizer_text::{MAXIMUM_CHARACTERS, PLACEHOLDERS, TextRefusal, check as check_text};
