use guichet_clock::{Clock, Entropy};
use jiff::Timestamp;

/// The moment at which tests take place unless they say otherwise: 10:00 in Paris on a Monday in summer.
pub fn now() -> Timestamp {
    "2026-06-01T08:00:00Z".parse().expect("a legal timestamp")
}

/// A clock that stands at [`now`] until the test moves it.
pub fn clock() -> Clock {
    Clock::fixed(now())
}

/// Randomness that is the same at each run.
pub fn entropy() -> Entropy {
    Entropy::seeded(20_260_601)
}
