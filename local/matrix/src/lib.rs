//! Who may do what, over all functions: the table of it ([`TABLE`]), and what its tests try it with.
//!
//! The tests take every operation of every function's OpenAPI document, and try it with credentials of every kind, and with
//! ids of one's own, of somebody else and of nobody. An operation that is not in the table fails them, so nothing is
//! reached by anybody of whom nobody has thought.
//!
//! Who has a right is said elsewhere (`guichet-access`), and so is what a handler asks for (its signature). The table says
//! once more, in a place that people read, what both come to. Nothing that runs reads it.

mod functions;
mod operation;
mod table;

pub use functions::{Function, RunningFunction, functions};
pub use operation::Operation;
pub use table::{Access, TABLE};
