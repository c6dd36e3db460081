use jiff::Timestamp;
use ring::hmac;

use super::Secret;

const STEP_SECONDS: i64 = 30;

/// Which of the telephone's codes somebody gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// That of this step: the present one, or one on either side, as clocks differ and typing takes a moment.
    Now(i64),
    /// One of the two further on either side: the telephone's clock is wrong.
    OfAnotherClock,
    Nowhere,
}

/// Looks for a code among those around `now`: at all seven always, so that the time it takes says nothing.
pub(crate) fn find(secret: &Secret, code: u32, now: Timestamp) -> Found {
    let present = now.as_second().div_euclid(STEP_SECONDS);
    let mut found = Found::Nowhere;
    for distance in [-3, 3, -2, 2, 1, -1, 0] {
        let step = present + distance;
        if at(secret, step) == code {
            found = match distance {
                -1..=1 => Found::Now(step),
                _ if found == Found::Nowhere => Found::OfAnotherClock,
                _ => found,
            };
        }
    }
    found
}

/// The code of a step (RFC 4226, section 5.3).
fn at(secret: &Secret, step: i64) -> u32 {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret);
    let tag = hmac::sign(&key, &step.to_be_bytes());
    let tag = tag.as_ref();
    let offset = usize::from(tag[19] & 0xf);
    let bytes = [
        tag[offset],
        tag[offset + 1],
        tag[offset + 2],
        tag[offset + 3],
    ];
    (u32::from_be_bytes(bytes) & 0x7fff_ffff) % 1_000_000
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &Secret = b"12345678901234567890";

    #[test]
    fn codes_are_those_of_rfc_4226() {
        // Appendix D.
        let codes = [
            755_224, 287_082, 359_152, 969_429, 338_314, 254_676, 287_922, 162_583, 399_871,
            520_489,
        ];
        for (step, code) in (0..).zip(codes) {
            assert_eq!(at(SECRET, step), code, "{step}");
        }
    }

    #[test]
    fn codes_are_those_of_rfc_6238() {
        // Appendix B, of whose eight digits ours are the last six.
        for (second, code) in [
            (59, 287_082),
            (1_111_111_109, 81_804),
            (1_111_111_111, 50_471),
            (1_234_567_890, 5_924),
            (2_000_000_000, 279_037),
            (20_000_000_000, 353_130),
        ] {
            let now = Timestamp::from_second(second).expect("a legal timestamp");
            assert_eq!(find(SECRET, code, now), Found::Now(second / 30), "{second}");
        }
    }

    #[test]
    fn one_step_early_or_late_is_taken_two_are_not() {
        let now = Timestamp::from_second(1_234_567_890).expect("a legal timestamp");
        let present = 1_234_567_890 / 30;
        for (distance, found) in [
            (-4, Found::Nowhere),
            (-3, Found::OfAnotherClock),
            (-2, Found::OfAnotherClock),
            (-1, Found::Now(present - 1)),
            (0, Found::Now(present)),
            (1, Found::Now(present + 1)),
            (2, Found::OfAnotherClock),
            (3, Found::OfAnotherClock),
            (4, Found::Nowhere),
        ] {
            let code = at(SECRET, present + distance);
            assert_eq!(find(SECRET, code, now), found, "{distance}");
        }
    }
}
