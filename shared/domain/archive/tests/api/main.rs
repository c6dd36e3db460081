//! Organizers that move from one real database and folder to another.

mod refusals;
mod round_trip;
mod world;
