//! The three places where money is divided. Each rounds once, half to even, so that rounding
//! favours neither side over many tickets and is the same whoever repeats it.

/// One, in basis points (hundredths of a percent).
const WHOLE: i128 = 10_000;

/// The tax that a gross amount contains, in minor units: `gross × rate / (1 + rate)`.
///
/// `rate_basis_points` is in hundredths of a percent: 550 is 5.5 %. A rate of zero or less contains
/// no tax. The tax never exceeds the gross amount and has its sign.
///
/// ```
/// // 12.50 at 5.5 %: 0.6516… of tax.
/// assert_eq!(guichet_money::tax_in_gross(1250, 550), 65);
/// ```
pub fn tax_in_gross(gross: i64, rate_basis_points: i32) -> i64 {
    let rate = i128::from(rate_basis_points.max(0));
    divide_half_even(i128::from(gross) * rate, WHOLE + rate)
}

/// A share of an amount, in minor units: `amount × basis_points / 10 000`. For fees and discounts.
///
/// The share is held between nothing and the whole, whatever `basis_points` says.
pub fn share(amount: i64, basis_points: i32) -> i64 {
    let part = i128::from(basis_points).clamp(0, WHOLE);
    divide_half_even(i128::from(amount) * part, WHOLE)
}

/// What is left of a price after a percentage discount, in minor units: 1000 less 1500 basis points
/// is 850. Never negative for a price that is not, never more than the price.
pub fn discounted(price: i64, discount_basis_points: i32) -> i64 {
    price - share(price, discount_basis_points)
}

/// `numerator / denominator` to the nearest integer, ties to the even one. The quotient must be no
/// larger than an `i64`, which holds for all callers: they multiply by less than they divide by.
fn divide_half_even(numerator: i128, denominator: i128) -> i64 {
    let floor = numerator.div_euclid(denominator);
    let twice_rest = numerator.rem_euclid(denominator) * 2;
    let up = twice_rest > denominator || (twice_rest == denominator && floor % 2 != 0);
    i64::try_from(floor + i128::from(up)).expect("a part of an i64 fits an i64")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_tax_of_common_prices_is_right() {
        for (gross, rate, tax) in [
            (1250, 550, 65),
            (1250, 2000, 208),
            (2500, 210, 51),
            (10_000, 1000, 909),
            (3900, 2100, 677),
            (0, 2000, 0),
            (1250, 0, 0),
            (1, 2000, 0),
            (-1250, 550, -65),
        ] {
            assert_eq!(tax_in_gross(gross, rate), tax, "{gross} at {rate}");
        }
    }

    #[test]
    fn a_tie_goes_to_the_even_unit() {
        // Half of an odd amount, up and down.
        for (amount, half) in [
            (1, 0),
            (3, 2),
            (5, 2),
            (7, 4),
            (-1, 0),
            (-3, -2),
            (-5, -2),
            (-7, -4),
        ] {
            assert_eq!(share(amount, 5000), half, "half of {amount}");
        }
        // 25 % contained in 12.5 and 37.5 units at a rate of 100 %: exactly halves.
        assert_eq!(
            (tax_in_gross(25, 10_000), tax_in_gross(75, 10_000)),
            (12, 38)
        );
    }

    #[test]
    fn a_discount_of_all_leaves_nothing_and_no_more_can_be_taken() {
        assert_eq!(discounted(1999, 10_000), 0);
        assert_eq!(discounted(1999, 12_000), 0);
        assert_eq!(discounted(1999, 0), 1999);
        assert_eq!(discounted(1999, -500), 1999);
        assert_eq!(discounted(1000, 1500), 850);
    }

    proptest! {
        #[test]
        fn tax_is_within_half_a_unit_of_the_exact_value(gross: i64, rate in 0..=10_000_i32) {
            let tax = i128::from(tax_in_gross(gross, rate));
            let (numerator, denominator) = (i128::from(gross) * i128::from(rate), 10_000 + i128::from(rate));
            prop_assert!((tax * denominator - numerator).abs() * 2 <= denominator);
        }

        #[test]
        fn a_refund_contains_the_tax_of_the_sale(gross in 0..i64::MAX, rate in 0..=10_000_i32) {
            prop_assert_eq!(tax_in_gross(-gross, rate), -tax_in_gross(gross, rate));
        }

        #[test]
        fn tax_grows_with_the_price_and_never_exceeds_it(gross in 0..i64::MAX - 1, rate: i32) {
            let tax = tax_in_gross(gross, rate);
            prop_assert!((0..=gross).contains(&tax));
            prop_assert!(tax <= tax_in_gross(gross + 1, rate));
        }

        #[test]
        fn a_discounted_price_stays_between_nothing_and_the_price(price in 0..i64::MAX, discount: i32) {
            prop_assert!((0..=price).contains(&discounted(price, discount)));
        }

        #[test]
        fn many_ties_round_up_as_often_as_down(start in 0..1_000_000_i64) {
            let rounded: i64 = (0..40).map(|step| share(2 * (start + step) + 1, 5000) * 2 - (2 * (start + step) + 1)).sum();
            prop_assert_eq!(rounded, 0);
        }
    }
}
