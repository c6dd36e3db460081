use jiff::Timestamp;
use serde_json::{Map, Value, json};

/// What changed, field by field, without what a person is called or wrote.
///
/// Values are words of the program, numbers, moments and truth values: [`Plain`] takes no text that was read from somewhere. Of any other
/// field an entry says that it changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference(Map<String, Value>);

/// A value that may be part of a [`Difference`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plain(Value);

impl From<&'static str> for Plain {
    fn from(word: &'static str) -> Self {
        Self(json!(word))
    }
}

impl From<i64> for Plain {
    fn from(number: i64) -> Self {
        Self(json!(number))
    }
}

impl From<Timestamp> for Plain {
    fn from(at: Timestamp) -> Self {
        Self(json!(at))
    }
}

impl From<bool> for Plain {
    fn from(truth: bool) -> Self {
        Self(json!(truth))
    }
}

impl Difference {
    /// Nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// A field has another value: `{"name": "changed"}`.
    #[must_use]
    pub fn changed(mut self, field: &'static str) -> Self {
        self.0.insert(field.to_owned(), json!("changed"));
        self
    }

    /// A field of what is new or gone has this value: `{"role": "sales"}`.
    #[must_use]
    pub fn value(mut self, field: &'static str, value: impl Into<Plain>) -> Self {
        self.0.insert(field.to_owned(), value.into().0);
        self
    }

    /// A field had one value and has another: `{"role": ["sales", "manager"]}`. Nothing where both are the same.
    #[must_use]
    pub fn values<P: Into<Plain>>(mut self, field: &'static str, before: P, after: P) -> Self {
        let (before, after) = (before.into().0, after.into().0);
        if before != after {
            self.0.insert(field.to_owned(), json!([before, after]));
        }
        self
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As it is kept in `audit_entries.difference`.
    pub fn to_json(&self) -> Value {
        Value::Object(self.0.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_named_and_what_does_not_is_left_out() {
        let difference = Difference::new()
            .changed("name")
            .value("count", 3)
            .values("role", "sales", "manager")
            .values("all_events", true, false)
            .values("locale", "fr", "fr");
        let expected = json!({"name": "changed", "count": 3, "role": ["sales", "manager"], "all_events": [true, false]});
        assert_eq!(difference.to_json(), expected);
        assert!(!difference.is_empty());
        assert!(Difference::new().values("locale", "fr", "fr").is_empty());
    }
}
