//! What a changed series means for the occurrences that exist.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use crate::dates::{Dates, Occurrence};
use crate::local::LocalDateTime;

/// An occurrence that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExistingOccurrence {
    /// Its local start by the rule when it was made. No two of a series have the same.
    pub recurrence_on: LocalDateTime,
    /// Whether somebody changed it by itself: it follows the rule no more.
    pub detached: bool,
    /// Whether it cannot be removed, as something of it was sold or is held.
    pub sold: bool,
}

/// What is to be done to have the dates of a series. Each date and each occurrence that exists is in one of the lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "RecurrenceDifference")]
pub struct Difference {
    /// New dates.
    pub add: Vec<Occurrence>,
    /// Those that exist and stay, as the series has them now: when they start and end may have changed.
    pub keep: Vec<Occurrence>,
    /// Those that exist and follow the rule no more: they stay as they are, whether or not the series has them.
    pub detached: Vec<LocalDateTime>,
    /// Those that exist and that the series has no more.
    pub remove: Vec<LocalDateTime>,
    /// The same, but something was sold: they have to be cancelled, or the series has to have them.
    pub sold: Vec<LocalDateTime>,
}

/// Some local times of the series are ambiguous, and nothing is decided about them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} local times are not decided")]
pub struct Undecided(pub usize);

/// What the dates of a changed series add to the occurrences that exist, and what they take away. Each list is in the order of
/// its dates.
pub fn difference(existing: &[ExistingOccurrence], dates: &Dates) -> Result<Difference, Undecided> {
    if !dates.ambiguous.is_empty() {
        return Err(Undecided(dates.ambiguous.len()));
    }
    let existing: BTreeMap<LocalDateTime, &ExistingOccurrence> = existing
        .iter()
        .map(|occurrence| (occurrence.recurrence_on, occurrence))
        .collect();
    let mut difference = Difference::default();
    for occurrence in &dates.occurrences {
        match existing.get(&occurrence.recurrence_on) {
            None => difference.add.push(*occurrence),
            Some(existing) if existing.detached => {}
            Some(_) => difference.keep.push(*occurrence),
        }
    }
    let named: BTreeSet<LocalDateTime> = dates
        .occurrences
        .iter()
        .map(|occurrence| occurrence.recurrence_on)
        .collect();
    for (recurrence_on, occurrence) in existing {
        if occurrence.detached {
            difference.detached.push(recurrence_on);
        } else if !named.contains(&recurrence_on) {
            let list = if occurrence.sold {
                &mut difference.sold
            } else {
                &mut difference.remove
            };
            list.push(recurrence_on);
        }
    }
    Ok(difference)
}

#[cfg(test)]
mod tests;
