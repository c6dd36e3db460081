//! What functions ask each other to do later.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A kind of message: its topic, and its payload as a JSON object of its fields. It is declared by the worker that acts on it.
///
/// It carries the key of what it is about and no more: the worker reads the present state from the database, so that a message that
/// comes late, twice or before another one never acts on old data. Fields that are not known are ignored, so that a newer publisher
/// can add some.
pub trait Message: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// The topic it is published on, as in `functions.yaml`.
    const TOPIC: &'static str;
}
