use bytes::Bytes;
use guichet_config::Secret;
use guichet_http_client::HttpClient;
use http::{HeaderMap, HeaderValue, Uri, header};
use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::provider::{
    NewPayment, NewRefund, PaymentProvider, ProviderError, ProviderFuture, RefundState, Refunded,
    Started,
};
use crate::text::{storable, storable_if_any};
use crate::webhook::{self, WebhookError, WebhookEvent};

/// A provider that takes no money and behaves like one that does: a page for the buyer, signed webhooks, delays, failures, repeats.
/// The local cloud serves it.
#[derive(Clone, Debug)]
pub struct Demo {
    base_url: String,
    secret: Secret,
    authorization: HeaderValue,
    client: HttpClient,
}

#[derive(Serialize)]
struct PaymentBody<'a> {
    payment_id: Uuid,
    amount: i64,
    currency: &'a str,
    description: &'a str,
    return_url: &'a str,
    webhook_url: &'a str,
}

#[derive(Deserialize)]
struct PaymentResponse {
    #[serde(deserialize_with = "storable")]
    reference: String,
    redirect_url: String,
}

#[derive(Serialize)]
struct RefundBody<'a> {
    refund_id: Uuid,
    reference: &'a str,
    amount: i64,
    currency: &'a str,
}

#[derive(Deserialize)]
struct RefundResponse {
    state: State,
    #[serde(default, deserialize_with = "storable_if_any")]
    reference: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum State {
    Succeeded,
    Pending,
    Failed,
}

impl Demo {
    /// `base_url`: where it is served, `http` or `https`. Answers `None` if that is no such URL, or the secret cannot stand in a header.
    pub fn new(base_url: &str, secret: Secret, client: HttpClient) -> Option<Self> {
        let base_url = base_url.trim_end_matches('/');
        if !is_web_address(base_url) {
            return None;
        }
        let mut authorization =
            HeaderValue::from_str(&format!("Bearer {}", secret.expose())).ok()?;
        authorization.set_sensitive(true);
        Some(Self {
            base_url: base_url.to_owned(),
            secret,
            authorization,
            client,
        })
    }

    async fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        body: &impl Serialize,
    ) -> Result<T, ProviderError> {
        let body = serde_json::to_vec(body).expect("plain structs are always JSON");
        let headers = HeaderMap::from_iter([(header::AUTHORIZATION, self.authorization.clone())]);
        let url = format!("{}{path}", self.base_url);
        let response = self
            .client
            .post_json(&url, &headers, Bytes::from(body))
            .await
            .map_err(|error| ProviderError(error.to_string()))?;
        if !response.status.is_success() {
            return Err(ProviderError(format!("it answered {}", response.status)));
        }
        // What is wrong with it would be told by quoting it.
        serde_json::from_slice(&response.body)
            .map_err(|_| ProviderError("its answer cannot be read".to_owned()))
    }
}

impl PaymentProvider for Demo {
    fn name(&self) -> &'static str {
        "demo"
    }

    fn start<'a>(&'a self, payment: &'a NewPayment) -> ProviderFuture<'a, Started> {
        Box::pin(async move {
            let body = PaymentBody {
                payment_id: payment.payment_id,
                amount: payment.amount.amount,
                currency: payment.amount.currency.code(),
                description: &payment.description,
                return_url: &payment.return_url,
                webhook_url: &payment.webhook_url,
            };
            let answer: PaymentResponse = self.post("/api/payments", &body).await?;
            // The buyer's browser goes there: nothing but a web address may come through.
            if !is_web_address(&answer.redirect_url) {
                return Err(ProviderError(
                    "its answer redirects to no web address".to_owned(),
                ));
            }
            Ok(Started {
                provider_reference: answer.reference,
                redirect_url: Some(answer.redirect_url),
                instructions: None,
                expires_at: None,
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
        webhook::read(self.secret.expose().as_bytes(), headers, body, now)
    }

    fn refund<'a>(&'a self, refund: &'a NewRefund) -> ProviderFuture<'a, Refunded> {
        Box::pin(async move {
            let body = RefundBody {
                refund_id: refund.refund_id,
                reference: &refund.payment_reference,
                amount: refund.amount.amount,
                currency: refund.amount.currency.code(),
            };
            let answer: RefundResponse = self.post("/api/refunds", &body).await?;
            let state = match answer.state {
                State::Succeeded => RefundState::Succeeded,
                State::Pending => RefundState::Pending,
                State::Failed => RefundState::Failed,
            };
            Ok(Refunded {
                state,
                provider_reference: answer.reference,
            })
        })
    }
}

fn is_web_address(url: &str) -> bool {
    url.parse::<Uri>()
        .is_ok_and(|uri| matches!(uri.scheme_str(), Some("http" | "https")) && uri.host().is_some())
}

#[cfg(test)]
mod tests;
