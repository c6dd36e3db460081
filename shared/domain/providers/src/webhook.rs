use http::HeaderMap;
use jiff::Timestamp;
use serde::Deserialize;
use uuid::Uuid;

use crate::signature::{self, SignatureError};
use crate::text::{storable, storable_if_any};

/// Longer than any provider's, shorter than anything that would trouble an index.
const EVENT_ID_LIMIT_BYTES: usize = 200;
/// Likewise of names of payments.
const REFERENCE_LIMIT_BYTES: usize = 500;

/// Something a provider told us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookEvent {
    /// The provider's id of the event: the same in each delivery, and no other event's.
    pub provider_event_id: String,
    /// What happened.
    pub kind: WebhookKind,
    /// Our id of the payment it is about.
    pub payment_id: Uuid,
    /// The provider's name for the payment; `None` too where it is none that can be kept.
    pub provider_reference: Option<String>,
    /// How much has moved, in minor units of `currency`. Compare both with what was asked: providers let buyers pay other amounts.
    pub amount: i64,
    /// A currency code as the provider wrote it; perhaps one that we do not know.
    pub currency: String,
    /// When it happened, by the provider's clock.
    pub created_at: Timestamp,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WebhookKind {
    /// The money has arrived.
    PaymentSucceeded,
    /// It will not arrive by this payment.
    PaymentFailed,
    /// A refund has arrived.
    RefundSucceeded {
        /// Our id of it.
        refund_id: Uuid,
    },
    /// A refund will not arrive.
    RefundFailed {
        /// Our id of it.
        refund_id: Uuid,
    },
    /// Something that we have no use for: to be recorded and answered like the others.
    Other(String),
}

/// Why a webhook is not believed. Answer 400: the same bytes will never be believed.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum WebhookError {
    /// This provider sends no webhooks here.
    #[error("this provider sends no webhooks")]
    NotOffered,
    /// The signature header is missing, cannot be read, or is of another secret or another body.
    #[error("the signature is missing or wrong")]
    Signature,
    /// Signed correctly, but not within 300 seconds of now: perhaps somebody repeats what they once overheard.
    #[error("the signature is too old, or from the future")]
    Stale,
    /// Signed correctly and not an event.
    #[error("the body is not an event: {0}")]
    Malformed(String),
}

impl From<SignatureError> for WebhookError {
    fn from(error: SignatureError) -> Self {
        match error {
            SignatureError::Mismatch => Self::Signature,
            SignatureError::Stale => Self::Stale,
        }
    }
}

#[derive(Deserialize)]
struct Body {
    id: String,
    #[serde(rename = "type", deserialize_with = "storable")]
    kind: String,
    payment_id: Uuid,
    refund_id: Option<Uuid>,
    #[serde(default, deserialize_with = "storable_if_any")]
    provider_reference: Option<String>,
    amount: i64,
    #[serde(deserialize_with = "storable")]
    currency: String,
    created_at: Timestamp,
}

/// Reads an event in the form that the demo provider and the demo bank send.
pub(crate) fn read(
    secret: &[u8],
    headers: &HeaderMap,
    body: &[u8],
    now: Timestamp,
) -> Result<WebhookEvent, WebhookError> {
    let mut values = headers.get_all(signature::HEADER).iter();
    let (Some(value), None) = (values.next(), values.next()) else {
        return Err(WebhookError::Signature);
    };
    signature::verify(
        secret,
        value.to_str().map_err(|_| WebhookError::Signature)?,
        body,
        now,
    )?;
    let body: Body =
        serde_json::from_slice(body).map_err(|error| WebhookError::Malformed(error.to_string()))?;
    body.into_event()
        .map_err(|problem| WebhookError::Malformed(problem.to_owned()))
}

impl Body {
    fn into_event(self) -> Result<WebhookEvent, &'static str> {
        let legal = 1..=EVENT_ID_LIMIT_BYTES;
        if !legal.contains(&self.id.len()) || !self.id.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err("`id` must be 1 to 200 visible ASCII characters");
        }
        if self.amount < 0 {
            return Err("`amount` must not be negative");
        }
        if self.amount == 0 && self.kind == "payment.succeeded" {
            return Err("`amount` of a payment must be more than 0");
        }
        let refund_id = self.refund_id.ok_or("`refund_id` is missing");
        let kind = match self.kind.as_str() {
            "payment.succeeded" => WebhookKind::PaymentSucceeded,
            "payment.failed" => WebhookKind::PaymentFailed,
            "refund.succeeded" => WebhookKind::RefundSucceeded {
                refund_id: refund_id?,
            },
            "refund.failed" => WebhookKind::RefundFailed {
                refund_id: refund_id?,
            },
            _ => WebhookKind::Other(self.kind),
        };
        Ok(WebhookEvent {
            provider_event_id: self.id,
            kind,
            payment_id: self.payment_id,
            // Money must not be lost for a name.
            provider_reference: self
                .provider_reference
                .filter(|name| (1..=REFERENCE_LIMIT_BYTES).contains(&name.len())),
            amount: self.amount,
            currency: self.currency,
            created_at: self.created_at,
        })
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;
    use serde_json::{Value, json};

    use super::*;

    const SECRET: &[u8] = b"whsec";

    fn now() -> Timestamp {
        "2026-11-22T10:00:00Z".parse().unwrap()
    }

    fn event() -> Value {
        json!({
            "id": "evt_1", "type": "payment.succeeded", "payment_id": Uuid::from_u128(1), "provider_reference": "demo_1",
            "amount": 3750, "currency": "EUR", "created_at": "2026-11-22T09:59:58Z", "livemode": false,
        })
    }

    fn read_json(event: &Value) -> Result<WebhookEvent, WebhookError> {
        let body = event.to_string().into_bytes();
        let mut headers = HeaderMap::new();
        let value = signature::header_value(SECRET, now(), &body);
        headers.insert(signature::HEADER, HeaderValue::from_str(&value).unwrap());
        read(SECRET, &headers, &body, now())
    }

    #[test]
    fn a_signed_event_is_read() {
        let event = read_json(&event()).unwrap();
        assert_eq!(event.kind, WebhookKind::PaymentSucceeded);
        assert_eq!(event.provider_event_id, "evt_1");
        assert_eq!(event.payment_id, Uuid::from_u128(1));
        assert_eq!((event.amount, event.currency.as_str()), (3750, "EUR"));
        assert_eq!(event.provider_reference.as_deref(), Some("demo_1"));
    }

    #[test]
    fn a_refund_event_needs_the_refunds_id() {
        let mut event = event();
        event["type"] = json!("refund.failed");
        assert!(
            matches!(read_json(&event), Err(WebhookError::Malformed(problem)) if problem.contains("refund_id"))
        );
        event["refund_id"] = json!(Uuid::from_u128(9));
        let kind = read_json(&event).unwrap().kind;
        assert_eq!(
            kind,
            WebhookKind::RefundFailed {
                refund_id: Uuid::from_u128(9)
            }
        );
    }

    #[test]
    fn an_event_of_a_kind_not_known_is_read_as_other() {
        let mut event = event();
        event["type"] = json!("payout.paid");
        assert_eq!(
            read_json(&event).unwrap().kind,
            WebhookKind::Other("payout.paid".to_owned())
        );
    }

    #[test]
    fn a_currency_not_known_is_kept_so_that_it_can_be_told_to_differ() {
        let mut event = event();
        event["currency"] = json!("XYZ");
        assert_eq!(read_json(&event).unwrap().currency, "XYZ");
    }

    #[test]
    fn a_text_that_the_database_cannot_hold_is_cleaned() {
        let mut event = event();
        event["currency"] = json!("EU\0");
        event["provider_reference"] = json!("demo\0_1");
        event["type"] = json!("pay\0ment");
        let read = read_json(&event).unwrap();
        assert_eq!(read.currency, "EU\u{fffd}");
        assert_eq!(read.provider_reference.as_deref(), Some("demo\u{fffd}_1"));
        assert_eq!(read.kind, WebhookKind::Other("pay\u{fffd}ment".to_owned()));
        event["id"] = json!("evt\0");
        assert!(matches!(read_json(&event), Err(WebhookError::Malformed(_))));
    }

    #[test]
    fn each_wrong_field_is_refused() {
        for (field, value) in [
            ("id", json!("")),
            ("id", json!("a b")),
            ("id", json!("é")),
            ("id", json!("x".repeat(201))),
            ("type", json!(null)),
            ("payment_id", json!("1")),
            ("amount", json!("3750")),
            ("amount", json!(37.5)),
            ("amount", json!(-1)),
            ("amount", json!(0)),
            ("currency", json!(null)),
            ("created_at", json!("yesterday")),
        ] {
            let mut event = event();
            event[field] = value;
            assert!(
                matches!(read_json(&event), Err(WebhookError::Malformed(_))),
                "{event}"
            );
        }
    }

    #[test]
    fn a_missing_or_doubled_signature_header_is_refused() {
        let body = event().to_string().into_bytes();
        let mut headers = HeaderMap::new();
        assert_eq!(
            read(SECRET, &headers, &body, now()),
            Err(WebhookError::Signature)
        );
        let value = HeaderValue::from_str(&signature::header_value(SECRET, now(), &body)).unwrap();
        headers.append(signature::HEADER, value.clone());
        headers.append(signature::HEADER, value);
        assert_eq!(
            read(SECRET, &headers, &body, now()),
            Err(WebhookError::Signature)
        );
    }
}
