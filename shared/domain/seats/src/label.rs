//! What rows are called: letters, digits, or both.

use crate::fault::{RowFault, RowFaultKind};
use crate::{LONGEST_ROW, MOST_ROWS};

/// A row that others follow: letters, or a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counted {
    /// As many letters, counted as digits of base 26.
    Letters { length: usize, value: u32 },
    /// A number without leading zeros.
    Number(u32),
}

impl Counted {
    fn read(label: &str) -> Option<Self> {
        if label.bytes().all(|byte| byte.is_ascii_uppercase()) {
            let value = label
                .bytes()
                .fold(0, |value, byte| value * 26 + u32::from(byte - b'A'));
            let length = label.len();
            return Some(Self::Letters { length, value });
        }
        let is_number = label.bytes().all(|byte| byte.is_ascii_digit()) && !label.starts_with('0');
        is_number
            .then(|| label.parse().ok())
            .flatten()
            .map(Self::Number)
    }

    fn next(self) -> Self {
        match self {
            Self::Letters { length, value } => Self::Letters {
                length,
                value: value + 1,
            },
            Self::Number(value) => Self::Number(value + 1),
        }
    }

    /// How many come after it until another one; none where that is not of the same kind.
    fn distance(self, to: Self) -> Option<usize> {
        let (from, to) = match (self, to) {
            (Self::Number(from), Self::Number(to)) => (from, to),
            (
                Self::Letters { length, value },
                Self::Letters {
                    length: of,
                    value: to,
                },
            ) if length == of => (value, to),
            _ => return None,
        };
        usize::try_from(to.checked_sub(from)?).ok()
    }

    fn print(self) -> String {
        match self {
            Self::Number(value) => value.to_string(),
            Self::Letters { length, mut value } => {
                let mut letters = vec!['A'; length];
                for letter in letters.iter_mut().rev() {
                    *letter = char::from(b'A' + u8::try_from(value % 26).unwrap_or_default());
                    value /= 26;
                }
                letters.into_iter().collect()
            }
        }
    }
}

/// Whether `next` is what comes after `label`.
pub(crate) fn follows(label: &str, next: &str) -> bool {
    let pair = Counted::read(label).zip(Counted::read(next));
    pair.is_some_and(|(one, other)| one.distance(other) == Some(1))
}

/// Whether it may be a row, however it is written.
pub(crate) fn is_label(word: &str) -> bool {
    (1..=LONGEST_ROW).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// One row, or those from one to another: `A`, `AA-AF`, `1-12`. No more than a capacity may have.
pub(crate) fn rows(word: &str) -> Result<Vec<String>, RowFault> {
    let single = |word: &str| {
        let label = word.to_ascii_uppercase();
        is_label(&label)
            .then_some(label)
            .ok_or_else(|| RowFaultKind::Row.of(word))
    };
    let Some((from, to)) = word.split_once('-') else {
        return Ok(vec![single(word)?]);
    };
    let (from, to) = (single(from)?, single(to)?);
    let range = Counted::read(&from).zip(Counted::read(&to));
    let distance = range.and_then(|(from, to)| Some((from, from.distance(to)?)));
    let (from, distance) = distance.ok_or_else(|| RowFaultKind::RowRange.of(word))?;
    if distance >= MOST_ROWS {
        return Err(RowFaultKind::TooManyRows.of(word));
    }
    let labels = std::iter::successors(Some(from), |label| Some(label.next()));
    Ok(labels.take(distance + 1).map(Counted::print).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_counted_by_letters_and_by_numbers() {
        assert_eq!(rows("c").unwrap(), ["C"]);
        assert_eq!(rows("Y-Z").unwrap(), ["Y", "Z"]);
        assert_eq!(rows("AY-BB").unwrap(), ["AY", "AZ", "BA", "BB"]);
        assert_eq!(rows("9-11").unwrap(), ["9", "10", "11"]);
        assert_eq!(rows("5-5").unwrap(), ["5"]);
        assert_eq!(rows("P1").unwrap(), ["P1"]);
    }

    #[test]
    fn what_does_not_follow_is_no_range() {
        for (word, kind) in [
            ("K-A", RowFaultKind::RowRange),
            ("A-AA", RowFaultKind::RowRange),
            ("A-3", RowFaultKind::RowRange),
            ("P1-P3", RowFaultKind::RowRange),
            ("01-03", RowFaultKind::RowRange),
            ("A-", RowFaultKind::Row),
            ("ABCDE", RowFaultKind::Row),
            ("É", RowFaultKind::Row),
            ("1-301", RowFaultKind::TooManyRows),
            ("AAAA-ZZZZ", RowFaultKind::TooManyRows),
        ] {
            assert_eq!(rows(word).unwrap_err().kind, kind, "{word}");
        }
        assert!(follows("A", "B") && !follows("Z", "Z") && !follows("Z", "AA"));
    }
}
