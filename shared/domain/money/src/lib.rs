//! Amounts of money: integer minor units and an ISO 4217 currency, exact arithmetic, tax and
//! discounts rounded half-even once, and formatting in French and English.
//!
//! It does not convert between currencies, know tax rates or hold prices; those belong to the offer.
//!
//! [`Locale`] lives here because an amount cannot be written without one.

mod amount;
mod currency;
mod format;
mod locale;
mod rounding;

pub use amount::{Money, MoneyError};
pub use currency::{Currency, UnknownCurrency};
pub use format::format;
pub use locale::{Locale, UnknownLocale};
pub use rounding::{discounted, share, tax_in_gross};
