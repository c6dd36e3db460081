//! What was measured, as a table and as `bench.json`.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::{MEASURES, Result};

/// One figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// What was measured; [`Report::add`] puts the measure and a slash in front: `cold-start/catalog, socket, median`.
    pub name: String,
    /// How much of it there is.
    pub value: Value,
    /// The unit of the value: `ms`, `MB`, `requests/s`.
    pub unit: String,
    /// The name of what was measured beside it.
    pub compared_with: Option<String>,
    /// The value as a multiple of that other thing's.
    pub ratio: Option<f64>,
    /// What it should be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reach: Option<String>,
    /// Whether it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reached: Option<bool>,
}

/// A number; words for what has none, such as the kernel's version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// So many units.
    Number(f64),
    /// Of which there is no more or less.
    Words(String),
}

impl Figure {
    /// So many `unit` of `name`.
    pub fn new(name: impl Into<String>, value: f64, unit: &str) -> Self {
        Self::with(name.into(), Value::Number(value), unit)
    }

    /// What is no number.
    pub fn words(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self::with(name.into(), Value::Words(value.into()), "")
    }

    fn with(name: String, value: Value, unit: &str) -> Self {
        Self {
            name,
            value,
            unit: unit.to_owned(),
            compared_with: None,
            ratio: None,
            reach: None,
            reached: None,
        }
    }

    /// Says what it is compared with, and how much that was, in the same unit and the same run.
    #[must_use]
    pub fn compared_with(mut self, other: impl Into<String>, value: f64) -> Self {
        if let Value::Number(own) = self.value {
            self.ratio = Some(own / value).filter(|ratio| ratio.is_finite());
        }
        self.compared_with = Some(other.into());
        self
    }

    /// The ratio should not be above `most`.
    #[must_use]
    pub fn ratio_at_most(mut self, most: f64) -> Self {
        self.reach = Some(format!("≤ {most} ×"));
        self.reached = self.ratio.map(|ratio| ratio <= most);
        self
    }

    /// The ratio should not be below `least`.
    #[must_use]
    pub fn ratio_at_least(mut self, least: f64) -> Self {
        self.reach = Some(format!("≥ {least} ×"));
        self.reached = self.ratio.map(|ratio| ratio >= least);
        self
    }

    /// The value should not be above `most`.
    #[must_use]
    pub fn at_most(mut self, most: f64) -> Self {
        self.reach = Some(format!("≤ {most} {}", self.unit));
        self.reached = self.number().map(|value| value <= most);
        self
    }

    /// The value should not be below `least`.
    #[must_use]
    pub fn at_least(mut self, least: f64) -> Self {
        self.reach = Some(format!("≥ {least} {}", self.unit));
        self.reached = self.number().map(|value| value >= least);
        self
    }

    /// The value, if it is a number.
    pub fn number(&self) -> Option<f64> {
        match self.value {
            Value::Number(value) => Some(value),
            Value::Words(_) => None,
        }
    }
}

/// All figures, those of earlier runs included, in a file.
#[derive(Debug)]
pub struct Report {
    path: PathBuf,
    measure: String,
    figures: Vec<Figure>,
}

impl Report {
    /// With what the file holds, if there is one.
    pub fn open(path: &Path) -> Result<Self> {
        let figures = match fs::read(path) {
            Ok(text) => serde_json::from_slice(&text).map_err(|error| {
                format!(
                    "{} is not what this program writes: {error}",
                    path.display()
                )
            })?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(format!("{}: {error}", path.display()).into()),
        };
        Ok(Self {
            path: path.to_owned(),
            measure: String::new(),
            figures,
        })
    }

    /// Forgets the earlier figures of `measure`; what is added from now on belongs to it.
    pub fn begin(&mut self, measure: &str) {
        self.measure = format!("{measure}/");
        self.figures
            .retain(|figure| !figure.name.starts_with(&self.measure));
    }

    /// Adds a figure to the measure that was begun.
    pub fn add(&mut self, mut figure: Figure) {
        figure.name.insert_str(0, &self.measure);
        eprintln!("  {}", Row::of(&figure).line());
        self.figures.push(figure);
    }

    /// All figures.
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// Writes the file, in the order in which measures are taken.
    pub fn save(&mut self) -> Result<()> {
        self.figures.sort_by_key(|figure| {
            let measure = figure.name.split('/').next();
            MEASURES.iter().position(|name| Some(*name) == measure)
        });
        let mut text = serde_json::to_string_pretty(&self.figures)?;
        text.push('\n');
        fs::write(&self.path, text)
            .map_err(|error| format!("{}: {error}", self.path.display()).into())
    }
}

/// A line of the table.
struct Row([String; 6]);

const HEAD: [&str; 6] = [
    "figure",
    "value",
    "unit",
    "compared with",
    "ratio",
    "to reach",
];

impl Row {
    fn of(figure: &Figure) -> Self {
        let value = match &figure.value {
            Value::Number(value) => number(*value),
            Value::Words(words) => words.clone(),
        };
        let reached = match (&figure.reach, figure.reached) {
            (Some(reach), Some(true)) => format!("{reach} ✓"),
            (Some(reach), Some(false)) => format!("{reach} ✗"),
            (Some(reach), None) => reach.clone(),
            (None, _) => String::new(),
        };
        Self([
            figure.name.clone(),
            value,
            figure.unit.clone(),
            figure.compared_with.clone().unwrap_or_default(),
            figure
                .ratio
                .map(|ratio| format!("{ratio:.2}"))
                .unwrap_or_default(),
            reached,
        ])
    }

    fn line(&self) -> String {
        self.0
            .iter()
            .filter(|cell| !cell.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join("  ")
    }
}

/// Three digits that matter: nothing here is known more exactly.
fn number(value: f64) -> String {
    match value.abs() {
        size if size >= 100.0 || value == 0.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        size if size >= 1.0 => format!("{value:.2}"),
        _ => format!("{value:.3}"),
    }
}

/// As Markdown, so that it can be published as it is.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows: Vec<_> = self.figures.iter().map(Row::of).collect();
        let mut widths = HEAD.map(|head| head.chars().count());
        for row in &rows {
            for (width, cell) in widths.iter_mut().zip(&row.0) {
                *width = cell.chars().count().max(*width);
            }
        }
        let mut write = |cells: [&str; 6]| {
            for (at, (cell, width)) in cells.iter().zip(widths).enumerate() {
                // Numbers are read from the right.
                if at == 1 || at == 4 {
                    write!(f, "| {cell:>width$} ")?;
                } else {
                    write!(f, "| {cell:<width$} ")?;
                }
            }
            writeln!(f, "|")
        };
        write(HEAD)?;
        write(["---", "--:", "---", "---", "--:", "---"])?;
        for row in &rows {
            write(row.0.each_ref().map(String::as_str))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path() -> PathBuf {
        std::env::temp_dir().join(format!("guichet-bench-{}.json", std::process::id()))
    }

    #[test]
    fn measuring_again_replaces_the_figures_of_that_measure_only() {
        let path = path();
        let mut report = Report::open(&path).expect("no file is no figure");
        for measure in ["machine", "workers", "sale"] {
            report.begin(measure);
            report.add(Figure::new("holds", 1.0, "orders/s"));
        }
        report.save().expect("written");

        let mut report = Report::open(&path).expect("read");
        report.begin("sale");
        report.add(
            Figure::new("purchases", 2.0, "orders/s")
                .compared_with("pgbench", 4.0)
                .ratio_at_least(0.4),
        );
        report.save().expect("written");

        let again = Report::open(&path).expect("read");
        std::fs::remove_file(&path).expect("it is ours");
        let names: Vec<_> = again
            .figures()
            .iter()
            .map(|figure| figure.name.as_str())
            .collect();
        assert_eq!(names, ["machine/holds", "sale/purchases", "workers/holds"]);
        assert_eq!(again.figures, report.figures);
        assert_eq!(again.figures[1].ratio, Some(0.5));
        assert_eq!(again.figures[1].reached, Some(true));
    }

    #[test]
    fn what_was_not_reached_is_marked() {
        let figure = Figure::new("idle", 9.0, "MB").at_most(8.0);
        assert_eq!(Row::of(&figure).line(), "idle  9.00  MB  ≤ 8 MB ✗");
    }

    #[test]
    fn a_ratio_to_nothing_is_left_out() {
        let figure = Figure::new("holds", 1.0, "orders/s")
            .compared_with("nothing", 0.0)
            .ratio_at_least(0.5);
        assert_eq!((figure.ratio, figure.reached), (None, None));
    }

    #[test]
    fn the_table_lines_up() {
        let mut report = Report {
            path: PathBuf::new(),
            measure: String::new(),
            figures: Vec::new(),
        };
        report.add(Figure::new("holds", 1234.5, "orders/s").compared_with("pgbench", 2469.0));
        report.add(Figure::words("machine", "ten cores"));
        let expected = "\
| figure  |     value | unit     | compared with | ratio | to reach |
| ---     |       --: | ---      | ---           |   --: | ---      |
| holds   |      1234 | orders/s | pgbench       |  0.50 |          |
| machine | ten cores |          |               |       |          |
";
        assert_eq!(report.to_string(), expected);
    }
}
