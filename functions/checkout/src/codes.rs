//! Which code a buyer has typed, whether it is valid now, and what it does to a line.

use guichet_money::discounted;
use jiff::Timestamp;

use crate::offer::{Code, Codes, Effect, Rate};

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
    /// Whether it applies to a line of this rate: changes its price, counts as used by it, or lets it be had.
    pub(crate) fn applies_to(&self, rate: &Rate) -> bool {
        if self.rate_ids.is_empty() {
            !rate.needs_code
        } else {
            self.rate_ids.contains(&rate.id)
        }
    }

    /// What a line costs with it, in minor units.
    pub(crate) fn price(&self, full_price: i64) -> i64 {
        match self.effect {
            Effect::Percentage(basis_points) => discounted(full_price, basis_points),
            Effect::Fixed(amount) => full_price.saturating_sub(amount).max(0),
            Effect::Unlock => full_price,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pricing::samples::{code, id, now, rate};

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

    #[test]
    fn a_code_for_some_rates_applies_to_those() {
        let code = Code {
            rate_ids: vec![id(7)],
            ..code()
        };
        assert!(code.applies_to(&Rate {
            id: id(7),
            needs_code: true,
            ..rate()
        }));
        assert!(!code.applies_to(&Rate {
            id: id(8),
            ..rate()
        }));
    }

    #[test]
    fn a_code_for_no_rate_in_particular_applies_to_all_that_need_no_code() {
        assert!(code().applies_to(&rate()));
        assert!(!code().applies_to(&Rate {
            needs_code: true,
            ..rate()
        }));
    }

    #[test]
    fn a_price_never_falls_below_nothing() {
        let fixed = Code {
            effect: Effect::Fixed(1500),
            ..code()
        };
        assert_eq!(
            (fixed.price(2000), fixed.price(1000), fixed.price(0)),
            (500, 0, 0)
        );
        let half = Code {
            effect: Effect::Percentage(5000),
            ..code()
        };
        assert_eq!(
            (half.price(2000), half.price(1), half.price(3)),
            (1000, 1, 1)
        );
        assert_eq!(
            Code {
                effect: Effect::Unlock,
                ..code()
            }
            .price(2000),
            2000
        );
    }
}
