//! The published vectors, made by another implementation (Python's `cryptography`), read once by this
//! crate and once by a scanner that shares no code with it.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ed25519_dalek::{Signature, VerifyingKey};
use guichet_tickets::{
    Payload, PublicKey, SigningKey, TicketTokenError, issue, read_key_id, verify,
};
use jiff::Timestamp;
use prost::Message;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Deserialize)]
struct Vectors {
    keys: Vec<Key>,
    accepted: Vec<Accepted>,
    refused: Vec<Refused>,
}

#[derive(Deserialize)]
struct Key {
    name: String,
    seed_hex: String,
    public_key_base64: String,
    public_key_pretix: String,
    #[serde(rename = "key_id")]
    id: String,
}

#[derive(Deserialize)]
struct Accepted {
    description: String,
    key: String,
    token: String,
    payload_hex: String,
    ticket_id: Uuid,
    product: i32,
    rate: i32,
    occurrence: i32,
    serial: i32,
    valid_from: Option<i64>,
    valid_until: Option<i64>,
    place: Option<String>,
}

#[derive(Deserialize)]
struct Refused {
    description: String,
    key: String,
    token: String,
    reason: String,
}

impl Vectors {
    fn read() -> Self {
        serde_json::from_str(include_str!("../vectors.json"))
            .expect("the vectors are JSON of this shape")
    }

    fn key(&self, name: &str) -> &Key {
        self.keys
            .iter()
            .find(|key| key.name == name)
            .expect("vectors name a key of the file")
    }

    fn public_key(&self, name: &str) -> PublicKey {
        PublicKey::from_base64(&self.key(name).public_key_base64).unwrap()
    }
}

impl Accepted {
    fn payload(&self) -> Payload {
        let time = |seconds: i64| Timestamp::from_second(seconds).unwrap();
        Payload {
            ticket_id: self.ticket_id,
            product: self.product,
            rate: self.rate,
            occurrence: self.occurrence,
            serial: self.serial,
            valid_from: self.valid_from.map(time),
            valid_until: self.valid_until.map(time),
            place: self.place.clone(),
        }
    }
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len())
        .step_by(2)
        .map(|index| u8::from_str_radix(&text[index..index + 2], 16).unwrap())
        .collect()
}

#[test]
fn the_keys_are_written_as_published() {
    for key in Vectors::read().keys {
        let seed: [u8; 32] = unhex(&key.seed_hex).try_into().unwrap();
        let public = SigningKey::from_seed(&seed).public_key();
        assert_eq!(public.to_base64(), key.public_key_base64);
        assert_eq!(public.to_pretix(), key.public_key_pretix);
        assert_eq!(public.id().to_string(), key.id);
    }
}

#[test]
fn each_accepted_token_is_issued_and_verified() {
    let vectors = Vectors::read();
    for vector in &vectors.accepted {
        let key = vectors.key(&vector.key);
        let signing = SigningKey::from_seed(&unhex(&key.seed_hex).try_into().unwrap());
        assert_eq!(
            issue(&signing, &vector.payload()),
            vector.token,
            "{}",
            vector.description
        );
        assert_eq!(
            verify(&vector.token, &signing.public_key()),
            Ok(vector.payload()),
            "{}",
            vector.description
        );
        assert_eq!(read_key_id(&vector.token).unwrap().to_string(), key.id);
    }
}

#[test]
fn each_refused_token_is_refused_for_its_reason() {
    let vectors = Vectors::read();
    for vector in &vectors.refused {
        let reason = match verify(&vector.token, &vectors.public_key(&vector.key)) {
            Err(TicketTokenError::Malformed) => "malformed",
            Err(TicketTokenError::OtherKey) => "other_key",
            Err(TicketTokenError::Forged) => "forged",
            Ok(_) => "accepted",
        };
        assert_eq!(reason, vector.reason, "{}", vector.description);
    }
}

/// The message as pretix's scanners declare it, and the fields that Guichet adds.
#[derive(Message)]
struct Ticket {
    #[prost(string, tag = "1")]
    seed: String,
    #[prost(int64, tag = "2")]
    item: i64,
    #[prost(int64, tag = "3")]
    variation: i64,
    #[prost(int64, tag = "4")]
    subevent: i64,
    #[prost(int64, optional, tag = "5")]
    valid_from_unix_time: Option<i64>,
    #[prost(int64, optional, tag = "6")]
    valid_until_unix_time: Option<i64>,
    #[prost(fixed32, tag = "1001")]
    key_id: u32,
    #[prost(int64, tag = "1002")]
    serial: i64,
    #[prost(string, tag = "1003")]
    place: String,
}

/// Another scanner: reads the lengths as pretix's does and the payload with a general-purpose library.
fn scan(token: &str, key: &Key) -> Option<(Vec<u8>, Ticket)> {
    let bytes = STANDARD
        .decode(token.chars().rev().collect::<String>())
        .ok()?;
    let length = |high: usize| usize::from(bytes[high]) * 4 + usize::from(bytes[high + 1]);
    let payload = bytes.get(5..5 + length(1))?;
    let signature =
        Signature::from_slice(bytes.get(5 + length(1)..5 + length(1) + length(3))?).ok()?;
    let key = VerifyingKey::from_bytes(
        &STANDARD
            .decode(&key.public_key_base64)
            .ok()?
            .try_into()
            .ok()?,
    )
    .ok()?;
    key.verify_strict(payload, &signature).ok()?;
    Some((payload.to_vec(), Ticket::decode(payload).ok()?))
}

#[test]
fn a_scanner_that_shares_no_code_reads_the_same() {
    let vectors = Vectors::read();
    for vector in &vectors.accepted {
        let key = vectors.key(&vector.key);
        let (payload, ticket) = scan(&vector.token, key).expect("the vector is accepted");
        assert_eq!(payload, unhex(&vector.payload_hex));
        assert!(payload.len() < 256);
        assert_eq!(ticket.seed, URL_SAFE_NO_PAD.encode(vector.ticket_id));
        assert_eq!(ticket.item, i64::from(vector.product));
        assert_eq!(ticket.variation, i64::from(vector.rate));
        assert_eq!(ticket.subevent, i64::from(vector.occurrence));
        assert_eq!(ticket.valid_from_unix_time, vector.valid_from);
        assert_eq!(ticket.valid_until_unix_time, vector.valid_until);
        assert_eq!(format!("{:08x}", ticket.key_id), key.id);
        assert_eq!(ticket.serial, i64::from(vector.serial));
        assert_eq!(ticket.place, vector.place.clone().unwrap_or_default());
    }
}
