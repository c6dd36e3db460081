use guichet_config::Secret;
use guichet_money::{Locale, format};
use http::HeaderMap;
use jiff::Timestamp;

use crate::creditor_reference::{creditor_reference, in_groups_of_four};
use crate::provider::{
    Instructions, NewPayment, NewRefund, PaymentProvider, ProviderError, ProviderFuture,
    RefundState, Refunded, Started,
};
use crate::webhook::{self, WebhookError, WebhookEvent};

/// A bank transfer to the organizer: the buyer gets instructions, and somebody who sees the account confirms what has arrived.
#[derive(Clone, Debug)]
pub struct Offline {
    secret: Option<Secret>,
}

impl Offline {
    /// `secret`: what the bank signs its confirmations with, where there is one that sends any. Without it transfers are confirmed by
    /// people only.
    pub fn new(secret: Option<Secret>) -> Self {
        Self { secret }
    }
}

impl PaymentProvider for Offline {
    fn name(&self) -> &'static str {
        "offline"
    }

    fn start<'a>(&'a self, payment: &'a NewPayment) -> ProviderFuture<'a, Started> {
        Box::pin(async move {
            let reference = creditor_reference(payment.payment_id);
            let deadline = payment
                .transfer_deadline
                .ok_or_else(|| ProviderError("there is no time for a transfer".to_owned()))?;
            Ok(Started {
                instructions: Some(instructions(payment, &reference, deadline)),
                provider_reference: reference,
                redirect_url: None,
                expires_at: Some(deadline),
                settled: false,
            })
        })
    }

    fn read_webhook(
        &self,
        headers: &HeaderMap,
        body: &[u8],
        now: Timestamp,
    ) -> Result<WebhookEvent, WebhookError> {
        let secret = self.secret.as_ref().ok_or(WebhookError::NotOffered)?;
        webhook::read(secret.expose().as_bytes(), headers, body, now)
    }

    /// Nobody can be asked to send money back, so it waits for a person to do so and to say it.
    fn refund<'a>(&'a self, _: &'a NewRefund) -> ProviderFuture<'a, Refunded> {
        Box::pin(async {
            Ok(Refunded {
                state: RefundState::Pending,
                provider_reference: None,
            })
        })
    }
}

fn instructions(payment: &NewPayment, reference: &str, deadline: Timestamp) -> Instructions {
    let reference = in_groups_of_four(reference);
    let name = &payment.payee.name;
    let account = payment.payee.iban.as_deref().map(in_groups_of_four);
    let iban = account
        .map(|iban| format!("IBAN: {iban}\n"))
        .unwrap_or_default();
    // Whole ones: the end itself is told beside this, in the event's time zone.
    let days = deadline.duration_since(payment.now).as_hours() / 24;
    Instructions {
        fr: format!(
            "Faites un virement de {amount} à {name} dans les {days} jours.\n{iban}Communication\u{a0}: {reference}\n\
             Vos billets seront envoyés dès que le virement aura été reçu.",
            amount = format(payment.amount, Locale::Fr),
            iban = iban.replace("IBAN:", "IBAN\u{a0}:"),
        ),
        en: format!(
            "Transfer {amount} to {name} within {days} days.\n{iban}Reference: {reference}\n\
             Your tickets will be sent as soon as the transfer has arrived.",
            amount = format(payment.amount, Locale::En),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provider::Payee;
    use crate::provider::tests::{payment, refund};
    use crate::signature;

    #[tokio::test]
    async fn the_buyer_is_told_how_much_to_whom_and_with_which_reference() {
        let started = Offline::new(None).start(&payment(3750)).await.unwrap();
        let reference = in_groups_of_four(&started.provider_reference);
        let instructions = started.instructions.unwrap();
        assert_eq!(
            instructions.en,
            format!(
                "Transfer €37.50 to Harmonie de Lyon within 6 days.\nIBAN: FR76 3000 6000 0112 3456 7890 189\n\
                 Reference: {reference}\nYour tickets will be sent as soon as the transfer has arrived."
            )
        );
        assert!(instructions.fr.starts_with(
            "Faites un virement de 37,50\u{a0}€ à Harmonie de Lyon dans les 6 jours.\n"
        ));
        assert!(
            instructions
                .fr
                .contains(&format!("Communication\u{a0}: {reference}\n"))
        );
        assert_eq!(
            started.expires_at,
            Some("2026-11-28T20:00:00Z".parse().unwrap())
        );
        assert!(!started.settled && started.redirect_url.is_none());
    }

    #[tokio::test]
    async fn a_transfer_without_time_is_refused() {
        let mut payment = payment(3750);
        payment.transfer_deadline = None;
        let refused = Offline::new(None).start(&payment).await;
        assert!(refused.is_err());
    }

    #[tokio::test]
    async fn an_organizer_without_an_account_number_is_paid_by_name() {
        let mut payment = payment(3750);
        payment.payee = Payee {
            name: "Comité des fêtes".to_owned(),
            iban: None,
        };
        let instructions = Offline::new(None)
            .start(&payment)
            .await
            .unwrap()
            .instructions
            .unwrap();
        assert!(!instructions.fr.contains("IBAN") && !instructions.en.contains("IBAN"));
    }

    #[tokio::test]
    async fn starting_again_gives_the_same_reference() {
        let offline = Offline::new(None);
        let (first, second) = (
            offline.start(&payment(1)).await,
            offline.start(&payment(1)).await,
        );
        assert_eq!(first.unwrap(), second.unwrap());
    }

    #[test]
    fn confirmations_are_read_only_where_the_bank_has_a_secret() {
        let body = br#"{"id":"bank_1","type":"payment.succeeded","payment_id":"00000000-0000-0000-0000-000000000001",
            "amount":3750,"currency":"EUR","created_at":"2026-11-22T09:00:00Z"}"#;
        let now = payment(1).now;
        let mut headers = HeaderMap::new();
        headers.insert(
            signature::HEADER,
            signature::header_value(b"bank", now, body).parse().unwrap(),
        );
        assert_eq!(
            Offline::new(None).read_webhook(&headers, body, now),
            Err(WebhookError::NotOffered)
        );
        let offline = Offline::new(Some(Secret::new("bank")));
        assert_eq!(
            offline.read_webhook(&headers, body, now).unwrap().amount,
            3750
        );
        let another = Offline::new(Some(Secret::new("another")));
        assert_eq!(
            another.read_webhook(&headers, body, now),
            Err(WebhookError::Signature)
        );
    }

    #[tokio::test]
    async fn a_refund_waits_for_a_person() {
        let refunded = Offline::new(None).refund(&refund(100)).await.unwrap();
        assert_eq!(refunded.state, RefundState::Pending);
    }
}
