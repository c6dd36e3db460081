//! Whether there is time for a bank transfer, and how much.

use jiff::{SignedDuration, Timestamp};

/// The most a transfer is waited for: three working days, a weekend, and somebody to look at the account.
const LONGEST: SignedDuration = SignedDuration::from_hours(7 * 24);
/// The least: three days, of which a weekend takes no more than two.
const SHORTEST: SignedDuration = SignedDuration::from_hours(3 * 24);
/// How long before the event the wait ends: places that were not paid can be sold again, and tickets be mailed.
const BEFORE_START: SignedDuration = SignedDuration::from_hours(24);

/// Until when a transfer for a date that starts then may arrive; `None` where there is too little time for one.
pub fn transfer_deadline(now: Timestamp, starts_at: Timestamp) -> Option<Timestamp> {
    let latest = starts_at.checked_sub(BEFORE_START).ok()?;
    (latest >= now + SHORTEST).then(|| latest.min(now + LONGEST))
}

/// Those of an event's payment methods by which an order for a date that starts then can be paid now: all, but `offline`
/// where there is no time for a transfer.
pub fn timely_methods(methods: &[String], now: Timestamp, starts_at: Timestamp) -> Vec<String> {
    let has_time = transfer_deadline(now, starts_at).is_some();
    let timely = |method: &&String| has_time || *method != "offline";
    methods.iter().filter(timely).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::constant(1_800_000_000, 0);
    const HOUR: SignedDuration = SignedDuration::from_hours(1);

    fn hours_left(until_start: i32) -> Option<i64> {
        let deadline = transfer_deadline(NOW, NOW + HOUR * until_start);
        deadline.map(|deadline| deadline.duration_since(NOW).as_hours())
    }

    #[test]
    fn a_transfer_has_a_week_or_until_the_day_before_the_event() {
        assert_eq!(hours_left(1000), Some(168));
        assert_eq!(hours_left(192), Some(168));
        assert_eq!(hours_left(191), Some(167));
        assert_eq!(hours_left(96), Some(72));
    }

    #[test]
    fn there_is_no_transfer_for_an_event_within_four_days() {
        for until_start in [95, 34, 0, -48] {
            assert_eq!(hours_left(until_start), None);
        }
        let methods = ["demo".to_owned(), "offline".to_owned()];
        assert_eq!(timely_methods(&methods, NOW, NOW + HOUR * 34), ["demo"]);
        assert_eq!(timely_methods(&methods, NOW, NOW + HOUR * 96), methods);
    }
}
