use crate::format::{Event, Organizer};

/// What the JSON entries of an archive say, checked, with new ids.
pub(crate) struct Contents {
    pub(crate) organizer: Organizer,
    /// Each with the name of its entry.
    pub(crate) events: Vec<(String, Event)>,
}
