//! What events have left, from the database's rows to what can be had.
//!
//! The database answers a plain row for each pool of each rate. To have it group and compare them costs a connection
//! that has just been made a quarter of its first statement.

use std::collections::{BTreeMap, HashMap};

use guichet_database::tokio_postgres::Error;
use guichet_offer::{PoolStock, RatePools, RateStock, Sellable, sellable};
use guichet_queries::client::GenericClient;
use guichet_queries::queries::catalog as queries;
use guichet_queries::queries::catalog::{ListComing, ListStock};
use jiff::Timestamp;
use uuid::Uuid;

/// An event with what can be had of it.
pub(crate) struct Stock {
    pub(crate) event: ListComing,
    pub(crate) sellable: Vec<Sellable>,
}

/// Reads the stock of those of these events that the public may see, and of a draft whose preview link's secret this is, by their ids.
pub(crate) async fn load(
    client: &impl GenericClient,
    slugs: &[&str],
    preview: Option<&str>,
    at: Timestamp,
) -> Result<HashMap<Uuid, Stock>, Error> {
    let (list_coming, list_stock) = (queries::list_coming(), queries::list_stock());
    let (events, rows) = tokio::try_join!(
        list_coming.bind(client, &at, &slugs, &preview).all(),
        list_stock.bind(client, &at, &slugs).all(),
    )?;
    let mut by_event = rates_by_event(rows);
    let stock = |event: ListComing| {
        let rates = by_event.remove(&event.event_id).unwrap_or_default();
        let sellable = sellable(&event.occurrence_ids, &rates, event.few_left_percent, at);
        (event.event_id, Stock { event, sellable })
    };
    Ok(events.into_iter().map(stock).collect())
}

/// The rates of each event, by their ids.
pub(crate) fn rates_by_event(rows: Vec<ListStock>) -> HashMap<Uuid, BTreeMap<Uuid, RateStock>> {
    let mut events: HashMap<Uuid, BTreeMap<Uuid, RateStock>> = HashMap::new();
    for row in rows {
        let rates = events.entry(row.event_id).or_default();
        let rate = rates.entry(row.rate_id).or_insert_with(|| RateStock {
            is_ticket: row.kind == "ticket",
            needs_code: row.needs_code,
            price: row.price,
            highest_price: row.highest_price,
            sale_starts_at: row.sale_starts_at,
            sale_ends_at: row.sale_ends_at,
            pools: RatePools::default(),
        });
        let pool = PoolStock {
            units: row.units,
            numbered: row.numbered,
            capacity: row.capacity,
            free: row.free,
        };
        rate.pools.push(row.occurrence_id, pool);
    }
    events
}
