//! `/demo-payment/<reference>`: where the buyer decides how the payment ends.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use askama::Template;
use bytes::Bytes;
use guichet_clock::{Clock, Entropy};
use http::{HeaderMap, Method, Request, Response, StatusCode};
use jiff::{SignedDuration, Timestamp};
use tokio::time::timeout;

use super::store::{DemoPayment, DemoPayments};
use crate::body::{Body, problem};
use crate::database::Database;
use crate::pages::{form, page, same_origin, see_other};
use crate::tickets::language::{Language, money};
use crate::tickets::queries;
use crate::tickets::webhooks::{Event, Sender, Webhooks};

/// "Slowly": the buyer is back before the money is.
const SLOWLY: SignedDuration = SignedDuration::from_secs(5);
/// "After the hold has ended" is so long after it.
const AFTER_THE_END: SignedDuration = SignedDuration::from_secs(5);
/// When nobody knows the end of the hold.
const UNKNOWN_END: SignedDuration = SignedDuration::from_secs(60);
/// The longest wait that may be asked for.
const LONGEST_DELAY_SECONDS: u32 = 7 * 24 * 3600;
/// The buyer is sent back when the webhook has been taken, but not later than this.
const PATIENCE: Duration = Duration::from_secs(3);

/// The side of the demo provider that buyers see.
#[derive(Clone)]
pub(crate) struct DemoPaymentPages {
    payments: Arc<DemoPayments>,
    webhooks: Webhooks,
    database: Database,
    clock: Clock,
    entropy: Entropy,
}

#[derive(Template)]
#[template(path = "../src/tickets/demo-payment.html")]
struct PaymentPage<'a> {
    language: Language,
    reference: &'a str,
    description: &'a str,
    amount: String,
    return_url: &'a str,
    open: bool,
    /// Until the money arrives when it is to be late.
    late_seconds: u32,
    hold_known: bool,
}

/// What the buyer may choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    Pay,
    Slowly,
    Twice,
    Late,
    WrongAmount,
    Fail,
    Close,
}

impl Choice {
    fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "pay" => Self::Pay,
            "slowly" => Self::Slowly,
            "twice" => Self::Twice,
            "late" => Self::Late,
            "wrong_amount" => Self::WrongAmount,
            "fail" => Self::Fail,
            "close" => Self::Close,
            _ => return None,
        })
    }

    fn captured(self, amount: i64) -> i64 {
        match self {
            Self::Fail | Self::Close => 0,
            // Half, or double where there is no half.
            Self::WrongAmount if amount == 1 => 2,
            Self::WrongAmount => amount / 2,
            Self::Pay | Self::Slowly | Self::Twice | Self::Late => amount,
        }
    }
}

impl DemoPaymentPages {
    /// Pages about these payments. The database tells when holds end.
    pub(crate) fn new(
        payments: Arc<DemoPayments>,
        webhooks: Webhooks,
        database: Database,
        clock: Clock,
        entropy: Entropy,
    ) -> Self {
        Self {
            payments,
            webhooks,
            database,
            clock,
            entropy,
        }
    }

    /// Answers a request whose path begins with `/demo-payment/`.
    pub(crate) async fn answer(&self, request: Request<Bytes>) -> Response<Body> {
        let reference = request
            .uri()
            .path()
            .trim_start_matches("/demo-payment/")
            .trim_end_matches('/');
        let Some(payment) = self.payments.get(reference) else {
            return problem(
                StatusCode::NOT_FOUND,
                "not-found",
                "Not found",
                "There is no such payment.",
            );
        };
        match *request.method() {
            Method::GET | Method::HEAD => self.show(&payment, request.headers()).await,
            Method::POST if same_origin(request.headers()) => match form(request.body()) {
                Some(fields) => self.choose(&payment, &fields).await,
                None => problem(
                    StatusCode::BAD_REQUEST,
                    "invalid-form",
                    "Invalid form",
                    "Send the form of the page.",
                ),
            },
            _ => problem(
                StatusCode::FORBIDDEN,
                "forbidden",
                "Forbidden",
                "Only this page's form may be sent here.",
            ),
        }
    }

    async fn show(&self, payment: &DemoPayment, headers: &HeaderMap) -> Response<Body> {
        let language = Language::of(headers);
        let hold_ends_at = self.hold_ends_at(payment).await;
        let until_late = match hold_ends_at {
            Some(end) => {
                end.duration_since(self.clock.now())
                    .max(SignedDuration::ZERO)
                    + AFTER_THE_END
            }
            None => UNKNOWN_END,
        };
        let late_seconds = u32::try_from(until_late.as_secs()).unwrap_or(LONGEST_DELAY_SECONDS);
        page(
            StatusCode::OK,
            &PaymentPage {
                language,
                reference: &payment.reference,
                description: &payment.asked.description,
                amount: money(payment.asked.amount, &payment.asked.currency, language),
                return_url: &payment.asked.return_url,
                open: payment.choice.is_none(),
                late_seconds: late_seconds.min(LONGEST_DELAY_SECONDS),
                hold_known: hold_ends_at.is_some(),
            },
        )
    }

    async fn choose(
        &self,
        payment: &DemoPayment,
        fields: &HashMap<String, String>,
    ) -> Response<Body> {
        let text = fields.get("choice").map(String::as_str).unwrap_or_default();
        let Some(choice) = Choice::parse(text) else {
            return problem(
                StatusCode::BAD_REQUEST,
                "invalid-form",
                "Invalid form",
                "There is no such choice.",
            );
        };
        let now = self.clock.now();
        let due = match choice {
            Choice::Slowly => now + SLOWLY,
            Choice::Late => now + self.delay(fields, payment).await,
            _ => now,
        };
        if choice != Choice::Close {
            let captured = choice.captured(payment.asked.amount);
            let settled = match self.payments.settle(&payment.reference, text, captured) {
                Ok(true) => self.tell(payment, choice, due).await,
                // A second click changes nothing.
                Ok(false) => Ok(()),
                Err(error) => Err(error),
            };
            if let Err(error) = settled {
                return problem(
                    StatusCode::INTERNAL_SERVER_ERROR,
                    "internal-error",
                    "The payment cannot be kept",
                    &error.to_string(),
                );
            }
        }
        see_other(&payment.asked.return_url)
    }

    /// Sends the webhooks, and waits a moment for those that are due now, so that the buyer comes back to a paid order.
    async fn tell(
        &self,
        payment: &DemoPayment,
        choice: Choice,
        due: Timestamp,
    ) -> std::io::Result<()> {
        let failed = choice == Choice::Fail;
        let event = Event {
            id: format!("evt_{}", hex::encode(self.entropy.bytes::<12>())),
            kind: if failed {
                "payment.failed"
            } else {
                "payment.succeeded"
            }
            .to_owned(),
            payment_id: payment.asked.payment_id,
            refund_id: None,
            provider_reference: payment.reference.clone(),
            amount: if failed {
                payment.asked.amount
            } else {
                choice.captured(payment.asked.amount)
            },
            currency: payment.asked.currency.clone(),
            created_at: due,
        };
        let times = if choice == Choice::Twice { 2 } else { 1 };
        let mut taken = Vec::new();
        for _ in 0..times {
            taken.push(self.webhooks.plan(
                Sender::DemoProvider,
                &payment.asked.webhook_url,
                event.clone(),
                due,
            )?);
        }
        if due <= self.clock.now() {
            let _ = timeout(PATIENCE, futures::future::join_all(taken)).await;
        }
        Ok(())
    }

    async fn delay(
        &self,
        fields: &HashMap<String, String>,
        payment: &DemoPayment,
    ) -> SignedDuration {
        let asked = fields
            .get("seconds")
            .and_then(|text| text.trim().parse::<u32>().ok());
        match (asked, self.hold_ends_at(payment).await) {
            (Some(seconds), _) => {
                SignedDuration::from_secs(i64::from(seconds.min(LONGEST_DELAY_SECONDS)))
            }
            (None, Some(end)) => {
                end.duration_since(self.clock.now())
                    .max(SignedDuration::ZERO)
                    + AFTER_THE_END
            }
            (None, None) => UNKNOWN_END,
        }
    }

    async fn hold_ends_at(&self, payment: &DemoPayment) -> Option<Timestamp> {
        queries::hold_ends_at(&self.database, payment.asked.payment_id)
            .await
            .ok()
            .flatten()
    }
}
