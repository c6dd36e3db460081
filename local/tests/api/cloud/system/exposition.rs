//! What `/_local/metrics` shows.

use std::collections::BTreeMap;

use super::super::Cloud;
use crate::support::get;

/// A value, and what it is of.
pub(super) struct Series {
    pub(super) name: String,
    pub(super) labels: BTreeMap<String, String>,
    value: f64,
}

pub(super) struct Exposition(Vec<Series>);

impl Exposition {
    pub(super) async fn of(cloud: &Cloud) -> Self {
        let answer = get(&cloud.url("/_local/metrics")).await;
        assert_eq!(answer.status, 200);
        Self::read(&answer.text())
    }

    pub(super) fn read(text: &str) -> Self {
        assert!(text.ends_with("# EOF\n"), "{text}");
        Self(
            text.lines()
                .filter(|line| !line.starts_with('#'))
                .map(series)
                .collect(),
        )
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All series of a metric.
    pub(super) fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Series> {
        self.0.iter().filter(move |series| series.name == name)
    }

    /// The sum of the series that have these labels.
    pub(super) fn value(&self, name: &str, labels: &[(&str, &str)]) -> f64 {
        let has = |series: &&Series| {
            labels
                .iter()
                .all(|(label, value)| series.labels.get(*label).is_some_and(|has| has == value))
        };
        self.named(name)
            .filter(has)
            .map(|series| series.value)
            .sum()
    }
}

/// Values of our labels hold neither quotes nor commas.
fn series(line: &str) -> Series {
    let (series, value) = line.rsplit_once(' ').expect(line);
    let (name, labels) = series.split_once('{').unwrap_or((series, "}"));
    let labels = labels
        .trim_end_matches('}')
        .split(',')
        .filter(|label| !label.is_empty());
    Series {
        name: name.to_owned(),
        labels: labels
            .map(|label| {
                let (name, value) = label.split_once('=').expect(line);
                (name.to_owned(), value.trim_matches('"').to_owned())
            })
            .collect(),
        value: value.parse().expect(line),
    }
}
