//! The tokens that stand in mailed links about accounts: who makes such a mail derives the token from the id of its row,
//! and who is given a token reads the id back.
//!
//! No token is stored, so a copy of the database alone opens nothing. Whether a link was used, is over, or belongs to this
//! browser is in its row; nothing of that is decided here.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use guichet_config::MasterKey;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use subtle::ConstantTimeEq as _;
use uuid::Uuid;

/// 128 bits: a session is opened by it.
const TAG_LENGTH: usize = 16;

/// What a token is of. One of another kind is none, although it names the same id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A row of `account_links`: to confirm an address, sign in, or choose a password.
    Account,
    /// A row of `invitations`: to work for an organizer.
    Invitation,
}

/// Makes and checks the tokens of mailed links.
///
/// The text is base64url, without padding, of the row's id (16 bytes) and the first 16 bytes of HMAC-SHA256 over it:
/// 43 characters. Each kind has a key of its own. So a token that was never given out is refused with no database.
#[derive(Clone)]
pub struct AccountLinkSecrets {
    account: [u8; 32],
    invitation: [u8; 32],
}

impl AccountLinkSecrets {
    /// Tokens under the keys that the configuration's master key gives for them.
    pub fn new(master: &MasterKey) -> Self {
        Self {
            account: master.derive("account-link"),
            invitation: master.derive("invitation"),
        }
    }

    /// The token of a row, always the same.
    pub fn text(&self, kind: TokenKind, id: Uuid) -> String {
        let mut bytes = id.as_bytes().to_vec();
        bytes.extend(self.tag(kind, id));
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The id of the row that a token is of, or `None` where it is not one that [`text`](Self::text) makes for this kind.
    /// Takes the same time however much of the tag is right.
    pub fn read(&self, kind: TokenKind, text: &str) -> Option<Uuid> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (id, tag) = bytes.split_at_checked(16)?;
        let id = Uuid::from_slice(id).ok()?;
        bool::from(self.tag(kind, id).ct_eq(tag)).then_some(id)
    }

    fn tag(&self, kind: TokenKind, id: Uuid) -> [u8; TAG_LENGTH] {
        let key = match kind {
            TokenKind::Account => &self.account,
            TokenKind::Invitation => &self.invitation,
        };
        let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
        mac.update(id.as_bytes());
        let whole = mac.finalize().into_bytes();
        std::array::from_fn(|index| whole[index])
    }
}

impl fmt::Debug for AccountLinkSecrets {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("AccountLinkSecrets")
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ID: Uuid = Uuid::from_u128(0x0192_e4c8_7b3a_7d11_8f2c_5a9b_e0c4_d3f1);
    const KINDS: [TokenKind; 2] = [TokenKind::Account, TokenKind::Invitation];

    fn secrets(byte: u8) -> AccountLinkSecrets {
        AccountLinkSecrets::new(&MasterKey::new([byte; 32]))
    }

    #[test]
    fn a_token_is_what_it_is_documented_to_be() {
        // Computed with Python's hmac, hashlib and base64 modules.
        for (kind, expected) in [
            (
                TokenKind::Account,
                "AZLkyHs6fRGPLFqb4MTT8T7NcctE-N3foslA0Q_VuR4",
            ),
            (
                TokenKind::Invitation,
                "AZLkyHs6fRGPLFqb4MTT8a5bdMJM3Obvju_UmAKbz3s",
            ),
        ] {
            assert_eq!(secrets(7).text(kind, ID), expected);
            assert_eq!(secrets(7).read(kind, expected), Some(ID));
        }
    }

    #[test]
    fn of_another_kind_it_is_none() {
        let [account, invitation] = KINDS.map(|kind| secrets(7).text(kind, ID));
        assert_eq!(secrets(7).read(TokenKind::Invitation, &account), None);
        assert_eq!(secrets(7).read(TokenKind::Account, &invitation), None);
    }

    #[test]
    fn a_token_under_another_key_is_refused() {
        for kind in KINDS {
            assert_eq!(secrets(8).read(kind, &secrets(7).text(kind, ID)), None);
        }
    }

    #[test]
    fn every_other_text_is_refused() {
        let text = secrets(7).text(TokenKind::Account, ID);
        let read = |text: &str| secrets(7).read(TokenKind::Account, text);
        for index in 0..text.len() {
            for other in b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ " {
                let mut changed = text.clone().into_bytes();
                if changed[index] != *other {
                    changed[index] = *other;
                    assert_eq!(read(std::str::from_utf8(&changed).unwrap()), None);
                }
            }
            assert_eq!(read(&text[..index]), None);
        }
        assert_eq!(read(&format!("{text}A")), None);
        assert_eq!(read(&format!("{text}=")), None);
    }

    #[test]
    fn a_key_does_not_show_in_logs() {
        assert_eq!(format!("{:?}", secrets(7)), "AccountLinkSecrets { .. }");
    }

    proptest! {
        #[test]
        fn a_token_leads_back_to_its_id(id: u128) {
            let id = Uuid::from_u128(id);
            for kind in KINDS {
                let text = secrets(7).text(kind, id);
                prop_assert_eq!(text.len(), 43);
                prop_assert_eq!(secrets(7).read(kind, &text), Some(id));
            }
        }

        #[test]
        fn any_changed_byte_makes_it_none(id: u128, index in 0..32_usize, change in 1..=u8::MAX) {
            for kind in KINDS {
                let text = secrets(7).text(kind, Uuid::from_u128(id));
                let mut bytes = URL_SAFE_NO_PAD.decode(text).unwrap();
                bytes[index] ^= change;
                prop_assert_eq!(secrets(7).read(kind, &URL_SAFE_NO_PAD.encode(bytes)), None);
            }
        }

        #[test]
        fn no_text_breaks_the_check(text: String) {
            for kind in KINDS {
                prop_assert_eq!(secrets(7).read(kind, &text), None);
            }
        }
    }
}
