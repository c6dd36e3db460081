use std::collections::BTreeSet;

use guichet_config::Env;
use guichet_http::{Method, StatusCode};
use guichet_matrix::{Access, Operation};
use guichet_order::{OrderLink, OrderSecrets};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::answer::Answer;
use crate::party::{Party, Stage};
use crate::rows::{Expected, Rows, same};
use crate::world::{World, fill};

/// Base64 of 32 bytes that are not ours.
const OTHER_KEY: &str = "CAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg=";

/// Of an order that an operation is good for, and what is sent.
fn good_request(operation: &Operation, party: &Party) -> (Stage, Option<Value>) {
    let item = json!({"occurrence_id": party.sale.occurrence_id, "rate_id": party.sale.rate_id, "quantity": 1});
    match operation.id.as_str() {
        "checkout.orders_show" | "checkout.orders_give_up" | "checkout.orders_place" => {
            (Stage::Held, None)
        }
        "checkout.orders_change_items" => (Stage::Held, Some(json!({"items": [item]}))),
        "checkout.orders_fill_in" => {
            let contact = json!({"name": "Grace Hopper", "email": "grace@example.org"});
            (Stage::Held, Some(json!({"contact": contact})))
        }
        "payments.start" => (Stage::Placed, Some(json!({"provider": "offline"}))),
        "payments.find" => (Stage::Placed, None),
        "orders.calendar" | "orders.cancel" | "orders.find" | "orders.mail" | "orders.qr"
        | "orders.terms" | "orders.tickets" => (Stage::Paid, None),
        "orders.correct" => (Stage::Paid, Some(json!({"email": "grace@example.org"}))),
        "orders.rename" => (Stage::Paid, Some(json!({"name": "Grace Hopper"}))),
        other => panic!("order_secrets.rs does not say what a good request for {other} is"),
    }
}

/// An order of `mine`, one of `theirs`, and one operation that is tried on them.
struct Trial<'world> {
    world: &'world World,
    operation: &'world Operation,
    method: Method,
    mine: Uuid,
    theirs: Uuid,
    body: Option<Value>,
}

impl Trial<'_> {
    /// Of my order, unless `payment` or `line` are given, which are then others.
    async fn call(&self, secret: &str, payment: Uuid, line: &str) -> Answer {
        let payment = payment.to_string();
        let parts = [
            ("secret", secret),
            ("payment", payment.as_str()),
            ("line", line),
        ];
        let path = fill(self.operation, &parts);
        let request = self.world.request(self.operation, &self.method, &path);
        let request = match &self.body {
            Some(body) => request.json(body),
            None => request,
        };
        self.world.call(self.operation.function(), request).await
    }

    async fn payment(&self, order_id: Uuid) -> Uuid {
        let statement = "select coalesce((select payment_id from payments where order_id = $1), gen_random_uuid())";
        let row = self.world.client.query_one(statement, &[&order_id]).await;
        row.expect("answered").get(0)
    }

    fn name(&self, row: &str) -> String {
        format!("{} {} by {row}", self.method, self.operation.path)
    }

    /// Secrets that lead nowhere.
    fn bad_secrets(&self) -> [(&'static str, String); 7] {
        let link = OrderLink::first(self.mine);
        let mine = self.world.secrets.text(link);
        let theirs = self.world.secrets.text(OrderLink::first(self.theirs));
        let other = Env::from_pairs([("GUICHET_KEY", OTHER_KEY)]);
        let other = OrderSecrets::new(&other.master_key().expect("a legal key"));
        // The id is 16 bytes, of which the first 15 are 20 characters.
        let (my_id, my_tag) = mine.split_at(20);
        let (their_id, their_tag) = theirs.split_at(20);
        let later = OrderLink { number: 1, ..link };
        [
            ("their id with my tag", format!("{their_id}{my_tag}")),
            ("my id with their tag", format!("{my_id}{their_tag}")),
            ("a secret of another key", other.text(link)),
            (
                "a link that the order does not have",
                self.world.secrets.text(later),
            ),
            (
                "a secret of no order",
                self.world.secrets.text(OrderLink::first(Uuid::nil())),
            ),
            ("the id alone", self.mine.to_string()),
            ("nothing", String::new()),
        ]
    }

    /// Everything that must be refused, with a request that is good otherwise.
    async fn refused(&self, rows: &mut Rows, like_unknown: &mut Option<Answer>) {
        let my_secret = self.world.secrets.text(OrderLink::first(self.mine));
        let my_payment = self.payment(self.mine).await;
        let mut tried = Vec::new();
        for (row, secret) in self.bad_secrets() {
            tried.push((row, self.call(&secret, my_payment, "1").await));
        }
        let parts: BTreeSet<&str> = self.operation.parts().collect();
        if parts.contains("payment") {
            for (row, payment) in [
                ("their payment", self.payment(self.theirs).await),
                ("a payment of nobody", Uuid::max()),
            ] {
                tried.push((row, self.call(&my_secret, payment, "1").await));
            }
        }
        if parts.contains("line") {
            let answer = self.call(&my_secret, my_payment, "3").await;
            tried.push(("a line that the order does not have", answer));
        }
        for (row, answer) in tried {
            let row = self.name(row);
            rows.check(&row, &answer, Expected::Status(StatusCode::NOT_FOUND));
            if self.method != Method::HEAD {
                let first = like_unknown.get_or_insert_with(|| answer.clone());
                rows.hold(&row, same(first, &answer));
            }
        }
    }

    async fn done(&self, rows: &mut Rows) {
        let secret = self.world.secrets.text(OrderLink::first(self.mine));
        let payment = self.payment(self.mine).await;
        let answer = self.call(&secret, payment, "1").await;
        rows.check(&self.name("my secret"), &answer, Expected::Done);
    }
}

#[tokio::test]
async fn an_order_is_reached_by_its_own_secret_alone() {
    let world = World::build().await;
    let mut rows = Rows::default();
    let mut like_unknown = None;
    let mut operations = world.operations().iter();
    while let Some(operation) =
        operations.find(|operation| World::access(operation) == Access::OrderSecret)
    {
        for (mine, theirs) in [(&world.a, &world.b), (&world.b, &world.a)] {
            for method in operation.methods() {
                let (stage, body) = good_request(operation, mine);
                let trial = Trial {
                    world: &world,
                    operation,
                    method,
                    mine: mine.order(&world.client, world.now(), stage).await,
                    theirs: theirs.order(&world.client, world.now(), stage).await,
                    body,
                };
                let my_rows = mine.fingerprint(&world).await;
                let their_rows = theirs.fingerprint(&world).await;
                trial.refused(&mut rows, &mut like_unknown).await;
                let after = mine.fingerprint(&world).await;
                rows.hold(&trial.name("bad secrets"), my_rows.compare(&after));
                trial.done(&mut rows).await;
                let after = theirs.fingerprint(&world).await;
                rows.hold(&trial.name("my secret"), their_rows.compare(&after));
            }
        }
    }
    rows.finish("order secrets");
}
