use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer};

/// A field of a change: absent, it leaves what there is; null takes it away.
#[derive(Debug, Default, PartialEq, Eq)]
pub enum Edit<T> {
    /// Absent.
    #[default]
    Keep,
    /// Null.
    Remove,
    /// Another value.
    Set(T),
}

impl<T> Edit<T> {
    /// What becomes of the field, where it does not stay.
    pub fn map<U>(self, change: impl FnOnce(Option<T>) -> U) -> Option<U> {
        match self {
            Self::Keep => None,
            Self::Remove => Some(change(None)),
            Self::Set(value) => Some(change(Some(value))),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Edit<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Option::deserialize(deserializer)?;
        Ok(value.map_or(Self::Remove, Self::Set))
    }
}

impl<T: JsonSchema> JsonSchema for Edit<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Option::<T>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Option::<T>::json_schema(generator)
    }
}
