use guichet_http::Problem;
use guichet_offer::Category;
use guichet_queries::queries::backoffice_event::FindEvent;
use guichet_texts::Texts;
use schemars::JsonSchema;
use serde::Serialize;

use crate::words::{AvailabilityShown, PaymentMethod};

/// What an event says of itself, and how it sells.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct EventSettings {
    /// In the address of its page.
    pub(crate) slug: String,
    pub(crate) name: Texts,
    /// A line or two, for lists.
    pub(crate) summary: Texts,
    /// In Markdown.
    pub(crate) description: Texts,
    pub(crate) category: Category,
    /// Of all its prices.
    pub(crate) currency: String,
    pub(crate) availability_shown: AvailabilityShown,
    /// Below which part of a capacity `few_left` says so.
    pub(crate) few_left_percent: i16,
    /// How long an order is held for somebody who fills in the form.
    pub(crate) hold_seconds: i32,
    /// How long a placed order waits for its payment.
    pub(crate) payment_seconds: i32,
    pub(crate) maximum_places_per_order: i16,
    pub(crate) payment_methods: Vec<PaymentMethod>,
    /// How long before a date buyers may cancel; null: they may not.
    pub(crate) cancellable_until_hours: Option<i32>,
    /// What the organizer keeps of the price then.
    pub(crate) cancellation_fee_basis_points: i32,
    /// In Markdown.
    pub(crate) refund_policy: Option<Texts>,
    /// Whether buyers pay the organizer's fee on top of each price that is not free.
    pub(crate) fees_passed_on: bool,
    /// Of the price as it was typed, rounded half to even.
    pub(crate) fee_basis_points: i32,
    /// In minor units of the currency, for each ticket or add-on.
    pub(crate) fee_fixed: i64,
}

impl EventSettings {
    pub(super) fn of(row: FindEvent) -> Result<Self, Problem> {
        let texts = |value| serde_json::from_value(value).map_err(Problem::internal);
        let methods = row.payment_methods.iter().map(|method| method.parse());
        Ok(Self {
            slug: row.slug,
            name: texts(row.name)?,
            summary: texts(row.summary)?,
            description: texts(row.description)?,
            category: row.category.parse().map_err(Problem::internal)?,
            currency: row.currency,
            availability_shown: row.availability_shown.parse().map_err(Problem::internal)?,
            few_left_percent: row.few_left_percent,
            hold_seconds: row.hold_seconds,
            payment_seconds: row.payment_seconds,
            maximum_places_per_order: row.maximum_places_per_order,
            payment_methods: methods
                .collect::<Result<_, _>>()
                .map_err(Problem::internal)?,
            cancellable_until_hours: row.cancellable_until_hours,
            cancellation_fee_basis_points: row.cancellation_fee_basis_points,
            refund_policy: row
                .refund_policy
                .map(serde_json::from_value)
                .transpose()
                .map_err(Problem::internal)?,
            fees_passed_on: row.fees_passed_on,
            fee_basis_points: row.fee_basis_points,
            fee_fixed: row.fee_fixed,
        })
    }
}
