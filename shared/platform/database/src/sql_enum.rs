//! What SQL functions answer with a word, as enums.

/// An enum that has a variant for each word of an SQL domain: see [`sql_enum!`](crate::sql_enum).
pub trait SqlEnum {
    /// The domain's name.
    const DOMAIN: &'static str;
    /// The word of each variant.
    const WORDS: &'static [&'static str];
}

/// Makes an enum of the words of an SQL domain over `text`, with `as_str` and `FromStr`. The check of the domain keeps SQL
/// functions from answering another word; `guichet_testing::assert_same_words` compares both lists, in a test beside each
/// enum.
#[macro_export]
macro_rules! sql_enum {
    (
        $(#[$attribute:meta])*
        $visibility:vis enum $name:ident: $domain:literal {
            $($(#[$variant_attribute:meta])* $variant:ident = $word:literal,)+
        }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $visibility enum $name {
            $($(#[$variant_attribute])* $variant,)+
        }

        impl $name {
            /// The word, as in the database.
            $visibility const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }

        impl $crate::SqlEnum for $name {
            const DOMAIN: &'static str = $domain;
            const WORDS: &'static [&'static str] = &[$($word),+];
        }

        impl std::str::FromStr for $name {
            type Err = $crate::UnknownWord;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err($crate::UnknownWord { word: word.to_owned(), of: $domain }),
                }
            }
        }
    };
}
