//! How much there may be of everything.

/// Of an organizer that are not deleted.
pub(crate) const EVENTS: i64 = 2_000;

/// In characters: names of events, products, rates, venues.
pub(crate) const NAME: usize = 200;

/// In characters.
pub(crate) const SUMMARY: usize = 500;

/// In characters of Markdown.
pub(crate) const TEXT: usize = 10_000;

/// Of an organizer.
pub(crate) const VENUES: usize = 500;

/// Of an organizer, with those that are archived.
pub(crate) const TAX_RATES: usize = 100;

/// In characters.
pub(crate) const TAX_RATE_NAME: usize = 100;

/// Dates of an event.
pub(crate) const OCCURRENCES: i64 = 1_000;

/// Names of capacities of an event.
pub(crate) const AREAS: i64 = 50;

/// Units of a capacity.
pub(crate) const CAPACITY: i64 = 1_000_000;

/// Numbered places that are made at once, of all dates together.
pub(crate) const PLACES_AT_ONCE: usize = 20_000;

/// Of an event.
pub(crate) const PRODUCTS: i64 = 200;

/// Of a product, without those that are out of the shop.
pub(crate) const RATES: usize = 50;

/// Of an add-on: products that it is sold beside.
pub(crate) const REQUIREMENTS: usize = 20;

/// In minor units of any currency.
pub(crate) const PRICE: i64 = 100_000_000;

/// In minor units: the part of a fee that does not depend on the price.
pub(crate) const FEE: i64 = 1_000_000;

/// Of an event.
pub(crate) const CODES: i64 = 100_000;

/// In minor units: what a code may take off in all.
pub(crate) const BUDGET: i64 = 1_000_000_000;

/// Codes that are made at once.
pub(crate) const BATCH: i64 = 10_000;

/// In characters.
pub(crate) const CODE: usize = 64;

/// In characters: what the codes of a batch begin with.
pub(crate) const PREFIX: usize = 20;

/// In characters.
pub(crate) const BATCH_NAME: usize = 100;

/// In characters: whom a code is for.
pub(crate) const RECIPIENT: usize = 254;

/// Examples of an event's mails in an hour.
pub(crate) const EXAMPLES: i64 = 20;

/// Of an event, with those that are archived.
pub(crate) const QUESTIONS: usize = 100;

/// Of a question.
pub(crate) const OPTIONS: usize = 50;
