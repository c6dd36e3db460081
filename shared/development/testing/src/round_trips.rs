/// Counts, from the bytes that a client sends to PostgreSQL, how often it asks for something and waits for the answer.
#[derive(Default)]
pub(crate) struct RoundTrips {
    /// The beginning of a message.
    pending: Vec<u8>,
    /// Before the session begins, messages have no type.
    has_begun: bool,
}

/// The code of the message that begins a session; others ask for encryption first.
const PROTOCOL_3: [u8; 4] = [0, 3, 0, 0];

impl RoundTrips {
    /// How many are begun by these bytes: each ends with `Sync`, or is a simple query.
    pub(crate) fn begun_by(&mut self, bytes: &[u8]) -> u64 {
        self.pending.extend_from_slice(bytes);
        let mut begun = 0;
        while let Some(message) = self.next_message() {
            if self.has_begun {
                begun += u64::from(matches!(message.first(), Some(b'S' | b'Q')));
            } else {
                self.has_begun = message.get(4..8) == Some(&PROTOCOL_3);
            }
        }
        begun
    }

    fn next_message(&mut self) -> Option<Vec<u8>> {
        let (_, rest) = self.pending.split_at_checked(self.has_begun.into())?;
        let length = rest.first_chunk().copied().map(u32::from_be_bytes)?;
        let end = usize::from(self.has_begun) + usize::try_from(length).ok()?;
        (self.pending.len() >= end).then(|| self.pending.drain(..end).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_trip_is_a_simple_query_or_ends_with_sync() {
        let encryption = [0, 0, 0, 8, 4, 210, 22, 47];
        let start = [0, 0, 0, 9, 0, 3, 0, 0, 0];
        let query = b"Q\0\0\0\x05\0";
        let bind = b"B\0\0\0\x06SS";
        let sync = b"S\0\0\0\x04";
        let all = [&encryption[..], &start, query, bind, sync, bind, sync].concat();
        assert_eq!(RoundTrips::default().begun_by(&all), 3);
        let mut one_by_one = RoundTrips::default();
        let counted: u64 = all.iter().map(|byte| one_by_one.begun_by(&[*byte])).sum();
        assert_eq!(counted, 3);
    }
}
