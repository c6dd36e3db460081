//! The database that tests get, and the architecture that they keep.

mod architecture;
mod databases;
mod invariants;
mod logs;
