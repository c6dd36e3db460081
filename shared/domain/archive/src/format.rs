//! What the entries of an archive hold; `docs/archive.md` is about the same for people.
//!
//! Ids are those of the installation that wrote them, and only say what refers to what.

use guichet_money::{Currency, Locale};
use guichet_order::{QuestionKind, QuestionOption, QuestionScope};
use guichet_recurrence::SeriesInput;
use guichet_texts::Texts;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// What `manifest.json` says the file is.
pub(crate) const FORMAT: &str = "guichet-organizer";

/// The version that is written, and the only one that is read.
pub(crate) const VERSION: u32 = 1;

pub(crate) const MANIFEST: &str = "manifest.json";
pub(crate) const ORGANIZER: &str = "organizer.json";
pub(crate) const EVENTS: &str = "events/";
pub(crate) const PICTURES: &str = "pictures/";

/// The entry of the event at this index.
pub(crate) fn event_entry(index: usize) -> String {
    format!("{EVENTS}{:04}.json", index + 1)
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Manifest {
    pub(crate) format: String,
    pub(crate) version: u32,
    pub(crate) exported_at: Timestamp,
    /// The address of the installation.
    pub(crate) installation: Option<String>,
    /// The organizer's name.
    pub(crate) organizer: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Organizer {
    pub(crate) profile: Profile,
    pub(crate) tax_rates: Vec<TaxRate>,
    pub(crate) venues: Vec<Venue>,
    pub(crate) pictures: Vec<Picture>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Profile {
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) locale: Locale,
    pub(crate) currency: Currency,
    pub(crate) retention_months: i32,
    pub(crate) legal_name: Option<String>,
    pub(crate) address: Option<String>,
    pub(crate) registration_number: Option<String>,
    pub(crate) vat_number: Option<String>,
    pub(crate) licence_numbers: Vec<String>,
    pub(crate) terms: Option<Texts>,
    pub(crate) privacy: Option<Texts>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TaxRate {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) basis_points: i32,
    pub(crate) legal_reference: Option<String>,
    pub(crate) exemption_reason: Option<String>,
    pub(crate) archived_at: Option<Timestamp>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Venue {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) address: String,
    pub(crate) postal_code: String,
    pub(crate) city: String,
    pub(crate) country: String,
    pub(crate) latitude: f64,
    pub(crate) longitude: f64,
    pub(crate) time_zone: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Picture {
    pub(crate) id: Uuid,
    /// The name of its entry below `pictures/`: the SHA-256 of the content, and `.jpg`.
    pub(crate) file: String,
    /// The SHA-256 of what was uploaded once, by which the same upload is found again.
    pub(crate) upload_hash: String,
    pub(crate) alt: Texts,
    pub(crate) focal_x: i16,
    pub(crate) focal_y: i16,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Event {
    pub(crate) settings: Settings,
    pub(crate) picture_ids: Vec<Uuid>,
    pub(crate) mail_texts: Vec<MailText>,
    pub(crate) series: Vec<OccurrenceSeries>,
    pub(crate) occurrences: Vec<Occurrence>,
    pub(crate) pools: Vec<Pool>,
    pub(crate) products: Vec<Product>,
    pub(crate) questions: Vec<Question>,
    pub(crate) code_batches: Vec<CodeBatch>,
    pub(crate) codes: Vec<OfferCode>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    pub(crate) slug: String,
    pub(crate) category: String,
    pub(crate) name: Texts,
    pub(crate) summary: Texts,
    pub(crate) description: Texts,
    pub(crate) currency: Currency,
    pub(crate) availability_shown: String,
    pub(crate) few_left_percent: i16,
    pub(crate) hold_seconds: i32,
    pub(crate) payment_seconds: i32,
    pub(crate) maximum_places_per_order: i16,
    pub(crate) payment_methods: Vec<String>,
    pub(crate) cancellable_until_hours: Option<i32>,
    pub(crate) cancellation_fee_basis_points: i32,
    pub(crate) refund_policy: Option<Texts>,
    pub(crate) fees_passed_on: bool,
    pub(crate) fee_basis_points: i32,
    pub(crate) fee_fixed: i64,
    pub(crate) archived_at: Option<Timestamp>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MailText {
    pub(crate) kind: String,
    pub(crate) text: Texts,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OccurrenceSeries {
    pub(crate) id: Uuid,
    pub(crate) venue_id: Uuid,
    pub(crate) series: SeriesInput,
    pub(crate) doors_minutes: Option<i32>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Occurrence {
    pub(crate) id: Uuid,
    pub(crate) venue_id: Uuid,
    pub(crate) number: i32,
    pub(crate) starts_at: Timestamp,
    pub(crate) ends_at: Timestamp,
    pub(crate) doors_at: Option<Timestamp>,
    pub(crate) status: String,
    pub(crate) series_id: Option<Uuid>,
    pub(crate) recurrence_on: Option<String>,
    /// Whether it was edited by itself, and so does not follow the rule of its series.
    pub(crate) detached: bool,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pool {
    pub(crate) id: Uuid,
    pub(crate) occurrence_id: Option<Uuid>,
    pub(crate) name: String,
    pub(crate) capacity: i32,
    pub(crate) numbered: bool,
    pub(crate) position: i16,
    pub(crate) kind: String,
    pub(crate) places: Vec<Place>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Place {
    pub(crate) section: String,
    pub(crate) row_label: String,
    pub(crate) label: String,
    pub(crate) position: i32,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Product {
    pub(crate) id: Uuid,
    pub(crate) number: i32,
    pub(crate) position: i16,
    pub(crate) kind: String,
    pub(crate) name: Texts,
    pub(crate) description: Texts,
    pub(crate) tax_rate_basis_points: i32,
    pub(crate) tax_rate_id: Option<Uuid>,
    /// The tickets beside which this add-on is sold; none: beside any.
    pub(crate) requirements: Vec<Requirement>,
    pub(crate) rates: Vec<Rate>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Requirement {
    pub(crate) product_id: Uuid,
    pub(crate) maximum: i16,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rate {
    pub(crate) id: Uuid,
    pub(crate) number: i32,
    pub(crate) position: i16,
    pub(crate) name: Texts,
    pub(crate) audience: String,
    /// In minor units, as all money.
    pub(crate) price: i64,
    pub(crate) base_price: Option<i64>,
    pub(crate) price_kind: String,
    pub(crate) suggested_price: Option<i64>,
    pub(crate) maximum_price: Option<i64>,
    pub(crate) sale_starts_at: Option<Timestamp>,
    pub(crate) sale_ends_at: Option<Timestamp>,
    pub(crate) needs_code: bool,
    pub(crate) minimum_per_order: i16,
    pub(crate) maximum_per_order: i16,
    pub(crate) archived_at: Option<Timestamp>,
    pub(crate) takes: Vec<Takes>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Takes {
    pub(crate) pool_id: Uuid,
    pub(crate) units: i32,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Question {
    pub(crate) id: Uuid,
    pub(crate) position: i16,
    pub(crate) scope: QuestionScope,
    pub(crate) kind: QuestionKind,
    pub(crate) label: Texts,
    pub(crate) help: Texts,
    pub(crate) required: bool,
    pub(crate) options: Option<Vec<QuestionOption>>,
    pub(crate) maximum_length: Option<i32>,
    pub(crate) minimum: Option<i64>,
    pub(crate) maximum: Option<i64>,
    pub(crate) when_question_id: Option<Uuid>,
    /// `true`, `false`, or the value of an option.
    pub(crate) when_equals: Option<Value>,
    pub(crate) archived_at: Option<Timestamp>,
    /// The products whose attendees are asked; none: all.
    pub(crate) product_ids: Vec<Uuid>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CodeBatch {
    pub(crate) id: Uuid,
    pub(crate) name: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OfferCode {
    pub(crate) id: Uuid,
    pub(crate) code: String,
    pub(crate) kind: String,
    pub(crate) value: Option<i64>,
    pub(crate) valid_from: Option<Timestamp>,
    pub(crate) valid_until: Option<Timestamp>,
    pub(crate) uses_pool_id: Option<Uuid>,
    pub(crate) budget_pool_id: Option<Uuid>,
    pub(crate) batch_id: Option<Uuid>,
    pub(crate) recipient: Option<String>,
    pub(crate) rate_ids: Vec<Uuid>,
}
