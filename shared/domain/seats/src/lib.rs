//! Rows of numbered places as text: what an organizer types, and what is printed of the places that are stored.
//!
//! ```text
//! A 1-24                     a row of 24 places next to each other
//! B 1-23 odd                 1, 3, 5 … 23
//! C 23-1 odd, 2-24 even      two ranges: a comma is an aisle or a gap, so that 1 and 2 are not next to each other
//! E-K 1-10, 13-24            seven rows
//! Loge 3 A 1-4               a row of another section than the one that the capacity is named after
//! ```
//!
//! [`parse`] reads lines one by one, and says of each that it cannot read what is legal there. Rows stand in the order of their lines, the
//! stage first, places in the order in which they stand in the row. [`SeatRows::print`] writes the shortest text: what it prints reads as the
//! same rows, and is printed the same again. Words are read in English and French, and printed in one of them.
//!
//! [`SeatRows::places`] gives each place its position: places that are next to each other have consecutive ones, and
//! [`SeatRows::of_places`] finds the rows again. Nothing is read or stored here.

mod fault;
mod head;
mod label;
mod parse;
mod places;
mod print;
mod range;
mod rows;

pub use fault::{RowFault, RowFaultKind};
pub use parse::{Parsed, parse};
pub use places::SeatPlace;
pub use rows::{SeatRow, SeatRows};

/// Characters of a text.
pub const LONGEST_TEXT: usize = 20_000;

/// Rows of a capacity.
pub const MOST_ROWS: usize = 300;

/// Places of a row.
pub const MOST_IN_ROW: usize = 300;

/// Places of a capacity.
pub const MOST_PLACES: usize = 5_000;

/// Characters of a section.
pub const LONGEST_SECTION: usize = 100;

/// Letters and digits of a row.
pub const LONGEST_ROW: usize = 4;

/// The highest number of a place; the lowest is 1.
pub const HIGHEST_PLACE: u16 = 9_999;
