//! What is kept for requests that come again.

use guichet_idempotency::Key;
use serde::Serialize;

/// The request's idempotency key, and what to say from now on whenever it is used.
#[derive(Debug, Serialize)]
pub(crate) struct Keyed {
    scope: String,
    key: String,
    /// In hexadecimal.
    fingerprint: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<String>,
    /// Goes by itself: it is long, and JSON in JSON is twice the work.
    #[serde(skip)]
    pub(crate) answer: String,
}

impl Keyed {
    pub(crate) fn new(key: &Key, location: Option<String>, answer: String) -> Self {
        Self {
            scope: key.scope().to_owned(),
            key: key.text().to_owned(),
            fingerprint: hex::encode(key.fingerprint()),
            location,
            answer,
        }
    }
}
