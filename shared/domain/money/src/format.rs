use std::fmt::Write as _;

use crate::{Locale, Money};

/// Keeps an amount and its currency on one line.
const NO_BREAK_SPACE: char = '\u{a0}';
/// What French puts between groups of three digits.
const NARROW_NO_BREAK_SPACE: char = '\u{202f}';

/// Currencies that have a symbol of their own, in French and in English; others show their code.
/// From the Unicode CLDR, so that a page formatted by a browser says the same.
const SYMBOLS: [(&str, &str, &str); 9] = [
    ("EUR", "€", "€"),
    ("USD", "$US", "$"),
    ("GBP", "£GB", "£"),
    ("CAD", "$CA", "CA$"),
    ("AUD", "$AU", "A$"),
    ("JPY", "JPY", "¥"),
    ("XOF", "F\u{202f}CFA", "F\u{202f}CFA"),
    ("XAF", "FCFA", "FCFA"),
    ("XPF", "FCFP", "CFPF"),
];

/// The amount as people write it: `1 234,50 €` in French, `€1,234.50` in English.
///
/// All decimals of the currency are always shown. Spaces are no-break spaces (U+00A0 before the
/// currency, U+202F between thousands), as French typography wants; take care when comparing.
pub fn format(money: Money, locale: Locale) -> String {
    let symbol = symbol(money, locale);
    let number = number(money, locale);
    let sign = if money.amount < 0 { "-" } else { "" };
    match locale {
        Locale::Fr => format!("{sign}{number}{NO_BREAK_SPACE}{symbol}"),
        Locale::En if symbol.ends_with(char::is_alphabetic) => {
            format!("{sign}{symbol}{NO_BREAK_SPACE}{number}")
        }
        Locale::En => format!("{sign}{symbol}{number}"),
    }
}

fn symbol(money: Money, locale: Locale) -> String {
    let code = money.currency.code();
    let symbol = SYMBOLS.iter().find(|(known, ..)| *known == code);
    match (symbol, locale) {
        (Some((_, french, _)), Locale::Fr) => (*french).to_owned(),
        (Some((.., english)), Locale::En) => (*english).to_owned(),
        (None, _) => code.to_owned(),
    }
}

fn number(money: Money, locale: Locale) -> String {
    let (group, decimal) = match locale {
        Locale::Fr => (NARROW_NO_BREAK_SPACE, ','),
        Locale::En => (',', '.'),
    };
    let units = money.currency.minor_units().unsigned_abs();
    let amount = money.amount.unsigned_abs();
    let major = (amount / units).to_string();
    let mut text = String::with_capacity(major.len() * 2);
    for (index, digit) in major.chars().enumerate() {
        if index > 0 && (major.len() - index).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    let exponent = money.currency.exponent() as usize;
    if exponent > 0 {
        let minor = amount % units;
        write!(text, "{decimal}{minor:0exponent$}").expect("a string takes all text");
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Currency;

    fn both(amount: i64, currency: &str) -> (String, String) {
        let money = Money::new(amount, currency.parse().unwrap());
        (format(money, Locale::Fr), format(money, Locale::En))
    }

    #[test]
    fn amounts_read_as_a_browser_writes_them() {
        for (amount, currency, french, english) in [
            (1250, "EUR", "12,50\u{a0}€", "€12.50"),
            (0, "EUR", "0,00\u{a0}€", "€0.00"),
            (5, "EUR", "0,05\u{a0}€", "€0.05"),
            (-1250, "EUR", "-12,50\u{a0}€", "-€12.50"),
            (
                123_456_750,
                "EUR",
                "1\u{202f}234\u{202f}567,50\u{a0}€",
                "€1,234,567.50",
            ),
            (100_000, "EUR", "1\u{202f}000,00\u{a0}€", "€1,000.00"),
            (99_999, "EUR", "999,99\u{a0}€", "€999.99"),
            (
                123_456_750,
                "CHF",
                "1\u{202f}234\u{202f}567,50\u{a0}CHF",
                "CHF\u{a0}1,234,567.50",
            ),
            (1250, "GBP", "12,50\u{a0}£GB", "£12.50"),
            (1250, "USD", "12,50\u{a0}$US", "$12.50"),
            (1250, "CAD", "12,50\u{a0}$CA", "CA$12.50"),
            (1250, "JPY", "1\u{202f}250\u{a0}JPY", "¥1,250"),
            (
                -1250,
                "XOF",
                "-1\u{202f}250\u{a0}F\u{202f}CFA",
                "-F\u{202f}CFA\u{a0}1,250",
            ),
            (1250, "XAF", "1\u{202f}250\u{a0}FCFA", "FCFA\u{a0}1,250"),
            (1250, "XPF", "1\u{202f}250\u{a0}FCFP", "CFPF\u{a0}1,250"),
            (1250, "MAD", "12,50\u{a0}MAD", "MAD\u{a0}12.50"),
            (1250, "TND", "1,250\u{a0}TND", "TND\u{a0}1.250"),
        ] {
            assert_eq!(
                both(amount, currency),
                (french.to_owned(), english.to_owned()),
                "{amount} {currency}"
            );
        }
    }

    #[test]
    fn the_largest_amounts_are_written_too() {
        assert_eq!(both(i64::MIN, "EUR").1, "-€92,233,720,368,547,758.08");
        assert_eq!(both(i64::MAX, "JPY").1, "¥9,223,372,036,854,775,807");
    }

    proptest! {
        #[test]
        fn the_digits_are_those_of_the_amount(amount: i64, french: bool) {
            let locale = if french { Locale::Fr } else { Locale::En };
            let text = format(Money::new(amount, Currency::EUR), locale);
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            prop_assert_eq!(digits.parse::<u64>().unwrap(), amount.unsigned_abs());
            prop_assert_eq!(text.starts_with('-'), amount < 0);
        }
    }
}
