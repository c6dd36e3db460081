use uuid::Uuid;

/// Whose log an entry belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Chain {
    /// An organizer's, which its members may read.
    Organizer(Uuid),
    /// An account's, for what concerns the person alone: passwords, second factors, sessions.
    Account(Uuid),
}

impl Chain {
    /// The chain's id: that of the organizer or the account.
    pub const fn id(self) -> Uuid {
        match self {
            Self::Organizer(id) | Self::Account(id) => id,
        }
    }

    pub(crate) const fn organizer_id(self) -> Option<Uuid> {
        match self {
            Self::Organizer(id) => Some(id),
            Self::Account(_) => None,
        }
    }
}
