//! A message, and the envelope in which it is pushed.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// What a publisher hands over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewMessage {
    /// The payload.
    pub data: Bytes,
    /// Names and values beside it.
    pub attributes: BTreeMap<String, String>,
    /// Passed on. Messages of one key are not held back for each other.
    pub ordering_key: String,
}

/// A message that has been accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Decimal digits, unique for good.
    pub id: String,
    /// The name of its topic, without the project.
    pub topic: String,
    /// The payload, base64.
    pub data: String,
    /// Names and values beside it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, String>,
    /// Empty for most.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub ordering_key: String,
    /// When it was accepted.
    pub publish_time: Timestamp,
}

impl Message {
    pub(super) fn new(id: u64, topic: &str, message: NewMessage, now: Timestamp) -> Self {
        Self {
            id: id.to_string(),
            topic: topic.to_owned(),
            data: STANDARD.encode(&message.data),
            attributes: message.attributes,
            ordering_key: message.ordering_key,
            publish_time: now,
        }
    }

    /// The payload as text, for people to read.
    pub fn text(&self) -> String {
        STANDARD
            .decode(&self.data)
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .unwrap_or_default()
    }

    /// The body of a push. The real service, too, writes two of the names in both ways.
    pub(super) fn envelope(&self, subscription: &str, delivery_attempt: u32) -> String {
        let time = format!("{:.3}", self.publish_time);
        let mut message = json!({
            "data": self.data,
            "attributes": self.attributes,
            "messageId": self.id,
            "message_id": self.id,
            "publishTime": time,
            "publish_time": time,
        });
        if !self.ordering_key.is_empty() {
            message["orderingKey"] = Value::from(self.ordering_key.as_str());
        }
        json!({ "message": message, "subscription": subscription, "deliveryAttempt": delivery_attempt }).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_envelope_is_the_wrapped_form_of_a_push() {
        let new = NewMessage {
            data: Bytes::from_static(b"{\"a\":1}"),
            attributes: BTreeMap::from([("outbox_id".to_owned(), "7".to_owned())]),
            ordering_key: String::new(),
        };
        let message = Message::new(
            12,
            "order-paid",
            new,
            "2026-11-22T10:00:00.5Z".parse().expect("a time"),
        );
        let envelope: Value =
            serde_json::from_str(&message.envelope("projects/p/subscriptions/s", 3)).expect("JSON");
        assert_eq!(
            envelope,
            json!({
                "message": {
                    "data": "eyJhIjoxfQ==",
                    "attributes": { "outbox_id": "7" },
                    "messageId": "12",
                    "message_id": "12",
                    "publishTime": "2026-11-22T10:00:00.500Z",
                    "publish_time": "2026-11-22T10:00:00.500Z",
                },
                "subscription": "projects/p/subscriptions/s",
                "deliveryAttempt": 3,
            })
        );
        assert_eq!(message.text(), "{\"a\":1}");
    }
}
