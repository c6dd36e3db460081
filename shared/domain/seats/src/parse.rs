use std::collections::{HashMap, HashSet};

use crate::fault::{RowFault, RowFaultKind};
use crate::head::Head;
use crate::range::{Parity, Range};
use crate::rows::{SeatRow, SeatRows};
use crate::{MOST_IN_ROW, MOST_PLACES, MOST_ROWS};

/// Faults that are told of one text.
const MOST_FAULTS: usize = 20;

/// What was read of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// Those of the lines that could be read.
    pub rows: SeatRows,
    /// The first of what is wrong, by lines.
    pub faults: Vec<RowFault>,
}

/// Reads a text of rows, one line each or several rows alike. A row whose line names no section is in that of `area`. Lines that are
/// blank count, and say nothing.
pub fn parse(text: &str, area: &str) -> Parsed {
    let mut reading = Reading::default();
    for (at, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        if let Err(fault) = reading.line(at + 1, line, area) {
            let is_full = fault.kind == RowFaultKind::TooManyRows
                || fault.kind == RowFaultKind::TooManyPlaces;
            reading.faults.push(RowFault {
                line: at + 1,
                ..fault
            });
            if is_full || reading.faults.len() == MOST_FAULTS {
                break;
            }
        }
    }
    Parsed {
        rows: SeatRows(reading.rows),
        faults: reading.faults,
    }
}

#[derive(Default)]
struct Reading {
    rows: Vec<SeatRow>,
    count: usize,
    /// The line of each section and row.
    lines: HashMap<(String, String), usize>,
    faults: Vec<RowFault>,
}

impl Reading {
    /// All rows of the line, or none.
    fn line(&mut self, number: usize, line: &str, area: &str) -> Result<(), RowFault> {
        let line = tidy(line);
        let parts: Vec<Vec<&str>> = line
            .split(',')
            .map(|part| part.split_whitespace().collect())
            .collect();
        let mut parts = parts.iter().map(Vec::as_slice);
        let (head, first) = split_head(parts.next().unwrap_or_default())?;
        let head = Head::read(head)?;
        let ranges: Vec<Range> = std::iter::once(first)
            .chain(parts)
            .map(Range::read)
            .collect::<Result<_, _>>()?;
        let runs = runs(&ranges)?;
        let count: usize = runs.iter().map(Vec::len).sum();
        let section = if head.section.is_empty() {
            area.trim().to_owned()
        } else {
            head.section
        };
        let labels = head.rows;
        if self.rows.len() + labels.len() > MOST_ROWS {
            return Err(RowFaultKind::TooManyRows.of(&labels[0]));
        }
        if count > MOST_IN_ROW {
            return Err(RowFaultKind::TooManyInRow.of(&labels[0]));
        }
        if let Some(place) = twice(&runs) {
            return Err(RowFaultKind::PlaceTwice.of(format!("{} {place}", labels[0])));
        }
        if self.count + count * labels.len() > MOST_PLACES {
            return Err(RowFaultKind::TooManyPlaces.of(&labels[0]));
        }
        let keys: Vec<_> = labels
            .iter()
            .map(|row| (section.clone(), row.clone()))
            .collect();
        if let Some((key, other)) = keys
            .iter()
            .find_map(|key| Some((key, self.lines.get(key)?)))
        {
            return Err(RowFault {
                other_line: Some(*other),
                ..RowFaultKind::RowTwice.of(&key.1)
            });
        }
        self.lines.extend(keys.into_iter().map(|key| (key, number)));
        self.count += count * labels.len();
        self.rows.extend(labels.into_iter().map(|row| SeatRow {
            section: section.clone(),
            row,
            runs: runs.clone(),
        }));
        Ok(())
    }
}

/// With one kind of dash, and no space around it: `1 – 24` and `1 à 24` are `1-24`.
fn tidy(line: &str) -> String {
    let line = line.replace(['–', '—', '‑', '−'], "-");
    let dashed: Vec<&str> = line.split('-').map(str::trim).collect();
    let dashed = dashed.join("-");
    let words: Vec<&str> = dashed.split_inclusive(char::is_whitespace).collect();
    let is_number = |at: Option<usize>| {
        let word = at
            .and_then(|at| words.get(at))
            .map_or("", |word| word.trim_end());
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let mut tidy = String::with_capacity(dashed.len());
    for (at, word) in words.iter().enumerate() {
        let is_between = is_number(at.checked_sub(1)) && is_number(Some(at + 1));
        if is_between && matches!(word.trim_end(), "à" | "to") {
            tidy.truncate(tidy.trim_end().len());
            tidy.push('-');
        } else {
            tidy.push_str(word);
        }
    }
    tidy
}

/// The words before the first range, and those of it.
fn split_head<'a, 'b>(words: &'b [&'a str]) -> Result<(&'b [&'a str], &'b [&'a str]), RowFault> {
    let of_range = match words {
        [.., word] if word.parse::<Parity>().is_ok() => 2,
        _ => 1,
    };
    if words.len() <= of_range {
        return Err(RowFaultKind::NoRow.of(words.join(" ")));
    }
    Ok(words.split_at(words.len() - of_range))
}

/// Where one range says whether it is odd or even, all do: `1-9, 13-23 odd` may be meant either way.
fn runs(ranges: &[Range]) -> Result<Vec<Vec<u16>>, RowFault> {
    if ranges.iter().any(|range| range.says_parity())
        && let Some(silent) = ranges
            .iter()
            .find(|range| !range.says_parity() && !range.is_single())
    {
        return Err(RowFaultKind::Parity.of(silent.text()));
    }
    ranges.iter().map(|range| range.places()).collect()
}

fn twice(runs: &[Vec<u16>]) -> Option<u16> {
    let mut seen = HashSet::new();
    runs.iter()
        .flatten()
        .copied()
        .find(|place| !seen.insert(*place))
}
