use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use uuid::Uuid;

/// Where random bytes come from. Cheap to clone; clones of a seeded source draw from the same sequence.
#[derive(Clone, Debug)]
pub struct Entropy(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Seeded(Arc<Mutex<u64>>),
}

impl Entropy {
    /// The kernel's random source, fit for keys and secrets.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// The same bytes at each run for the same seed. For tests only: anyone can predict them.
    pub fn seeded(seed: u64) -> Self {
        Self(Source::Seeded(Arc::new(Mutex::new(seed))))
    }

    /// Fills `buffer` with random bytes.
    ///
    /// # Panics
    /// When the kernel has no randomness to give, where going on would mean guessable secrets.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is what everyone else calls instead"
    )]
    pub fn fill(&self, buffer: &mut [u8]) {
        match &self.0 {
            Source::System => getrandom::fill(buffer).expect("the kernel gives random bytes"),
            Source::Seeded(state) => {
                let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
                for chunk in buffer.chunks_mut(8) {
                    let bytes = split_mix(&mut state).to_le_bytes();
                    chunk.copy_from_slice(&bytes[..chunk.len()]);
                }
            }
        }
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    /// A version 7 identifier whose time is `now`, so that rows written together lie together in an index.
    pub fn uuid(&self, now: Timestamp) -> Uuid {
        let milliseconds = u64::try_from(now.as_millisecond()).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(milliseconds, &self.bytes()).into_uuid()
    }
}

/// One step of `SplitMix64` (Steele, Lea and Flood, 2014): every state is visited once, which is all a test needs.
fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon() -> Timestamp {
        "2026-11-22T12:00:00Z".parse().expect("a legal timestamp")
    }

    #[test]
    fn the_same_seed_gives_the_same_bytes() {
        assert_eq!(
            Entropy::seeded(7).bytes::<20>(),
            Entropy::seeded(7).bytes::<20>()
        );
        assert_ne!(
            Entropy::seeded(7).bytes::<20>(),
            Entropy::seeded(8).bytes::<20>()
        );
    }

    #[test]
    fn a_seeded_source_never_repeats_itself_and_its_clones_share_the_sequence() {
        let entropy = Entropy::seeded(1);
        assert_ne!(entropy.uuid(noon()), entropy.clone().uuid(noon()));
    }

    #[test]
    fn the_system_gives_different_bytes_each_time() {
        assert_ne!(
            Entropy::system().bytes::<32>(),
            Entropy::system().bytes::<32>()
        );
    }

    #[test]
    fn identifiers_are_version_seven_and_carry_the_given_time() {
        let id = Entropy::system().uuid(noon());
        assert_eq!(id.get_version_num(), 7);
        let (seconds, _) = id.get_timestamp().expect("version 7 has a time").to_unix();
        assert_eq!(i64::try_from(seconds), Ok(noon().as_second()));
    }
}
