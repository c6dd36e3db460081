use uuid::Uuid;

/// Who does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Actor {
    /// A person, by their account.
    Person(Uuid),
    /// A program of an organizer, by its API key.
    Key(Uuid),
    /// A device at the gate.
    Device(Uuid),
    /// Whoever runs the installation, by hand.
    Operator,
}

impl Actor {
    /// The word in `audit_entries.actor_kind`.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Person(_) => "person",
            Self::Key(_) => "key",
            Self::Device(_) => "device",
            Self::Operator => "operator",
        }
    }

    /// The account, key or device.
    pub const fn id(self) -> Option<Uuid> {
        match self {
            Self::Person(id) | Self::Key(id) | Self::Device(id) => Some(id),
            Self::Operator => None,
        }
    }
}
