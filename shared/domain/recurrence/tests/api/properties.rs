//! What holds of every series.

use std::collections::BTreeSet;

use guichet_recurrence::{
    Choice, ExistingOccurrence, LocalDateTime, Rule, RuleInput, SeriesInput, difference,
};
use jiff::civil::Date;
use proptest::prelude::*;

use crate::rules::{config, first_day, rule, series, time};

fn first_and_rule() -> impl Strategy<Value = (Date, RuleInput)> {
    first_day().prop_flat_map(|first| (Just(first), rule(first)))
}

fn any_series() -> impl Strategy<Value = SeriesInput> {
    let all = prop::sample::select(vec![
        None,
        Some(Choice::Earlier),
        Some(Choice::Later),
        Some(Choice::Skip),
    ]);
    (first_and_rule(), time(), all).prop_map(|((first, rule), time, ambiguous_times)| SeriesInput {
        ambiguous_times,
        ..series(first, time, rule)
    })
}

/// Occurrences of a series, some of another one's, some detached, some sold.
fn existing(of: &[LocalDateTime], flags: &[(bool, bool, bool)]) -> Vec<ExistingOccurrence> {
    let pairs = of.iter().zip(flags.iter().cycle());
    let existing = pairs.filter(|(_, (exists, ..))| *exists);
    existing
        .map(|(recurrence_on, (_, detached, sold))| ExistingOccurrence {
            recurrence_on: *recurrence_on,
            detached: *detached,
            sold: *sold,
        })
        .collect()
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn a_rule_is_the_same_read_from_its_text_or_its_json((_, input) in first_and_rule()) {
        let rule = input.check().expect("legal");
        prop_assert_eq!(rule.to_string().parse::<Rule>(), Ok(rule.clone()));
        let json = serde_json::to_string(&rule).expect("JSON");
        let again: RuleInput = serde_json::from_str(&json).expect("a rule");
        prop_assert_eq!(again.check(), Ok(rule));
    }

    #[test]
    fn a_rule_is_the_same_whatever_the_order_and_repetition_in_its_lists((_, input) in first_and_rule()) {
        let mut other = input.clone();
        other.weekdays = [&input.weekdays[..], &input.weekdays[..]].concat();
        other.month_days.reverse();
        other.months.rotate_left(usize::from(!input.months.is_empty()));
        other.months.extend(input.months.first());
        prop_assert_eq!(other.check(), input.check());
    }

    #[test]
    fn a_series_makes_the_same_dates_each_in_order_and_once(input in any_series()) {
        let Ok(series) = input.check() else { return Ok(()) };
        let Ok(dates) = series.dates("Pacific/Apia") else { return Ok(()) };
        prop_assert_eq!(series.dates("Pacific/Apia"), Ok(dates.clone()));
        prop_assert!(dates.occurrences.is_sorted_by(|a, b| a.starts_at < b.starts_at));
        let names = dates.occurrences.iter().map(|occurrence| occurrence.recurrence_on);
        let names: BTreeSet<_> = names.chain(dates.ambiguous.iter().map(|time| time.recurrence_on)).collect();
        prop_assert_eq!(names.len(), dates.occurrences.len() + dates.ambiguous.len());
    }

    #[test]
    fn each_date_and_each_occurrence_is_in_one_list_of_a_difference(
        before in any_series(),
        after in any_series(),
        flags in prop::collection::vec(any::<(bool, bool, bool)>(), 1..20),
    ) {
        let (Ok(before), Ok(after)) = (before.check(), after.check()) else { return Ok(()) };
        let (Ok(before), Ok(after)) = (before.dates("Europe/Paris"), after.dates("Europe/Paris")) else {
            return Ok(());
        };
        let names = |dates: &guichet_recurrence::Dates| -> Vec<LocalDateTime> {
            dates.occurrences.iter().map(|occurrence| occurrence.recurrence_on).collect()
        };
        let of: BTreeSet<_> = names(&before).into_iter().chain(names(&after)).collect();
        let of: Vec<_> = of.into_iter().collect();
        let existing = existing(&of, &flags);
        let Ok(difference) = difference(&existing, &after) else {
            prop_assert!(!after.ambiguous.is_empty());
            return Ok(());
        };
        for one in &existing {
            let is_named = names(&after).contains(&one.recurrence_on);
            let lists = [
                difference.keep.iter().any(|kept| kept.recurrence_on == one.recurrence_on),
                difference.detached.contains(&one.recurrence_on),
                difference.remove.contains(&one.recurrence_on),
                difference.sold.contains(&one.recurrence_on),
                difference.add.iter().any(|added| added.recurrence_on == one.recurrence_on),
            ];
            let expected = [
                is_named && !one.detached,
                one.detached,
                !is_named && !one.detached && !one.sold,
                !is_named && !one.detached && one.sold,
                false,
            ];
            prop_assert_eq!(lists, expected);
        }
        let existed: BTreeSet<_> = existing.iter().map(|one| one.recurrence_on).collect();
        let new = after.occurrences.iter().filter(|date| !existed.contains(&date.recurrence_on));
        prop_assert_eq!(difference.add.iter().collect::<Vec<_>>(), new.collect::<Vec<_>>());
    }
}
