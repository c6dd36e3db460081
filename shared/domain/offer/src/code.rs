//! What a code lets its buyer have, what it takes off, and when.

mod effect;

use std::collections::HashMap;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::sale::{SalePeriod, sale_period};

pub use effect::{CodeEffect, UnknownCodeKind};

/// What a code does, and to which rates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeTerms {
    /// What it does to a price.
    pub effect: CodeEffect,
    /// The rates it is for; none: all that need no code.
    pub rate_ids: Vec<Uuid>,
}

impl CodeTerms {
    /// Whether it applies to lines of a rate: changes their price, counts as used by them, lets them be had.
    pub fn applies_to(&self, rate_id: Uuid, needs_code: bool) -> bool {
        if self.rate_ids.is_empty() {
            !needs_code
        } else {
            self.rate_ids.contains(&rate_id)
        }
    }
}

/// Whether a rate is shown and sold to somebody with this code, or with none.
pub fn is_open_to(code: Option<&CodeTerms>, rate_id: Uuid, needs_code: bool) -> bool {
    !needs_code || code.is_some_and(|code| code.applies_to(rate_id, needs_code))
}

/// What a line of a rate costs with this code, or with none, in minor units.
pub fn price_with(
    code: Option<&CodeTerms>,
    rate_id: Uuid,
    needs_code: bool,
    full_price: i64,
) -> i64 {
    code.filter(|code| code.applies_to(rate_id, needs_code))
        .map_or(full_price, |code| code.effect.price(full_price))
}

/// What a buyer may type for a discount, or for rates that others do not see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// Its id.
    pub id: Uuid,
    /// As the organizer wrote it.
    pub text: String,
    /// What it does.
    pub terms: CodeTerms,
    /// The first moment at which it is valid; `None`: since ever.
    pub valid_from: Option<Timestamp>,
    /// The first moment at which it is no longer valid; `None`: for ever.
    pub valid_until: Option<Timestamp>,
    /// Where its uses are counted, one for each line that it applies to; `None`: unlimited.
    pub pool_id: Option<Uuid>,
    /// What its discounts are taken of, a unit for each minor unit; `None`: unlimited.
    pub budget_pool_id: Option<Uuid>,
}

/// The codes of an event by their text, folded.
pub type Codes = HashMap<String, Code>;

/// Why a code cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeRefusal {
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
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::NotYetValid => "not_yet_valid",
            Self::Ended => "ended",
            Self::AppliesToNothing => "applies_to_nothing",
        }
    }
}

/// The code that a buyer has typed, folded. Like a sale it is valid from its first moment until just before its last.
pub fn find_code<'codes>(
    codes: &'codes Codes,
    folded: &str,
    now: Timestamp,
) -> Result<&'codes Code, CodeRefusal> {
    let code = codes.get(folded).ok_or(CodeRefusal::Unknown)?;
    match sale_period(code.valid_from, code.valid_until, now) {
        SalePeriod::Upcoming => Err(CodeRefusal::NotYetValid),
        SalePeriod::OnSale => Ok(code),
        SalePeriod::Ended => Err(CodeRefusal::Ended),
    }
}

/// What is said of a code that was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CodeState {
    /// The event has no such code, or none yet.
    Unknown,
    /// It can be used.
    Valid,
    /// Its time is over, or it has been used as often as it may be.
    Expired,
}

impl CodeState {
    /// What anybody is told of a code that the event has: nobody should learn of it before its time. `uses_left`: or what is left
    /// of its budget; `None` where both are unlimited.
    pub fn new(
        valid_from: Option<Timestamp>,
        valid_until: Option<Timestamp>,
        uses_left: Option<i64>,
        now: Timestamp,
    ) -> Self {
        match sale_period(valid_from, valid_until, now) {
            SalePeriod::Upcoming => Self::Unknown,
            SalePeriod::OnSale if uses_left.is_none_or(|left| left > 0) => Self::Valid,
            SalePeriod::OnSale | SalePeriod::Ended => Self::Expired,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;
    use crate::samples::{code, now};

    const ONE: Uuid = Uuid::from_u128(7);
    const OTHER: Uuid = Uuid::from_u128(8);
    const SECOND: SignedDuration = SignedDuration::from_secs(1);

    fn five_off(rate_ids: &[Uuid]) -> CodeTerms {
        CodeTerms {
            effect: CodeEffect::Fixed(500),
            rate_ids: rate_ids.to_vec(),
        }
    }

    #[test]
    fn a_code_for_some_rates_applies_to_those() {
        let code = five_off(&[ONE]);
        assert!(code.applies_to(ONE, true) && code.applies_to(ONE, false));
        assert!(!code.applies_to(OTHER, false));
    }

    #[test]
    fn a_code_for_no_rate_in_particular_applies_to_all_that_need_no_code() {
        let code = five_off(&[]);
        assert!(code.applies_to(ONE, false));
        assert!(!code.applies_to(ONE, true));
    }

    #[test]
    fn a_rate_that_needs_a_code_is_open_to_those_with_one_that_is_for_it() {
        let code = five_off(&[ONE]);
        assert!(is_open_to(Some(&code), ONE, true) && is_open_to(Some(&code), OTHER, false));
        assert!(!is_open_to(Some(&code), OTHER, true));
        assert!(!is_open_to(None, ONE, true) && is_open_to(None, ONE, false));
    }

    #[test]
    fn only_what_a_code_is_for_costs_less() {
        let (some, all) = (five_off(&[ONE]), five_off(&[]));
        assert_eq!(price_with(Some(&some), ONE, true, 2000), 1500);
        assert_eq!(price_with(Some(&some), OTHER, false, 2000), 2000);
        assert_eq!(price_with(Some(&all), OTHER, false, 2000), 1500);
        assert_eq!(price_with(Some(&all), OTHER, true, 2000), 2000);
        assert_eq!(price_with(None, OTHER, false, 2000), 2000);
    }

    #[test]
    fn another_code_is_not_known() {
        let codes = Codes::from([("CODE".to_owned(), code())]);
        assert_eq!(find_code(&codes, "COD", now()), Err(CodeRefusal::Unknown));
    }

    #[test]
    fn a_code_is_valid_from_its_first_moment_until_just_before_its_last() {
        let (from, until) = (Some(now()), Some(now() + SECOND));
        let code = Code {
            valid_from: from,
            valid_until: until,
            ..code()
        };
        let codes = Codes::from([(code.text.clone(), code)]);
        let at = |moment| {
            let refusal = find_code(&codes, "CODE", moment).err();
            (refusal, CodeState::new(from, until, None, moment))
        };
        // Whoever orders with a code has it; whoever looks around should not learn of it before its time.
        let too_early = (Some(CodeRefusal::NotYetValid), CodeState::Unknown);
        assert_eq!(at(now() - SECOND), too_early);
        assert_eq!(at(now()), (None, CodeState::Valid));
        let too_late = (Some(CodeRefusal::Ended), CodeState::Expired);
        assert_eq!(at(now() + SECOND), too_late);
    }

    #[test]
    fn a_code_without_a_use_left_is_over() {
        let state = |uses_left| CodeState::new(None, None, uses_left, now());
        assert_eq!(state(Some(1)), CodeState::Valid);
        assert_eq!(state(Some(0)), CodeState::Expired);
        assert_eq!(state(None), CodeState::Valid);
    }
}
