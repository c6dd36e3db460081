//! Buyers of an event that is being edited: they look at the catalogue, then order from checkout.

use std::sync::Arc;

use guichet_config::MasterKey;
use guichet_http::{Method, Request, RequestBuilder, Routes};
use guichet_messages::Publisher;
use guichet_order::OrderSecrets;
use guichet_testing::orders;
use serde_json::{Value, json};

use crate::office::{Answer, Office, id};

/// Both functions on the office's database, by its clock.
pub(crate) struct Shop {
    catalog: (Arc<guichet_catalog::App>, Arc<Routes<guichet_catalog::App>>),
    checkout: (
        Arc<guichet_checkout::App>,
        Arc<Routes<guichet_checkout::App>>,
    ),
}

/// What a page has shown to a buyer who is about to order it.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    order: Value,
    /// In minor units.
    pub(crate) total: i64,
}

/// An order that is held, and what it was shown to cost.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    secret: String,
    pub(crate) shown: Choice,
}

impl Shop {
    pub(crate) fn open(office: &Office) -> Self {
        let (database, clock) = (office.test.database(), office.clock.clone());
        let catalog = guichet_catalog::App::new(
            database.clone(),
            clock.clone(),
            "https://tickets.example.org",
        );
        let checkout = guichet_checkout::App::new(
            database,
            Publisher::leaving_all(clock.clone()),
            OrderSecrets::new(&MasterKey::new([7; 32])),
            clock,
            office.app.entropy.clone(),
        );
        Self {
            catalog: (Arc::new(catalog), Arc::new(guichet_catalog::routes())),
            checkout: (Arc::new(checkout), Arc::new(guichet_checkout::routes())),
        }
    }

    /// What the page of the event shows: the `n`th of all rates at the dates they are for, so many of it. `None` where there is no
    /// page, or nothing on it.
    pub(crate) async fn look(
        &self,
        slug: &str,
        code: Option<&str>,
        n: usize,
        quantity: i64,
    ) -> Option<Choice> {
        let query = code.map_or(String::new(), |code| format!("?code={code}"));
        let path = format!("/api/v1/catalog/events/{slug}{query}");
        let (app, routes) = &self.catalog;
        let request = Request::for_test(Method::GET, &path).build();
        let answer = Answer::of(routes.call(Arc::clone(app), request).await).await;
        if answer.status == 404 {
            return None;
        }
        let event = answer.has_status(200).json();
        let rates = list(&event["products"]).flat_map(|product| list(&product["rates"]));
        let offers: Vec<(&Value, &Value)> = rates
            .flat_map(|rate| list(&rate["occurrence_ids"]).map(move |date| (rate, date)))
            .collect();
        let (rate, date) = offers.get(n % offers.len().max(1))?;
        let mut order = json!({
            "event": slug, "locale": "fr",
            "items": [{"occurrence_id": date, "rate_id": rate["id"], "quantity": quantity}],
        });
        let code = code.filter(|_| event["code"]["state"] == "valid");
        if let Some(code) = code {
            order["code"] = json!(code);
        }
        let price = rate["price"]["amount"].as_i64().expect("a price");
        let total = price * quantity;
        order["total"] = json!(total);
        Some(Choice { order, total })
    }

    /// Orders what was shown.
    pub(crate) async fn hold(&self, office: &Office, choice: &Choice) -> Option<Held> {
        let request = request(office, Method::POST, "");
        let answer = self.send(request.json(&choice.order)).await;
        let order = accepted(&answer, 201)?;
        Some(Held {
            secret: order["secret"].as_str().expect("a secret").to_owned(),
            shown: choice.clone(),
        })
        .inspect(|held| held.costs_what_was_shown(&order))
    }

    /// Fills in who buys, and places the order.
    pub(crate) async fn place(&self, office: &Office, held: &Held) -> Option<()> {
        let details = json!({"contact": {"name": "Zoë Le Goff", "email": "zoe@example.org"}});
        let path = format!("/{}/details", held.secret);
        let filled_in = request(office, Method::PUT, &path).json(&details);
        accepted(&self.send(filled_in).await, 200)?;
        let path = format!("/{}/place", held.secret);
        let placing = request(office, Method::POST, &path);
        let order = accepted(&self.send(placing).await, 200)?;
        held.costs_what_was_shown(&order);
        Some(())
    }

    /// Pays a placed order as its provider says that it was paid, and is charged what was shown.
    pub(crate) async fn pay(&self, office: &Office, held: &Held) {
        let order = self.show(office, held).await;
        if order["status"] != "placed" {
            return;
        }
        let order_id = id(&order["id"]);
        let payment = orders::payment(&office.client, order_id, office.clock.now()).await;
        let amount = "select amount from payments where payment_id = $1";
        let charged: i64 = office.one(amount, &[&payment]).await;
        assert_eq!(charged, held.shown.total, "{held:?} is charged");
        let received =
            "select outcome from receive_payment('demo', $1::uuid::text, '{}', $1, $2, 'EUR',
            (select array_agg(gen_random_uuid()) from generate_series(1, 5)), $3, null)";
        let now = office.clock.now();
        let outcome: String = office.one(received, &[&payment, &charged, &now]).await;
        assert!(
            ["paid", "refused"].contains(&outcome.as_str()) || outcome.starts_with("refund"),
            "{outcome}"
        );
    }

    pub(crate) async fn give_up(&self, office: &Office, held: &Held) {
        let path = format!("/{}", held.secret);
        let request = request(office, Method::DELETE, &path);
        accepted(&self.send(request).await, 204);
    }

    /// The order as its buyer sees it: it costs what it did.
    pub(crate) async fn show(&self, office: &Office, held: &Held) -> Value {
        let path = format!("/{}", held.secret);
        let answer = self.send(request(office, Method::GET, &path)).await;
        let order = answer.has_status(200).json();
        held.costs_what_was_shown(&order);
        order
    }

    async fn send(&self, request: RequestBuilder) -> Answer {
        let (app, routes) = &self.checkout;
        Answer::of(routes.call(Arc::clone(app), request.build()).await).await
    }
}

fn request(office: &Office, method: Method, path: &str) -> RequestBuilder {
    let key = office.app.entropy.uuid(office.clock.now()).to_string();
    let path = format!("/api/v1/checkout/orders{path}");
    Request::for_test(method, &path).keyed(&key)
}

impl Held {
    #[track_caller]
    fn costs_what_was_shown(&self, order: &Value) {
        assert_eq!(order["total"]["amount"], self.shown.total, "{order}");
    }
}

/// What was answered, or `None` where it was refused by a problem that says why.
#[track_caller]
pub(crate) fn accepted(answer: &Answer, status: u16) -> Option<Value> {
    if answer.status == status {
        return Some(serde_json::from_slice(&answer.body).unwrap_or(Value::Null));
    }
    let refused = (400..500).contains(&answer.status) || answer.status == 503;
    assert!(
        refused && answer.json()["type"].is_string(),
        "{} {}",
        answer.status,
        String::from_utf8_lossy(&answer.body)
    );
    None
}

fn list(values: &Value) -> impl Iterator<Item = &Value> {
    values.as_array().into_iter().flatten()
}
