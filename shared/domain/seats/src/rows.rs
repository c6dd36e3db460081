/// A row: where it is, and its places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatRow {
    /// The part of the room.
    pub section: String,
    /// What the row is called.
    pub row: String,
    /// Places that are next to each other, in the order in which they stand in the row; between two runs is an aisle or a gap.
    pub runs: Vec<Vec<u16>>,
}

/// Rows in the order of the hall.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SeatRows(pub Vec<SeatRow>);

impl SeatRow {
    /// How many places it has.
    pub fn count(&self) -> usize {
        self.runs.iter().map(Vec::len).sum()
    }
}

impl SeatRows {
    /// How many places they have.
    pub fn count(&self) -> usize {
        self.0.iter().map(SeatRow::count).sum()
    }
}
