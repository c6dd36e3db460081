use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use uuid::Uuid;

use crate::KeyId;
use crate::wire::{Broken, Reader, Value, Writer};

/// pretix calls it `seed`: what makes the token of one ticket differ from all others.
const TICKET_ID: u32 = 1;
/// pretix: `item`.
const PRODUCT: u32 = 2;
/// pretix: `variation`.
const RATE: u32 = 3;
/// pretix: `subevent`.
const OCCURRENCE: u32 = 4;
/// pretix: `validFromUnixTime`.
const VALID_FROM: u32 = 5;
/// pretix: `validUntilUnixTime`.
const VALID_UNTIL: u32 = 6;
/// From here on our own, far from the numbers that pretix may give out next.
const KEY_ID: u32 = 1001;
const SERIAL: u32 = 1002;
const PLACE: u32 = 1003;

/// In bytes. Keeps the whole payload, with every other field at its largest, under 256 bytes.
const MAXIMUM_PLACE: usize = 60;

/// What a ticket says to a gate that has no network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payload {
    /// Names the ticket, also in the list of revoked ones.
    pub ticket_id: Uuid,
    /// The product's number within the event, from 1.
    pub product: i32,
    /// The rate's number within the product, from 1; 0 where it does not matter.
    pub rate: i32,
    /// The occurrence's number within the event, from 1; 0 for a ticket to any of them.
    pub occurrence: i32,
    /// The ticket's serial within the event, from 1.
    pub serial: i32,
    /// Not let in before, in whole seconds (fractions are dropped).
    pub valid_from: Option<Timestamp>,
    /// Not let in after, in whole seconds (fractions are dropped).
    pub valid_until: Option<Timestamp>,
    /// The numbered place in words, for the person at the gate. Cut to 60 bytes in the token.
    pub place: Option<String>,
}

impl Payload {
    /// At most 255 bytes.
    pub(crate) fn encode(&self, key: KeyId) -> Vec<u8> {
        let seconds = |time: Option<Timestamp>| time.map_or(0, Timestamp::as_second);
        let mut writer = Writer::default();
        writer.text(TICKET_ID, &URL_SAFE_NO_PAD.encode(self.ticket_id));
        writer.integer(PRODUCT, self.product.into());
        writer.integer(RATE, self.rate.into());
        writer.integer(OCCURRENCE, self.occurrence.into());
        writer.integer(VALID_FROM, seconds(self.valid_from));
        writer.integer(VALID_UNTIL, seconds(self.valid_until));
        writer.fixed(KEY_ID, key.0);
        writer.integer(SERIAL, self.serial.into());
        writer.text(PLACE, shortened(self.place.as_deref().unwrap_or_default()));
        writer.finish()
    }

    /// Fields that are not known are passed over, so that a later release may add some.
    pub(crate) fn decode(bytes: &[u8]) -> Result<(KeyId, Self), Broken> {
        let mut ticket_id = None;
        let mut key = None;
        let mut payload = Self {
            ticket_id: Uuid::nil(),
            product: 0,
            rate: 0,
            occurrence: 0,
            serial: 0,
            valid_from: None,
            valid_until: None,
            place: None,
        };
        let mut reader = Reader::new(bytes);
        while let Some((field, value)) = reader.next()? {
            match (u32::try_from(field).map_err(|_| Broken)?, value) {
                (TICKET_ID, Value::Bytes(text)) => ticket_id = Some(decode_id(text)?),
                (PRODUCT, Value::Integer(number)) => payload.product = small(number)?,
                (RATE, Value::Integer(number)) => payload.rate = small(number)?,
                (OCCURRENCE, Value::Integer(number)) => payload.occurrence = small(number)?,
                (VALID_FROM, Value::Integer(seconds)) => payload.valid_from = time(seconds)?,
                (VALID_UNTIL, Value::Integer(seconds)) => payload.valid_until = time(seconds)?,
                (KEY_ID, Value::Fixed32(id)) => key = Some(KeyId(id)),
                (SERIAL, Value::Integer(number)) => payload.serial = small(number)?,
                (PLACE, Value::Bytes(text)) => {
                    payload.place = Some(std::str::from_utf8(text).map_err(|_| Broken)?.to_owned());
                }
                (TICKET_ID..=VALID_UNTIL | KEY_ID..=PLACE, _) => return Err(Broken),
                _ => {}
            }
        }
        payload.ticket_id = ticket_id.ok_or(Broken)?;
        Ok((key.ok_or(Broken)?, payload))
    }
}

fn decode_id(text: &[u8]) -> Result<Uuid, Broken> {
    let mut bytes = [0; 16];
    match URL_SAFE_NO_PAD.decode_slice(text, &mut bytes) {
        Ok(16) => Ok(Uuid::from_bytes(bytes)),
        _ => Err(Broken),
    }
}

fn small(number: i64) -> Result<i32, Broken> {
    i32::try_from(number).map_err(|_| Broken)
}

/// pretix reads 0 as no limit.
fn time(seconds: i64) -> Result<Option<Timestamp>, Broken> {
    let time = Timestamp::from_second(seconds).map_err(|_| Broken)?;
    Ok((seconds != 0).then_some(time))
}

fn shortened(text: &str) -> &str {
    &text[..text.floor_char_boundary(MAXIMUM_PLACE)]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_time() -> impl Strategy<Value = Option<Timestamp>> {
        let seconds = Timestamp::MIN.as_second() + 1..Timestamp::MAX.as_second();
        prop::option::of(
            seconds
                .prop_filter("0 means no time", |seconds| *seconds != 0)
                .prop_map(|seconds| Timestamp::from_second(seconds).unwrap()),
        )
    }

    prop_compose! {
        fn any_payload()(
            id: u128, product: i32, rate: i32, occurrence: i32, serial: i32,
            valid_from in any_time(), valid_until in any_time(), place in prop::option::of(".{1,90}"),
        ) -> Payload {
            Payload { ticket_id: Uuid::from_u128(id), product, rate, occurrence, serial, valid_from, valid_until, place }
        }
    }

    proptest! {
        #[test]
        fn any_payload_is_under_256_bytes_and_comes_back(payload in any_payload(), key: u32) {
            let bytes = payload.encode(KeyId(key));
            prop_assert!(bytes.len() < 256);
            let place = payload.place.as_deref().map(|place| shortened(place).to_owned());
            prop_assert_eq!(Payload::decode(&bytes).unwrap(), (KeyId(key), Payload { place, ..payload }));
        }

        #[test]
        fn no_bytes_break_the_reader(bytes: Vec<u8>) {
            let _ = Payload::decode(&bytes);
        }
    }

    #[test]
    fn a_field_that_a_later_release_adds_is_passed_over() {
        let payload = Payload {
            ticket_id: Uuid::from_u128(1),
            product: 1,
            rate: 0,
            occurrence: 0,
            serial: 1,
            valid_from: None,
            valid_until: None,
            place: None,
        };
        let mut bytes = payload.encode(KeyId(9));
        let mut later = Writer::default();
        later.text(1004, "new");
        later.integer(7, 12);
        later.fixed(8, 12);
        bytes.extend(later.finish());
        assert_eq!(Payload::decode(&bytes).unwrap(), (KeyId(9), payload));
    }

    #[test]
    fn a_known_field_of_another_type_is_broken() {
        let mut writer = Writer::default();
        writer.text(TICKET_ID, "AAAAAAAAAAAAAAAAAAAAAQ");
        writer.fixed(KEY_ID, 1);
        writer.text(PRODUCT, "1");
        assert!(Payload::decode(&writer.finish()).is_err());
    }

    #[test]
    fn a_long_place_is_cut_between_characters() {
        assert_eq!(shortened(&"é".repeat(31)).len(), 60);
        assert_eq!(shortened(&format!("a{}", "é".repeat(31))).len(), 59);
        assert_eq!(shortened("Balcon, rang B, 12"), "Balcon, rang B, 12");
    }
}
