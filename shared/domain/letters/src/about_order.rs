use std::collections::BTreeMap;

use guichet_documents::Venue;
use guichet_order::{OrderRecord, Text};

use crate::called_off::CalledOff;

/// What a letter about an order speaks of.
#[derive(Clone, Debug)]
pub struct AboutOrder<'a> {
    /// The order.
    pub order: &'a OrderRecord,
    /// Where its occurrences take place, by the number of the line.
    pub venues: &'a BTreeMap<i16, Venue>,
    /// Who signs.
    pub organizer: &'a str,
    /// What the organizer adds, where the occasion is one of [`crate::Occasion::WITH_TEXT`]; Markdown that [`crate::check_text`] has taken.
    pub text: Option<&'a Text>,
    /// What was called off, where the letter is about that.
    pub called_off: Option<&'a CalledOff>,
    /// The address of the order's page.
    pub url: String,
}
