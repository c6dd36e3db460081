//! What a code takes off.

use guichet_money::discounted;

/// What a code does to the price of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeEffect {
    /// Takes off so many hundredths of a percent.
    Percentage(i32),
    /// Takes off so many minor units, as far as the price goes.
    Fixed(i64),
    /// Leaves the price: it only lets the buyer have rates that need a code.
    Unlock,
}

/// The database holds a kind of code that is not known here.
#[derive(Debug, thiserror::Error)]
#[error("a code of the kind {0:?}")]
pub struct UnknownCodeKind(String);

impl CodeEffect {
    /// From the columns `kind` and `value` of the table `codes`.
    pub fn read(kind: &str, value: Option<i64>) -> Result<Self, UnknownCodeKind> {
        let percentage = value.and_then(|value| i32::try_from(value).ok());
        match (kind, value, percentage) {
            ("percentage", _, Some(basis_points)) => Ok(Self::Percentage(basis_points)),
            ("fixed", Some(amount), _) => Ok(Self::Fixed(amount)),
            ("unlock", None, _) => Ok(Self::Unlock),
            _ => Err(UnknownCodeKind(kind.to_owned())),
        }
    }

    /// What a line costs with the code, in minor units.
    pub fn price(self, full_price: i64) -> i64 {
        match self {
            Self::Percentage(basis_points) => discounted(full_price, basis_points),
            Self::Fixed(amount) => full_price.saturating_sub(amount).max(0),
            Self::Unlock => full_price,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_never_falls_below_nothing() {
        let fixed = CodeEffect::Fixed(1500);
        assert_eq!([2000, 1000, 0].map(|price| fixed.price(price)), [500, 0, 0]);
        let half = CodeEffect::Percentage(5000);
        assert_eq!([2000, 1, 3].map(|price| half.price(price)), [1000, 1, 1]);
        assert_eq!(CodeEffect::Unlock.price(2000), 2000);
    }

    #[test]
    fn a_kind_that_is_not_known_is_no_effect() {
        assert_eq!(
            CodeEffect::read("unlock", None).expect("known"),
            CodeEffect::Unlock
        );
        for (kind, value) in [
            ("gift", Some(1)),
            ("fixed", None),
            ("percentage", Some(i64::MAX)),
        ] {
            let unknown = CodeEffect::read(kind, value).expect_err("unknown");
            assert_eq!(unknown.to_string(), format!("a code of the kind {kind:?}"));
        }
    }
}
