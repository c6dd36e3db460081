//! The signature on a webhook: `guichet-signature: t=<unix seconds>,v1=<hex HMAC-SHA256 of "<t>.<body>">`.
//!
//! The time is signed with the body, so that what was overheard cannot be sent again later. Several `v1` parts may stand side by side
//! while a secret is being replaced. Unknown parts are passed over.

use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use sha2::Sha256;

/// The header's name.
pub const HEADER: &str = "guichet-signature";

/// How far the time of signing may be from now, either way.
pub const TOLERANCE_SECONDS: u64 = 300;

/// More secrets than this are never in use at once; each costs a hash of the whole body.
const SIGNATURES_LIMIT: usize = 4;

/// The header for a body that is sent now.
pub fn header_value(secret: &[u8], now: Timestamp, body: &[u8]) -> String {
    let seconds = now.as_second();
    let signature = mac(secret, &seconds.to_string(), body)
        .finalize()
        .into_bytes();
    format!("t={seconds},v1={}", hex::encode(signature))
}

/// Why a signature is not accepted.
#[derive(Debug, PartialEq, Eq)]
pub enum SignatureError {
    /// The header cannot be read, or is of another secret or another body.
    Mismatch,
    /// It was signed too long ago, or too far ahead.
    Stale,
}

/// Checks a header against the body as it was received, byte for byte.
pub fn verify(
    secret: &[u8],
    header: &str,
    body: &[u8],
    now: Timestamp,
) -> Result<(), SignatureError> {
    let mut times = parts(header, "t");
    let (Some(time), None) = (times.next(), times.next()) else {
        return Err(SignatureError::Mismatch);
    };
    let seconds: i64 = time.parse().map_err(|_| SignatureError::Mismatch)?;
    let matches = parts(header, "v1").take(SIGNATURES_LIMIT).any(|signature| {
        // The comparison takes the same time wherever the first difference is.
        hex::decode(signature)
            .is_ok_and(|bytes| mac(secret, time, body).verify_slice(&bytes).is_ok())
    });
    if !matches {
        return Err(SignatureError::Mismatch);
    }
    if now.as_second().abs_diff(seconds) > TOLERANCE_SECONDS {
        return Err(SignatureError::Stale);
    }
    Ok(())
}

fn parts<'header>(header: &'header str, name: &'static str) -> impl Iterator<Item = &'header str> {
    header
        .split(',')
        .filter_map(move |part| part.trim().strip_prefix(name)?.strip_prefix('='))
}

fn mac(secret: &[u8], time: &str, body: &[u8]) -> Hmac<Sha256> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("HMAC takes keys of any length");
    mac.update(time.as_bytes());
    mac.update(b".");
    mac.update(body);
    mac
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;
    use proptest::prelude::*;

    use super::*;

    const SECRET: &[u8] = b"a shared secret";
    const BODY: &[u8] = br#"{"id":"evt_1"}"#;

    fn now() -> Timestamp {
        Timestamp::from_second(1_795_341_600).unwrap()
    }

    #[test]
    fn a_published_example_verifies() {
        // printf '1795341600.{"id":"evt_1"}' | openssl dgst -sha256 -hmac 'a shared secret'
        let header =
            "t=1795341600,v1=4520bedfbff984228782f6d546c89ac3ac455a636943bf2d307fdfbd74e955db";
        assert_eq!(header_value(SECRET, now(), BODY), header);
        assert_eq!(verify(SECRET, header, BODY, now()), Ok(()));
    }

    #[test]
    fn another_secret_body_or_time_does_not_verify() {
        let header = header_value(SECRET, now(), BODY);
        assert_eq!(
            verify(b"another", &header, BODY, now()),
            Err(SignatureError::Mismatch)
        );
        assert_eq!(
            verify(SECRET, &header, b"{}", now()),
            Err(SignatureError::Mismatch)
        );
        let moved = header.replace("t=1795341600", "t=1795341601");
        assert_eq!(
            verify(SECRET, &moved, BODY, now()),
            Err(SignatureError::Mismatch)
        );
    }

    #[test]
    fn five_minutes_either_way_are_tolerated_and_no_more() {
        let header = header_value(SECRET, now(), BODY);
        for (seconds, expected) in [
            (300, Ok(())),
            (-300, Ok(())),
            (301, Err(SignatureError::Stale)),
            (-301, Err(SignatureError::Stale)),
        ] {
            let then = now() + SignedDuration::from_secs(seconds);
            assert_eq!(verify(SECRET, &header, BODY, then), expected, "{seconds}");
        }
    }

    #[test]
    fn one_of_several_signatures_is_enough() {
        let header = header_value(SECRET, now(), BODY);
        let (time, signature) = header.split_once(',').unwrap();
        let header = format!("{time}, v1={}, v0=abc, {signature}", "00".repeat(32));
        assert_eq!(verify(SECRET, &header, BODY, now()), Ok(()));
    }

    #[test]
    fn a_header_with_two_times_or_none_is_refused() {
        let header = header_value(SECRET, now(), BODY);
        let doubled = format!("t=1795341600,{header}");
        assert_eq!(
            verify(SECRET, &doubled, BODY, now()),
            Err(SignatureError::Mismatch)
        );
        let (_, signature) = header.split_once(',').unwrap();
        assert_eq!(
            verify(SECRET, signature, BODY, now()),
            Err(SignatureError::Mismatch)
        );
    }

    #[test]
    fn a_shortened_signature_is_refused() {
        let header = header_value(SECRET, now(), BODY);
        for length in [
            header.len() - 2,
            "t=1795341600,v1=".len(),
            "t=1795341600,v1=00".len(),
        ] {
            assert_eq!(
                verify(SECRET, &header[..length], BODY, now()),
                Err(SignatureError::Mismatch)
            );
        }
    }

    proptest! {
        #[test]
        fn no_other_header_verifies(header in "(t=[0-9]{0,12},)?(v1=[0-9a-f]{0,66})?.{0,9}") {
            prop_assert!(verify(SECRET, &header, BODY, now()).is_err());
        }

        #[test]
        fn no_other_body_verifies(body in proptest::collection::vec(any::<u8>(), 0..40)) {
            prop_assume!(body != BODY);
            prop_assert!(verify(SECRET, &header_value(SECRET, now(), BODY), &body, now()).is_err());
        }
    }
}
