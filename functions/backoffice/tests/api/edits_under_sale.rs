//! Whatever is edited while others buy, and in whatever order: what must always be true is, and nobody pays what was not shown.

use std::cell::{Cell, RefCell};

use guichet_http::Method;
use guichet_testing::check_invariants;
use jiff::SignedDuration;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use crate::buyers::{Choice, Held, Shop, accepted};
use crate::office::{Answer, id};
use crate::stage::{Stage, rate, ticket};

/// What an organizer does. A number chooses among what is there by then.
#[derive(Clone, Debug)]
enum EditStep {
    Price(usize, i64),
    AddRate(usize, i64),
    TakeRateAway(usize),
    Tax(usize, i64),
    AddProduct(i64),
    DeleteProduct(usize),
    Capacity(usize, i64),
    AddDate(u8),
    MoveDate(usize, u8),
    AddCode(i64),
    ChangeCode(usize, i64),
    DeleteCode(usize),
    Publish,
    Withdraw,
}

/// What a buyer does: with the last choice that was shown, or one of the orders that are held.
#[derive(Clone, Debug)]
enum BuyerStep {
    Look(usize, i64, bool),
    Hold,
    Place(usize),
    Pay(usize),
    GiveUp(usize),
}

#[derive(Clone, Debug)]
enum Step {
    Edit(EditStep),
    Buy(BuyerStep),
    /// Both at once.
    Together(EditStep, BuyerStep),
    /// So many seconds go by.
    Wait(i64),
}

fn edits() -> impl Strategy<Value = EditStep> {
    use EditStep::*;
    let price = || 0_i64..5000;
    let any = || 0_usize..8;
    prop_oneof![
        4 => (any(), price()).prop_map(|(n, price)| Price(n, price)),
        2 => (any(), price()).prop_map(|(n, price)| AddRate(n, price)),
        1 => any().prop_map(TakeRateAway),
        1 => (any(), 0_i64..2500).prop_map(|(n, tax)| Tax(n, tax)),
        1 => price().prop_map(AddProduct),
        1 => any().prop_map(DeleteProduct),
        2 => (any(), 0_i64..12).prop_map(|(n, units)| Capacity(n, units)),
        1 => (1_u8..28).prop_map(AddDate),
        1 => (any(), 1_u8..28).prop_map(|(n, day)| MoveDate(n, day)),
        1 => (1_i64..10_000).prop_map(AddCode),
        1 => (any(), 1_i64..10_000).prop_map(|(n, value)| ChangeCode(n, value)),
        1 => any().prop_map(DeleteCode),
        2 => Just(Publish),
        1 => Just(Withdraw),
    ]
}

fn purchases() -> impl Strategy<Value = BuyerStep> {
    use BuyerStep::*;
    let any = || 0_usize..8;
    prop_oneof![
        4 => (any(), 1_i64..4, prop::bool::ANY).prop_map(|(n, quantity, code)| Look(n, quantity, code)),
        5 => Just(Hold),
        3 => any().prop_map(Place),
        3 => any().prop_map(Pay),
        1 => any().prop_map(GiveUp),
    ]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => edits().prop_map(Step::Edit),
        4 => purchases().prop_map(Step::Buy),
        3 => (edits(), purchases()).prop_map(|(edit, bought)| Step::Together(edit, bought)),
        1 => (1_i64..8).prop_map(Step::Wait),
    ];
    prop::collection::vec(step, 10..60)
}

/// An event that is edited and sold.
struct Market {
    stage: Stage,
    shop: Shop,
    shown: RefCell<Option<Choice>>,
    held: RefCell<Vec<Held>>,
}

impl Market {
    async fn open() -> Self {
        let stage = Stage::set().await;
        let market = Self {
            shop: Shop::open(&stage.office),
            stage,
            shown: RefCell::default(),
            held: RefCell::default(),
        };
        market.edit(&EditStep::Publish).await;
        market
    }

    async fn play(&self, step: &Step) {
        match step {
            Step::Edit(edit) => self.edit(edit).await,
            Step::Buy(bought) => self.buy(bought).await,
            Step::Together(edit, bought) => {
                tokio::join!(self.edit(edit), self.buy(bought));
            }
            Step::Wait(seconds) => self
                .stage
                .office
                .clock
                .advance(SignedDuration::from_secs(*seconds)),
        }
        check_invariants(&self.stage.office.test).await;
    }

    async fn edit(&self, edit: &EditStep) {
        let answer = self.attempt(edit).await;
        if let Some(answer) = answer
            && !(200..300).contains(&answer.status)
        {
            accepted(&answer, 200);
        }
    }

    /// Does it to what is there; `None` where there is nothing to do it to.
    async fn attempt(&self, edit: &EditStep) -> Option<Answer> {
        let (stage, office) = (&self.stage, &self.stage.office);
        let document = stage.document().await;
        let below = |path: &str| format!("{}/{path}", stage.event);
        let answer = match edit {
            EditStep::Price(n, price) => {
                let change = |rates: &mut Vec<Value>| {
                    if let Some(rate) = rates.get_mut(n / 2) {
                        rate["price"] = json!(price);
                    }
                };
                self.change_product(&document, *n, change, None).await?
            }
            EditStep::AddRate(n, price) => {
                let mut new = rate("Réduit", *price);
                new["audience"] = json!(format!("audience {price}"));
                let add = |rates: &mut Vec<Value>| rates.push(new);
                self.change_product(&document, *n, add, None).await?
            }
            EditStep::TakeRateAway(n) => {
                let take = |rates: &mut Vec<Value>| rates.truncate(rates.len().saturating_sub(1));
                self.change_product(&document, *n, take, None).await?
            }
            EditStep::Tax(n, tax) => {
                self.change_product(&document, *n, |_| (), Some(*tax))
                    .await?
            }
            EditStep::AddProduct(price) => {
                let mut product = ticket();
                product["rates"][0]["price"] = json!(price);
                office.post(&below("products"), &product).await
            }
            EditStep::DeleteProduct(n) => {
                let product = nth(&document["products"], *n)?;
                let path = below(&format!("products/{}", id(&product["id"])));
                office.delete(&path, version(product)).await
            }
            EditStep::Capacity(n, capacity) => {
                let pools = office.get(&below("pools")).await.has_status(200).json();
                let pool = nth(&pools["items"], *n)?;
                let path = below(&format!("pools/{}", id(&pool["id"])));
                let wanted = json!({"capacity": capacity});
                office.patch(&path, version(pool), &wanted).await
            }
            EditStep::AddDate(day) => {
                let date = json!({"venue_id": stage.venue["id"], "starts": at(*day, 20), "ends": at(*day, 22)});
                office.post(&below("occurrences"), &date).await
            }
            EditStep::MoveDate(n, day) => {
                let dates = stage.dates().await;
                let date = &dates[n % dates.len()];
                let path = below(&format!("occurrences/{}", id(&date["id"])));
                let wanted = json!({"starts": at(*day, 19), "ends": at(*day, 21)});
                office.patch(&path, version(date), &wanted).await
            }
            EditStep::AddCode(value) => {
                let code = json!({"code": CODE, "terms": {"kind": "percentage", "value": value}});
                office.post(&below("codes"), &code).await
            }
            EditStep::ChangeCode(n, value) => {
                let code = self.code(*n).await?;
                let path = below(&format!("codes/{}", id(&code["id"])));
                let wanted =
                    json!({"code": code["code"], "terms": {"kind": "fixed", "value": value}});
                office.put(&path, version(&code), &wanted).await
            }
            EditStep::DeleteCode(n) => {
                let code = self.code(*n).await?;
                let path = below(&format!("codes/{}", id(&code["id"])));
                office.delete(&path, version(&code)).await
            }
            EditStep::Publish => stage.publication(Method::POST, version(&document)).await,
            EditStep::Withdraw => stage.publication(Method::DELETE, version(&document)).await,
        };
        Some(answer)
    }

    /// Changes the rates and the tax of the `n`th product.
    async fn change_product(
        &self,
        document: &Value,
        n: usize,
        change: impl FnOnce(&mut Vec<Value>),
        tax: Option<i64>,
    ) -> Option<Answer> {
        let product = nth(&document["products"], n)?;
        let of = product["rates"].as_array()?.iter();
        let kept = of.filter(|rate| rate["archived"] == false).map(|rate| {
            json!({"id": rate["id"], "name": rate["name"], "audience": rate["audience"], "price": rate["price"], "takes": rate["takes"]})
        });
        let mut rates: Vec<Value> = kept.collect();
        change(&mut rates);
        let tax = tax.map_or_else(|| product["tax_rate_basis_points"].clone(), Value::from);
        let wanted = json!({"kind": product["kind"], "name": product["name"], "tax_rate_basis_points": tax, "rates": rates});
        let path = format!("{}/products/{}", self.stage.event, id(&product["id"]));
        Some(
            self.stage
                .office
                .put(&path, version(product), &wanted)
                .await,
        )
    }

    async fn code(&self, n: usize) -> Option<Value> {
        let path = format!("{}/codes", self.stage.event);
        let codes = self.stage.office.get(&path).await.has_status(200).json();
        nth(&codes["items"], n).cloned()
    }

    async fn buy(&self, step: &BuyerStep) {
        let office = &self.stage.office;
        let held = |n: usize| {
            let held = self.held.borrow();
            held.get(n % held.len().max(1)).cloned()
        };
        match step {
            BuyerStep::Look(n, quantity, with_code) => {
                let code = with_code.then_some(CODE);
                let slug = self.stage.document().await["slug"].clone();
                let slug = slug.as_str().expect("a slug");
                let shown = self.shop.look(slug, code, *n, *quantity).await;
                self.shown.replace(shown);
            }
            BuyerStep::Hold => {
                let shown = self.shown.borrow().clone();
                if let Some(shown) = shown
                    && let Some(order) = self.shop.hold(office, &shown).await
                {
                    self.held.borrow_mut().push(order);
                }
            }
            BuyerStep::Place(n) => {
                if let Some(held) = held(*n) {
                    self.shop.place(office, &held).await;
                }
            }
            BuyerStep::Pay(n) => {
                if let Some(held) = held(*n) {
                    self.shop.pay(office, &held).await;
                }
            }
            BuyerStep::GiveUp(n) => {
                if let Some(held) = held(*n) {
                    self.shop.give_up(office, &held).await;
                }
            }
        }
    }
}

const CODE: &str = "AMIS";

fn nth(values: &Value, n: usize) -> Option<&Value> {
    let values = values.as_array()?;
    values.get(n % values.len().max(1))
}

fn version(of: &Value) -> i64 {
    of["version"].as_i64().expect("a version")
}

fn at(day: u8, hour: u8) -> String {
    format!("2027-08-{day:02}T{hour}:00")
}

/// Red where checkout does not compare the total with what the buyer was shown.
#[test]
fn whatever_is_edited_the_invariants_hold_and_nobody_pays_what_was_not_shown() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let config = Config {
        cases: 24,
        max_shrink_iters: 100,
        failure_persistence: None,
        ..Config::default()
    };
    let held = Cell::new(0);
    let result = TestRunner::new(config).run(&steps(), |steps| {
        runtime.block_on(async {
            let market = Market::open().await;
            for step in &steps {
                market.play(step).await;
            }
            let orders = market.held.take();
            for order in &orders {
                market.shop.show(&market.stage.office, order).await;
            }
            held.set(held.get() + orders.len());
        });
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
    assert!(held.get() > 0, "nobody has bought");
    println!("{} orders", held.get());
}
