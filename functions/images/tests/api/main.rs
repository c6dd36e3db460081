//! Pictures on a real database and in a real folder.

mod changes;
mod covers;
mod event_images;
mod files;
mod office;
mod pictures;
mod races;
mod tenants;
mod uploads;
