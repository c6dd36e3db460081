//! The checkout function against a real database, through its routes.

mod addons;
mod called_off;
mod change_items;
mod codes;
mod create;
mod deleted;
mod figures;
mod fill_in;
mod free_prices;
mod give_up;
mod held_locks;
mod idempotency;
mod nulls;
mod offers;
mod openapi;
mod place;
mod places;
mod races;
mod shop;
mod show;
mod silence;
