//! The order as a buyer's API shows it, so that every function that answers with one answers the
//! same shape, and the rules of an order that need no database: its secret link, its reference, the
//! questions its buyer must answer, how it can be paid, whether it may still be cancelled.
//!
//! [`load()`] reads an [`OrderRecord`], and [`OrderRecord::into_order`] turns it into the [`Order`] that
//! its buyer sees. Nothing is written here but corrections of an address ([`correct_address`]), and prices and stock are not decided here.
//!
//! In JSON, an optional field that has no value is `null`; only the languages of a [`Text`] are left
//! out when they are missing.

mod answer;
mod cancellation;
mod code;
mod correction;
mod details;
mod formatted_text;
mod load;
mod order;
mod payment;
mod question;
mod record;
mod reference;
mod secret;
mod secret_path;
mod status;
mod text;
mod transfer;
mod unsellable;

pub use answer::{Answer, Answers, FieldError, RawAnswers};
pub use cancellation::{Cancellation, CancellationPolicy};
pub use code::{CodeTooLong, fold_code, read_code};
pub use correction::{
    NotCorrectable, QueuedMail, check_correctable, correct_address, due_mail, note_change,
    queue_mail,
};
pub use details::{AskedLine, AttendeeDetails, Details, DetailsInput};
pub use formatted_text::FormattedText;
pub use guichet_money::{Currency, Locale, Money};
pub use load::{LoadError, load, load_all};
pub use order::{Attendee, Contact, Line, LineOccurrence, Order, OrderEvent, Ticket};
pub use payment::{Payment, Refund};
pub use question::{Condition, Question, QuestionKind, QuestionOption, QuestionScope};
pub use record::OrderRecord;
pub use reference::{new_reference, read_reference};
pub use secret::{OrderLink, OrderSecrets};
pub use status::{
    EventStatus, LineStatus, OrderStatus, PaymentStatus, RefundReason, RefundStatus, TicketStatus,
};
pub use text::Text;
pub use transfer::{timely_methods, transfer_deadline};
pub use unsellable::{DATE_CANCELLED, DATE_OVER, EVENT_WITHDRAWN, Unsellable};
