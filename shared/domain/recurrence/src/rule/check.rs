//! Which rules are legal, and their normal form.

use super::{Frequency, LONGEST_INTERVAL, Rule, RuleInput, Weekday, WeekdayInput};
use crate::field_error::{Checks, FieldError};

/// The most that `count` may be.
const MAXIMUM_COUNT: i64 = 1_000;
/// No month has more of a weekday.
const MAXIMUM_ORDINAL: i64 = 5;

impl RuleInput {
    /// Checks the rule, and brings it to its normal form. The errors name every field that is wrong.
    pub fn check(self) -> Result<Rule, Vec<FieldError>> {
        let errors = self.errors();
        if errors.is_empty() {
            Ok(Rule(self.normalized()))
        } else {
            Err(errors)
        }
    }

    /// Every field that is wrong.
    pub(crate) fn errors(&self) -> Vec<FieldError> {
        let mut checks = Checks::default();
        checks.that(
            (1..=LONGEST_INTERVAL).contains(&self.interval),
            "/interval",
            format!("a whole number from 1 to {LONGEST_INTERVAL}"),
        );
        self.check_weekdays(&mut checks);
        self.check_month_days(&mut checks);
        for (index, month) in self.months.iter().enumerate() {
            checks.that(
                (1..=12).contains(month),
                format!("/months/{index}"),
                "a whole number from 1 to 12",
            );
        }
        self.check_end(&mut checks);
        checks.errors()
    }

    fn check_weekdays(&self, checks: &mut Checks) {
        for (index, weekday) in self.weekdays.iter().enumerate() {
            let Some(ordinal) = weekday.ordinal else {
                continue;
            };
            let pointer = format!("/weekdays/{index}/ordinal");
            if !self.counts_weekdays() {
                let legal = "absent, unless the frequency is monthly, or yearly with months";
                checks.that(false, pointer, legal);
                continue;
            }
            checks.that(
                ordinal != 0 && (-MAXIMUM_ORDINAL..=MAXIMUM_ORDINAL).contains(&ordinal),
                pointer,
                format!("1 to {MAXIMUM_ORDINAL}, or -1 to -{MAXIMUM_ORDINAL} from the month's end"),
            );
        }
    }

    fn check_month_days(&self, checks: &mut Checks) {
        checks.that(
            self.frequency != Frequency::Weekly || self.month_days.is_empty(),
            "/month_days",
            "absent with the frequency weekly",
        );
        for (index, day) in self.month_days.iter().enumerate() {
            checks.that(
                *day != 0 && (-31..=31).contains(day),
                format!("/month_days/{index}"),
                "1 to 31, or -1 to -31 from the month's end",
            );
        }
    }

    fn check_end(&self, checks: &mut Checks) {
        match (self.count, self.until) {
            (None, None) => checks.that(false, "/count", "given, or until"),
            (Some(_), Some(_)) => checks.that(false, "/until", "absent where count is given"),
            _ => {}
        }
        checks.that(
            self.count
                .is_none_or(|count| (1..=MAXIMUM_COUNT).contains(&count)),
            "/count",
            format!("a whole number from 1 to {MAXIMUM_COUNT}"),
        );
    }

    /// Whether a weekday may be the first or last of a month.
    fn counts_weekdays(&self) -> bool {
        match self.frequency {
            Frequency::Monthly => true,
            Frequency::Yearly => !self.months.is_empty(),
            Frequency::Daily | Frequency::Weekly => false,
        }
    }

    /// A legal rule in its normal form.
    pub(crate) fn normalized(mut self) -> Self {
        let each = self.weekdays.clone();
        // Each Friday has the first Friday in it.
        self.weekdays.retain(|one| {
            let plain = WeekdayInput {
                ordinal: None,
                ..*one
            };
            *one == plain || !each.contains(&plain)
        });
        self.weekdays.sort_unstable();
        self.weekdays.dedup();
        self.month_days.sort_unstable();
        self.month_days.dedup();
        self.months.sort_unstable();
        self.months.dedup();
        // What names everything, where it could only leave something out.
        let leaves_out_weekdays = self.frequency == Frequency::Daily || !self.month_days.is_empty();
        let names_each_weekday = Weekday::ALL.iter().all(|&weekday| {
            self.weekdays.contains(&WeekdayInput {
                weekday,
                ordinal: None,
            })
        });
        if leaves_out_weekdays && names_each_weekday {
            self.weekdays.clear();
        }
        if self.frequency != Frequency::Yearly && self.months.len() == 12 {
            self.months.clear();
        }
        self
    }
}
