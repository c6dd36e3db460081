use guichet_database::ResultExt as _;
use guichet_http::Problem;
use guichet_money::Locale;
use guichet_queries::client::GenericClient;
use guichet_queries::queries::{
    backoffice_occurrences as occurrences, backoffice_pools as queries,
};
use guichet_seats::{LONGEST_TEXT, RowFault, SeatPlace, SeatRows, parse};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::limits;
use crate::problems::NOT_ROWS;

/// Rows of numbered places, as a text and one by one.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "SeatRows")]
pub(crate) struct Seating {
    /// A line for each, or for several alike: `A 1-24`, `B 1-23 odd`, `E-K 1-10, 13-24`
    pub(crate) text: String,
    /// In the order of the hall.
    pub(crate) rows: Vec<SeatingRow>,
    /// How many places they have.
    pub(crate) places: usize,
}

/// The rows of a capacity.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
pub(crate) struct PoolRows {
    /// Of the capacity.
    pub(crate) id: Uuid,
    /// Of the capacity: what `If-Match` of a change names.
    pub(crate) version: i32,
    #[serde(flatten)]
    pub(crate) rows: Seating,
}

/// A row.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "SeatRow")]
pub(crate) struct SeatingRow {
    /// The part of the room; the name of the capacity where the text names none.
    pub(crate) section: String,
    pub(crate) row: String,
    /// Numbers of places that are next to each other; between two runs is an aisle or a gap.
    pub(crate) runs: Vec<Vec<u16>>,
}

/// A seat that is stored.
pub(crate) struct StoredSeat {
    pub(crate) place_id: Uuid,
    pub(crate) place: SeatPlace,
}

impl Seating {
    /// As they are printed in a capacity of this name.
    pub(crate) fn show(rows: &SeatRows, area: &str, locale: Locale) -> Self {
        Self {
            text: rows.print(area, locale),
            places: rows.count(),
            rows: rows
                .0
                .iter()
                .map(|row| SeatingRow {
                    section: row.section.clone(),
                    row: row.row.clone(),
                    runs: row.runs.clone(),
                })
                .collect(),
        }
    }
}

/// The rows that a text has, at least one. 422 that says of each line what is legal.
pub(crate) fn read_rows(text: &str, area: &str) -> Result<SeatRows, Problem> {
    let (rows, faults) = parse_rows(text, area)?;
    let mut faults = faults.iter();
    if let Some(first) = faults.next() {
        let problem = Problem::invalid("/rows", first.legal());
        return Err(faults.fold(problem, |problem, fault| {
            problem.field("/rows", fault.legal())
        }));
    }
    if rows.0.is_empty() {
        return Err(Problem::invalid(
            "/rows",
            "at least one row, such as A 1-24",
        ));
    }
    Ok(rows)
}

/// The rows of those lines that are legal, and what is wrong with the others. 422 where there is too much text.
pub(crate) fn parse_rows(text: &str, area: &str) -> Result<(SeatRows, Vec<RowFault>), Problem> {
    if text.chars().count() > LONGEST_TEXT {
        let legal = format!("at most {LONGEST_TEXT} characters");
        return Err(Problem::invalid("/rows", legal));
    }
    let parsed = parse(text, area);
    Ok((parsed.rows, parsed.faults))
}

/// The seats of a capacity, in the order of the hall.
pub(crate) async fn stored_seats(
    client: &impl GenericClient,
    pool_id: Uuid,
) -> Result<Vec<StoredSeat>, Problem> {
    let seats = queries::list_seats().bind(client, &pool_id).all().await;
    let seats = seats.or_problem()?.into_iter().map(|seat| StoredSeat {
        place_id: seat.place_id,
        place: SeatPlace {
            section: seat.section,
            row: seat.row_label,
            label: seat.label,
            position: seat.position,
        },
    });
    Ok(seats.collect())
}

/// The rows that seats stand in. 409 where they stand in none.
pub(crate) fn rows_of(seats: &[StoredSeat], area: &str) -> Result<SeatRows, Problem> {
    let places: Vec<SeatPlace> = seats.iter().map(|seat| seat.place.clone()).collect();
    SeatRows::of_places(&places, area).ok_or_else(|| Problem::new(NOT_ROWS))
}

/// 422 where so many dates with so many places each are more than can be made at once.
pub(crate) fn check_places(places: usize, dates: usize, pointer: &str) -> Result<(), Problem> {
    if places * dates <= limits::PLACES_AT_ONCE {
        return Ok(());
    }
    let legal = format!(
        "at most {} numbered places at once: {places} at each of {dates} dates are more",
        limits::PLACES_AT_ONCE
    );
    Err(Problem::invalid(pointer, legal))
}

/// [`check_places`] for dates that are to have the seats of another.
pub(crate) async fn check_copied_places(
    client: &impl GenericClient,
    source_id: Uuid,
    dates: usize,
    pointer: &str,
) -> Result<(), Problem> {
    let places = occurrences::count_seats_of_date()
        .bind(client, &source_id)
        .one()
        .await
        .or_problem()?;
    let places = usize::try_from(places).map_err(Problem::internal)?;
    check_places(places, dates, pointer)
}
