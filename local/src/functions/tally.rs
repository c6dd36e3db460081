//! The metrics of all functions as one: what their instances count, and what those that have ended had counted.
//!
//! A function that sleeps cannot be asked, and to wake it would defeat the purpose. So whoever wants metrics asks here. Each
//! instance is asked as long as it runs, and once more before it is stopped; counters of an instance that has ended stay in
//! the sums. Only a crash loses what was counted since it was last asked.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The media type of [`Tally::text`].
pub(crate) const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// What was counted so far.
#[derive(Default)]
pub(crate) struct Tally(Mutex<Counted>);

#[derive(Default)]
struct Counted {
    /// The counters of instances that have ended.
    ended: Exposition,
    /// What each running instance said last, by where it listens.
    running: BTreeMap<String, Exposition>,
}

/// Metric families by name, as the text format has them.
#[derive(Clone, Default)]
struct Exposition(BTreeMap<String, Family>);

#[derive(Clone, Default)]
struct Family {
    help: String,
    /// `counter`, `gauge` or `histogram`.
    kind: String,
    /// Name with labels, and value; in the order in which they came, as that of a histogram's buckets matters.
    samples: Vec<(String, f64)>,
}

impl Tally {
    /// An instance has started at this address, `host:port`.
    pub(crate) fn started(&self, address: &str) {
        self.lock()
            .running
            .insert(address.to_owned(), Exposition::default());
    }

    /// An instance of this function shows this. Nothing comes of what is heard when the instance has ended.
    pub(crate) fn hear(&self, function: &str, address: &str, text: &str) {
        if let Some(last) = self.lock().running.get_mut(address) {
            *last = Exposition::parse(function, text);
        }
    }

    /// The instance at this address has ended.
    pub(crate) fn ended(&self, address: &str) {
        let mut counted = self.lock();
        if let Some(mut last) = counted.running.remove(address) {
            // A gauge says how something is, and it is no more.
            last.0.retain(|_, family| family.kind != "gauge");
            counted.ended.add(&last);
        }
    }

    /// All of it in the text format of Prometheus, with the function's name as a label of each metric.
    pub(crate) fn text(&self) -> String {
        let counted = self.lock();
        let mut all = counted.ended.clone();
        for running in counted.running.values() {
            all.add(running);
        }
        all.text()
    }

    fn lock(&self) -> MutexGuard<'_, Counted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Exposition {
    /// Lines that are not as ours are, are passed over.
    fn parse(function: &str, text: &str) -> Self {
        let mut families: BTreeMap<String, Family> = BTreeMap::new();
        let mut name = String::new();
        for line in text.lines() {
            let about = |what| line.strip_prefix(what)?.split_once(' ');
            if let Some((family, help)) = about("# HELP ") {
                family.clone_into(&mut name);
                help.clone_into(&mut families.entry(name.clone()).or_default().help);
            } else if let Some((family, kind)) = about("# TYPE ") {
                family.clone_into(&mut name);
                kind.clone_into(&mut families.entry(name.clone()).or_default().kind);
            } else if let Some((series, value)) = line.rsplit_once(' ')
                && let Some(family) = families.get_mut(&name)
                && let Ok(value) = value.parse()
            {
                family.samples.push((labelled(series, function), value));
            }
        }
        Self(families)
    }

    fn add(&mut self, other: &Self) {
        for (name, theirs) in &other.0 {
            let ours = self.0.entry(name.clone()).or_default();
            ours.help.clone_from(&theirs.help);
            ours.kind.clone_from(&theirs.kind);
            // How long a start took, or how old something is, is not the longer for two instances' saying so.
            let is_a_time = theirs.kind == "gauge" && name.ends_with("_seconds");
            for (series, value) in &theirs.samples {
                match ours.samples.iter_mut().find(|(each, _)| each == series) {
                    Some((_, sum)) if is_a_time => *sum = sum.max(*value),
                    Some((_, sum)) => *sum += value,
                    None => ours.samples.push((series.clone(), *value)),
                }
            }
        }
    }

    fn text(&self) -> String {
        let mut text = String::new();
        for (
            name,
            Family {
                help,
                kind,
                samples,
            },
        ) in &self.0
        {
            let lines = samples
                .iter()
                .map(|(series, value)| format!("{series} {value}\n"));
            let lines: String = lines.collect();
            write!(text, "# HELP {name} {help}\n# TYPE {name} {kind}\n{lines}")
                .expect("a string takes any text");
        }
        text + "# EOF\n"
    }
}

/// `name{a="b"}` as `name{function="…",a="b"}`.
fn labelled(series: &str, function: &str) -> String {
    match series.split_once('{') {
        Some((name, "}")) => format!("{name}{{function=\"{function}\"}}"),
        Some((name, labels)) => format!("{name}{{function=\"{function}\",{labels}"),
        None => format!("{series}{{function=\"{function}\"}}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shows(requests: u32, connections: u32) -> String {
        format!(
            "# HELP requests Requests answered.\n# TYPE requests counter\n\
             requests_total{{status=\"200\"}} {requests}\n\
             # HELP took How long.\n# TYPE took histogram\n\
             took_bucket{{le=\"2.5\"}} {requests}\ntook_bucket{{le=\"10.0\"}} {requests}\n\
             # HELP connections Open ones.\n# TYPE connections gauge\nconnections {connections}\n\
             # HELP cold_start_seconds To the first answer.\n# TYPE cold_start_seconds gauge\n\
             cold_start_seconds 0.0{requests}\n# EOF\n"
        )
    }

    fn tally() -> Tally {
        let tally = Tally::default();
        for (address, requests) in [("a:1", 3), ("a:2", 4)] {
            tally.started(address);
            tally.hear("catalog", address, &shows(requests, 5));
        }
        tally
    }

    fn has(tally: &Tally, line: &str) -> bool {
        tally.text().lines().any(|each| each == line)
    }

    #[test]
    fn instances_of_a_function_are_shown_as_one() {
        let tally = tally();
        tally.started("b:1");
        tally.hear("orders", "b:1", &shows(9, 1));
        assert!(has(
            &tally,
            r#"requests_total{function="catalog",status="200"} 7"#
        ));
        assert!(has(
            &tally,
            r#"requests_total{function="orders",status="200"} 9"#
        ));
        assert!(has(&tally, r#"connections{function="catalog"} 10"#));
        let text = tally.text();
        assert_eq!(text.matches("# TYPE requests counter\n").count(), 1);
        assert!(text.ends_with("# EOF\n"));
        let (smaller, larger) = (text.find("2.5"), text.find("10.0"));
        assert!(smaller < larger, "{text}");
    }

    #[test]
    fn times_are_not_added_up() {
        assert!(has(
            &tally(),
            r#"cold_start_seconds{function="catalog"} 0.04"#
        ));
    }

    #[test]
    fn counters_outlive_their_instance_and_gauges_do_not() {
        let tally = tally();
        tally.ended("a:1");
        assert!(has(
            &tally,
            r#"requests_total{function="catalog",status="200"} 7"#
        ));
        assert!(has(&tally, r#"connections{function="catalog"} 5"#));
        tally.ended("a:2");
        assert!(has(
            &tally,
            r#"took_bucket{function="catalog",le="10.0"} 7"#
        ));
        assert!(!tally.text().contains("connections"));
    }

    #[test]
    fn an_instance_that_is_heard_after_its_end_is_not_counted_twice() {
        let tally = tally();
        tally.ended("a:1");
        tally.hear("catalog", "a:1", &shows(3, 5));
        tally.ended("a:1");
        assert!(has(
            &tally,
            r#"requests_total{function="catalog",status="200"} 7"#
        ));
    }
}
