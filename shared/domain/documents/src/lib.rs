//! What a buyer takes home: tickets as a PDF, QR codes, calendar entries, and dates in words.
//!
//! Everything here is a pure function of its arguments and of the fonts in a folder: the same order always gives the
//! same bytes.
//! It neither loads an order nor decides what a ticket is worth; and it does not send mail.

mod dates;
mod ics;
mod pdf;
mod qr;

pub use dates::{capitalized, date, date_time, period, time};
pub use guichet_money::{Locale, Money};
pub use ics::{CalendarEntry, CalendarMethod, CalendarOrganizer, EntryStatus, ics};
pub use pdf::{FontFolder, Place, TicketPage, TicketsError, TicketsPdf, Venue, tickets_pdf};
pub use qr::{TextTooLong, qr_svg};
