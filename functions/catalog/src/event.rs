//! An event as its own page shows it.

use guichet_money::Money;
use guichet_offer::{Category, CodeState, ProductKind, SalePeriod, SaleState};
use guichet_order::{FormattedText, Question, Text};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::event_image::EventImage;
use crate::summary::{OccurrenceSummary, VenueSummary};

/// An event, with all that a buyer can choose from.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Event {
    /// Its id.
    pub(crate) id: Uuid,
    /// Its name in addresses.
    pub(crate) slug: String,
    /// Its title.
    pub(crate) name: Text,
    /// A sentence about it.
    pub(crate) summary: Text,
    /// More about it.
    pub(crate) description: FormattedText,
    /// What kind of event it is.
    pub(crate) category: Category,
    /// What there is to be seen of it; the first is its cover.
    pub(crate) images: Vec<EventImage>,
    /// The first occurrence that is not over; `null`: all are.
    pub(crate) next_occurrence: Option<OccurrenceSummary>,
    /// How many occurrences are not over and take place.
    pub(crate) occurrence_count: usize,
    /// Where the next occurrence takes place, or the last one did; `null`: there is none yet.
    pub(crate) venue: Option<VenueSummary>,
    /// The lowest price of a ticket: of those that can be bought; if there is none, of those that will be, else of
    /// those that could be. `null`: none is offered.
    pub(crate) price_from: Option<Money>,
    /// The highest price of those tickets; where buyers choose and there is no highest, what is suggested. The event is free
    /// if this is 0.
    pub(crate) price_to: Option<Money>,
    /// Whether tickets can be had.
    pub(crate) state: SaleState,
    /// Who sells it.
    pub(crate) organizer: Organizer,
    /// Those that are not over, or all when every one is; in the order of their dates.
    pub(crate) occurrences: Vec<Occurrence>,
    /// What can be bought, in the organizer's order.
    pub(crate) products: Vec<Product>,
    /// What buyers are asked before they pay.
    pub(crate) questions: Vec<Question>,
    /// What an order may be.
    pub(crate) order_rules: OrderRules,
    /// What the organizer says of giving money back; `null`: nothing beside `cancellation`.
    pub(crate) refund_policy: Option<FormattedText>,
    /// Whether a buyer may change their mind.
    pub(crate) cancellation: CancellationTerms,
    /// Whether it is a draft, which only those see who have its preview link: nothing of it can be bought.
    pub(crate) is_preview: bool,
    /// What is to be said of the code that was given; `null`: none was.
    pub(crate) code: Option<Code>,
}

/// Who sells it.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Organizer {
    /// Their name in addresses.
    pub(crate) slug: String,
    /// Their name.
    pub(crate) name: String,
    /// Where to write to.
    pub(crate) email: String,
}

/// A date and venue.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Occurrence {
    /// Its id.
    pub(crate) id: Uuid,
    /// When it starts.
    pub(crate) starts_at: Timestamp,
    /// When it ends.
    pub(crate) ends_at: Timestamp,
    /// From when people are let in.
    pub(crate) doors_at: Option<Timestamp>,
    /// The IANA zone of the venue, to tell these times in.
    pub(crate) time_zone: String,
    /// Where.
    pub(crate) venue: Venue,
    /// Whether tickets can be had for it.
    pub(crate) state: SaleState,
}

/// Where it takes place.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Venue {
    /// Its id.
    pub(crate) id: Uuid,
    /// Its name.
    pub(crate) name: String,
    /// Street and number.
    pub(crate) address: String,
    /// Its postal code.
    pub(crate) postal_code: String,
    /// Its city.
    pub(crate) city: String,
    /// ISO 3166-1 alpha-2.
    pub(crate) country: String,
    /// In degrees north.
    pub(crate) latitude: f64,
    /// In degrees east.
    pub(crate) longitude: f64,
}

/// A type of ticket, or something bought beside one.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Product {
    /// Its id.
    pub(crate) id: Uuid,
    /// Its name.
    pub(crate) name: Text,
    /// More about it, empty if there is nothing to say.
    pub(crate) description: Text,
    /// A ticket or not.
    pub(crate) kind: ProductKind,
    /// The tickets that must be in the order beside it, of any of these products, whatever their dates; none: it is sold by
    /// itself too.
    pub(crate) requires: Vec<Requirement>,
    /// Its prices, in the organizer's order; those that need a code only when it was given.
    pub(crate) rates: Vec<Rate>,
}

/// That a product is sold beside tickets of another.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "ProductRequirement")]
pub(crate) struct Requirement {
    /// The other.
    pub(crate) product_id: Uuid,
    /// How many an order may have for each of these tickets.
    pub(crate) maximum: i16,
}

/// A price, for some time and for some people.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Rate {
    /// Its id.
    pub(crate) id: Uuid,
    /// Its name.
    pub(crate) name: Text,
    /// Whom it is for: `everyone`, or a word of the organizer's.
    pub(crate) audience: String,
    /// What one costs, tax included; with the code that was given. The least where the buyer chooses.
    pub(crate) price: Money,
    /// What one costs without the code; `null`: as much.
    pub(crate) full_price: Option<Money>,
    /// What the buyer chooses from, from `price` on; `null`: the price is fixed.
    pub(crate) free_price: Option<FreePrice>,
    /// The tax in it, in hundredths of a percent.
    pub(crate) tax_rate_basis_points: i32,
    /// From when it is sold; `null`: since ever.
    pub(crate) sale_starts_at: Option<Timestamp>,
    /// From when it is no longer sold; `null`: until the occurrence is over.
    pub(crate) sale_ends_at: Option<Timestamp>,
    /// Where its sale stands by these dates, whatever is left.
    pub(crate) state: SalePeriod,
    /// The least an order has of it, if any.
    pub(crate) minimum_per_order: i16,
    /// The most an order has of it.
    pub(crate) maximum_per_order: i16,
    /// Whether it is bought by choosing places rather than a number.
    pub(crate) numbered: bool,
    /// The occurrences it is sold for, of those that are not over.
    pub(crate) occurrence_ids: Vec<Uuid>,
}

/// What a buyer who chooses the price chooses from.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct FreePrice {
    /// What most are to choose.
    pub(crate) suggested: Money,
    /// The most; `null`: as much as anybody likes.
    pub(crate) maximum: Option<Money>,
}

/// What an order may be.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct OrderRules {
    /// The most tickets and add-ons together.
    pub(crate) maximum_places: i16,
    /// How long places are held while the buyer fills in the order.
    pub(crate) hold_seconds: i32,
    /// How an order can be paid, of `demo` and `offline`: by transfer only while there is time for one before a date that is
    /// still to come. What a certain order can be paid by is told with the order.
    pub(crate) payment_methods: Vec<String>,
}

/// Whether a buyer may change their mind.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct CancellationTerms {
    /// Until when an order for the next occurrence can be cancelled; `null`: never. Orders for later ones can be
    /// for as much longer.
    pub(crate) allowed_until: Option<Timestamp>,
    /// What the organizer keeps, in hundredths of a percent.
    pub(crate) fee_basis_points: i32,
}

/// What is to be said of the code that was given.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Code {
    /// Whether it can be used.
    pub(crate) state: CodeState,
}
