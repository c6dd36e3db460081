use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::{Failure, ResultExt as _};
use guichet_editing::Editing;
use guichet_http::{
    CHANGED_MEANWHILE, Description, Edit, IfMatch, Json, Path, Problem, ProblemType, Problems,
    Refused, Versioned, Whole,
};
use guichet_money::Currency;
use guichet_offer::Category;
use guichet_queries::client::Params as _;
use guichet_queries::queries::backoffice_events::{self as queries, ChangeEventParams};
use guichet_texts::{SLUG, Texts, is_slug, line_texts, required_line_texts, texts};
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use crate::App;
use crate::document::{EventDocument, EventSettings};
use crate::limits;
use crate::paths::EventPath;
use crate::problems::{CURRENCY_FIXED, SLUG_FIXED, SLUG_TAKEN};
use crate::words::{AvailabilityShown, PaymentMethod};

/// What is to be another. What is absent stays; null takes away.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EventChange {
    /// In the address of its page, until it is published
    #[serde(default)]
    slug: Option<String>,
    #[serde(default)]
    name: Option<Texts>,
    /// A line or two, for lists
    #[serde(default)]
    summary: Option<Texts>,
    /// In Markdown
    #[serde(default)]
    description: Option<Texts>,
    #[serde(default)]
    category: Option<Category>,
    /// The three letters of ISO 4217, until somebody has ordered
    #[serde(default)]
    currency: Option<String>,
    #[serde(default)]
    availability_shown: Option<AvailabilityShown>,
    /// Below which part of a capacity `few_left` says so
    #[serde(default)]
    few_left_percent: Option<Whole<i16, 0, 100>>,
    /// How long an order is held for somebody who fills in the form
    #[serde(default)]
    hold_seconds: Option<Whole<i32, 60, 86_400>>,
    /// How long a placed order waits for its payment
    #[serde(default)]
    payment_seconds: Option<Whole<i32, 60, 86_400>>,
    #[serde(default)]
    maximum_places_per_order: Option<Whole<i16, 1, 100>>,
    #[serde(default)]
    payment_methods: Option<Vec<PaymentMethod>>,
    /// How long before a date buyers may cancel; null: they may not
    #[serde(default)]
    cancellable_until_hours: Edit<Whole<i32, 0, 8_760>>,
    /// What the organizer keeps of the price then
    #[serde(default)]
    cancellation_fee_basis_points: Option<Whole<i32, 0, 10_000>>,
    /// In Markdown
    #[serde(default)]
    refund_policy: Edit<Texts>,
    /// Whether buyers pay the organizer's fee on top of each price; all prices are counted again
    #[serde(default)]
    fees_passed_on: Option<bool>,
    /// The part of the fee that is a part of the price: at most half of it
    #[serde(default)]
    fee_basis_points: Option<Whole<i32, 0, 5_000>>,
    /// The other part, for each ticket or add-on that is not free, in minor units
    #[serde(default)]
    fee_fixed: Option<Whole<i64, 0, { limits::FEE }>>,
}

/// `PATCH /organizers/{organizer_id}/events/{event_id}`: its own settings.
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(EventPath { event_id }): Path<EventPath>,
    seen: IfMatch,
    Json(wanted): Json<EventChange>,
) -> Result<Versioned<Json<EventDocument>>, Refused<ChangeProblem>> {
    let change = wanted.check()?;
    let write = async || -> Result<EventDocument, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(&*app, &caller, &mut client, event_id).await?;
        let event = read(&editing, event_id).await?;
        editing
            .check_version(seen, event.version, event_id, &event)
            .await?;
        let mut settings = event.settings.clone();
        let difference = change.apply(&mut settings);
        if difference.is_empty() {
            return Ok(event);
        }
        check_fixed(&event, &settings)?;
        save(&editing, event_id, &settings).await?;
        if fees(&settings) != fees(&event.settings) {
            queries::reprice()
                .bind(&editing.transaction, &event_id)
                .await?;
        }
        editing
            .log(Action::EventChanged, event_id, difference)
            .await?;
        let event = read(&editing, event_id).await?;
        editing.commit().await?;
        Ok(event)
    };
    let event = app.database.retry(write).await?;
    Ok(Versioned {
        version: event.version,
        answer: Json(event),
    })
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Change an event's own settings", "The event as it is now")
        .details("What is absent stays as it is; null takes away.");

/// Why the event stays as it is.
pub(crate) enum ChangeProblem {}

impl Problems for ChangeProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            CHANGED_MEANWHILE,
            "the event is not that of `If-Match` any more; `current` is what it is",
        ),
        (SLUG_TAKEN, "another event has the slug"),
        (SLUG_FIXED, "the event was published under its slug"),
        (CURRENCY_FIXED, "somebody has ordered in the currency"),
    ];
}

async fn read(editing: &Editing<'_>, event_id: Uuid) -> Result<EventDocument, Problem> {
    let (transaction, organizer_id) = (&editing.transaction, editing.organizer_id);
    EventDocument::read(transaction, organizer_id, event_id, editing.now).await
}

/// What stays once others rely on it.
fn check_fixed(before: &EventDocument, wanted: &EventSettings) -> Result<(), Problem> {
    if before.published_at.is_some() && before.settings.slug != wanted.slug {
        return Err(SLUG_FIXED.into());
    }
    if before.counts.orders > 0 && before.settings.currency != wanted.currency {
        return Err(CURRENCY_FIXED.into());
    }
    Ok(())
}

/// What was read of a change: each legal in itself.
struct Checked {
    slug: Option<String>,
    name: Option<Texts>,
    summary: Option<Texts>,
    description: Option<Texts>,
    currency: Option<Currency>,
    refund_policy: Edit<Texts>,
    payment_methods: Option<Vec<PaymentMethod>>,
    rest: EventChange,
}

impl EventChange {
    fn check(mut self) -> Result<Checked, Problem> {
        let name = self
            .name
            .take()
            .map(|name| required_line_texts("/name", &name, limits::NAME));
        let summary = self.summary.take().map(|summary| {
            line_texts("/summary", &summary, limits::SUMMARY).map(Option::unwrap_or_default)
        });
        let description = self.description.take().map(|description| {
            texts("/description", &description, limits::TEXT).map(Option::unwrap_or_default)
        });
        let currency = self.currency.take().map(|code| {
            let legal = "the three letters of a currency, such as EUR";
            code.parse()
                .map_err(|_| Problem::invalid("/currency", legal))
        });
        let slug = self.slug.take().map(|slug| {
            let legal = is_slug(&slug).then_some(slug);
            legal.ok_or_else(|| Problem::invalid("/slug", SLUG))
        });
        let refund_policy = match std::mem::take(&mut self.refund_policy) {
            Edit::Set(policy) => match texts("/refund_policy", &policy, limits::TEXT)? {
                Some(policy) => Edit::Set(policy),
                None => Edit::Remove,
            },
            other => other,
        };
        let mut payment_methods = self.payment_methods.take();
        if let Some(methods) = &mut payment_methods {
            methods.sort_by_key(|method| method.as_str());
            methods.dedup();
        }
        Ok(Checked {
            slug: slug.transpose()?,
            name: name.transpose()?,
            summary: summary.transpose()?,
            description: description.transpose()?,
            currency: currency.transpose()?,
            refund_policy,
            payment_methods,
            rest: self,
        })
    }
}

impl Checked {
    /// Changes the settings, and says what is another.
    fn apply(&self, settings: &mut EventSettings) -> Difference {
        let mut difference = Difference::new();
        let rest = &self.rest;
        let mut text = |name, is_other| {
            if is_other {
                difference = std::mem::take(&mut difference).changed(name);
            }
        };
        text("slug", set(&mut settings.slug, self.slug.clone()));
        text("name", set(&mut settings.name, self.name.clone()));
        text("summary", set(&mut settings.summary, self.summary.clone()));
        text(
            "description",
            set(&mut settings.description, self.description.clone()),
        );
        let policy = match &self.refund_policy {
            Edit::Keep => None,
            Edit::Remove => Some(None),
            Edit::Set(policy) => Some(Some(policy.clone())),
        };
        text("refund_policy", set(&mut settings.refund_policy, policy));
        text(
            "payment_methods",
            set(&mut settings.payment_methods, self.payment_methods.clone()),
        );
        let currency = self.currency.map(|currency| currency.code().to_owned());
        text("currency", set(&mut settings.currency, currency));
        if let Some(category) = rest.category {
            difference =
                difference.values("category", settings.category.as_str(), category.as_str());
            settings.category = category;
        }
        if let Some(shown) = rest.availability_shown {
            let before = settings.availability_shown;
            difference = difference.values("availability_shown", before.as_str(), shown.as_str());
            settings.availability_shown = shown;
        }
        let mut number = |name, before: &mut i32, wanted: Option<i32>| {
            let wanted = wanted.unwrap_or(*before);
            let (from, to) = (i64::from(*before), i64::from(wanted));
            difference = std::mem::take(&mut difference).values(name, from, to);
            *before = wanted;
        };
        number(
            "hold_seconds",
            &mut settings.hold_seconds,
            rest.hold_seconds.map(Whole::get),
        );
        number(
            "payment_seconds",
            &mut settings.payment_seconds,
            rest.payment_seconds.map(Whole::get),
        );
        number(
            "cancellation_fee_basis_points",
            &mut settings.cancellation_fee_basis_points,
            rest.cancellation_fee_basis_points.map(Whole::get),
        );
        if set(
            &mut settings.few_left_percent,
            rest.few_left_percent.map(Whole::get),
        ) {
            difference = difference.changed("few_left_percent");
        }
        let places = rest.maximum_places_per_order.map(Whole::get);
        if set(&mut settings.maximum_places_per_order, places) {
            difference = difference.changed("maximum_places_per_order");
        }
        let hours = match &rest.cancellable_until_hours {
            Edit::Keep => None,
            Edit::Remove => Some(None),
            Edit::Set(hours) => Some(Some(hours.get())),
        };
        if set(&mut settings.cancellable_until_hours, hours) {
            difference = difference.changed("cancellable_until_hours");
        }
        self.apply_fees(settings, difference)
    }

    fn apply_fees(&self, settings: &mut EventSettings, difference: Difference) -> Difference {
        let (rest, before) = (&self.rest, fees(settings));
        set(&mut settings.fees_passed_on, rest.fees_passed_on);
        let share = rest.fee_basis_points.map(Whole::get);
        set(&mut settings.fee_basis_points, share);
        set(&mut settings.fee_fixed, rest.fee_fixed.map(Whole::get));
        let after = fees(settings);
        difference
            .values("fees_passed_on", before.0, after.0)
            .values("fee_basis_points", i64::from(before.1), i64::from(after.1))
            .values("fee_fixed", before.2, after.2)
    }
}

/// What prices depend on: whether buyers pay the fee, and both its parts.
fn fees(settings: &EventSettings) -> (bool, i32, i64) {
    let parts = (settings.fee_basis_points, settings.fee_fixed);
    (settings.fees_passed_on, parts.0, parts.1)
}

/// Whether the field became another.
fn set<T: PartialEq>(field: &mut T, wanted: Option<T>) -> bool {
    match wanted {
        Some(wanted) if wanted != *field => {
            *field = wanted;
            true
        }
        _ => false,
    }
}

async fn save(
    editing: &Editing<'_>,
    event_id: Uuid,
    settings: &EventSettings,
) -> Result<(), Failure> {
    let json = |texts: &Texts| serde_json::to_value(texts).map_err(Problem::internal);
    let methods = settings
        .payment_methods
        .iter()
        .map(|method| method.as_str());
    let methods: Vec<&str> = methods.collect();
    let change = ChangeEventParams {
        slug: settings.slug.as_str(),
        name: json(&settings.name)?,
        summary: json(&settings.summary)?,
        description: json(&settings.description)?,
        refund_policy: settings.refund_policy.as_ref().map(json).transpose()?,
        category: settings.category.as_str(),
        currency: settings.currency.as_str(),
        availability_shown: settings.availability_shown.as_str(),
        few_left_percent: settings.few_left_percent,
        hold_seconds: settings.hold_seconds,
        payment_seconds: settings.payment_seconds,
        maximum_places_per_order: settings.maximum_places_per_order,
        payment_methods: methods.as_slice(),
        cancellable_until_hours: settings.cancellable_until_hours,
        cancellation_fee_basis_points: settings.cancellation_fee_basis_points,
        fees_passed_on: settings.fees_passed_on,
        fee_basis_points: settings.fee_basis_points,
        fee_fixed: settings.fee_fixed,
        event_id,
    };
    queries::change_event()
        .params(&editing.transaction, &change)
        .one()
        .await
        .on_constraint("events_slug_key", || SLUG_TAKEN.into())?;
    Ok(())
}
