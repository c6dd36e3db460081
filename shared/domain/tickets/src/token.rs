use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use uuid::Uuid;

use crate::{KeyId, Payload, PublicKey, SigningKey};

/// The first byte of every token: the version of the scheme.
const VERSION: u8 = 1;
/// Version and two lengths of two bytes.
const HEADER_LENGTH: usize = 5;
const SIGNATURE_LENGTH: usize = 64;
/// pretix's scanners shift the upper byte of a length too little, so both lengths stay below 256.
const MAXIMUM_PAYLOAD: usize = 255;
/// In characters: the base64 of the longest token.
const MAXIMUM_TOKEN: usize = (HEADER_LENGTH + MAXIMUM_PAYLOAD + SIGNATURE_LENGTH).div_ceil(3) * 4;

/// Why a text is not the token of a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TicketTokenError {
    /// Not a token at all, or of a version that is not known.
    #[error("not a ticket")]
    Malformed,
    /// It names another key: most likely a ticket for another event.
    #[error("a ticket signed with another key")]
    OtherKey,
    /// It names the key, but that key did not sign it.
    #[error("a forged ticket")]
    Forged,
}

/// The token of a ticket: what its QR code holds. The same payload and key always give the same text,
/// of about 180 and at most 432 characters.
pub fn issue(key: &SigningKey, payload: &Payload) -> String {
    let payload = payload.encode(key.public_key().id());
    let signature = key.sign(&payload);
    let length = |bytes: &[u8]| u8::try_from(bytes.len()).expect("both parts are under 256 bytes");
    let header = [VERSION, 0, length(&payload), 0, length(&signature)];
    let token = STANDARD.encode([&header, payload.as_slice(), &signature].concat());
    // All tokens begin alike; written backwards, they can be told apart by their first characters.
    token.chars().rev().collect()
}

/// What a token says, if this key signed it.
///
/// The cheap checks come first and the signature last; nothing of a token whose signature is wrong is
/// ever returned. Whether the ticket is valid now, here and not yet used is for the caller to decide.
pub fn verify(token: &str, key: &PublicKey) -> Result<Payload, TicketTokenError> {
    let bytes = decode(token)?;
    let (signed, signature) = split(&bytes)?;
    let (key_id, payload) = Payload::decode(signed).map_err(|_| TicketTokenError::Malformed)?;
    if key_id != key.id() {
        return Err(TicketTokenError::OtherKey);
    }
    if key.has_signed(signed, signature) {
        Ok(payload)
    } else {
        Err(TicketTokenError::Forged)
    }
}

/// Which key a token claims to be signed with, to choose the one to [`verify`] it with.
pub fn read_key_id(token: &str) -> Result<KeyId, TicketTokenError> {
    let bytes = decode(token)?;
    let (signed, _) = split(&bytes)?;
    Ok(Payload::decode(signed)
        .map_err(|_| TicketTokenError::Malformed)?
        .0)
}

/// Which ticket a token claims to be, to look for it where tickets are kept: nothing is verified.
pub fn read_ticket_id(token: &str) -> Result<Uuid, TicketTokenError> {
    let bytes = decode(token)?;
    let (signed, _) = split(&bytes)?;
    let (_, payload) = Payload::decode(signed).map_err(|_| TicketTokenError::Malformed)?;
    Ok(payload.ticket_id)
}

fn decode(token: &str) -> Result<Vec<u8>, TicketTokenError> {
    if token.len() > MAXIMUM_TOKEN {
        return Err(TicketTokenError::Malformed);
    }
    let forwards: Vec<u8> = token.bytes().rev().collect();
    STANDARD
        .decode(forwards)
        .map_err(|_| TicketTokenError::Malformed)
}

fn split(bytes: &[u8]) -> Result<(&[u8], &[u8; SIGNATURE_LENGTH]), TicketTokenError> {
    let parts = || {
        let (&[VERSION, p1, p0, s1, s0], rest) = bytes.split_first_chunk::<HEADER_LENGTH>()? else {
            return None;
        };
        let (payload, signature) = rest.split_last_chunk::<SIGNATURE_LENGTH>()?;
        let lengths_are_right = usize::from(u16::from_be_bytes([p1, p0])) == payload.len()
            && usize::from(u16::from_be_bytes([s1, s0])) == signature.len();
        lengths_are_right.then_some((payload, signature))
    };
    parts().ok_or(TicketTokenError::Malformed)
}
