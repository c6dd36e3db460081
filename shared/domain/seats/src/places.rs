use crate::parse::parse;
use crate::rows::{SeatRow, SeatRows};
use guichet_money::Locale;

/// A place as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatPlace {
    /// The part of the room.
    pub section: String,
    /// The row in it.
    pub row: String,
    /// What stands on the seat.
    pub label: String,
    /// In the order of the hall: the place after the one before it, and one more where an aisle or a gap is between them, or rows change.
    pub position: i32,
}

impl SeatRows {
    /// The places of all rows; the first has the position 1.
    pub fn places(&self) -> Vec<SeatPlace> {
        let mut places = Vec::with_capacity(self.count());
        let mut position = 0;
        for row in &self.0 {
            for run in &row.runs {
                for place in run {
                    position += 1;
                    places.push(SeatPlace {
                        section: row.section.clone(),
                        row: row.row.clone(),
                        label: place.to_string(),
                        position,
                    });
                }
                position += 1;
            }
        }
        places
    }

    /// The rows of places that are stored, in the order of their positions. `None` where no text has these places: labels that are no
    /// numbers, rows in two parts of the hall, more than there may be.
    pub fn of_places(places: &[SeatPlace], area: &str) -> Option<Self> {
        let mut rows: Vec<SeatRow> = Vec::new();
        let mut before = None;
        for place in places {
            let number: u16 = place.label.parse().ok()?;
            let is_next =
                before.is_some_and(|before: i32| place.position == before.wrapping_add(1));
            before = Some(place.position);
            match rows
                .last_mut()
                .filter(|last| last.section == place.section && last.row == place.row)
            {
                None => rows.push(SeatRow {
                    section: place.section.clone(),
                    row: place.row.clone(),
                    runs: vec![vec![number]],
                }),
                Some(row) => match row.runs.last_mut() {
                    Some(run) if is_next && goes_on(run, number) => run.push(number),
                    _ => row.runs.push(vec![number]),
                },
            }
        }
        let rows = Self(rows);
        let parsed = parse(&rows.print(area, Locale::En), area);
        (parsed.rows == rows && parsed.faults.is_empty()).then_some(rows)
    }
}

/// Whether a number has the same distance to those before it as they have to each other: 1, or 2 where all are odd or even.
fn goes_on(run: &[u16], number: u16) -> bool {
    match run {
        [.., one, two] => {
            (one < two) == (*two < number) && one.abs_diff(*two) == two.abs_diff(number)
        }
        [one] => matches!(one.abs_diff(number), 1 | 2),
        [] => true,
    }
}
