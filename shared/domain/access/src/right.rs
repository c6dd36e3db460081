//! What can be allowed at an organizer, and to whom: the one table of it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::role::Role;
use crate::role::Role::{Accountant, Gate, Manager, Owner, Sales};

/// Who has a right.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The roles that have it.
    pub roles: &'static [Role],
    /// Whether password or code must have been given within [`STEP_UP`](crate::STEP_UP).
    pub step_up: bool,
    /// Whether programs and devices have it with none of these roles.
    pub people_only: bool,
}

/// A right as a type, for the signature of a handler.
pub trait Permission: Send + Sync + 'static {
    /// Which.
    const RIGHT: Right;
}

/// Makes the enum, its rules, and the types of the same names.
macro_rules! rights {
    ($($(#[$attribute:meta])* $name:ident $word:literal: [$($role:ident),+] $(, $more:ident)*;)+) => {
        /// What can be allowed at an organizer.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Right {
            $($(#[$attribute])* $name,)+
        }

        impl Right {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// As the API writes it.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)+
                }
            }

            /// Who has it.
            pub const fn rule(self) -> Rule {
                match self {
                    $(Self::$name => Rule::of(&[$($role),+])$(.$more())*,)+
                }
            }
        }

        $(
            $(#[$attribute])*
            pub enum $name {}

            impl Permission for $name {
                const RIGHT: Right = Right::$name;
            }
        )+
    };
}

rights! {
    /// Sees how the organizer is called and set up, but for the bank account.
    SeeOrganizer "see_organizer": [Owner, Manager, Sales, Accountant, Gate];
    /// Changes what the organizer is called and its legal data.
    EditOrganizer "edit_organizer": [Owner, Manager];
    /// Says where money goes.
    EditBankAccount "edit_bank_account": [Owner], people_only, step_up;
    /// Sees who works for the organizer.
    SeeMembers "see_members": [Owner, Manager];
    /// Invites, changes and removes members, as far as [`Role::may_manage`] says.
    ManageMembers "manage_members": [Owner, Manager], people_only;
    /// Stops working for the organizer.
    Leave "leave": [Owner, Manager, Sales, Accountant, Gate], people_only;
    /// Sees which API keys there are.
    SeeKeys "see_keys": [Owner], people_only;
    /// Makes and revokes API keys.
    ManageKeys "manage_keys": [Owner], people_only, step_up;
    /// Reads the audit log.
    SeeAudit "see_audit": [Owner, Manager];
    /// Sees events, their dates, prices and what is left.
    SeeEvents "see_events": [Owner, Manager, Sales, Accountant, Gate];
    /// Sees codes, and for whom they are.
    SeeCodes "see_codes": [Owner, Manager, Sales];
    /// Makes and changes events and all that they sell, venues and pictures.
    EditEvents "edit_events": [Owner, Manager];
    /// Says how much tax is taken, and by which law.
    EditTaxRates "edit_tax_rates": [Owner, Manager, Accountant];
    /// Puts events on sale, and takes them back.
    PublishEvents "publish_events": [Owner, Manager];
    /// Calls events and dates off, and sends money back.
    CancelEvents "cancel_events": [Owner, Manager], people_only, step_up;
    /// Sees orders, who placed them, and what was paid and given back.
    SeeOrders "see_orders": [Owner, Manager, Sales, Accountant];
    /// Corrects what orders say of people, writes to buyers, and notes down what others should know.
    EditOrders "edit_orders": [Owner, Manager, Sales];
}

impl Rule {
    const fn of(roles: &'static [Role]) -> Self {
        Self {
            roles,
            step_up: false,
            people_only: false,
        }
    }

    const fn people_only(self) -> Self {
        Self {
            people_only: true,
            ..self
        }
    }

    const fn step_up(self) -> Self {
        Self {
            step_up: true,
            ..self
        }
    }
}

impl Role {
    /// What the role allows.
    pub fn rights(self) -> impl Iterator<Item = Right> {
        let all = Right::ALL.iter().copied();
        all.filter(move |right| right.rule().roles.contains(&self))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_right_is_written_the_same_everywhere() {
        for right in Right::ALL {
            assert_eq!(serde_json::to_value(right).expect("a word"), right.as_str());
        }
        let words: BTreeSet<_> = Right::ALL.iter().map(|right| right.as_str()).collect();
        assert_eq!(words.len(), Right::ALL.len(), "each has its own word");
    }

    /// A program has no password to give again.
    #[test]
    fn what_asks_for_the_password_again_is_for_people_only() {
        for right in Right::ALL {
            let rule = right.rule();
            assert!(rule.people_only || !rule.step_up, "{right:?}");
        }
    }

    /// What an owner could not do, nobody could allow.
    #[test]
    fn an_owner_has_every_right() {
        assert_eq!(Role::Owner.rights().collect::<Vec<_>>(), Right::ALL);
    }

    #[test]
    fn the_gate_sees_where_it_works_and_what_is_on_and_may_leave() {
        let rights: Vec<_> = Role::Gate.rights().collect();
        assert_eq!(
            rights,
            [Right::SeeOrganizer, Right::Leave, Right::SeeEvents]
        );
    }
}
