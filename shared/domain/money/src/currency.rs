use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A currency of ISO 4217, by its three-letter code. Only codes whose exponent is known exist, so
/// an amount of minor units always has a meaning.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency {
    code: [u8; 3],
    exponent: u8,
}

/// The text is not the code of a currency that is known here.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a currency is the three-letter code of ISO 4217 in upper case, such as EUR")]
pub struct UnknownCurrency;

/// Active currencies of ISO 4217 (funds, metals and testing codes left out), by how many decimals
/// they have.
const CURRENCIES: [(u8, &str); 3] = [
    (
        0,
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF",
    ),
    (
        2,
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF \
         CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL \
         HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT \
         MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB \
         SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH \
         USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG",
    ),
    (3, "BHD IQD JOD KWD LYD OMR TND"),
];

impl Currency {
    /// The euro.
    pub const EUR: Self = Self {
        code: *b"EUR",
        exponent: 2,
    };

    /// Every currency there is, in no order that means anything.
    pub fn all() -> impl Iterator<Item = Self> {
        let codes = CURRENCIES.iter().flat_map(|(_, codes)| codes.split(' '));
        codes.map(|code| code.parse().expect("the table knows its own codes"))
    }

    /// The three-letter code.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.code).expect("codes come from an ASCII table")
    }

    /// How many decimals the major unit has: 2 for the euro, 0 for the yen, 3 for the Tunisian dinar.
    pub const fn exponent(self) -> u32 {
        self.exponent as u32
    }

    /// How many minor units make a major one: 100 for the euro.
    pub const fn minor_units(self) -> i64 {
        10_i64.pow(self.exponent())
    }
}

impl FromStr for Currency {
    type Err = UnknownCurrency;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let code: [u8; 3] = text.as_bytes().try_into().map_err(|_| UnknownCurrency)?;
        CURRENCIES
            .iter()
            .find(|(_, codes)| codes.split(' ').any(|known| known == text))
            .map(|&(exponent, _)| Self { code, exponent })
            .ok_or(UnknownCurrency)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}

impl JsonSchema for Currency {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Currency".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^[A-Z]{3}$",
            "description": "ISO 4217 code",
            "examples": ["EUR"],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_code_has_its_exponent() {
        for (code, exponent) in [
            ("EUR", 2),
            ("CHF", 2),
            ("GBP", 2),
            ("USD", 2),
            ("CAD", 2),
            ("JPY", 0),
            ("XOF", 0),
            ("XAF", 0),
            ("XPF", 0),
            ("MAD", 2),
            ("TND", 3),
        ] {
            let currency: Currency = code.parse().unwrap();
            assert_eq!((currency.code(), currency.exponent()), (code, exponent));
        }
        assert_eq!("EUR".parse(), Ok(Currency::EUR));
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "", "EU", "EURO", "eur", "ZZZ", "XAU", "R E", " EU", "€", "AED AFN",
        ] {
            assert_eq!(text.parse::<Currency>(), Err(UnknownCurrency), "{text:?}");
        }
    }

    #[test]
    fn the_table_is_that_of_iso_4217() {
        use iso_currency::{Flag, IntoEnumIterator as _};

        // Money that people pay with: no funds, metals, testing codes, and none that has been replaced. The two of
        // Venezuela are both in use.
        let is_paid_with = |currency: &iso_currency::Currency| {
            let flags = currency.flags();
            flags.is_empty() || flags == [Flag::Superseded(iso_currency::Currency::VED)]
        };
        let mut expected: Vec<(String, u32)> = iso_currency::Currency::iter()
            .filter(is_paid_with)
            .map(|currency| {
                let exponent = currency.exponent().expect("money has minor units");
                (currency.code().to_owned(), exponent.into())
            })
            .collect();
        let mut table: Vec<(String, u32)> = Currency::all()
            .map(|currency| (currency.code().to_owned(), currency.exponent()))
            .collect();
        expected.sort_unstable();
        table.sort_unstable();
        assert_eq!(table, expected);
    }
}
