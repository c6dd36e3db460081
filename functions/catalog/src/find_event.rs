use std::collections::HashMap;
use std::sync::Arc;

use guichet_http::{
    Cached, CachedResponse, Description, IfNoneMatch, Json, Path, Problem, Query, Refused, Request,
};
use guichet_money::Money;
use guichet_offer::{SaleState, Sellable, prices, sale_period};
use guichet_order::{CancellationPolicy, Condition, FormattedText, Question, Text, timely_methods};
use guichet_queries::queries::catalog::{ListOccurrences, ListQuestions, ListRates};
use jiff::{SignedDuration, Timestamp};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::App;
use crate::event::{
    CancellationTerms, Code, Event, FreePrice, Occurrence, OrderRules, Organizer, Product, Rate,
    Venue,
};
use crate::event_data::EventData;
use crate::paths::{EventPath, EventProblem};
use crate::summary::{OccurrenceSummary, VenueSummary};
use crate::visitor::{Parameters, Visitor};

/// What changes within a minute is the stock, and that is asked for by itself.
const EVERYBODY: &str = "public, max-age=30, s-maxage=60";
/// Caches outside keep it for longer; those who ask past them cost one look into the database in this time.
const TTL: SignedDuration = SignedDuration::from_secs(5);

/// `GET /events/{slug}`: an event, with all that a buyer can choose from.
pub(crate) async fn handle(
    app: Arc<App>,
    Path(EventPath { slug }): Path<EventPath>,
    Query(parameters): Query<Parameters>,
    known: IfNoneMatch,
    request: Arc<Request>,
) -> Result<Cached<Json<Event>>, Refused<EventProblem>> {
    let visitor = Visitor::read(&parameters)?;
    let ask = async |now| page(&app, &slug, &visitor, now).await;
    let answer = if visitor.is_anybody() {
        app.cache.get(request.path(), TTL, ask).await?
    } else {
        app.cache.once(ask).await?
    };
    Ok(answer.answer(&known))
}

pub(crate) const DESCRIPTION: Description = Description::new("Show an event", "The event").details(
    "Rates that need a code are shown only when `code` unlocks them. An event that was called off is still \
     shown, as `cancelled`. A draft is shown with its `preview` only, as it will be; nothing of it can be bought.",
);

async fn page(
    app: &App,
    slug: &str,
    visitor: &Visitor,
    now: Timestamp,
) -> Result<Option<CachedResponse>, Problem> {
    let client = app.database.get().await?;
    let data = EventData::load(&client, slug, visitor, now).await?;
    // Whoever waits for the connection need not wait for this one's page to be written.
    drop(client);
    let Some(data) = data else { return Ok(None) };
    let cache_control = visitor.cache_control(EVERYBODY);
    let description = data.description();
    let event = event(data, description, visitor.code.is_some())?;
    CachedResponse::json(&event, cache_control).map(Some)
}

/// The event as the API answers it.
pub(crate) fn event(
    data: EventData,
    description: FormattedText,
    code_given: bool,
) -> Result<Event, Problem> {
    let states = data.occurrence_states();
    let first = data.coming().next();
    let next_occurrence = first.map(|next| OccurrenceSummary {
        id: next.occurrence_id,
        starts_at: next.starts_at,
        ends_at: next.ends_at,
        time_zone: next.time_zone.clone(),
    });
    let policy = CancellationPolicy {
        until_hours: data.event.cancellable_until_hours,
        fee_basis_points: data.event.cancellation_fee_basis_points,
    };
    let prices = prices(data.tickets().map(|row| (row.state, row.prices)));
    let money = |amount| Money::new(amount, data.currency);
    let last_starts_at = data.coming().map(|row| row.starts_at).max();
    let payment_methods = last_starts_at
        .map(|starts_at| timely_methods(&data.event.payment_methods, data.at, starts_at));
    let payment_methods = payment_methods.unwrap_or_default();
    Ok(Event {
        id: data.event.event_id,
        occurrence_count: data.coming().count(),
        venue: first.or(data.occurrences.last()).map(venue_summary),
        price_from: prices.map(|(lowest, _)| money(lowest)),
        price_to: prices.map(|(_, highest)| money(highest)),
        state: data.state(),
        cancellation: CancellationTerms {
            allowed_until: policy.deadline(first.map(|next| next.starts_at)),
            fee_basis_points: policy.fee_basis_points,
        },
        refund_policy: data.event.refund_policy.as_ref().map(FormattedText::from),
        next_occurrence,
        products: products(&data)?,
        occurrences: data
            .occurrences
            .into_iter()
            .map(|row| occurrence(row, &states))
            .collect(),
        questions: data
            .questions
            .into_iter()
            .map(question)
            .collect::<Result<_, _>>()?,
        is_preview: data.event.status == "draft",
        code: code_given.then_some(Code {
            state: data.code.state,
        }),
        slug: data.event.slug,
        name: Text::from(data.event.name),
        summary: Text::from(data.event.summary),
        description,
        category: data.event.category.parse().map_err(Problem::internal)?,
        images: data.images,
        organizer: Organizer {
            slug: data.event.organizer_slug,
            name: data.event.organizer_name,
            email: data.event.organizer_email,
        },
        order_rules: OrderRules {
            maximum_places: data.event.maximum_places_per_order,
            hold_seconds: data.event.hold_seconds,
            payment_methods,
        },
    })
}

fn venue_summary(row: &ListOccurrences) -> VenueSummary {
    VenueSummary {
        name: row.venue_name.clone(),
        city: row.city.clone(),
        country: row.country.clone(),
        latitude: row.latitude,
        longitude: row.longitude,
    }
}

fn occurrence(row: ListOccurrences, states: &HashMap<Uuid, SaleState>) -> Occurrence {
    Occurrence {
        id: row.occurrence_id,
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        doors_at: row.doors_at,
        time_zone: row.time_zone,
        venue: Venue {
            id: row.venue_id,
            name: row.venue_name,
            address: row.address,
            postal_code: row.postal_code,
            city: row.city,
            country: row.country,
            latitude: row.latitude,
            longitude: row.longitude,
        },
        state: states[&row.occurrence_id],
    }
}

/// The rates come in the order of their products; a product without a rate to show is not shown.
fn products(data: &EventData) -> Result<Vec<Product>, Problem> {
    let mut products: Vec<Product> = Vec::new();
    for row in &data.rates {
        if products.last().is_none_or(|last| last.id != row.product_id) {
            products.push(Product {
                id: row.product_id,
                name: Text::from(row.product_name.clone()),
                description: Text::from(row.product_description.clone()),
                kind: row.kind.parse().map_err(Problem::internal)?,
                requires: json(row.requires.clone())?,
                rates: Vec::new(),
            });
        }
        if let Some(product) = products.last_mut() {
            product.rates.push(rate(row, data));
        }
    }
    Ok(products)
}

fn rate(row: &ListRates, data: &EventData) -> Rate {
    let sold: Vec<&Sellable> = data
        .occurrences
        .iter()
        .filter_map(|occurrence| data.sold_at(occurrence.occurrence_id, row.rate_id))
        .collect();
    let money = |amount| Money::new(amount, data.currency);
    let free_price = (row.price_kind == "free_choice").then(|| FreePrice {
        suggested: money(row.suggested_price.unwrap_or(row.price)),
        maximum: row.maximum_price.map(money),
    });
    // No code takes anything off what its buyer chooses.
    let price = match free_price {
        Some(_) => row.price,
        None => data.code.price(row.rate_id, row.needs_code, row.price),
    };
    Rate {
        id: row.rate_id,
        name: Text::from(row.name.clone()),
        audience: row.audience.clone(),
        price: money(price),
        full_price: (price != row.price).then(|| money(row.price)),
        free_price,
        tax_rate_basis_points: row.tax_rate_basis_points,
        sale_starts_at: row.sale_starts_at,
        sale_ends_at: row.sale_ends_at,
        state: sale_period(row.sale_starts_at, row.sale_ends_at, data.at),
        minimum_per_order: row.minimum_per_order,
        maximum_per_order: row.maximum_per_order,
        numbered: sold.iter().any(|sellable| sellable.numbered),
        occurrence_ids: sold.iter().map(|sellable| sellable.occurrence_id).collect(),
    }
}

fn question(row: ListQuestions) -> Result<Question, Problem> {
    let when = row.when_question_id.zip(row.when_equals);
    Ok(Question {
        id: row.question_id,
        scope: row.scope.parse().map_err(Problem::internal)?,
        kind: row.kind.parse().map_err(Problem::internal)?,
        label: Text::from(row.label),
        help: Text::from(row.help),
        required: row.required,
        options: row.options.map(json).transpose()?,
        maximum_length: row.maximum_length,
        minimum: row.minimum,
        maximum: row.maximum,
        when: when.map(|(question_id, equals)| Condition {
            question_id,
            equals,
        }),
        product_ids: (!row.product_ids.is_empty()).then_some(row.product_ids),
    })
}

fn json<T: DeserializeOwned>(value: serde_json::Value) -> Result<T, Problem> {
    serde_json::from_value(value).map_err(Problem::internal)
}
