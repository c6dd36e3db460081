use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use guichet_config::MasterKey;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use subtle::ConstantTimeEq as _;
use uuid::Uuid;

/// 96 bits: nobody guesses them over a network, and the link stays short.
const TAG_LENGTH: usize = 12;

/// Which link of an order a secret is of. Correcting the buyer's address gives the order another link; the database
/// knows its number, and whoever comes with another one finds no order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OrderLink {
    /// The order.
    pub order_id: Uuid,
    /// How many links it had before: 0 to 255.
    pub number: u8,
}

impl OrderLink {
    /// The link that an order has from the beginning.
    pub const fn first(order_id: Uuid) -> Self {
        Self {
            order_id,
            number: 0,
        }
    }

    /// The number as the database has it.
    pub fn stored_number(self) -> i16 {
        self.number.into()
    }
}

/// Makes and checks the secret that stands in an order's link.
///
/// The text is base64url, without padding, of the order's id (16 bytes), the number of the link unless it is the first
/// (1 byte), and the first 12 bytes of HMAC-SHA256 over these: 38 or 39 characters. So a link that was never given out
/// is refused with no database, and none needs to be stored.
#[derive(Clone)]
pub struct OrderSecrets {
    key: [u8; 32],
}

impl OrderSecrets {
    /// Secrets under the key that the configuration's master key gives for them.
    pub fn new(master: &MasterKey) -> Self {
        Self {
            key: master.derive("order-link"),
        }
    }

    /// The secret of a link, always the same.
    pub fn text(&self, link: OrderLink) -> String {
        let mut bytes = named(link);
        let tag = self.tag(&bytes);
        bytes.extend(tag);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The link a secret is of, or `None` where it is not one that [`text`](Self::text) makes.
    /// Takes the same time however much of the tag is right.
    pub fn link(&self, text: &str) -> Option<OrderLink> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (named, tag) = bytes.split_at_checked(bytes.len().checked_sub(TAG_LENGTH)?)?;
        let (order_id, number) = named.split_at_checked(16)?;
        let number = match number {
            [] => 0,
            [number @ 1..=u8::MAX] => *number,
            _ => return None,
        };
        let order_id = Uuid::from_slice(order_id).ok()?;
        bool::from(self.tag(named).ct_eq(tag)).then_some(OrderLink { order_id, number })
    }

    fn tag(&self, named: &[u8]) -> [u8; TAG_LENGTH] {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&self.key).expect("HMAC takes a key of any length");
        mac.update(named);
        let whole = mac.finalize().into_bytes();
        std::array::from_fn(|index| whole[index])
    }
}

/// What the secret is about.
fn named(link: OrderLink) -> Vec<u8> {
    let mut bytes = link.order_id.as_bytes().to_vec();
    bytes.extend((link.number > 0).then_some(link.number));
    bytes
}

impl fmt::Debug for OrderSecrets {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("OrderSecrets")
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn secrets(byte: u8) -> OrderSecrets {
        OrderSecrets { key: [byte; 32] }
    }

    fn link(order_id: u128, number: u8) -> OrderLink {
        OrderLink {
            order_id: Uuid::from_u128(order_id),
            number,
        }
    }

    #[test]
    fn a_secret_is_what_it_is_documented_to_be() {
        // Computed with Python's hmac and base64 modules.
        for (number, expected) in [
            (0, "AZLkyHs6fRGPLFqb4MTT8YnN7YVjAYkamF9njg"),
            (1, "AZLkyHs6fRGPLFqb4MTT8QFjjK6Dcq2xX1YLmkY"),
        ] {
            let link = link(0x0192_e4c8_7b3a_7d11_8f2c_5a9b_e0c4_d3f1, number);
            assert_eq!(secrets(7).text(link), expected);
            assert_eq!(secrets(7).link(expected), Some(link));
        }
    }

    #[test]
    fn the_number_of_a_link_is_under_its_tag() {
        let first = secrets(7).text(link(1, 0));
        let mut bytes = URL_SAFE_NO_PAD.decode(first).unwrap();
        for number in 0..=2 {
            let mut forged = bytes.clone();
            forged.insert(16, number);
            assert_eq!(secrets(7).link(&URL_SAFE_NO_PAD.encode(forged)), None);
        }
        bytes.remove(15);
        assert_eq!(secrets(7).link(&URL_SAFE_NO_PAD.encode(bytes)), None);
    }

    #[test]
    fn a_secret_under_another_key_is_refused() {
        let text = secrets(7).text(link(1, 0));
        assert_eq!(secrets(8).link(&text), None);
    }

    #[test]
    fn every_other_text_is_refused() {
        let text = secrets(7).text(link(0x0192_e4c8_7b3a_7d11_8f2c_5a9b_e0c4_d3f1, 0));
        for index in 0..text.len() {
            for other in b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ " {
                let mut changed = text.clone().into_bytes();
                if changed[index] != *other {
                    changed[index] = *other;
                    assert_eq!(
                        secrets(7).link(std::str::from_utf8(&changed).unwrap()),
                        None
                    );
                }
            }
            assert_eq!(secrets(7).link(&text[..index]), None);
        }
        assert_eq!(secrets(7).link(&format!("{text}A")), None);
        assert_eq!(secrets(7).link(&format!("{text}=")), None);
    }

    #[test]
    fn a_key_does_not_show_in_logs() {
        assert_eq!(format!("{:?}", secrets(7)), "OrderSecrets { .. }");
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_check(text: String) {
            prop_assert_eq!(secrets(7).link(&text), None);
        }

        #[test]
        fn every_link_has_a_secret_that_leads_back(order_id: u128, number: u8) {
            let link = link(order_id, number);
            prop_assert_eq!(secrets(7).link(&secrets(7).text(link)), Some(link));
        }
    }
}
