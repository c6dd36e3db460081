//! `/demo-bank`: the person who looks at the bank account and says that money has arrived, or has been sent back.

use std::collections::HashMap;
use std::time::Duration;

use askama::Template;
use bytes::Bytes;
use guichet_clock::{Clock, Entropy};
use http::{HeaderMap, Method, Request, Response, StatusCode};
use tokio::time::timeout;
use uuid::Uuid;

use crate::body::{Body, BoxError, problem};
use crate::database::Database;
use crate::pages::{Menu, form, page, same_origin, see_other, time};
use crate::tickets::language::{Language, money};
use crate::tickets::queries::{self, PendingRefund, PendingTransfer};
use crate::tickets::webhooks::{Event, Sender, Webhooks};

/// The page comes back when the webhook has been taken, but not later than this.
const PATIENCE: Duration = Duration::from_secs(3);

/// The bank's page.
#[derive(Clone)]
pub(crate) struct DemoBank {
    database: Database,
    webhooks: Webhooks,
    webhook_url: String,
    menu: Menu,
    clock: Clock,
    entropy: Entropy,
}

#[derive(Template)]
#[template(path = "../src/tickets/demo-bank.html")]
struct BankPage<'a> {
    menu: &'a Menu,
    language: Language,
    transfers: Vec<TransferRow>,
    refunds: Vec<RefundRow>,
    done: bool,
}

struct TransferRow {
    payment_id: Uuid,
    amount: String,
    reference: String,
    order: String,
    name: String,
    until: String,
}

struct RefundRow {
    refund_id: Uuid,
    amount: String,
    reference: String,
    order: String,
    name: String,
}

impl DemoBank {
    /// The bank of the account that buyers are asked to send money to. `public_url` is where the payments function is reached.
    pub(crate) fn new(
        database: Database,
        webhooks: Webhooks,
        public_url: &str,
        menu: Menu,
        clock: Clock,
        entropy: Entropy,
    ) -> Self {
        let webhook_url = format!("{public_url}/api/v1/payments/webhooks/offline");
        Self {
            database,
            webhooks,
            webhook_url,
            menu,
            clock,
            entropy,
        }
    }

    /// Answers a request for `/demo-bank`.
    pub(crate) async fn answer(&self, request: Request<Bytes>) -> Response<Body> {
        let result = match *request.method() {
            Method::GET | Method::HEAD => {
                let done = request.uri().query() == Some("done");
                self.show(request.headers(), done).await
            }
            Method::POST if same_origin(request.headers()) => {
                let fields = form(request.body()).unwrap_or_default();
                self.act(&fields).await
            }
            _ => {
                return problem(
                    StatusCode::FORBIDDEN,
                    "forbidden",
                    "Forbidden",
                    "Only this page's form may be sent here.",
                );
            }
        };
        result.unwrap_or_else(|error| {
            problem(
                StatusCode::SERVICE_UNAVAILABLE,
                "unavailable",
                "The bank is closed",
                &error.to_string(),
            )
        })
    }

    async fn show(&self, headers: &HeaderMap, done: bool) -> Result<Response<Body>, BoxError> {
        let language = Language::of(headers);
        let transfers = queries::pending_transfers(&self.database).await?;
        let refunds = queries::pending_refunds(&self.database).await?;
        let now = self.clock.now();
        let transfer = |transfer: PendingTransfer| TransferRow {
            payment_id: transfer.payment_id,
            amount: money(transfer.amount, &transfer.currency, language),
            reference: transfer.provider_reference,
            order: transfer.order_reference,
            name: transfer.contact_name.unwrap_or_default(),
            until: transfer
                .expires_at
                .map(|until| time(until, now))
                .unwrap_or_default(),
        };
        let refund = |refund: PendingRefund| RefundRow {
            refund_id: refund.refund_id,
            amount: money(refund.amount, &refund.currency, language),
            reference: refund.provider_reference,
            order: refund.order_reference,
            name: refund.contact_name.unwrap_or_default(),
        };
        Ok(page(
            StatusCode::OK,
            &BankPage {
                menu: &self.menu,
                language,
                transfers: transfers.into_iter().map(transfer).collect(),
                refunds: refunds.into_iter().map(refund).collect(),
                done,
            },
        ))
    }

    async fn act(&self, fields: &HashMap<String, String>) -> Result<Response<Body>, BoxError> {
        let id = |name: &str| fields.get(name).and_then(|text| text.parse::<Uuid>().ok());
        let kind = fields.get("event").map(String::as_str).unwrap_or_default();
        let event = match (kind, id("payment_id"), id("refund_id")) {
            ("payment.succeeded" | "payment.failed", Some(payment_id), None) => {
                queries::pending_transfers(&self.database)
                    .await?
                    .into_iter()
                    .find(|transfer| transfer.payment_id == payment_id)
                    .map(|transfer| self.transfer_event(kind, transfer))
            }
            ("refund.succeeded" | "refund.failed", None, Some(refund_id)) => {
                queries::pending_refunds(&self.database)
                    .await?
                    .into_iter()
                    .find(|refund| refund.refund_id == refund_id)
                    .map(|refund| self.refund_event(kind, refund))
            }
            _ => {
                return Ok(problem(
                    StatusCode::BAD_REQUEST,
                    "invalid-form",
                    "Invalid form",
                    "Send the form of the page.",
                ));
            }
        };
        // One that is no longer pending has been settled by an earlier click.
        if let Some(event) = event {
            let taken =
                self.webhooks
                    .plan(Sender::Bank, &self.webhook_url, event, self.clock.now())?;
            let _ = timeout(PATIENCE, taken).await;
        }
        Ok(see_other("/demo-bank?done"))
    }

    fn transfer_event(&self, kind: &str, transfer: PendingTransfer) -> Event {
        Event {
            id: self.event_id(),
            kind: kind.to_owned(),
            payment_id: transfer.payment_id,
            refund_id: None,
            provider_reference: transfer.provider_reference,
            amount: transfer.amount,
            currency: transfer.currency,
            created_at: self.clock.now(),
        }
    }

    fn refund_event(&self, kind: &str, refund: PendingRefund) -> Event {
        Event {
            id: self.event_id(),
            kind: kind.to_owned(),
            payment_id: refund.payment_id,
            refund_id: Some(refund.refund_id),
            provider_reference: refund.provider_reference,
            amount: refund.amount,
            currency: refund.currency,
            created_at: self.clock.now(),
        }
    }

    fn event_id(&self) -> String {
        format!("bank_{}", self.entropy.uuid(self.clock.now()))
    }
}
