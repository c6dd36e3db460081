//! What functions promise each other to do later.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The topics, one per kind of message. Workers name the ones they take.
pub mod topics {
    /// See [`Message::OrderPaid`](super::Message::OrderPaid).
    pub const ORDER_PAID: &str = "order-paid";
    /// See [`Message::MailRequested`](super::Message::MailRequested).
    pub const MAIL_REQUESTED: &str = "mail-requested";
    /// See [`Message::RefundRequested`](super::Message::RefundRequested).
    pub const REFUND_REQUESTED: &str = "refund-requested";

    /// All of them.
    pub const ALL: [&str; 3] = [ORDER_PAID, MAIL_REQUESTED, REFUND_REQUESTED];
}

/// A message. It carries the key of what it is about and no more: the worker reads the present state from the database, so that a
/// message that comes late, twice or before another one never acts on old data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "topic", content = "payload", rename_all = "kebab-case")]
pub enum Message {
    /// An order was paid (or was free): its tickets are to be issued.
    OrderPaid {
        /// The order.
        order_id: Uuid,
    },
    /// A mail is to be sent; its row in `mails` says which, to whom and whether it has been.
    MailRequested {
        /// The mail.
        mail_id: Uuid,
    },
    /// Money is to be given back; its row in `refunds` says how much and how far it got.
    RefundRequested {
        /// The refund.
        refund_id: Uuid,
    },
}

/// Why a topic and a payload are not a message.
#[derive(Debug, thiserror::Error)]
pub enum MessageError {
    /// Nobody publishes on this topic.
    #[error("there is no topic `{0}`")]
    Topic(String),
    /// The payload is not the JSON object that the topic calls for.
    #[error("the payload of `{topic}` is not legal: {problem}")]
    Payload {
        /// The topic.
        topic: String,
        /// What is wrong with the payload; never its values.
        problem: String,
    },
}

impl Message {
    /// The topic it is published on.
    pub fn topic(&self) -> &'static str {
        match self {
            Self::OrderPaid { .. } => topics::ORDER_PAID,
            Self::MailRequested { .. } => topics::MAIL_REQUESTED,
            Self::RefundRequested { .. } => topics::REFUND_REQUESTED,
        }
    }

    /// What is published: a JSON object of the fields, such as `{"order_id": "0190…"}`.
    pub fn payload(&self) -> serde_json::Value {
        match self {
            Self::OrderPaid { order_id } => serde_json::json!({ "order_id": order_id }),
            Self::MailRequested { mail_id } => serde_json::json!({ "mail_id": mail_id }),
            Self::RefundRequested { refund_id } => serde_json::json!({ "refund_id": refund_id }),
        }
    }

    /// Reads what was published. Fields that are not known are passed over, so that a newer publisher can add some.
    pub fn parse(topic: &str, payload: &[u8]) -> Result<Self, MessageError> {
        if !topics::ALL.contains(&topic) {
            return Err(MessageError::Topic(topic.to_owned()));
        }
        let illegal = |problem: String| MessageError::Payload {
            topic: topic.to_owned(),
            problem,
        };
        let payload: serde_json::Value = serde_json::from_slice(payload).map_err(|error| {
            illegal(format!(
                "not JSON, at line {} column {}",
                error.line(),
                error.column()
            ))
        })?;
        serde_json::from_value(serde_json::json!({ "topic": topic, "payload": payload }))
            .map_err(|error| illegal(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_of_each() -> [Message; 3] {
        let id = Uuid::from_u128(7);
        [
            Message::OrderPaid { order_id: id },
            Message::MailRequested { mail_id: id },
            Message::RefundRequested { refund_id: id },
        ]
    }

    #[test]
    fn every_message_is_read_back_from_its_topic_and_payload() {
        for message in one_of_each() {
            let payload = message.payload().to_string();
            let read = Message::parse(message.topic(), payload.as_bytes()).expect("legal");
            assert_eq!(read, message);
        }
        assert_eq!(one_of_each().map(|message| message.topic()), topics::ALL);
    }

    #[test]
    fn fields_of_a_newer_publisher_are_passed_over() {
        let payload = br#"{"order_id":"00000000-0000-0000-0000-000000000007","later":1}"#;
        assert!(Message::parse("order-paid", payload).is_ok());
    }

    #[test]
    fn a_payload_of_another_topic_is_refused() {
        let payload = br#"{"mail_id":"00000000-0000-0000-0000-000000000007"}"#;
        let error = Message::parse("order-paid", payload).expect_err("another topic's");
        assert!(error.to_string().contains("order_id"), "{error}");
    }

    #[test]
    fn an_unknown_topic_and_a_payload_that_is_no_json_are_refused() {
        assert!(matches!(
            Message::parse("order-paid ", b"{}"),
            Err(MessageError::Topic(_))
        ));
        for payload in [
            &b""[..],
            b"{",
            b"[]",
            b"null",
            b"\"x\"",
            b"{\"order_id\":7}",
            &[0xff],
        ] {
            let read = Message::parse("order-paid", payload);
            assert!(
                matches!(read, Err(MessageError::Payload { .. })),
                "{payload:?}"
            );
        }
    }
}
