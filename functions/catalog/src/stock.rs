//! What can be had of each rate at each occurrence, worked out from the pools that it takes of.
//!
//! The database answers a plain row for each pool of each rate. To have it group and compare them costs a connection
//! that has just been made a quarter of its first statement.

use std::collections::{BTreeMap, HashMap};

use guichet_database::tokio_postgres::Error;
use guichet_queries::client::GenericClient;
use guichet_queries::queries::catalog as queries;
use guichet_queries::queries::catalog::{ListComing, ListStock};
use jiff::Timestamp;
use uuid::Uuid;

use crate::sale::sale_period;
use crate::words::{RateState, SalePeriod};

/// How a rate stands at an occurrence.
#[derive(Debug)]
pub(crate) struct Sellable {
    pub(crate) occurrence_id: Uuid,
    pub(crate) rate_id: Uuid,
    pub(crate) is_ticket: bool,
    pub(crate) needs_code: bool,
    pub(crate) numbered: bool,
    /// In minor units.
    pub(crate) price: i64,
    /// How many can be had. Less than none where the capacity was made smaller than what is sold.
    pub(crate) free: i64,
    /// Of how many.
    pub(crate) total: i64,
    pub(crate) state: RateState,
}

/// An event with what can be had of it.
pub(crate) struct Stock {
    pub(crate) event: ListComing,
    pub(crate) sellable: Vec<Sellable>,
}

/// Reads the stock of those of these events that the public may see, by their ids.
pub(crate) async fn load(
    client: &impl GenericClient,
    slugs: &[&str],
    at: Timestamp,
) -> Result<HashMap<Uuid, Stock>, Error> {
    let (list_coming, list_stock) = (queries::list_coming(), queries::list_stock());
    let (events, rows) = tokio::try_join!(
        list_coming.bind(client, &at, &slugs).all(),
        list_stock.bind(client, &at, &slugs).all(),
    )?;
    let mut by_event: HashMap<Uuid, Vec<ListStock>> = HashMap::new();
    for row in rows {
        by_event.entry(row.event_id).or_default().push(row);
    }
    let stock = |event: ListComing| {
        let rows = by_event.remove(&event.event_id).unwrap_or_default();
        let sellable = sellable(&event.occurrence_ids, &rows, event.few_left_percent, at);
        (event.event_id, Stock { event, sellable })
    };
    Ok(events.into_iter().map(stock).collect())
}

/// How each rate stands at those occurrences at which it is sold, in the order of occurrences and then of rates' ids. A
/// rate is sold at the occurrences of its pools; one with shared pools only, at all of them.
///
/// `few_left_percent`: from which share on few are left, unless nobody is to know.
pub(crate) fn sellable(
    occurrence_ids: &[Uuid],
    rows: &[ListStock],
    few_left_percent: Option<i16>,
    at: Timestamp,
) -> Vec<Sellable> {
    let mut by_rate: BTreeMap<Uuid, Pools> = BTreeMap::new();
    for row in rows {
        let pools = by_rate.entry(row.rate_id).or_default();
        match row.occurrence_id {
            Some(occurrence_id) => pools.own.entry(occurrence_id).or_default().push(row),
            None => pools.shared.push(row),
        }
    }
    let mut sellable = Vec::new();
    for &occurrence_id in occurrence_ids {
        for pools in by_rate.values() {
            let own = pools.own.get(&occurrence_id);
            if own.is_some() || pools.own.is_empty() {
                let here = own.into_iter().flatten().chain(&pools.shared).copied();
                sellable.extend(of_rate(occurrence_id, here, few_left_percent, at));
            }
        }
    }
    sellable
}

/// What a rate takes of.
#[derive(Default)]
struct Pools<'rows> {
    /// By the occurrences they are for.
    own: HashMap<Uuid, Vec<&'rows ListStock>>,
    shared: Vec<&'rows ListStock>,
}

/// One rate at one occurrence, from the pools it takes of there. Of those that are not numbered a line takes of each, so
/// the scarcest counts; of several numbered ones a buyer chooses a place in one, so they add up.
fn of_rate<'rows>(
    occurrence_id: Uuid,
    rows: impl Iterator<Item = &'rows ListStock>,
    few_left_percent: Option<i16>,
    at: Timestamp,
) -> Option<Sellable> {
    let mut rate = None;
    let mut scarcest: Option<(i64, i64)> = None;
    let mut places: Option<(i64, i64)> = None;
    for row in rows {
        rate = Some(row);
        let capacity = i64::from(row.capacity);
        if row.numbered {
            let (free, total) = places.unwrap_or_default();
            places = Some((free + row.free.max(0), total + capacity));
        } else {
            let units = i64::from(row.units);
            let (free, total) = (row.free / units, capacity / units);
            let least = |(least, fewest): (i64, i64)| (least.min(free), fewest.min(total));
            scarcest = Some(scarcest.map_or((free, total), least));
        }
    }
    let rate = rate?;
    let (free, total) = match (scarcest, places) {
        (Some(one), Some(other)) => (one.0.min(other.0), one.1.min(other.1)),
        (one, other) => one.or(other)?,
    };
    let is_few = few_left_percent.is_some_and(|percent| free * 100 <= total * i64::from(percent));
    Some(Sellable {
        occurrence_id,
        rate_id: rate.rate_id,
        is_ticket: rate.kind == "ticket",
        needs_code: rate.needs_code,
        numbered: places.is_some(),
        price: rate.price,
        free,
        total,
        state: match sale_period(rate.sale_starts_at, rate.sale_ends_at, at) {
            SalePeriod::Ended => RateState::Ended,
            _ if free < 1 => RateState::SoldOut,
            SalePeriod::Upcoming => RateState::Upcoming,
            SalePeriod::OnSale if is_few => RateState::FewLeft,
            SalePeriod::OnSale => RateState::OnSale,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SATURDAY: Uuid = Uuid::from_u128(6);
    const SUNDAY: Uuid = Uuid::from_u128(7);

    fn takes(rate: u128, occurrence_id: Option<Uuid>, free: i64) -> ListStock {
        ListStock {
            event_id: Uuid::nil(),
            rate_id: Uuid::from_u128(rate),
            kind: "ticket".to_owned(),
            price: 1000,
            needs_code: false,
            sale_starts_at: None,
            sale_ends_at: None,
            occurrence_id,
            numbered: false,
            units: 1,
            capacity: 100,
            free,
        }
    }

    /// Occurrence, rate and what is free.
    fn found(rows: &[ListStock]) -> Vec<(Uuid, u128, i64)> {
        sellable(&[SATURDAY, SUNDAY], rows, None, Timestamp::UNIX_EPOCH)
            .iter()
            .map(|one| (one.occurrence_id, one.rate_id.as_u128(), one.free))
            .collect()
    }

    fn state(row: ListStock, few_left_percent: Option<i16>) -> RateState {
        sellable(&[SATURDAY], &[row], few_left_percent, Timestamp::UNIX_EPOCH)[0].state
    }

    #[test]
    fn a_rate_of_shared_pools_only_is_sold_at_each_occurrence() {
        let rows = [takes(1, None, 30), takes(1, None, 20)];
        assert_eq!(found(&rows), [(SATURDAY, 1, 20), (SUNDAY, 1, 20)]);
    }

    #[test]
    fn a_rate_with_pools_of_occurrences_is_sold_there_alone() {
        let rows = [takes(1, Some(SUNDAY), 30), takes(1, None, 20)];
        assert_eq!(found(&rows), [(SUNDAY, 1, 20)]);
        let elsewhere = Some(Uuid::from_u128(1));
        assert_eq!(found(&[takes(1, elsewhere, 30), takes(1, None, 20)]), []);
    }

    #[test]
    fn occurrences_come_in_their_order_and_rates_in_that_of_their_ids() {
        let rows = [takes(2, None, 1), takes(1, None, 1)];
        assert_eq!(
            found(&rows),
            [
                (SATURDAY, 1, 1),
                (SATURDAY, 2, 1),
                (SUNDAY, 1, 1),
                (SUNDAY, 2, 1)
            ]
        );
    }

    #[test]
    fn a_table_of_four_needs_four() {
        let mut row = takes(1, Some(SUNDAY), 7);
        row.units = 4;
        assert_eq!(found(&[row]), [(SUNDAY, 1, 1)]);
    }

    #[test]
    fn that_its_sale_is_over_says_more_than_that_nothing_is_left_and_that_more_than_that_it_begins_later()
     {
        let mut row = takes(1, None, 0);
        row.sale_starts_at = Some(Timestamp::MAX);
        assert_eq!(state(row.clone(), None), RateState::SoldOut);
        row.sale_ends_at = Some(Timestamp::UNIX_EPOCH);
        assert_eq!(state(row.clone(), None), RateState::Ended);
        row.sale_ends_at = None;
        row.free = 1;
        assert_eq!(state(row, Some(100)), RateState::Upcoming);
    }

    #[test]
    fn few_are_left_from_a_share_on_where_that_is_told() {
        assert_eq!(state(takes(1, None, 10), Some(10)), RateState::FewLeft);
        assert_eq!(state(takes(1, None, 11), Some(10)), RateState::OnSale);
        assert_eq!(state(takes(1, None, 1), None), RateState::OnSale);
    }

    #[test]
    fn the_largest_pools_do_not_overflow() {
        let mut row = takes(1, None, i64::from(i32::MAX));
        row.capacity = i32::MAX;
        row.numbered = true;
        let rows = vec![row; 1000];
        let found = sellable(&[SUNDAY], &rows, Some(100), Timestamp::UNIX_EPOCH);
        assert_eq!(found[0].total, i64::from(i32::MAX) * 1000);
        assert_eq!(found[0].state, RateState::FewLeft);
    }
}
