use guichet_account_links::{AccountLinkSecrets, TokenKind};
use guichet_accounts::TotpSealing;
use guichet_clock::Entropy;
use guichet_config::MasterKey;
use guichet_passwords::{Hasher, check};
use jiff::Timestamp;
use ring::hmac;
use uuid::Uuid;

/// Everybody's.
pub(crate) const PASSWORD: &str = "correct horse battery";

/// What everybody's telephone makes codes from.
const TOTP_SECRET: &[u8; 20] = b"12345678901234567890";

/// How the accounts function keeps what people prove by that it is them.
pub(crate) struct AccountSecrets {
    /// Of [`PASSWORD`].
    pub(crate) password_hash: String,
    links: AccountLinkSecrets,
    totp: TotpSealing,
}

impl AccountSecrets {
    pub(crate) async fn new(master: &MasterKey, entropy: &Entropy) -> Self {
        let password = check(PASSWORD).expect("a legal password");
        let hash = Hasher::new(entropy.clone()).hash(password).await;
        Self {
            password_hash: hash.expect("nobody else hashes"),
            links: AccountLinkSecrets::new(master),
            totp: TotpSealing::new(master),
        }
    }

    /// The secret of an account's telephone, as it is stored.
    pub(crate) fn sealed_totp(&self, account_id: Uuid, entropy: &Entropy) -> Vec<u8> {
        self.totp.seal(account_id, TOTP_SECRET, entropy)
    }

    /// What is mailed of a link.
    pub(crate) fn token(&self, account_link_id: Uuid) -> String {
        self.links.text(TokenKind::Account, account_link_id)
    }

    /// What is mailed of an invitation.
    pub(crate) fn invitation_token(&self, invitation_id: Uuid) -> String {
        self.links.text(TokenKind::Invitation, invitation_id)
    }
}

/// What everybody's telephone shows (RFC 6238).
pub(crate) fn code(at: Timestamp) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, TOTP_SECRET);
    let tag = hmac::sign(&key, &(at.as_second() / 30).to_be_bytes());
    let tag = tag.as_ref();
    let offset = usize::from(tag[19] & 0xf);
    let bytes = tag[offset..offset + 4].try_into().expect("four bytes");
    format!(
        "{:06}",
        (u32::from_be_bytes(bytes) & 0x7fff_ffff) % 1_000_000
    )
}
