use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Currency, share};

/// An amount of money, exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Money {
    /// In minor units of the currency: 1250 is 12.50 euros, or 1250 yens.
    pub amount: i64,
    /// The currency.
    pub currency: Currency,
}

/// Why two amounts make no third one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Amounts of different currencies do not add up.
    #[error("{0} and {1} cannot be added")]
    CurrencyMismatch(Currency, Currency),
    /// The result does not fit 64 bits of minor units.
    #[error("the amount is too large")]
    Overflow,
}

impl Money {
    /// An amount in minor units.
    pub const fn new(amount: i64, currency: Currency) -> Self {
        Self { amount, currency }
    }

    /// Nothing, in this currency.
    pub const fn zero(currency: Currency) -> Self {
        Self::new(0, currency)
    }

    /// Whether it is exactly nothing.
    pub const fn is_zero(self) -> bool {
        self.amount == 0
    }

    /// The sum of both.
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        let amount = self
            .amount
            .checked_add(other.amount)
            .ok_or(MoneyError::Overflow)?;
        Ok(Self::new(amount, self.currency))
    }

    /// What is left of `self` after taking `other` away; may be negative.
    pub fn checked_sub(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        let amount = self
            .amount
            .checked_sub(other.amount)
            .ok_or(MoneyError::Overflow)?;
        Ok(Self::new(amount, self.currency))
    }

    /// So many times the amount.
    pub fn checked_mul(self, quantity: i64) -> Result<Self, MoneyError> {
        let amount = self
            .amount
            .checked_mul(quantity)
            .ok_or(MoneyError::Overflow)?;
        Ok(Self::new(amount, self.currency))
    }

    /// The sum of all amounts, each of which must be in `currency`; nothing when there is none.
    pub fn sum(
        currency: Currency,
        amounts: impl IntoIterator<Item = Self>,
    ) -> Result<Self, MoneyError> {
        amounts
            .into_iter()
            .try_fold(Self::zero(currency), Self::checked_add)
    }

    /// A share of the amount in hundredths of a percent, rounded half-even: see [`share`].
    #[must_use]
    pub fn share(self, basis_points: i32) -> Self {
        Self::new(share(self.amount, basis_points), self.currency)
    }

    fn same_currency(self, other: Self) -> Result<(), MoneyError> {
        if self.currency == other.currency {
            Ok(())
        } else {
            Err(MoneyError::CurrencyMismatch(self.currency, other.currency))
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn euros(amount: i64) -> Money {
        Money::new(amount, Currency::EUR)
    }

    #[test]
    fn amounts_of_two_currencies_do_not_add_up() {
        let francs = Money::new(100, "CHF".parse().unwrap());
        assert_eq!(
            euros(100).checked_add(francs),
            Err(MoneyError::CurrencyMismatch(Currency::EUR, francs.currency))
        );
        assert_eq!(
            francs.checked_sub(euros(100)),
            Err(MoneyError::CurrencyMismatch(francs.currency, Currency::EUR))
        );
        assert!(Money::sum(Currency::EUR, [euros(1), francs]).is_err());
    }

    #[test]
    fn what_does_not_fit_is_an_error_and_not_another_amount() {
        assert_eq!(
            euros(i64::MAX).checked_add(euros(1)),
            Err(MoneyError::Overflow)
        );
        assert_eq!(
            euros(i64::MIN).checked_sub(euros(1)),
            Err(MoneyError::Overflow)
        );
        assert_eq!(euros(i64::MAX).checked_mul(2), Err(MoneyError::Overflow));
    }

    #[test]
    fn json_is_minor_units_and_a_code() {
        let json = serde_json::json!({"amount": 1250, "currency": "EUR"});
        assert_eq!(serde_json::to_value(euros(1250)).unwrap(), json);
        assert_eq!(serde_json::from_value::<Money>(json).unwrap(), euros(1250));
        let unknown = serde_json::json!({"amount": 1, "currency": "ABC"});
        let error = serde_json::from_value::<Money>(unknown).unwrap_err();
        assert!(error.to_string().contains("ISO 4217"), "{error}");
    }

    proptest! {
        #[test]
        fn taking_away_what_was_added_leaves_the_amount(left: i64, right: i64) {
            if let Ok(sum) = euros(left).checked_add(euros(right)) {
                prop_assert_eq!(sum.checked_sub(euros(right)), Ok(euros(left)));
            }
        }

        #[test]
        fn a_sum_does_not_depend_on_the_order(mut amounts in prop::collection::vec(-1_000_000_i64..1_000_000, 0..20)) {
            let sum = Money::sum(Currency::EUR, amounts.iter().copied().map(euros));
            amounts.reverse();
            prop_assert_eq!(Money::sum(Currency::EUR, amounts.iter().copied().map(euros)), sum);
        }
    }
}
