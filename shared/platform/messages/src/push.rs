//! What Pub/Sub posts to a worker: the wrapped envelope around a published message.

use std::collections::HashMap;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::Deserialize;
use uuid::Uuid;

use crate::Message;

/// The attribute that carries the outbox id: the one name of a message that stays the same when it is published again.
pub const OUTBOX_ID_ATTRIBUTE: &str = "outbox_id";
/// The attribute that carries the topic's name.
pub const TYPE_ATTRIBUTE: &str = "type";
/// The attribute that carries the trace context of the request that enqueued the message.
pub const TRACE_ATTRIBUTE: &str = "traceparent";

/// So much of a body that cannot be read is kept for a human.
const KEPT_BODY_BYTES: usize = 8 * 1024;

/// A message as a worker receives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Push<M> {
    /// The outbox row it comes from; the same in every delivery.
    pub outbox_id: Uuid,
    /// What is to be done.
    pub message: M,
    /// Pub/Sub's id, new each time the message is published. For logs.
    pub message_id: String,
    /// The subscription that pushed it, `projects/…/subscriptions/…`.
    pub subscription: String,
    /// How often it has been tried, this time included; only known where a dead-letter topic is set up.
    pub delivery_attempt: Option<u32>,
    /// The `traceparent` of the request that enqueued it.
    pub traceparent: Option<String>,
}

/// Why a body is no message. No retry will change it.
#[derive(Debug, thiserror::Error)]
pub enum PushError {
    /// Not the JSON of a wrapped envelope.
    #[error("the body is not a push envelope: {0}")]
    Envelope(String),
    /// `message.data` is not base64.
    #[error("`message.data` is not base64")]
    Data,
    /// An attribute without which the message has no meaning.
    #[error("the attribute `{0}` is missing or not legal")]
    Attribute(&'static str),
    /// A message for another worker.
    #[error("`{consumer}` does not act on `{topic}`")]
    Topic {
        /// The worker that received it.
        consumer: &'static str,
        /// Its topic.
        topic: String,
    },
    /// The payload is not the JSON object that the topic calls for.
    #[error("the payload of `{topic}` is not legal: {problem}")]
    Payload {
        /// The topic.
        topic: &'static str,
        /// What is wrong with the payload.
        problem: String,
    },
}

/// A body that is no message, with what a human needs to find out why.
#[derive(Debug)]
pub struct PoisonMessage {
    /// Why it cannot be acted on.
    pub reason: String,
    /// The outbox id, if at least that could be read.
    pub outbox_id: Option<Uuid>,
    /// The body: the JSON it is, or else its text, cut off at 8 KiB.
    pub body: serde_json::Value,
}

#[derive(Deserialize)]
struct Envelope {
    message: Wrapped,
    #[serde(default)]
    subscription: String,
    #[serde(rename = "deliveryAttempt")]
    delivery_attempt: Option<u32>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Wrapped {
    #[serde(default)]
    data: String,
    #[serde(default)]
    attributes: HashMap<String, String>,
    message_id: String,
}

impl<M: Message> Push<M> {
    /// Reads the body of a push request to `consumer`. Says nothing about who sent it: check that first.
    pub fn parse(consumer: &'static str, body: &[u8]) -> Result<Self, PoisonMessage> {
        let envelope: Envelope = serde_json::from_slice(body).map_err(|error| {
            PoisonMessage::new(&PushError::Envelope(error.to_string()), None, body)
        })?;
        let outbox_id = envelope.outbox_id();
        envelope
            .open(consumer, outbox_id)
            .map_err(|error| PoisonMessage::new(&error, outbox_id, body))
    }
}

impl Envelope {
    fn outbox_id(&self) -> Option<Uuid> {
        self.message
            .attributes
            .get(OUTBOX_ID_ATTRIBUTE)?
            .parse()
            .ok()
    }

    fn open<M: Message>(
        mut self,
        consumer: &'static str,
        outbox_id: Option<Uuid>,
    ) -> Result<Push<M>, PushError> {
        let outbox_id = outbox_id.ok_or(PushError::Attribute(OUTBOX_ID_ATTRIBUTE))?;
        let attributes = &mut self.message.attributes;
        let topic = attributes
            .remove(TYPE_ATTRIBUTE)
            .ok_or(PushError::Attribute(TYPE_ATTRIBUTE))?;
        if topic != M::TOPIC {
            return Err(PushError::Topic { consumer, topic });
        }
        let payload = BASE64_STANDARD
            .decode(&self.message.data)
            .map_err(|_| PushError::Data)?;
        Ok(Push {
            outbox_id,
            message: read(&payload)?,
            traceparent: attributes.remove(TRACE_ATTRIBUTE),
            message_id: self.message.message_id,
            subscription: self.subscription,
            delivery_attempt: self.delivery_attempt,
        })
    }
}

fn read<M: Message>(payload: &[u8]) -> Result<M, PushError> {
    let illegal = |problem: String| PushError::Payload {
        topic: M::TOPIC,
        problem,
    };
    let payload: serde_json::Value = serde_json::from_slice(payload).map_err(|error| {
        illegal(format!(
            "not JSON, at line {} column {}",
            error.line(),
            error.column()
        ))
    })?;
    if !payload.is_object() {
        return Err(illegal("not a JSON object".to_owned()));
    }
    serde_json::from_value(payload).map_err(|error| illegal(error.to_string()))
}

impl PoisonMessage {
    /// Keeps a body that cannot be acted on.
    pub fn new(reason: &dyn std::error::Error, outbox_id: Option<Uuid>, body: &[u8]) -> Self {
        let kept = &body[..body.len().min(KEPT_BODY_BYTES)];
        // PostgreSQL's jsonb refuses U+0000, raw or escaped.
        let storable = |text: &str| !text.contains('\0') && !text.contains("\\u0000");
        let text = String::from_utf8_lossy(kept);
        let body = match serde_json::from_slice(kept) {
            Ok(json) if storable(&text) => json,
            _ => serde_json::Value::String(text.replace('\0', "\u{fffd}")),
        };
        Self {
            reason: reason.to_string().replace('\0', "\u{fffd}"),
            outbox_id,
            body,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::Serialize;
    use serde_json::{Value, json};

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct OrderPaid {
        order_id: Uuid,
    }

    impl Message for OrderPaid {
        const TOPIC: &'static str = "order-paid";
    }

    fn parse(body: &[u8]) -> Result<Push<OrderPaid>, PoisonMessage> {
        Push::parse("fulfilment", body)
    }

    fn envelope() -> Value {
        let data = BASE64_STANDARD.encode(r#"{"order_id":"00000000-0000-0000-0000-000000000001"}"#);
        json!({
            "message": {
                "data": data,
                "attributes": {
                    "outbox_id": "00000000-0000-0000-0000-000000000002",
                    "type": "order-paid",
                    "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                },
                "messageId": "136969346945",
                "message_id": "136969346945",
                "publishTime": "2026-11-22T10:00:00Z",
            },
            "subscription": "projects/p/subscriptions/fulfilment",
            "deliveryAttempt": 5,
        })
    }

    fn poison(envelope: &Value) -> PoisonMessage {
        parse(envelope.to_string().as_bytes()).expect_err("poison")
    }

    #[test]
    fn a_wrapped_envelope_is_read() {
        let push = parse(envelope().to_string().as_bytes()).expect("legal");
        assert_eq!(push.outbox_id, Uuid::from_u128(2));
        assert_eq!(
            push.message,
            OrderPaid {
                order_id: Uuid::from_u128(1)
            }
        );
        assert_eq!(push.message_id, "136969346945");
        assert_eq!(push.subscription, "projects/p/subscriptions/fulfilment");
        assert_eq!(push.delivery_attempt, Some(5));
        assert!(push.traceparent.expect("given").starts_with("00-0af7"));
    }

    #[test]
    fn trace_and_attempt_may_be_missing() {
        let mut envelope = envelope();
        envelope["message"]["attributes"]
            .as_object_mut()
            .expect("object")
            .remove("traceparent");
        envelope
            .as_object_mut()
            .expect("object")
            .remove("deliveryAttempt");
        let push = parse(envelope.to_string().as_bytes()).expect("legal");
        assert_eq!((push.traceparent, push.delivery_attempt), (None, None));
    }

    #[test]
    fn each_missing_or_wrong_part_is_named() {
        for (pointer, value, named) in [
            ("/message", json!(null), "envelope"),
            ("/message/messageId", json!(7), "envelope"),
            ("/message/attributes", json!({}), "outbox_id"),
            ("/message/attributes/outbox_id", json!("7"), "outbox_id"),
            (
                "/message/attributes/type",
                json!("order-payed"),
                "order-payed",
            ),
            ("/message/data", json!("?"), "base64"),
            ("/message/data", json!(""), "order-paid"),
            (
                "/message/data",
                json!(BASE64_STANDARD.encode("{}")),
                "order_id",
            ),
            (
                "/message/data",
                json!(BASE64_STANDARD.encode("{")),
                "line 1 column 1",
            ),
            (
                "/message/data",
                json!(BASE64_STANDARD.encode(r#"["00000000-0000-0000-0000-000000000001"]"#)),
                "JSON object",
            ),
        ] {
            let mut envelope = envelope();
            *envelope.pointer_mut(pointer).expect("there") = value;
            let reason = poison(&envelope).reason;
            assert!(reason.contains(named), "{pointer}: {reason}");
        }
    }

    #[test]
    fn fields_of_a_newer_publisher_are_ignored() {
        let mut envelope = envelope();
        let payload = r#"{"order_id":"00000000-0000-0000-0000-000000000001","later":1}"#;
        envelope["message"]["data"] = json!(BASE64_STANDARD.encode(payload));
        assert!(parse(envelope.to_string().as_bytes()).is_ok());
    }

    #[test]
    fn poison_keeps_the_outbox_id_that_could_be_read() {
        let mut envelope = envelope();
        envelope["message"]["data"] = json!("?");
        let poison = poison(&envelope);
        assert_eq!(poison.outbox_id, Some(Uuid::from_u128(2)));
        assert_eq!(poison.body, envelope);
    }

    #[test]
    fn poison_that_a_jsonb_column_would_refuse_is_kept_as_text() {
        for body in [
            &b"\0{"[..],
            br#"{"a":"\u0000"}"#,
            &[0xff, 0xfe],
            &vec![b'a'; 100_000],
        ] {
            let poison = parse(body).expect_err("poison");
            let kept = poison.body.as_str().expect("text");
            assert!(!kept.contains('\0') && kept.len() <= 3 * KEPT_BODY_BYTES);
        }
    }

    proptest! {
        #[test]
        fn no_body_makes_it_panic(body in proptest::collection::vec(any::<u8>(), 0..300)) {
            prop_assert!(parse(&body).is_err());
        }

        #[test]
        fn no_change_of_an_envelope_makes_it_panic(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
            let mut body = envelope().to_string().into_bytes();
            let at = at.index(body.len());
            body[at] = byte;
            let _ = parse(&body);
        }
    }
}
