//! Which code a buyer has typed, and whether it is valid now and for a line.

use guichet_order::code_applies_to;
use jiff::Timestamp;

use crate::offer::{Code, Codes, Rate};

/// Why a code cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CodeRefusal {
    /// The event has no such code.
    Unknown,
    /// It will be valid later.
    NotYetValid,
    /// It was valid once.
    Ended,
    /// It changes nothing about what is in the order.
    AppliesToNothing,
}

impl CodeRefusal {
    /// The word for it in the API.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::NotYetValid => "not_yet_valid",
            Self::Ended => "ended",
            Self::AppliesToNothing => "applies_to_nothing",
        }
    }
}

/// The code a buyer has typed, folded.
pub(crate) fn find<'codes>(
    codes: &'codes Codes,
    folded: &str,
    now: Timestamp,
) -> Result<&'codes Code, CodeRefusal> {
    let code = codes.get(folded).ok_or(CodeRefusal::Unknown)?;
    if code.valid_from.is_some_and(|from| now < from) {
        return Err(CodeRefusal::NotYetValid);
    }
    if code.valid_until.is_some_and(|until| until <= now) {
        return Err(CodeRefusal::Ended);
    }
    Ok(code)
}

impl Code {
    /// Whether it applies to a line of this rate.
    pub(crate) fn applies_to(&self, rate: &Rate) -> bool {
        code_applies_to(&self.rate_ids, rate.id, rate.needs_code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pricing::samples::{code, now};

    fn codes(code: Code) -> Codes {
        Codes::from([(code.text.clone(), code)])
    }

    #[test]
    fn another_code_is_not_known() {
        let codes = codes(code());
        assert_eq!(find(&codes, "COD", now()), Err(CodeRefusal::Unknown));
    }

    #[test]
    fn a_code_is_valid_from_its_first_moment_until_just_before_its_last() {
        let second = jiff::SignedDuration::from_secs(1);
        let codes = codes(Code {
            valid_from: Some(now()),
            valid_until: Some(now() + second),
            ..code()
        });
        assert_eq!(
            find(&codes, "CODE", now() - second),
            Err(CodeRefusal::NotYetValid)
        );
        assert!(find(&codes, "CODE", now()).is_ok());
        assert_eq!(
            find(&codes, "CODE", now() + second),
            Err(CodeRefusal::Ended)
        );
    }
}
