use schemars::JsonSchema;
use serde::Serialize;

use crate::{HIGHEST_PLACE, LONGEST_ROW, LONGEST_SECTION, MOST_IN_ROW, MOST_PLACES, MOST_ROWS};

/// A line that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RowFault {
    /// The first is 1.
    pub line: usize,
    /// What is wrong.
    pub kind: RowFaultKind,
    /// What it is about: a part of the line, a row, or a row and a place.
    pub found: String,
    /// The line that has it already, where something is named twice.
    pub other_line: Option<usize>,
    /// How many there may be, where there are too many.
    pub at_most: Option<usize>,
}

/// What may be wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RowFaultKind {
    /// There is no row, or there are no places.
    NoRow,
    /// What stands before the places is no row.
    Row,
    /// These are no rows that follow each other.
    RowRange,
    /// The words before the row are too long.
    Section,
    /// These are no places.
    Places,
    /// One range of the row says whether it is odd or even, and another does not.
    Parity,
    /// There is no such number in the range.
    NoPlace,
    /// Ranges of places stand beside each other without a comma.
    Comma,
    /// The row has a line already.
    RowTwice,
    /// The row has the place already.
    PlaceTwice,
    /// Too many rows.
    TooManyRows,
    /// Too many places in a row.
    TooManyInRow,
    /// Too many places.
    TooManyPlaces,
}

impl RowFaultKind {
    pub(crate) fn of(self, found: impl Into<String>) -> RowFault {
        let at_most = match self {
            Self::Section => Some(LONGEST_SECTION),
            Self::TooManyRows => Some(MOST_ROWS),
            Self::TooManyInRow => Some(MOST_IN_ROW),
            Self::TooManyPlaces => Some(MOST_PLACES),
            _ => None,
        };
        RowFault {
            line: 0,
            kind: self,
            found: found.into(),
            other_line: None,
            at_most,
        }
    }
}

impl RowFault {
    /// What is legal, as it ends the sentence "must be …".
    pub fn legal(&self) -> String {
        let found = &self.found;
        let legal = match self.kind {
            RowFaultKind::NoRow => "a row and its places, such as A 1-24".to_owned(),
            RowFaultKind::Row => {
                format!("a row of up to {LONGEST_ROW} letters and digits, not {found:?}")
            }
            RowFaultKind::RowRange => {
                format!("rows that follow each other, such as A-K or 1-12, not {found:?}")
            }
            RowFaultKind::Section => {
                format!("a row after a section of up to {LONGEST_SECTION} characters")
            }
            RowFaultKind::Places => format!(
                "places from 1 to {HIGHEST_PLACE}, such as 7, 1-24 or 1-23 odd, not {found:?}"
            ),
            RowFaultKind::Parity => {
                format!("odd, even or all after each range, also after {found}")
            }
            RowFaultKind::NoPlace => format!("a range with such a number, not {found}"),
            RowFaultKind::Comma => {
                "ranges of places apart by commas, such as A 1-10, 13-24".to_owned()
            }
            RowFaultKind::RowTwice => format!(
                "another row than {found}, which line {} has",
                self.other_line.unwrap_or_default()
            ),
            RowFaultKind::PlaceTwice => format!("each place once, and {found} is there twice"),
            RowFaultKind::TooManyRows => format!("one of at most {MOST_ROWS} rows"),
            RowFaultKind::TooManyInRow => {
                format!("a row of at most {MOST_IN_ROW} places, not {found}")
            }
            RowFaultKind::TooManyPlaces => format!("within at most {MOST_PLACES} places in all"),
        };
        format!("in line {} {legal}", self.line)
    }
}
