use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use guichet_http::HeaderMap;
use guichet_providers::{
    NewPayment, NewRefund, PaymentProvider, ProviderError, ProviderFuture, RefundState, Refunded,
    Started, WebhookError, WebhookEvent,
};
use jiff::Timestamp;
use tokio_postgres::Client;
use uuid::Uuid;

/// What the desk does when asked for a refund.
#[derive(Debug)]
pub(crate) enum Reaction {
    Pay,
    /// Pays, and tells our database by a webhook of its own before it answers.
    PayAndTellFirst(Client),
    Promise,
    Refuse,
    BeAway,
}

/// A payment provider as conscientious as ours must expect it to be: it pays each refund id once.
#[derive(Default)]
pub(crate) struct Desk {
    next: Mutex<VecDeque<Reaction>>,
    asked: Mutex<Vec<NewRefund>>,
}

impl Desk {
    /// What to do the next time; it pays when nothing else is said.
    pub(crate) fn will(&self, reaction: Reaction) {
        self.next.lock().expect("no panic").push_back(reaction);
    }

    pub(crate) fn asked(&self) -> Vec<NewRefund> {
        self.asked.lock().expect("no panic").clone()
    }

    async fn react(&self, refund: &NewRefund) -> Result<Refunded, ProviderError> {
        self.asked.lock().expect("no panic").push(refund.clone());
        let reaction = self
            .next
            .lock()
            .expect("no panic")
            .pop_front()
            .unwrap_or(Reaction::Pay);
        let reference = Some(format!("desk_{}", refund.refund_id));
        match reaction {
            Reaction::Pay => Ok(Refunded {
                state: RefundState::Succeeded,
                provider_reference: reference,
            }),
            Reaction::PayAndTellFirst(client) => {
                settle(&client, refund.refund_id).await;
                Ok(Refunded {
                    state: RefundState::Succeeded,
                    provider_reference: reference,
                })
            }
            Reaction::Promise => Ok(Refunded {
                state: RefundState::Pending,
                provider_reference: reference,
            }),
            Reaction::Refuse => Ok(Refunded {
                state: RefundState::Failed,
                provider_reference: None,
            }),
            Reaction::BeAway => Err(ProviderError("closed for lunch".to_owned())),
        }
    }
}

/// What the payments function does when a provider says that a refund has arrived.
pub(crate) async fn settle(client: &Client, refund_id: Uuid) {
    let statement = "select s.* from refunds join payments using (payment_id), settle_refund(payments.provider, refund_id,
            payment_id, refunds.amount, refunds.currency, true, null,
            array[gen_random_uuid(), gen_random_uuid(), gen_random_uuid()], timestamptz '2026-06-01 08:00:00Z', null) as s
        where refund_id = $1";
    client
        .execute(statement, &[&refund_id])
        .await
        .expect("settled");
}

/// The desk, as the function sees it.
pub(crate) struct DeskProvider(pub(crate) Arc<Desk>);

impl PaymentProvider for DeskProvider {
    fn name(&self) -> &'static str {
        "demo"
    }

    fn start<'a>(&'a self, _: &'a NewPayment) -> ProviderFuture<'a, Started> {
        unreachable!("refunds starts no payments")
    }

    fn read_webhook(
        &self,
        _: &HeaderMap,
        _: &[u8],
        _: Timestamp,
    ) -> Result<WebhookEvent, WebhookError> {
        unreachable!("refunds hears no webhooks")
    }

    fn refund<'a>(&'a self, refund: &'a NewRefund) -> ProviderFuture<'a, Refunded> {
        Box::pin(self.0.react(refund))
    }
}
