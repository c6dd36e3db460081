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

/// Makes and checks the secret that stands in an order's link.
///
/// The text is base64url, without padding, of the order's id (16 bytes) followed by the first 12 bytes
/// of HMAC-SHA256 over that id: 38 characters. So a link that was never given out is refused with no
/// database, and none needs to be stored.
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

    /// The secret of an order, always the same.
    pub fn text(&self, order_id: Uuid) -> String {
        let mut bytes = [0; 16 + TAG_LENGTH];
        bytes[..16].copy_from_slice(order_id.as_bytes());
        bytes[16..].copy_from_slice(&self.tag(order_id));
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The order a secret belongs to, or `None` where it is not one that [`text`](Self::text) makes.
    /// Takes the same time however much of the tag is right.
    pub fn order_id(&self, text: &str) -> Option<Uuid> {
        let mut bytes = [0; 16 + TAG_LENGTH];
        let length = URL_SAFE_NO_PAD.decode_slice(text, &mut bytes).ok()?;
        if length != bytes.len() {
            return None;
        }
        let (id, tag) = bytes.split_at(16);
        let order_id = Uuid::from_slice(id).ok()?;
        bool::from(self.tag(order_id).ct_eq(tag)).then_some(order_id)
    }

    fn tag(&self, order_id: Uuid) -> [u8; TAG_LENGTH] {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&self.key).expect("HMAC takes a key of any length");
        mac.update(order_id.as_bytes());
        let whole = mac.finalize().into_bytes();
        std::array::from_fn(|index| whole[index])
    }
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

    #[test]
    fn a_secret_is_what_it_is_documented_to_be() {
        // Computed with Python's hmac and base64 modules.
        let order_id = Uuid::from_u128(0x0192_e4c8_7b3a_7d11_8f2c_5a9b_e0c4_d3f1);
        let text = secrets(7).text(order_id);
        assert_eq!(text, "AZLkyHs6fRGPLFqb4MTT8YnN7YVjAYkamF9njg");
        assert_eq!(secrets(7).order_id(&text), Some(order_id));
    }

    #[test]
    fn a_secret_under_another_key_is_refused() {
        let text = secrets(7).text(Uuid::from_u128(1));
        assert_eq!(secrets(8).order_id(&text), None);
    }

    #[test]
    fn every_other_text_is_refused() {
        let text = secrets(7).text(Uuid::from_u128(0x0192_e4c8_7b3a_7d11_8f2c_5a9b_e0c4_d3f1));
        for index in 0..text.len() {
            for other in b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ " {
                let mut changed = text.clone().into_bytes();
                if changed[index] != *other {
                    changed[index] = *other;
                    assert_eq!(
                        secrets(7).order_id(std::str::from_utf8(&changed).unwrap()),
                        None
                    );
                }
            }
            assert_eq!(secrets(7).order_id(&text[..index]), None);
        }
        assert_eq!(secrets(7).order_id(&format!("{text}A")), None);
        assert_eq!(secrets(7).order_id(&format!("{text}=")), None);
    }

    #[test]
    fn a_key_does_not_show_in_logs() {
        assert_eq!(format!("{:?}", secrets(7)), "OrderSecrets { .. }");
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_check(text: String) {
            prop_assert_eq!(secrets(7).order_id(&text), None);
        }

        #[test]
        fn every_order_has_a_secret_that_leads_back(id: u128) {
            let order_id = Uuid::from_u128(id);
            prop_assert_eq!(secrets(7).order_id(&secrets(7).text(order_id)), Some(order_id));
        }
    }
}
