use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use guichet_clock::Entropy;
use guichet_config::MasterKey;
use uuid::Uuid;

use super::Secret;

/// The first byte of a sealed secret: how the rest was sealed.
const SEALED_V1: u8 = 1;
const NONCE_LENGTH: usize = 24;

/// Seals the secrets of telephones for the database: XChaCha20-Poly1305 under a key derived from the master key, with the
/// account's id as associated data, so that a row copied to another account does not open.
#[derive(Clone)]
pub struct TotpSealing {
    key: [u8; 32],
}

/// It was sealed for another account or under another `GUICHET_KEY`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the secret of a telephone cannot be opened: it was sealed for another account or under another GUICHET_KEY"
)]
pub struct NotSealedHere;

impl TotpSealing {
    /// Under the key that the configuration's master key gives for it.
    pub fn new(master: &MasterKey) -> Self {
        Self {
            key: master.derive("totp-secrets"),
        }
    }

    /// A secret as it is stored.
    pub fn seal(&self, account_id: Uuid, secret: &Secret, entropy: &Entropy) -> Vec<u8> {
        let nonce: [u8; NONCE_LENGTH] = entropy.bytes();
        let payload = Payload {
            msg: secret,
            aad: account_id.as_bytes(),
        };
        let sealed = XChaCha20Poly1305::new(&self.key.into())
            .encrypt(&XNonce::from(nonce), payload)
            .expect("20 bytes are not too long");
        [&[SEALED_V1], nonce.as_slice(), &sealed].concat()
    }

    /// The secret that [`seal`](Self::seal) sealed for this account.
    pub fn open(&self, account_id: Uuid, sealed: &[u8]) -> Result<Secret, NotSealedHere> {
        let Some((&SEALED_V1, rest)) = sealed.split_first() else {
            return Err(NotSealedHere);
        };
        let (nonce, msg) = rest
            .split_first_chunk::<NONCE_LENGTH>()
            .ok_or(NotSealedHere)?;
        let payload = Payload {
            msg,
            aad: account_id.as_bytes(),
        };
        let secret =
            XChaCha20Poly1305::new(&self.key.into()).decrypt(&XNonce::from(*nonce), payload);
        secret
            .map_err(|_| NotSealedHere)?
            .try_into()
            .map_err(|_| NotSealedHere)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &Secret = b"12345678901234567890";

    fn sealing(byte: u8) -> TotpSealing {
        TotpSealing::new(&MasterKey::new([byte; 32]))
    }

    #[test]
    fn a_row_copied_to_another_account_does_not_open() {
        let entropy = Entropy::seeded(1);
        let (ada, zoe) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let sealed = sealing(7).seal(ada, SECRET, &entropy);
        assert_eq!(sealing(7).open(ada, &sealed).as_ref(), Ok(SECRET));
        assert_eq!(sealing(7).open(zoe, &sealed), Err(NotSealedHere));
        assert_eq!(sealing(8).open(ada, &sealed), Err(NotSealedHere));
    }

    #[test]
    fn any_changed_byte_is_noticed() {
        let entropy = Entropy::seeded(1);
        let account_id = Uuid::from_u128(1);
        let sealed = sealing(7).seal(account_id, SECRET, &entropy);
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(
                sealing(7).open(account_id, &changed),
                Err(NotSealedHere),
                "{at}"
            );
            assert_eq!(
                sealing(7).open(account_id, &sealed[..at]),
                Err(NotSealedHere),
                "{at}"
            );
        }
    }
}
