use guichet_money::{Currency, Locale, Money, format};
use serde_json::{Map, Value, json};

/// How many decimals each currency has that has not two: `{"JPY": 0, "TND": 3, …}`.
pub(crate) fn decimals() -> String {
    let others = Currency::all().filter(|currency| currency.exponent() != 2);
    let decimals = |currency: Currency| (currency.code().to_owned(), currency.exponent().into());
    let table = Value::Object(others.map(decimals).collect::<Map<_, _>>());
    format!("{table:#}\n")
}

/// The code of every currency, for those who choose one: `["AED", "AFN", …]`.
pub(crate) fn codes() -> String {
    let mut codes: Vec<String> = Currency::all()
        .map(|currency| currency.code().to_owned())
        .collect();
    codes.sort_unstable();
    format!("{:#}\n", json!(codes))
}

/// Amounts of every currency as the functions write them, for the storefront's tests to compare with what it writes. A
/// row each: `["EUR", 12500, "125,00 €", "€125.00"]`.
pub(crate) fn amounts() -> String {
    let rows: Vec<String> = Currency::all()
        .flat_map(|currency| [0, 5, 12_500, -123_456_789].map(|amount| (currency, amount)))
        .map(|(currency, amount)| {
            let money = Money::new(amount, currency);
            let written = [Locale::Fr, Locale::En].map(|locale| format(money, locale));
            json!([currency.code(), amount, written[0], written[1]]).to_string()
        })
        .collect();
    format!("[\n  {}\n]\n", rows.join(",\n  "))
}
