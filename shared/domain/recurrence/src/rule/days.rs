//! Which days a rule names.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::{Frequency, Rule, RuleInput, Weekday};

impl Rule {
    /// The days that the rule names from its first day to `last`, in order. COUNT and UNTIL end them earlier.
    pub(crate) fn days(self, first: Date, last: Date) -> impl Iterator<Item = Date> {
        let last = self.0.until.map_or(last, |until| last.min(until.get()));
        let count = self.0.count.and_then(|count| usize::try_from(count).ok());
        // Looking at each day is what ends, also for a rule that never names one.
        first
            .series(1.day())
            .take_while(move |day| *day <= last)
            .filter(move |day| self.0.names(first, *day))
            .take(count.unwrap_or(usize::MAX))
    }
}

impl RuleInput {
    fn names(&self, first: Date, day: Date) -> bool {
        self.is_in_interval(first, day)
            && (self.months.is_empty() || self.months.contains(&day.month().into()))
            && self.names_month_day(day)
            && self.names_weekday(day)
            && self.is_implied(first, day)
    }

    /// Whether the day is in the first day, week, month or year, or so many intervals after it.
    fn is_in_interval(&self, first: Date, day: Date) -> bool {
        let months = |date: Date| i64::from(date.year()) * 12 + i64::from(date.month());
        let periods = match self.frequency {
            Frequency::Daily => days_between(first, day),
            Frequency::Weekly => {
                let into_week = first.weekday().to_monday_zero_offset();
                (days_between(first, day) + i64::from(into_week)) / 7
            }
            Frequency::Monthly => months(day) - months(first),
            Frequency::Yearly => i64::from(day.year() - first.year()),
        };
        periods % self.interval == 0
    }

    fn names_month_day(&self, day: Date) -> bool {
        let from_start = i64::from(day.day());
        let from_end = from_start - i64::from(day.days_in_month()) - 1;
        self.month_days.is_empty()
            || self.month_days.contains(&from_start)
            || self.month_days.contains(&from_end)
    }

    fn names_weekday(&self, day: Date) -> bool {
        let weekday = Weekday::of(day);
        let nth = i64::from(day.day() - 1) / 7 + 1;
        let nth_from_end = -(i64::from(day.days_in_month() - day.day()) / 7 + 1);
        self.weekdays.is_empty()
            || self.weekdays.iter().any(|named| {
                named.weekday == weekday
                    && named
                        .ordinal
                        .is_none_or(|ordinal| ordinal == nth || ordinal == nth_from_end)
            })
    }

    /// Whether the day is like the first one in what the rule does not say.
    fn is_implied(&self, first: Date, day: Date) -> bool {
        if !self.weekdays.is_empty() || !self.month_days.is_empty() {
            return true;
        }
        match self.frequency {
            Frequency::Daily => true,
            Frequency::Weekly => day.weekday() == first.weekday(),
            Frequency::Monthly => day.day() == first.day(),
            Frequency::Yearly => {
                day.day() == first.day()
                    && (!self.months.is_empty() || day.month() == first.month())
            }
        }
    }
}

fn days_between(first: Date, day: Date) -> i64 {
    day.duration_since(first).as_hours() / 24
}

#[cfg(test)]
mod tests;
