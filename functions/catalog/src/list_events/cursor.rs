use guichet_http::{Problem, decode_cursor};
use guichet_queries::queries::catalog::ListEvents;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::problems::invalid_query;

/// How long ago the first page may have been asked for; after that the list begins to be another one.
const LONGEST_READ: SignedDuration = SignedDuration::from_hours(1);

/// What a list is ordered by, before everything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Order {
    /// By the date of the next occurrence.
    #[serde(rename = "date")]
    Date,
    /// By the date of the last occurrence, the latest first.
    #[serde(rename = "past")]
    Past,
    /// By how far away that is.
    #[serde(rename = "distance")]
    Distance,
    /// By how well the words fit.
    #[serde(rename = "words")]
    Words,
}

/// The sort key of the last event shown. All orders have the same key; what an order does not look at is zero.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Cursor {
    order: Order,
    /// The moment the first page was about. Later pages are about the same, so that an event that ends meanwhile
    /// moves nothing.
    pub(crate) since: Timestamp,
    pub(crate) distance_m: i64,
    pub(crate) score: i32,
    pub(crate) starts_at: Timestamp,
    pub(crate) event_id: Uuid,
}

impl Cursor {
    /// Before the first event.
    pub(crate) const fn start(order: Order, since: Timestamp) -> Self {
        let (starts_at, event_id) = match order {
            Order::Past => (Timestamp::MAX, Uuid::max()),
            Order::Date | Order::Distance | Order::Words => (Timestamp::UNIX_EPOCH, Uuid::nil()),
        };
        Self {
            order,
            since,
            distance_m: -1,
            score: i32::MAX,
            starts_at,
            event_id,
        }
    }

    /// After this event, in the same list.
    pub(crate) fn next(&self, row: &ListEvents) -> Self {
        Self {
            order: self.order,
            since: self.since,
            distance_m: row.distance_m,
            score: row.score,
            starts_at: row.starts_at,
            event_id: row.event_id,
        }
    }

    /// Reads the cursor of a page that was shown a short while ago, in a list with this order.
    pub(crate) fn read(text: &str, order: Order, now: Timestamp) -> Result<Self, Problem> {
        let cursor: Self = decode_cursor(text)?;
        let is_ours = cursor.order == order
            && (now
                .saturating_sub(LONGEST_READ)
                .is_ok_and(|earliest| earliest <= cursor.since)
                && cursor.since <= now)
            && cursor.distance_m >= 0
            && cursor.score >= 0
            && cursor.starts_at >= Timestamp::UNIX_EPOCH;
        if is_ours {
            Ok(cursor)
        } else {
            Err(invalid_query(
                "cursor",
                "a next_cursor of this list, not older than an hour",
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use guichet_http::encode_cursor;

    use super::*;

    const NOW: Timestamp = Timestamp::constant(1_800_000_000, 0);

    fn cursor() -> Cursor {
        Cursor {
            distance_m: 12,
            score: 3,
            ..Cursor::start(Order::Distance, NOW)
        }
    }

    fn read(cursor: &Cursor, order: Order, now: Timestamp) -> Result<Cursor, String> {
        Cursor::read(&encode_cursor(cursor), order, now)
            .map_err(|problem| problem.name().to_owned())
    }

    #[test]
    fn a_cursor_is_read_back_as_it_was() {
        assert_eq!(read(&cursor(), Order::Distance, NOW), Ok(cursor()));
    }

    #[test]
    fn a_cursor_of_another_order_is_refused() {
        assert_eq!(
            read(&cursor(), Order::Date, NOW),
            Err("invalid-query".to_owned())
        );
    }

    #[test]
    fn a_cursor_lasts_an_hour() {
        let hour = SignedDuration::from_hours(1);
        assert!(read(&cursor(), Order::Distance, NOW + hour).is_ok());
        assert!(
            read(
                &cursor(),
                Order::Distance,
                NOW + hour + SignedDuration::from_secs(1)
            )
            .is_err()
        );
        assert!(
            read(
                &cursor(),
                Order::Distance,
                NOW - SignedDuration::from_secs(1)
            )
            .is_err()
        );
    }

    #[test]
    fn a_cursor_with_impossible_values_is_refused() {
        for made_up in [
            Cursor {
                distance_m: -1,
                ..cursor()
            },
            Cursor {
                score: i32::MIN,
                ..cursor()
            },
            Cursor {
                starts_at: Timestamp::MIN,
                ..cursor()
            },
        ] {
            assert!(read(&made_up, Order::Distance, NOW).is_err(), "{made_up:?}");
        }
    }
}
