use std::str::FromStr;

use crate::account_occasion::AccountOccasion;
use crate::occasion::Occasion;

/// What a mail is about: the `kind` of its row, in snake case there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An order.
    Order(Occasion),
    /// An account, or an invitation to work for an organizer.
    Account(AccountOccasion),
}

impl FromStr for Kind {
    type Err = serde::de::value::Error;

    fn from_str(kind: &str) -> Result<Self, Self::Err> {
        let order = kind.parse().map(Self::Order);
        order.or_else(|_| kind.parse().map(Self::Account))
    }
}
