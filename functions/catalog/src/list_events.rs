//! The list: searched, near a place, of some days, a page at a time.

mod cursor;
mod parameters;

use std::sync::Arc;

use guichet_database::ResultExt as _;
use guichet_http::{
    Cached, CachedResponse, Description, IfNoneMatch, Json, Page, Problem, Query, Request,
};
use guichet_money::Money;
use guichet_offer::{Category, OccurrencePhase, prices};
use guichet_order::Text;
use guichet_queries::queries::catalog as queries;
use guichet_queries::queries::catalog::ListEvents;
use jiff::{SignedDuration, Timestamp};

use crate::App;
use crate::event_image::EventImage;
pub(crate) use crate::list_events::parameters::{OfOrganizer, Period};
use crate::list_events::parameters::{Parameters, Search};
use crate::stock::{self, Stock};
use crate::summary::{EventSummary, OccurrenceSummary, OrganizerSummary, VenueSummary};

/// Lists may lag a little behind: the event's own page has the figures.
pub(crate) const CACHE: &str = "public, max-age=15, s-maxage=30";
/// Caches outside keep it for longer; those who ask past them cost one look into the database in this time.
pub(crate) const TTL: SignedDuration = SignedDuration::from_secs(5);

/// `GET /events`: published events that are not over.
pub(crate) async fn handle(
    app: Arc<App>,
    Query(parameters): Query<Parameters>,
    known: IfNoneMatch,
    request: Arc<Request>,
) -> Result<Cached<Json<Page<EventSummary>>>, Problem> {
    let search = Search::new(&parameters, app.clock.now())?;
    let ask = async |now| page(&app, search, now).await.map(Some);
    let question = format!("{}?{}", request.path(), request.raw_query());
    let page = app.cache.get(&question, TTL, ask).await?;
    Ok(page.answer(&known))
}

pub(crate) const DESCRIPTION: Description =
    Description::new("List events", "A page of events").details(
        "Published events that are not over. Ordered by distance where a position is given, else by how well \
         they fit `q`, else by date; `next_occurrence` is the first that fits what was asked.",
    );

/// The first page of all events, of at most `limit`.
pub(crate) async fn first(
    app: &App,
    limit: u16,
    now: Timestamp,
) -> Result<Page<EventSummary>, Problem> {
    let search = Search::new(&Parameters::default(), now)?;
    list(app, Search { limit, ..search }, now).await
}

/// A page of an organizer's events.
pub(crate) async fn of_organizer(
    app: &App,
    organizer: OfOrganizer,
    cursor: Option<&str>,
    limit: u16,
    now: Timestamp,
) -> Result<Page<EventSummary>, Problem> {
    let search = Search::of_organizer(organizer, cursor, limit, now)?;
    list(app, search, now).await
}

async fn page(app: &App, search: Search, now: Timestamp) -> Result<CachedResponse, Problem> {
    CachedResponse::json(&list(app, search, now).await?, CACHE)
}

async fn list(app: &App, search: Search, now: Timestamp) -> Result<Page<EventSummary>, Problem> {
    let is_past = search.is_past();
    let client = app.database.get().await?;
    let rows = queries::list_events()
        .bind(
            &client,
            &search.words,
            &search.position.map(|position| position.latitude),
            &search.position.map(|position| position.longitude),
            &search.position.map(|position| position.radius_m),
            &search.category.map(Category::as_str),
            &search.since,
            &search.until,
            &search.from_date,
            &search.to_date,
            &search.after.distance_m,
            &search.after.score,
            &search.after.starts_at,
            &search.after.event_id,
            &(i64::from(search.limit) + 1),
            &search.organizer.as_ref().map(|organizer| &organizer.slug),
            &is_past,
        )
        .all()
        .await
        .or_problem()?;
    let has_position = search.position.is_some();
    let page = Page::new(rows, search.limit, |row| search.after.next(row));
    let slugs: Vec<&str> = page.items.iter().map(|row| row.slug.as_str()).collect();
    let mut stock = stock::load(&client, &slugs, None, now).await.or_problem()?;
    drop(client);
    let items = page
        .items
        .into_iter()
        .map(|row| {
            let stock = stock.remove(&row.event_id);
            summary(row, stock, has_position, is_past)
        })
        .collect::<Result<_, _>>()?;
    Ok(Page {
        items,
        next_cursor: page.next_cursor,
    })
}

/// An event that was taken back between the two looks into the database has no stock: it is shown as it was, with nothing
/// to buy.
fn summary(
    row: ListEvents,
    stock: Option<Stock>,
    has_position: bool,
    is_past: bool,
) -> Result<EventSummary, Problem> {
    let (occurrence_count, sellable) = stock.map_or_else(Default::default, |stock| {
        (stock.event.occurrence_ids.len(), stock.sellable)
    });
    let tickets = || {
        let rates = sellable.iter();
        rates.filter(|rate| rate.is_ticket && !rate.needs_code)
    };
    let prices = prices(tickets().map(|rate| (rate.state, rate.prices)));
    let currency = row.currency.parse().map_err(Problem::internal)?;
    let money = |amount| Money::new(amount, currency);
    let date = OccurrenceSummary {
        id: row.occurrence_id,
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        time_zone: row.time_zone,
    };
    let (next_occurrence, last_occurrence, phase) = if is_past {
        (None, Some(date), OccurrencePhase::Over)
    } else {
        (Some(date), None, OccurrencePhase::Coming)
    };
    Ok(EventSummary {
        id: row.event_id,
        slug: row.slug,
        name: Text::from(row.name),
        summary: Text::from(row.summary),
        category: row.category.parse().map_err(Problem::internal)?,
        cover: EventImage::cover(row.cover, row.image_url)?,
        next_occurrence,
        last_occurrence,
        occurrence_count,
        venue: VenueSummary {
            name: row.venue_name,
            city: row.city,
            country: row.country,
            latitude: row.latitude,
            longitude: row.longitude,
        },
        distance_km: has_position.then(|| kilometres(row.distance_m)),
        price_from: prices.map(|(lowest, _)| money(lowest)),
        price_to: prices.map(|(_, highest)| money(highest)),
        state: phase.state(tickets().map(|rate| rate.state)),
        organizer: OrganizerSummary {
            slug: row.organizer_slug,
            name: row.organizer_name,
        },
    })
}

/// To a hundred metres: nobody needs more to choose an evening.
fn kilometres(metres: i64) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a quarter of the globe is ten million metres"
    )]
    let tenths = (metres as f64 / 100.0).round();
    tenths / 10.0
}
