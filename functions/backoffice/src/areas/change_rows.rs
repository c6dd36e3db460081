use std::collections::HashSet;
use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{
    CHANGED_MEANWHILE, Description, IfMatch, Json, Path, Problem, ProblemType, Problems, Refused,
    Versioned,
};
use guichet_money::Locale;
use guichet_queries::queries::backoffice_pools as queries;
use guichet_seats::{SeatPlace, SeatRows};
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use super::seats::write_seats;
use crate::App;
use crate::document::{Pool, PoolRows, Seating, StoredSeat, read_rows, rows_of, stored_seats};
use crate::paths::PoolPath;
use crate::problems::{NOT_NUMBERED, SEATS_TAKEN};

/// Seats that a refusal names; of more it tells how many.
const MOST_NAMED: usize = 20;

/// Which places there are to be.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RowsChange {
    /// A line for each row, or for several alike: `A 1-24`, `B 1-23 odd`, `E-K 1-10, 13-24`
    rows: String,
    /// In which words the answer prints them
    #[serde(default)]
    locale: Locale,
}

/// `PUT /organizers/{organizer_id}/events/{event_id}/pools/{pool_id}/rows`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(PoolPath { event_id, pool_id }): Path<PoolPath>,
    seen: IfMatch,
    Json(wanted): Json<RowsChange>,
) -> Result<Versioned<Json<PoolRows>>, Refused<ChangeProblem>> {
    let write = async || -> Result<PoolRows, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(&*app, &caller, &mut client, event_id).await?;
        let transaction = &editing.transaction;
        queries::lock_pool()
            .bind(transaction, &pool_id, &event_id)
            .opt()
            .await?
            .ok_or_else(Problem::not_found)?;
        let before = Pool::read(transaction, event_id, pool_id, editing.now).await?;
        editing
            .check_version(seen, before.version, pool_id, &before)
            .await?;
        if !before.numbered {
            return Err(Problem::new(NOT_NUMBERED).into());
        }
        let rows = read_rows(&wanted.rows, &before.name)?;
        let answer = |version| PoolRows {
            id: pool_id,
            version,
            rows: Seating::show(&rows, &before.name, wanted.locale),
        };
        let seats = stored_seats(transaction, pool_id).await?;
        if rows_of(&seats, &before.name).is_ok_and(|stored| stored == rows) {
            return Ok(answer(before.version));
        }
        remove_others(&editing, pool_id, &seats, &rows).await?;
        write_seats(&editing, event_id, &before.name, &[pool_id], &rows).await?;
        queries::count_seats().bind(transaction, &pool_id).await?;
        let after = Pool::read(transaction, event_id, pool_id, editing.now).await?;
        let (from, to) = (i64::from(before.capacity), i64::from(after.capacity));
        let difference = Difference::new()
            .changed("rows")
            .values("capacity", from, to);
        editing
            .log(Action::PoolChanged, pool_id, difference)
            .await?;
        editing.commit().await?;
        Ok(answer(after.version))
    };
    let rows = app.database.retry(write).await?;
    Ok(Versioned {
        version: rows.version,
        answer: Json(rows),
    })
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Change the rows of a numbered capacity",
    "The rows as they are now",
)
.details("Places can be added at any time, and those can go that are neither sold nor held. A place is known by its section, row and number.");

/// Why the rows stay as they are.
pub(crate) enum ChangeProblem {}

impl Problems for ChangeProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            CHANGED_MEANWHILE,
            "the capacity is not that of `If-Match` any more; `current` is what it is",
        ),
        (
            SEATS_TAKEN,
            "`seats` are sold or held, or somebody is ordering them at this moment",
        ),
        (NOT_NUMBERED, "its units are not seats"),
    ];
}

/// Takes away the seats that are in no row any more. 409 where somebody has one.
async fn remove_others(
    editing: &Editing<'_>,
    pool_id: Uuid,
    seats: &[StoredSeat],
    rows: &SeatRows,
) -> Result<(), Failure> {
    let transaction = &editing.transaction;
    let places = rows.places();
    let stay: HashSet<_> = places.iter().map(key).collect();
    let going: Vec<&StoredSeat> = seats
        .iter()
        .filter(|seat| !stay.contains(&key(&seat.place)))
        .collect();
    if going.is_empty() {
        return Ok(());
    }
    let place_ids: Vec<Uuid> = going.iter().map(|seat| seat.place_id).collect();
    let locked = queries::lock_seats()
        .bind(transaction, &place_ids)
        .all()
        .await?;
    let locked: HashSet<Uuid> = locked.into_iter().collect();
    queries::release_seats()
        .bind(transaction, &place_ids, &editing.now, &pool_id)
        .await?;
    let claimed = queries::claimed_seats()
        .bind(transaction, &place_ids)
        .all()
        .await?;
    let claimed: HashSet<Uuid> = claimed.into_iter().collect();
    let taken: Vec<String> = going
        .iter()
        .filter(|seat| claimed.contains(&seat.place_id) || !locked.contains(&seat.place_id))
        .map(|seat| name(&seat.place))
        .collect();
    if !taken.is_empty() {
        return Err(refusal(&taken).into());
    }
    queries::remove_seats()
        .bind(transaction, &place_ids)
        .await?;
    Ok(())
}

fn refusal(taken: &[String]) -> Problem {
    let named = &taken[..taken.len().min(MOST_NAMED)];
    let legal = match taken.len() - named.len() {
        0 => format!("rows that have {}", named.join("; ")),
        more => format!("rows that have {} and {more} more", named.join("; ")),
    };
    Problem::new(SEATS_TAKEN)
        .field("/rows", legal)
        .with("seats", named)
        .with("count", taken.len())
}

fn key(place: &SeatPlace) -> (&str, &str, &str) {
    (&place.section, &place.row, &place.label)
}

fn name(place: &SeatPlace) -> String {
    format!("{}, {} {}", place.section, place.row, place.label)
}
