use std::pin::Pin;

use guichet_money::Money;
use http::HeaderMap;
use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use crate::webhook::{WebhookError, WebhookEvent};

/// What a provider will have answered.
pub type ProviderFuture<'a, T> =
    Pin<Box<dyn Future<Output = Result<T, ProviderError>> + Send + 'a>>;

/// Somebody who moves money for us.
pub trait PaymentProvider: Send + Sync {
    /// The name it has in paths and in the database: `demo`.
    fn name(&self) -> &'static str;

    /// Asks for a payment. Asking again with the same payment id answers the same.
    fn start<'a>(&'a self, payment: &'a NewPayment) -> ProviderFuture<'a, Started>;

    /// Reads what the provider posted to our webhook, if it is signed by it, and not too long ago.
    fn read_webhook(
        &self,
        headers: &HeaderMap,
        body: &[u8],
        now: Timestamp,
    ) -> Result<WebhookEvent, WebhookError>;

    /// Gives money back. Asking again with the same refund id gives nothing twice and answers what became of it, however
    /// much later: where the provider itself forgets idempotency keys after a while, look the refund up first.
    ///
    /// The money is owed, so an error is not the end: the provider is asked again until it takes the refund on or answers
    /// [`RefundState::Failed`]. Answer that only where the provider says it of this refund. A status such as 401, 403, 404
    /// or 409 is as often a secret that was replaced, an address that is wrong, or a proxy in between.
    fn refund<'a>(&'a self, refund: &'a NewRefund) -> ProviderFuture<'a, Refunded>;
}

/// A payment to ask for.
#[derive(Clone, Debug)]
pub struct NewPayment {
    /// Our id of it, and the idempotency key.
    pub payment_id: Uuid,
    /// What is due.
    pub amount: Money,
    /// What the buyer reads beside the amount, such as the event's name and the order's reference.
    pub description: String,
    /// Where the buyer's browser goes afterwards, whatever happened; absolute.
    pub return_url: String,
    /// Where the provider tells us what happened; absolute.
    pub webhook_url: String,
    /// Who gets the money.
    pub payee: Payee,
    /// Until when a bank transfer may arrive; `None` where there is no time for one.
    pub transfer_deadline: Option<Timestamp>,
    /// The present.
    pub now: Timestamp,
}

/// Who gets the money of a transfer: the organizer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payee {
    /// The account's holder, or the organizer's name.
    pub name: String,
    /// The account, if the organizer has given one.
    pub iban: Option<String>,
}

/// A payment that the provider now waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Started {
    /// The provider's name for it.
    pub provider_reference: String,
    /// Where to send the buyer's browser.
    pub redirect_url: Option<String>,
    /// What the buyer has to do, where there is nowhere to send a browser.
    pub instructions: Option<Instructions>,
    /// Until when the money may come, where the provider needs longer than the order is held for otherwise.
    pub expires_at: Option<Timestamp>,
    /// Whether the money is there already, so that nothing more will be heard of it.
    pub settled: bool,
}

/// What a buyer has to do, as plain text of a few lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Instructions {
    /// In French.
    pub fr: String,
    /// In English.
    pub en: String,
}

/// Money to give back.
#[derive(Clone, Debug)]
pub struct NewRefund {
    /// Our id of it, and the idempotency key.
    pub refund_id: Uuid,
    /// The provider's name for the payment it comes from.
    pub payment_reference: String,
    /// How much: all of the payment, or a part.
    pub amount: Money,
}

/// What became of a refund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refunded {
    /// How far it is.
    pub state: RefundState,
    /// The provider's name for it, if it gives one.
    pub provider_reference: Option<String>,
}

/// How far a refund is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefundState {
    /// The buyer has, or is certain to get, the money.
    Succeeded,
    /// Under way, or waiting for a person; an event will tell the end.
    Pending,
    /// The provider refuses this refund, for good: a person has to look.
    Failed,
}

/// What a provider was asked for has not been done, or nobody knows whether it has: it could not be reached, did not answer
/// in time, or said something else than what it was asked. It may have acted all the same, so ask again with the same id.
#[derive(Debug, thiserror::Error)]
#[error("the payment provider has not done it: {0}")]
pub struct ProviderError(pub String);

#[cfg(test)]
pub(crate) mod tests {
    use guichet_money::Currency;

    use super::*;

    pub(crate) fn payment(amount: i64) -> NewPayment {
        NewPayment {
            payment_id: Uuid::from_u128(0x0190_0000_0000_7000_8000_1234_5678_9abc),
            amount: Money::new(amount, Currency::EUR),
            description: "Concert de printemps · ABC123".to_owned(),
            return_url: "http://localhost:8080/orders/secret".to_owned(),
            webhook_url: "http://localhost:8080/api/v1/payments/webhooks/demo".to_owned(),
            payee: Payee {
                name: "Harmonie de Lyon".to_owned(),
                iban: Some("FR7630006000011234567890189".to_owned()),
            },
            transfer_deadline: Some("2026-11-28T20:00:00Z".parse().expect("a legal timestamp")),
            now: "2026-11-22T10:00:00Z".parse().expect("a legal timestamp"),
        }
    }

    pub(crate) fn refund(amount: i64) -> NewRefund {
        NewRefund {
            refund_id: Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001),
            payment_reference: "demo_1".to_owned(),
            amount: Money::new(amount, Currency::EUR),
        }
    }
}
