use serde::{Deserialize, Deserializer};

/// A text of a provider as the database can hold it: PostgreSQL has no U+0000. What it stands in is recorded like any other
/// and matches nothing of ours; refused, it would be sent again for ever.
pub(crate) fn storable<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    String::deserialize(deserializer).map(clean)
}

/// The same where there may be none.
pub(crate) fn storable_if_any<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<String>, D::Error> {
    Option::deserialize(deserializer).map(|text| text.map(clean))
}

fn clean(text: String) -> String {
    if text.contains('\0') {
        text.replace('\0', "\u{fffd}")
    } else {
        text
    }
}
