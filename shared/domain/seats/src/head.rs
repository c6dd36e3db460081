//! What stands before the places of a line: words of a section, and a row or several.

use crate::LONGEST_SECTION;
use crate::fault::{RowFault, RowFaultKind};
use crate::label;

/// The section and the rows of a line.
pub(crate) struct Head {
    /// Empty where none is named.
    pub(crate) section: String,
    pub(crate) rows: Vec<String>,
}

impl Head {
    pub(crate) fn read(words: &[&str]) -> Result<Self, RowFault> {
        let (row, section) = words
            .split_last()
            .ok_or_else(|| RowFaultKind::NoRow.of(""))?;
        let row = row.trim_end_matches(':');
        let section = section_of(section);
        if is_range_without_comma(&section, row) {
            return Err(RowFaultKind::Comma.of(row));
        }
        if section.chars().count() > LONGEST_SECTION {
            return Err(RowFaultKind::Section.of(section));
        }
        let rows = label::rows(row)?;
        Ok(Self { section, rows })
    }
}

/// `A 1-10 13-24` is row A, not ten rows of a section that is called A.
fn is_range_without_comma(section: &str, row: &str) -> bool {
    let is_short = section.len() <= 2 && label::is_label(section);
    is_short
        && row
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// Without the word for a row that may stand before its name.
fn section_of(words: &[&str]) -> String {
    let mut words = words;
    while let Some((last, others)) = words.split_last()
        && is_filling(last)
    {
        words = others;
    }
    let section = words.join(" ");
    section.trim_end_matches([':', ' ']).to_owned()
}

fn is_filling(word: &str) -> bool {
    let word = word.trim_end_matches(':').to_lowercase();
    matches!(
        word.as_str(),
        "" | "row" | "rows" | "rang" | "rangs" | "rangée" | "rangées"
    )
}
