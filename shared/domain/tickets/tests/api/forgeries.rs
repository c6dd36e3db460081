//! A million tokens that nobody issued. Each must be refused, and none may break the reader.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use guichet_clock::Entropy;
use guichet_tickets::{Payload, PublicKey, SigningKey, TicketTokenError, issue, verify};
use proptest::prelude::*;
use uuid::Uuid;

const FORGERIES_PER_THREAD: usize = 500_000;
const THREADS: u64 = 2;
const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn payload(number: u128) -> Payload {
    Payload {
        ticket_id: Uuid::from_u128(0x0193_0b6e_4c7a_7d3e_9f21_0000_0000_0000 + number),
        product: 1,
        rate: 2,
        occurrence: 1,
        serial: i32::try_from(number).unwrap() + 1,
        valid_from: None,
        valid_until: Some("2027-03-13T02:00:00Z".parse().unwrap()),
        place: (number.is_multiple_of(2)).then(|| "Balcon · B 12".to_owned()),
    }
}

/// Issued tokens and a source of randomness.
struct Forger {
    issued: Vec<String>,
    entropy: Entropy,
}

impl Forger {
    fn below(&self, limit: usize) -> usize {
        let random = u64::from_le_bytes(self.entropy.bytes());
        usize::try_from(random % limit as u64).expect("below a usize")
    }

    fn random_token(&self) -> Vec<u8> {
        self.issued[self.below(self.issued.len())]
            .clone()
            .into_bytes()
    }

    /// A token changed in one of many ways. Most are what a person or a damaged code would give; about
    /// one in eight is well-formed with only its signature wrong, and so costs a whole verification.
    fn forge(&self) -> String {
        let mut token = self.random_token();
        let length = token.len();
        match self.below(30) {
            0 => token[self.below(length)] = BASE64[self.below(64)],
            1 => token[self.below(length)] = 32 + self.entropy.bytes::<1>()[0] % 95,
            2 => token[self.below(length)] = self.entropy.bytes::<1>()[0] & 0x7f,
            3 => {
                let (start, count) = (self.below(length), 1 + self.below(24));
                for byte in token.iter_mut().skip(start).take(count) {
                    *byte = BASE64[self.below(64)];
                }
            }
            4 => {
                // Bits of the bytes themselves, encoded properly again.
                token.reverse();
                let mut bytes = STANDARD.decode(&token).expect("an issued token is base64");
                for _ in 0..=self.below(3) {
                    let index = self.below(bytes.len());
                    bytes[index] ^= 1 << self.below(8);
                }
                token = STANDARD.encode(bytes).into_bytes();
                token.reverse();
            }
            5 => {
                let other = self.random_token();
                let middle = self.below(length.min(other.len()));
                token.truncate(middle);
                token.extend(&other[middle..]);
            }
            6 => token.swap(self.below(length), self.below(length)),
            7..=10 => token.truncate(self.below(length)),
            11..=14 => drop(token.drain(..=self.below(length - 1))),
            15..=18 => token.insert(self.below(length), BASE64[self.below(64)]),
            19..=22 => drop(token.remove(self.below(length))),
            23..=25 => token.rotate_left(1 + self.below(length - 1)),
            26..=28 => {
                token = (0..self.below(300))
                    .map(|_| BASE64[self.below(64)])
                    .collect();
            }
            _ => token.reverse(),
        }
        String::from_utf8(token).expect("only ASCII was put in")
    }
}

/// How many of the forgeries were refused for their signature alone.
fn count_forged(issued: &[String], seed: u64, key: &PublicKey) -> usize {
    let forger = Forger {
        issued: issued.to_vec(),
        entropy: Entropy::seeded(seed),
    };
    let mut count = 0;
    for _ in 0..FORGERIES_PER_THREAD {
        let token = forger.forge();
        match verify(&token, key) {
            Err(TicketTokenError::Forged) => count += 1,
            Err(_) => {}
            // A change may by chance change nothing.
            Ok(_) => assert!(issued.contains(&token), "accepted: {token}"),
        }
    }
    count
}

#[test]
fn of_a_million_forged_tokens_none_is_accepted() {
    let signing = SigningKey::generate(&Entropy::seeded(1));
    let key = signing.public_key();
    let issued: Vec<String> = (0..64)
        .map(|number| issue(&signing, &payload(number)))
        .collect();
    assert!(issued.iter().all(|token| verify(token, &key).is_ok()));
    let forged: usize = std::thread::scope(|scope| {
        let issued = &issued;
        let threads: Vec<_> = (0..THREADS)
            .map(|seed| scope.spawn(move || count_forged(issued, seed, &key)))
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().expect("no forgery breaks the reader"))
            .sum()
    });
    assert!(
        forged > 50_000,
        "only {forged} forgeries got as far as the signature"
    );
}

#[test]
fn no_character_of_a_token_can_be_another() {
    let signing = SigningKey::generate(&Entropy::seeded(2));
    let key = signing.public_key();
    let token = issue(&signing, &payload(0));
    for index in 0..token.len() {
        // Every other character in the header and where base64 ends, a few elsewhere: each costs a verification.
        let step = if index < 8 || index + 8 > token.len() {
            1
        } else {
            13
        };
        for other in (0..=127_u8).skip(index % step).step_by(step) {
            let mut changed = token.clone().into_bytes();
            if changed[index] != other {
                changed[index] = other;
                let changed = String::from_utf8(changed).unwrap();
                assert!(verify(&changed, &key).is_err(), "accepted: {changed}");
            }
        }
    }
}

#[test]
fn a_ticket_for_one_event_is_refused_at_another() {
    let (here, there) = (
        SigningKey::generate(&Entropy::seeded(3)),
        SigningKey::generate(&Entropy::seeded(4)),
    );
    let token = issue(&there, &payload(0));
    assert_eq!(
        verify(&token, &here.public_key()),
        Err(TicketTokenError::OtherKey)
    );
}

proptest! {
    #[test]
    fn no_text_breaks_the_reader(text in prop_oneof![".*", "[A-Za-z0-9+/=]{0,500}"]) {
        let key = SigningKey::from_seed(&[7; 32]).public_key();
        prop_assert!(verify(&text, &key).is_err());
    }
}
