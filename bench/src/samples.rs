//! Durations of the same thing, measured again and again.

use std::time::Duration;

/// At least one duration.
#[derive(Debug, Clone, Default)]
pub struct Samples(Vec<Duration>);

impl Samples {
    /// Adds one.
    pub fn add(&mut self, duration: Duration) {
        let at = self.0.partition_point(|other| *other <= duration);
        self.0.insert(at, duration);
    }

    /// The median, in milliseconds.
    pub fn median_ms(&self) -> f64 {
        self.percentile_ms(50)
    }

    /// The smallest of the durations that so many percent of them do not exceed, in milliseconds. No number if there are none.
    pub fn percentile_ms(&self, percent: usize) -> f64 {
        let rank = (self.0.len() * percent).div_ceil(100).max(1);
        self.0
            .get(rank - 1)
            .map_or(f64::NAN, |duration| duration.as_secs_f64() * 1e3)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(milliseconds: impl IntoIterator<Item = u64>) -> Samples {
        let mut samples = Samples::default();
        for each in milliseconds {
            samples.add(Duration::from_millis(each));
        }
        samples
    }

    #[test]
    fn percentiles_are_durations_that_occurred() {
        let samples = samples((1..=30).rev());
        let found = [
            samples.median_ms(),
            samples.percentile_ms(95),
            samples.percentile_ms(100),
        ];
        assert_eq!(
            found.map(f64::to_bits),
            [15.0, 29.0, 30.0].map(f64::to_bits)
        );
    }

    #[test]
    fn nothing_has_no_median() {
        assert!(Samples::default().median_ms().is_nan());
        assert_eq!(samples([7]).percentile_ms(1).to_bits(), 7f64.to_bits());
    }
}
