use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use ed25519_dalek::{Signature, Signer as _, VerifyingKey};
use guichet_clock::Entropy;
use guichet_config::MasterKey;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// What the configuration's master key derives the sealing key from.
const SEALING_LABEL: &str = "ticket-signing-keys";

/// The first byte of a sealed key: how the rest was sealed.
const SEALED_V1: u8 = 1;

/// Long enough to be drawn at random for any number of events under one key.
const NONCE_LENGTH: usize = 24;

/// The constant beginning of an Ed25519 public key in DER (RFC 8410).
const DER_PREFIX: [u8; 12] = [
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
];

/// Which key signed a token: the first four bytes of the SHA-256 of the public key.
///
/// A gate that holds the keys of several events picks the right one by it; it proves nothing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub(crate) u32);

/// The bytes or the text are not the key they should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidKey {
    /// Not an Ed25519 public key.
    #[error("not an Ed25519 public key")]
    Public,
    /// Not a key that was sealed for this event under this master key.
    #[error(
        "the signing key cannot be opened: it was sealed for another event or under another GUICHET_KEY"
    )]
    Sealed,
}

/// The key that signs the tickets of one event.
#[derive(Clone)]
pub struct SigningKey {
    key: ed25519_dalek::SigningKey,
    public: PublicKey,
}

/// The key that checks them. Not a secret: it is published.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PublicKey {
    key: VerifyingKey,
    id: KeyId,
}

impl SigningKey {
    /// A new key.
    pub fn generate(entropy: &Entropy) -> Self {
        Self::from_seed(&entropy.bytes())
    }

    /// The key of a seed as RFC 8032 defines it. For published test vectors; tickets that are sold
    /// want [`generate`](Self::generate).
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        let key = ed25519_dalek::SigningKey::from_bytes(seed);
        let public = PublicKey::new(key.verifying_key());
        Self { key, public }
    }

    /// The key encrypted and bound to its event, as it is stored: 73 bytes.
    ///
    /// XChaCha20-Poly1305 under a key derived from the master key, the event's id as associated data,
    /// so that a row copied to another event does not open.
    pub fn seal(&self, master: &MasterKey, event_id: Uuid, entropy: &Entropy) -> Vec<u8> {
        let nonce: [u8; NONCE_LENGTH] = entropy.bytes();
        let payload = Payload {
            msg: self.key.as_bytes(),
            aad: event_id.as_bytes(),
        };
        let sealed = cipher(master)
            .encrypt(&XNonce::from(nonce), payload)
            .expect("32 bytes are not too long");
        [&[SEALED_V1], nonce.as_slice(), &sealed].concat()
    }

    /// The key that [`seal`](Self::seal) sealed for this event.
    pub fn open(master: &MasterKey, event_id: Uuid, sealed: &[u8]) -> Result<Self, InvalidKey> {
        let Some((&SEALED_V1, rest)) = sealed.split_first() else {
            return Err(InvalidKey::Sealed);
        };
        let (nonce, msg) = rest
            .split_first_chunk::<NONCE_LENGTH>()
            .ok_or(InvalidKey::Sealed)?;
        let payload = Payload {
            msg,
            aad: event_id.as_bytes(),
        };
        let seed = cipher(master)
            .decrypt(&XNonce::from(*nonce), payload)
            .map_err(|_| InvalidKey::Sealed)?;
        Ok(Self::from_seed(
            &seed.try_into().map_err(|_| InvalidKey::Sealed)?,
        ))
    }

    /// Its other half.
    pub fn public_key(&self) -> PublicKey {
        self.public
    }

    /// The public key as [`PublicKey::to_base64`] writes it.
    pub fn public_key_base64(&self) -> String {
        self.public.to_base64()
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.key.sign(message).to_bytes()
    }
}

impl PublicKey {
    fn new(key: VerifyingKey) -> Self {
        let digest = Sha256::digest(key.as_bytes());
        let id = KeyId(u32::from_be_bytes([
            digest[0], digest[1], digest[2], digest[3],
        ]));
        Self { key, id }
    }

    /// From the 32 bytes of RFC 8032. Keys for which anybody can forge signatures are refused.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, InvalidKey> {
        let bytes = bytes.try_into().map_err(|_| InvalidKey::Public)?;
        let key = VerifyingKey::from_bytes(bytes).map_err(|_| InvalidKey::Public)?;
        if key.is_weak() {
            Err(InvalidKey::Public)
        } else {
            Ok(Self::new(key))
        }
    }

    /// From what [`to_base64`](Self::to_base64) writes.
    pub fn from_base64(text: &str) -> Result<Self, InvalidKey> {
        Self::from_bytes(&STANDARD.decode(text).map_err(|_| InvalidKey::Public)?)
    }

    /// The 32 bytes of RFC 8032.
    pub fn to_bytes(&self) -> [u8; 32] {
        self.key.to_bytes()
    }

    /// The 32 bytes in standard base64.
    pub fn to_base64(&self) -> String {
        STANDARD.encode(self.key.as_bytes())
    }

    /// A PEM file (RFC 7468).
    pub fn to_pem(&self) -> String {
        let der = [DER_PREFIX.as_slice(), self.key.as_bytes()].concat();
        format!(
            "-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n",
            STANDARD.encode(der)
        )
    }

    /// The PEM file in base64 once more: the form in which pretix gives keys to its scanners.
    pub fn to_pretix(&self) -> String {
        STANDARD.encode(self.to_pem())
    }

    /// Which key it is.
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// Whether the signature is by this key. Strict: of the several encodings that lax verifiers take
    /// for one signature, only one passes.
    pub(crate) fn has_signed(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        self.key
            .verify_strict(message, &Signature::from_bytes(signature))
            .is_ok()
    }
}

fn cipher(master: &MasterKey) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&master.derive(SEALING_LABEL).into())
}

impl fmt::Display for KeyId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:08x}", self.0)
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "KeyId({self})")
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "PublicKey({})", self.id)
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SigningKey")
            .field("public", &self.public)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVENT: Uuid = Uuid::from_u128(0xe);

    fn sealed() -> (SigningKey, Vec<u8>, MasterKey) {
        let (entropy, master) = (Entropy::seeded(1), MasterKey::new([7; 32]));
        let key = SigningKey::generate(&entropy);
        let sealed = key.seal(&master, EVENT, &entropy);
        (key, sealed, master)
    }

    #[test]
    fn a_sealed_key_opens_for_its_event_under_its_master_key_only() {
        let (key, sealed, master) = sealed();
        assert_eq!(sealed.len(), 73);
        let opened = SigningKey::open(&master, EVENT, &sealed).unwrap();
        assert_eq!(opened.public_key(), key.public_key());
        let other_event = SigningKey::open(&master, Uuid::from_u128(0xf), &sealed);
        let other_master = SigningKey::open(&MasterKey::new([8; 32]), EVENT, &sealed);
        assert_eq!(other_event.unwrap_err(), InvalidKey::Sealed);
        assert_eq!(other_master.unwrap_err(), InvalidKey::Sealed);
    }

    #[test]
    fn a_sealed_key_that_was_touched_does_not_open() {
        let (_, sealed, master) = sealed();
        for index in 0..sealed.len() {
            let mut touched = sealed.clone();
            touched[index] ^= 1;
            assert!(
                SigningKey::open(&master, EVENT, &touched).is_err(),
                "byte {index}"
            );
            assert!(
                SigningKey::open(&master, EVENT, &sealed[..index]).is_err(),
                "{index} bytes"
            );
        }
    }

    #[test]
    fn sealing_twice_gives_different_bytes_and_neither_holds_the_key() {
        let (key, first, master) = sealed();
        let second = key.seal(&master, EVENT, &Entropy::seeded(2));
        assert_ne!(first, second);
        let seed = key.key.to_bytes();
        assert!(!first.windows(8).any(|window| window == &seed[..8]));
    }

    #[test]
    fn public_keys_are_read_as_they_are_written_and_bad_ones_refused() {
        let public = SigningKey::generate(&Entropy::seeded(3)).public_key();
        assert_eq!(PublicKey::from_base64(&public.to_base64()), Ok(public));
        assert_eq!(PublicKey::from_bytes(&public.to_bytes()), Ok(public));
        // The neutral element: every signature of a certain form is valid under it.
        let mut weak = [0; 32];
        weak[0] = 1;
        let mut off_the_curve = [0; 32];
        off_the_curve[0] = 2;
        for bytes in [&weak[..], &off_the_curve, &[0; 31], &[]] {
            assert_eq!(PublicKey::from_bytes(bytes), Err(InvalidKey::Public));
        }
    }

    #[test]
    fn keys_do_not_show_in_logs() {
        let key = SigningKey::from_seed(&[7; 32]);
        assert_eq!(
            format!("{key:?}"),
            format!(
                "SigningKey {{ public: PublicKey({}), .. }}",
                key.public_key().id()
            )
        );
    }
}
