use guichet_http::Problem;
use guichet_order::Money;

/// An amount as the database has it.
pub(super) fn money(amount: i64, currency: &str) -> Result<Money, Problem> {
    Ok(Money::new(
        amount,
        currency.parse().map_err(Problem::internal)?,
    ))
}
