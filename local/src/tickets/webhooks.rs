//! Webhooks of the demo payment provider and the demo bank: signed, sent through the router, repeated until they are taken.
//!
//! One that is planned is a file until it has been taken, so a payment that is to arrive in ten minutes arrives although the local cloud
//! was stopped meanwhile.

use std::io;
use std::net::{IpAddr, Ipv4Addr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use guichet_clock::{Clock, Entropy};
use guichet_retry::RetryPolicy;
use hmac::{Hmac, KeyInit, Mac};
use http::{Method, Request, StatusCode, Uri, header};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::Sha256;
use tokio::sync::oneshot;
use tokio::time::sleep;
use uuid::Uuid;

use crate::console::Console;
use crate::forward::Gateway;
use crate::tickets::json_files;

/// A webhook that nobody takes is given up after some ten minutes.
const DELIVERY: RetryPolicy = RetryPolicy {
    attempts: 15,
    first_pause: Duration::from_secs(1),
    longest_pause: Duration::from_mins(1),
};

/// Who sends a webhook, and so whose secret signs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Sender {
    /// The demo payment provider.
    DemoProvider,
    /// The bank that money transfers come from.
    Bank,
}

/// What happened, in the provider's words.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Event {
    /// The provider's name for it, the same however often it is sent.
    pub id: String,
    /// `payment.succeeded`, `payment.failed`, `refund.succeeded` or `refund.failed`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Our payment.
    pub payment_id: Uuid,
    /// Our refund, for events about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refund_id: Option<Uuid>,
    /// The provider's name for the payment.
    pub provider_reference: String,
    /// Minor units.
    pub amount: i64,
    /// ISO 4217.
    pub currency: String,
    /// When it happened.
    pub created_at: Timestamp,
}

/// An event on its way.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Planned {
    id: Uuid,
    sender: Sender,
    url: String,
    event: Event,
    due: Timestamp,
    attempts: u32,
}

/// Sends webhooks. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Webhooks(Arc<Post>);

struct Post {
    folder: PathBuf,
    gateway: Gateway,
    demo_secret: String,
    bank_secret: String,
    clock: Clock,
    entropy: Entropy,
    console: Console,
}

/// What [`Webhooks`] are made of.
pub(crate) struct Parts {
    /// The way to the function that takes them.
    pub gateway: Gateway,
    /// Signs those of the demo payment provider.
    pub demo_secret: String,
    /// Signs those of the bank.
    pub bank_secret: String,
    /// Tells the time.
    pub clock: Clock,
    /// Names them.
    pub entropy: Entropy,
    /// Is told of those that are given up.
    pub console: Console,
}

impl Webhooks {
    /// Opens the folder; what an earlier run left is sent when it is due. Must be called within a runtime.
    pub(crate) fn open(folder: &Path, parts: Parts) -> io::Result<Self> {
        let left: Vec<Planned> = json_files::read_all_json(folder)?;
        let webhooks = Self(Arc::new(Post {
            folder: folder.to_owned(),
            gateway: parts.gateway,
            demo_secret: parts.demo_secret,
            bank_secret: parts.bank_secret,
            clock: parts.clock,
            entropy: parts.entropy,
            console: parts.console,
        }));
        for planned in left {
            tokio::spawn(Arc::clone(&webhooks.0).send(planned, None));
        }
        Ok(webhooks)
    }

    /// Sends an event to this URL when it is due. Answers once it is on disk, with something to wait for: whether the first try, not
    /// before the due time, was taken.
    pub(crate) fn plan(
        &self,
        sender: Sender,
        url: &str,
        event: Event,
        due: Timestamp,
    ) -> io::Result<oneshot::Receiver<bool>> {
        let id = self.0.entropy.uuid(self.0.clock.now());
        let planned = Planned {
            id,
            sender,
            url: url.to_owned(),
            event,
            due,
            attempts: 0,
        };
        self.0.keep(&planned)?;
        let (first, result) = oneshot::channel();
        tokio::spawn(Arc::clone(&self.0).send(planned, Some(first)));
        Ok(result)
    }
}

impl Post {
    async fn send(self: Arc<Self>, mut planned: Planned, mut first: Option<oneshot::Sender<bool>>) {
        sleep(Duration::try_from(planned.due.duration_since(self.clock.now())).unwrap_or_default())
            .await;
        loop {
            let outcome = self.try_once(&planned).await;
            if let Some(first) = first.take() {
                // Whoever planned it need not wait.
                let _ = first.send(outcome.is_ok());
            }
            planned.attempts += 1;
            match outcome {
                Ok(()) => return self.forget(&planned),
                Err(Refusal { reason, is_final })
                    if is_final || planned.attempts >= DELIVERY.attempts =>
                {
                    self.console.about(
                        "webhook",
                        &format!("{} given up: {reason}", planned.event.kind),
                    );
                    return self.forget(&planned);
                }
                Err(_) => {}
            }
            if let Err(error) = self.keep(&planned) {
                self.console
                    .about("webhook", &format!("cannot be kept: {error}"));
            }
            sleep(DELIVERY.pause_after(planned.attempts)).await;
        }
    }

    async fn try_once(&self, planned: &Planned) -> Result<(), Refusal> {
        let refusal = |reason: String, is_final| Refusal { reason, is_final };
        let url: Uri = planned
            .url
            .parse()
            .map_err(|_| refusal(format!("{} is no URL", planned.url), true))?;
        let body = json!(planned.event).to_string();
        let secret = match planned.sender {
            Sender::DemoProvider => &self.demo_secret,
            Sender::Bank => &self.bank_secret,
        };
        let request = Request::builder()
            .method(Method::POST)
            .uri(url)
            .header(header::CONTENT_TYPE, "application/json")
            .header(
                "guichet-signature",
                signature(secret, self.clock.now(), &body),
            )
            .body(Bytes::from(body))
            .map_err(|error| refusal(error.to_string(), true))?;
        let status = self
            .gateway
            .send(request, IpAddr::from(Ipv4Addr::LOCALHOST))
            .await
            .status();
        if status.is_success() {
            Ok(())
        } else {
            let patient = status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS;
            Err(refusal(format!("answered {status}"), !patient))
        }
    }

    fn keep(&self, planned: &Planned) -> io::Result<()> {
        json_files::write_json(&self.path(planned), planned)
    }

    fn forget(&self, planned: &Planned) {
        // One too many is sent again after a restart, and taken as known.
        let _ = std::fs::remove_file(self.path(planned));
    }

    fn path(&self, planned: &Planned) -> PathBuf {
        self.folder.join(format!("{}.json", planned.id))
    }
}

struct Refusal {
    reason: String,
    is_final: bool,
}

/// Time of sending and a keyed hash of time and body, as the payments function checks it.
fn signature(secret: &str, now: Timestamp, body: &str) -> String {
    let time = now.as_second();
    let mut mac =
        Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("HMAC takes keys of any length");
    mac.update(format!("{time}.{body}").as_bytes());
    format!("t={time},v1={}", hex::encode(mac.finalize().into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_is_what_openssl_computes() {
        // printf '1795341600.{}' | openssl dgst -sha256 -hmac secret
        let now = Timestamp::from_second(1_795_341_600).expect("in range");
        assert_eq!(
            signature("secret", now, "{}"),
            "t=1795341600,v1=4299b6593bbfff089d4e3c206e9ac5379c0094a5174dd69b050fbc538bfff29f"
        );
    }
}
