use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

/// Says what time it is. Cheap to clone; clones of a fixed clock are the same clock.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Fixed(Arc<Mutex<Timestamp>>),
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands still at `now` until it is told to move. For tests and for replaying a moment.
    pub fn fixed(now: Timestamp) -> Self {
        Self(Source::Fixed(Arc::new(Mutex::new(now))))
    }

    /// The present moment, in UTC.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is what everyone else calls instead"
    )]
    pub fn now(&self) -> Timestamp {
        match &self.0 {
            Source::System => Timestamp::now(),
            Source::Fixed(now) => *now.lock().unwrap_or_else(PoisonError::into_inner),
        }
    }

    /// Moves a fixed clock to `now`, for all its clones.
    ///
    /// # Panics
    /// On the system's clock, which nobody may set.
    pub fn set(&self, now: Timestamp) {
        *self.fixed_now() = now;
    }

    /// Moves a fixed clock forward (or back) by `duration`, for all its clones.
    ///
    /// # Panics
    /// On the system's clock, which nobody may set, and past the year 9999.
    pub fn advance(&self, duration: SignedDuration) {
        let mut now = self.fixed_now();
        *now = now
            .checked_add(duration)
            .expect("a test stays within the calendar");
    }

    fn fixed_now(&self) -> std::sync::MutexGuard<'_, Timestamp> {
        match &self.0 {
            Source::System => panic!("the system's clock cannot be set"),
            Source::Fixed(now) => now.lock().unwrap_or_else(PoisonError::into_inner),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon() -> Timestamp {
        "2026-11-22T12:00:00Z".parse().expect("a legal timestamp")
    }

    #[test]
    fn a_fixed_clock_stands_still() {
        let clock = Clock::fixed(noon());
        assert_eq!(clock.now(), clock.now());
    }

    #[test]
    fn clones_of_a_fixed_clock_move_together() {
        let clock = Clock::fixed(noon());
        let clone = clock.clone();
        clock.advance(SignedDuration::from_mins(15));
        assert_eq!(
            clone.now(),
            "2026-11-22T12:15:00Z".parse().expect("a legal timestamp")
        );
        clone.set(noon());
        assert_eq!(clock.now(), noon());
    }

    #[test]
    fn the_system_clock_runs() {
        assert!(Clock::system().now() > "2024-01-01T00:00:00Z".parse().expect("a legal timestamp"));
    }

    #[test]
    #[should_panic(expected = "cannot be set")]
    fn the_system_clock_cannot_be_set() {
        Clock::system().set(noon());
    }
}
