use http::HeaderMap;
use jiff::Timestamp;

use crate::provider::{
    NewPayment, NewRefund, PaymentProvider, ProviderError, ProviderFuture, RefundState, Refunded,
    Started,
};
use crate::webhook::{WebhookError, WebhookEvent};

/// For orders that cost nothing: settled at once, and nothing to give back.
#[derive(Clone, Copy, Debug, Default)]
pub struct Free;

impl PaymentProvider for Free {
    fn name(&self) -> &'static str {
        "free"
    }

    fn start<'a>(&'a self, payment: &'a NewPayment) -> ProviderFuture<'a, Started> {
        Box::pin(async move {
            if !payment.amount.is_zero() {
                return Err(ProviderError(
                    "an order that costs something is not free".to_owned(),
                ));
            }
            Ok(Started {
                provider_reference: payment.payment_id.to_string(),
                redirect_url: None,
                instructions: None,
                expires_at: None,
                settled: true,
            })
        })
    }

    fn read_webhook(
        &self,
        _: &HeaderMap,
        _: &[u8],
        _: Timestamp,
    ) -> Result<WebhookEvent, WebhookError> {
        Err(WebhookError::NotOffered)
    }

    /// Nothing was paid.
    fn refund<'a>(&'a self, _: &'a NewRefund) -> ProviderFuture<'a, Refunded> {
        Box::pin(async {
            Ok(Refunded {
                state: RefundState::Failed,
                provider_reference: None,
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider::tests::{payment, refund};

    #[tokio::test]
    async fn an_order_that_costs_nothing_is_settled_at_once() {
        let started = Free.start(&payment(0)).await.unwrap();
        assert!(
            started.settled && started.redirect_url.is_none() && started.instructions.is_none()
        );
    }

    #[tokio::test]
    async fn an_order_that_costs_something_is_refused() {
        assert!(Free.start(&payment(1)).await.is_err());
    }

    #[tokio::test]
    async fn there_is_nothing_to_hear_and_nothing_to_give_back() {
        let event = Free.read_webhook(&HeaderMap::new(), b"{}", payment(0).now);
        assert_eq!(event, Err(WebhookError::NotOffered));
        let refunded = Free.refund(&refund(1)).await.unwrap();
        assert_eq!(refunded.state, RefundState::Failed);
    }
}
