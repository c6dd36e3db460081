//! A buyer who does everything that buyers do, also wrong.

use std::sync::atomic::{AtomicU32, Ordering};

use http::Method;
use serde_json::{Value, json};

use super::super::Cloud;
use crate::support::{Answer, eventually, get, send};

/// Part of everything that the buyer types, and of nothing else.
pub(super) const MARK: &str = "quetzal";
/// Where the buyer's requests come from.
pub(super) const ADDRESS: &str = "203.0.113.77";

const PAID_EVENT: &str = "communs-numeriques-paris";
const FREE_EVENT: &str = "rencontre-rust-postgresql-lille";

/// The buyer at the storefront, in one trace.
pub(super) struct Buyer<'a> {
    cloud: &'a Cloud,
    traceparent: String,
    /// How often they have asked for something.
    asked: AtomicU32,
}

impl<'a> Buyer<'a> {
    /// Whose requests belong to this trace: 32 hexadecimal digits.
    pub(super) fn new(cloud: &'a Cloud, trace: &str) -> Self {
        Self {
            cloud,
            traceparent: format!("00-{trace}-b7ad6b7169203331-01"),
            asked: AtomicU32::new(0),
        }
    }

    async fn ask(&self, method: Method, path: &str, body: &Value) -> Answer {
        let number = self.asked.fetch_add(1, Ordering::Relaxed);
        let key = format!("{MARK}-{number}-{}", self.traceparent);
        let headers = [
            ("content-type", "application/json"),
            ("idempotency-key", &key),
            ("traceparent", &self.traceparent),
            ("x-forwarded-for", ADDRESS),
            ("user-agent", "Quetzalla/5.0"),
            ("referer", "https://quetzal.example/me"),
            ("cookie", "id=quetzal"),
            ("sec-fetch-site", "same-origin"),
        ];
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        send(method, &self.cloud.url(path), &headers, &body).await
    }

    async fn done(&self, method: Method, path: &str, body: &Value) -> Value {
        let answer = self.ask(method, path, body).await;
        assert!(answer.status.is_success(), "{path}: {}", answer.text());
        serde_json::from_slice(&answer.body).unwrap_or_default()
    }

    async fn refused(&self, method: Method, path: &str, body: &Value) -> Value {
        let answer = self.ask(method, path, body).await;
        assert!(answer.status.is_client_error(), "{path}: {}", answer.text());
        answer.json()
    }

    /// Takes the first that is on sale of an event, and answers the order.
    async fn take(&self, slug: &str, quantity: u32) -> Value {
        let path = format!("/api/v1/catalog/events/{slug}?from=quetzal");
        let event = self.done(Method::GET, &path, &Value::Null).await;
        let occurrence = &event["occurrences"][0]["id"];
        let rate = &event["products"][0]["rates"][0]["id"];
        let items = json!([{"occurrence_id": occurrence, "rate_id": rate, "quantity": quantity}]);
        let wanted = json!({"event": slug, "locale": "en", "items": items});

        let mut with_code = wanted.clone();
        with_code["code"] = "QUETZALCODE".into();
        self.refused(Method::POST, "/api/v1/checkout/orders", &with_code)
            .await;
        self.done(Method::POST, "/api/v1/checkout/orders", &wanted)
            .await
    }

    /// Fills in an order and orders; answers its secret.
    async fn place(&self, order: &Value) -> String {
        let secret = order["secret"].as_str().unwrap().to_owned();
        let details = format!("/api/v1/checkout/orders/{secret}/details");
        let wrong = json!({
            "contact": {"name": "Quetzal\nname", "email": "quetzal at example.org"},
            "answers": {"quetzal": "quetzal"},
        });
        self.refused(Method::PUT, &details, &wrong).await;
        let unknown = json!({"quetzal": {"quetzal": ["quetzal"]}});
        self.refused(Method::PUT, &details, &unknown).await;
        self.done(Method::PUT, &details, &filled_in(order)).await;
        let place = format!("/api/v1/checkout/orders/{secret}/place");
        self.done(Method::POST, &place, &Value::Null).await;
        secret
    }

    /// Gets two free tickets; answers the order's secret.
    pub(super) async fn registers(&self) -> String {
        let mails = self.mails().await;
        let order = self.take(FREE_EVENT, 2).await;
        let secret = self.place(&order).await;
        self.has_tickets(&secret, mails).await;
        secret
    }

    /// Buys a ticket, looks at everything, and gives it back; answers the order's secret.
    pub(super) async fn buys_and_cancels(&self) -> String {
        let mails = self.mails().await;
        let order = self.take(PAID_EVENT, 1).await;
        let secret = self.place(&order).await;
        let payments = format!("/api/v1/payments/orders/{secret}/payments");
        let payment = self
            .done(Method::POST, &payments, &json!({"provider": "demo"}))
            .await;
        let page = payment["redirect_url"].as_str().unwrap();
        let form = [("content-type", "application/x-www-form-urlencoded")];
        assert_eq!(
            send(Method::POST, page, &form, "choice=pay").await.status,
            303
        );
        self.has_tickets(&secret, mails).await;

        let of = |rest: &str| format!("/api/v1/orders/{secret}{rest}");
        for rest in ["/tickets.pdf", "/tickets/1/qr.svg", "/calendar.ics"] {
            self.done(Method::GET, &of(rest), &Value::Null).await;
        }
        let name = json!({"name": "Quetzal the Younger"});
        self.done(Method::PATCH, &of("/lines/1/attendee"), &name)
            .await;
        self.ask(Method::POST, &of("/mail"), &Value::Null).await;
        self.done(Method::POST, &of("/cancel"), &Value::Null).await;
        eventually("the refund", async || {
            let order = get(&self.cloud.url(&of(""))).await.json();
            order["refunds"]
                .as_array()
                .is_some_and(|refunds| refunds.iter().any(|refund| refund["status"] == "succeeded"))
        })
        .await;
        secret
    }

    /// What leads nowhere.
    pub(super) async fn gets_lost(&self) {
        for path in [
            "/api/v1/orders/quetzal",
            "/api/v1/orders/quetzal/tickets.pdf?quetzal=quetzal",
            "/api/v1/quetzal",
            "/api/v1/catalog/quetzal",
            "/api/v1/catalog/events/quetzal",
            "/api/v1/catalog/events?limit=quetzal",
            "/api/v1/catalog/events/%ff",
        ] {
            self.refused(Method::GET, path, &Value::Null).await;
        }
        for (path, body) in [
            ("/api/v1/checkout/orders", json!("quetzal")),
            (
                "/api/v1/checkout/orders",
                json!({"event": 1, "locale": "quetzal", "items": "quetzal"}),
            ),
            ("/api/v1/payments/webhooks/demo", json!({"id": "quetzal"})),
            (
                "/api/v1/payments/webhooks/quetzal",
                json!({"id": "quetzal"}),
            ),
            (
                "/api/v1/payments/orders/quetzal/payments",
                json!({"provider": "quetzal"}),
            ),
        ] {
            self.refused(Method::POST, path, &body).await;
        }
    }

    /// Waits for the tickets, and for the mail with them, before which there were so many.
    async fn has_tickets(&self, secret: &str, mails_before: usize) {
        let path = format!("/api/v1/orders/{secret}");
        eventually("the tickets", async || {
            let order = get(&self.cloud.url(&path)).await.json();
            order["lines"][0]["ticket"]["status"] == "valid"
        })
        .await;
        eventually("the mail", async || self.mails().await > mails_before).await;
    }

    /// How many the buyer has.
    async fn mails(&self) -> usize {
        let list = get(&self.cloud.url("/mail/api?to=quetzal@example.org"))
            .await
            .json();
        list["mails"].as_array().unwrap().len()
    }
}

/// An order's details, with an answer to each of its questions.
fn filled_in(order: &Value) -> Value {
    let questions = order["questions"].as_array().unwrap();
    let answers = |scope: &str| -> serde_json::Map<String, Value> {
        let asked = questions
            .iter()
            .filter(|question| question["scope"] == scope);
        asked
            .map(|question| {
                (
                    question["id"].as_str().unwrap().to_owned(),
                    answer(question),
                )
            })
            .collect()
    };
    let attendee = |line: &Value| {
        json!({
            "line": line["line"],
            "name": "Quetzalina",
            "email": "quetzalina@example.org",
            "answers": answers("attendee"),
        })
    };
    let lines = order["lines"].as_array().unwrap();
    json!({
        "contact": {"name": "Quetzal Buyer", "email": "quetzal@example.org"},
        "answers": answers("order"),
        "attendees": lines.iter().map(attendee).collect::<Vec<_>>(),
    })
}

/// One that leads to as many further questions as possible: "yes" and "other".
fn answer(question: &Value) -> Value {
    let option = || {
        let options = question["options"].as_array().unwrap();
        options.last().unwrap()["value"].clone()
    };
    match question["kind"].as_str().unwrap() {
        "text" => "Quetzal 4711".into(),
        "choice" => option(),
        "choices" => json!([option()]),
        "boolean" => true.into(),
        "number" => 42.into(),
        kind => panic!("no answer of the kind {kind}"),
    }
}
