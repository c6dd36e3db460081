//! Who may do what, as a function's clients see it.

mod cache;
mod credentials;
mod document;
mod round_trips;
mod rules;
mod team;
