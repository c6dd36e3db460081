use std::fmt::Write as _;

use guichet_money::Locale;

use crate::label::follows;
use crate::rows::{SeatRow, SeatRows};

impl SeatRows {
    /// The text that reads as these rows in an area of this name, a line for rows that follow each other and are alike.
    pub fn print(&self, area: &str, locale: Locale) -> String {
        let mut text = String::new();
        let mut rows = self.0.as_slice();
        while let Some((first, others)) = rows.split_first() {
            let mut last = first;
            let alike = others.iter().take_while(|row| {
                let is_next = row.section == first.section
                    && row.runs == first.runs
                    && follows(&last.row, &row.row);
                last = row;
                is_next
            });
            let alike = alike.count();
            if !text.is_empty() {
                text.push('\n');
            }
            line(&mut text, first, &rows[alike], area.trim(), locale);
            rows = &rows[alike + 1..];
        }
        text
    }
}

fn line(text: &mut String, first: &SeatRow, last: &SeatRow, area: &str, locale: Locale) {
    if first.section != area {
        text.push_str(&first.section);
        text.push(' ');
    }
    text.push_str(&first.row);
    if first.row != last.row {
        text.push('-');
        text.push_str(&last.row);
    }
    let steps: Vec<Step> = first.runs.iter().map(|run| Step::of(run)).collect();
    let says_parity = steps
        .iter()
        .any(|step| matches!(step, Step::Odd | Step::Even));
    for (at, (run, step)) in first.runs.iter().zip(steps).enumerate() {
        text.push_str(if at == 0 { " " } else { ", " });
        if let [first, .., last] = run.as_slice() {
            // Into a text, which never fails.
            let _ = write!(text, "{first}-{last}");
        } else {
            let _ = write!(text, "{}", run[0]);
        }
        if says_parity && let Some(word) = step.word(locale) {
            text.push(' ');
            text.push_str(word);
        }
    }
}

/// How a run goes on.
#[derive(Clone, Copy)]
enum Step {
    Single,
    All,
    Odd,
    Even,
}

impl Step {
    fn of(run: &[u16]) -> Self {
        match run {
            [one, two, ..] if one.abs_diff(*two) == 2 && one % 2 == 1 => Self::Odd,
            [one, two, ..] if one.abs_diff(*two) == 2 => Self::Even,
            [_, _, ..] => Self::All,
            _ => Self::Single,
        }
    }

    fn word(self, locale: Locale) -> Option<&'static str> {
        Some(match (self, locale) {
            (Self::Single, _) => return None,
            (Self::All, Locale::En) => "all",
            (Self::All, Locale::Fr) => "tous",
            (Self::Odd, Locale::En) => "odd",
            (Self::Odd, Locale::Fr) => "impair",
            (Self::Even, Locale::En) => "even",
            (Self::Even, Locale::Fr) => "pair",
        })
    }
}
