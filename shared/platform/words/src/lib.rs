//! Enums whose variants are the same words in JSON, in the database and in code.

// So that the tests here name it as whoever uses the macro does.
#[cfg(test)]
extern crate self as guichet_words;

#[doc(hidden)]
pub use {schemars, serde};

/// What was read is no word of the enum.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{word:?} is no word of {of}")]
pub struct UnknownWord {
    /// What was read.
    pub word: String,
    /// The enum, or the domain of the database, that should have it.
    pub of: &'static str,
}

/// Makes enums of words, each with `as_str`, `Display`, `FromStr` (the error is [`UnknownWord`]), and the same words for serde and in
/// the schema.
///
/// ```
/// guichet_words::words! {
///     /// What kind of product it is.
///     pub ProductKind {
///         /// Lets somebody in.
///         Ticket = "ticket",
///         /// Is bought beside a ticket.
///         Addon = "addon",
///     }
/// }
///
/// assert_eq!("addon".parse(), Ok(ProductKind::Addon));
/// assert_eq!(ProductKind::Ticket.as_str(), "ticket");
/// let error = "gift".parse::<ProductKind>().expect_err("it is none");
/// assert_eq!(error.to_string(), r#""gift" is no word of ProductKind"#);
/// ```
#[macro_export]
macro_rules! words {
    ($(
        $(#[$attribute:meta])*
        $visibility:vis $name:ident { $($(#[$variant_attribute:meta])* $variant:ident = $word:literal,)+ }
    )+) => {$(
        $(#[$attribute])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash,
            $crate::serde::Serialize, $crate::serde::Deserialize, $crate::schemars::JsonSchema,
        )]
        #[serde(crate = "::guichet_words::serde")]
        #[schemars(crate = "::guichet_words::schemars")]
        $visibility enum $name {
            $($(#[$variant_attribute])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// The word, as in JSON and in the database.
            $visibility const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::UnknownWord;

            fn from_str(word: &str) -> ::std::result::Result<Self, Self::Err> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err($crate::UnknownWord { word: word.to_owned(), of: ::std::stringify!($name) }),
                }
            }
        }
    )+};
}

#[cfg(test)]
mod tests {
    use super::UnknownWord;

    crate::words! {
        /// A colour of a gate's answer.
        Colour {
            /// Goes in.
            Green = "green",
            /// Stays out.
            Red = "red",
        }
    }

    #[test]
    fn a_word_is_the_same_in_json_and_in_the_database() {
        for colour in [Colour::Green, Colour::Red] {
            assert_eq!(serde_json::to_value(colour).unwrap(), colour.as_str());
            assert_eq!(colour.to_string().parse(), Ok(colour));
        }
        let unknown = UnknownWord {
            word: "Green".to_owned(),
            of: "Colour",
        };
        assert_eq!("Green".parse::<Colour>(), Err(unknown));
    }
}
