use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What somebody is at an organizer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// May do everything. Each organizer has at least one.
    Owner,
    /// Runs the events, and lets others in.
    Manager,
    /// Sells, and answers buyers.
    Sales,
    /// Reads what was sold.
    Accountant,
    /// Lets people in at the door.
    Gate,
}

impl Role {
    /// All of them, from the one that may do most.
    pub const ALL: [Self; 5] = [
        Self::Owner,
        Self::Manager,
        Self::Sales,
        Self::Accountant,
        Self::Gate,
    ];

    /// As the database and the API write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Manager => "manager",
            Self::Sales => "sales",
            Self::Accountant => "accountant",
            Self::Gate => "gate",
        }
    }

    /// Whether somebody of this role who may manage members may make another `other`, or take that role away.
    pub fn may_manage(self, other: Self) -> bool {
        match self {
            Self::Owner => true,
            Self::Manager => !matches!(other, Self::Owner | Self::Manager),
            Self::Sales | Self::Accountant | Self::Gate => false,
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// The database answered a role that this version does not know.
#[derive(Debug, thiserror::Error)]
#[error("{0:?} is no role")]
pub struct UnknownRole(String);

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut all = Self::ALL.into_iter();
        all.find(|role| role.as_str() == text)
            .ok_or_else(|| UnknownRole(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_written_the_same_everywhere() {
        for role in Role::ALL {
            assert_eq!(serde_json::to_value(role).expect("a word"), role.as_str());
            assert_eq!(role.as_str().parse::<Role>().expect("known"), role);
        }
        assert_eq!(
            "Owner".parse::<Role>().expect_err("unknown").to_string(),
            "\"Owner\" is no role"
        );
    }

    #[test]
    fn a_manager_manages_neither_owners_nor_managers() {
        let managed = |role: Role| Role::ALL.map(|other| role.may_manage(other));
        assert_eq!(managed(Role::Owner), [true; 5]);
        assert_eq!(managed(Role::Manager), [false, false, true, true, true]);
        for role in [Role::Sales, Role::Accountant, Role::Gate] {
            assert_eq!(managed(role), [false; 5], "{role}");
        }
    }
}
