//! How much an archive may hold. The same as the back office allows, where it allows a number of something.

/// Bytes of one JSON entry, uncompressed.
pub(crate) const JSON_BYTES: u64 = 16 * 1024 * 1024;

/// Bytes of all JSON entries together, uncompressed. They are in memory at once.
pub(crate) const ALL_JSON_BYTES: u64 = 256 * 1024 * 1024;

/// Bytes of a picture: those of an upload.
pub(crate) const PICTURE_BYTES: u64 = guichet_storage::LARGEST_OBJECT_BYTES as u64;

pub(crate) const EVENTS: usize = 2_000;
pub(crate) const VENUES: usize = 500;
pub(crate) const TAX_RATES: usize = 100;
pub(crate) const PICTURES: usize = 2_000;

/// Of an event.
pub(crate) const OCCURRENCES: usize = 1_000;
/// Of an event.
pub(crate) const POOLS: usize = 200_000;
/// Of an event.
pub(crate) const PRODUCTS: usize = 200;
/// Of a product, with those that are archived.
pub(crate) const RATES: usize = 1_000;
/// Of an event.
pub(crate) const QUESTIONS: usize = 100;
/// Of a question.
pub(crate) const OPTIONS: usize = 50;
/// Of an event.
pub(crate) const CODES: usize = 100_000;
/// Of an event.
pub(crate) const EVENT_PICTURES: usize = 12;
/// Of an organizer.
pub(crate) const LICENCES: usize = 10;

/// Characters of a name.
pub(crate) const NAME: usize = 200;
/// Characters of a summary.
pub(crate) const SUMMARY: usize = 500;
/// Characters of Markdown.
pub(crate) const TEXT: usize = 10_000;
/// Characters of terms and of the privacy policy.
pub(crate) const TERMS: usize = 20_000;

/// In minor units of any currency.
pub(crate) const PRICE: i64 = 100_000_000;
/// Units of a capacity; of a budget they are minor units.
pub(crate) const CAPACITY: i32 = 100_000_000;
