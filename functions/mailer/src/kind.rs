use std::str::FromStr;

use guichet_letters::{AccountOccasion, Occasion};

/// What a mail is about: the `kind` of its row, in snake case there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MailKind {
    /// An order.
    Order(Occasion),
    /// An account, or an invitation to work for an organizer.
    Account(AccountOccasion),
    /// What buyers of an event would read, for its organizer.
    Example,
}

impl FromStr for MailKind {
    type Err = serde::de::value::Error;

    fn from_str(kind: &str) -> Result<Self, Self::Err> {
        if kind == "example" {
            return Ok(Self::Example);
        }
        let order = kind.parse().map(Self::Order);
        order.or_else(|_| kind.parse().map(Self::Account))
    }
}
