//! The back office on a real database.

mod areas;
mod buyers;
mod codes;
mod conflicts;
mod copies;
mod edits_under_sale;
mod events;
mod fees;
mod lives;
mod mail_texts;
mod occurrences;
mod offer_version;
mod office;
mod preview_link;
mod preview_text;
mod products;
mod publication;
mod questions;
mod rows;
mod sale_check;
mod scope;
mod seats_race;
mod series;
mod stage;
mod tax_rates;
mod venues;
