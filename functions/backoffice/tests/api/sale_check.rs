use guichet_http::Method;
use guichet_testing::orders;
use serde_json::{Value, json};

use crate::office::{Answer, id};
use crate::stage::{Stage, rate, ticket};

impl Stage {
    async fn asked(&self, more: &str) -> Answer {
        let (rate, date) = (&self.product["rates"][0]["id"], &self.date["id"]);
        let (event, rate, date) = (&self.event, id(rate), id(date));
        let path = format!("{event}/occurrences/{date}/rates/{rate}/sale-check?{more}");
        self.office.get(&path).await
    }

    async fn reasons(&self, more: &str) -> Value {
        let answer = self.asked(more).await.has_status(200).json();
        assert_eq!(answer["on_sale"], answer["reasons"] == json!([]));
        answer["reasons"].clone()
    }

    async fn on_sale() -> Self {
        let stage = Self::set().await;
        stage.publication(Method::POST, 1).await.has_status(200);
        stage
    }

    async fn sells(&self, rates: Value) {
        let mut product = ticket();
        product["rates"] = rates;
        let saved = self.office.put(&self.product_path(), 1, &product).await;
        saved.has_status(200);
    }

    fn kept_rate(&self) -> Value {
        let mut kept = rate("Plein", 1250);
        kept["id"] = self.product["rates"][0]["id"].clone();
        kept
    }
}

#[tokio::test]
async fn what_is_on_sale_has_no_reasons_and_its_figures_are_told() {
    let stage = Stage::on_sale().await;
    let now = stage.office.clock.now();
    orders::paid(&stage.office.client, &stage.sale(), 2, now).await;
    orders::held(&stage.office.client, &stage.sale(), 1, now).await;
    let answer = stage.asked("").await.has_status(200).json();
    assert_eq!(
        (&answer["on_sale"], &answer["free"]),
        (&json!(true), &json!(97))
    );
    let stock = &answer["stock"][0];
    let figures = [
        &stock["capacity"],
        &stock["sold"],
        &stock["held"],
        &stock["units"],
    ];
    assert_eq!(figures, [100, 2, 1, 1]);
}

#[tokio::test]
async fn a_draft_is_not_on_sale_nor_what_was_called_off() {
    let stage = Stage::set().await;
    assert_eq!(stage.reasons("").await, json!(["event_draft"]));
    stage.publication(Method::POST, 1).await.has_status(200);
    let date_off = "update occurrences set status = 'cancelled'";
    stage.office.execute(date_off, &[]).await;
    assert_eq!(stage.reasons("").await, json!(["date_cancelled"]));
    let event_off = "update events set status = 'cancelled'";
    stage.office.execute(event_off, &[]).await;
    let both = json!(["event_cancelled", "date_cancelled"]);
    assert_eq!(stage.reasons("").await, both);
}

#[tokio::test]
async fn a_sale_is_asked_about_at_any_moment() {
    let stage = Stage::on_sale().await;
    let mut kept = stage.kept_rate();
    kept["sale_starts_at"] = json!("2027-06-01T10:00:00Z");
    kept["sale_ends_at"] = json!("2027-07-01T10:00:00Z");
    stage.sells(json!([kept])).await;
    let at = async |moment: &str| stage.reasons(&format!("at={moment}")).await;
    assert_eq!(at("2027-06-01T09:59:59Z").await, json!(["sale_upcoming"]));
    assert_eq!(at("2027-06-01T10:00:00Z").await, json!([]));
    assert_eq!(at("2027-07-01T10:00:00Z").await, json!(["sale_ended"]));
    let after = json!(["date_over", "sale_ended"]);
    assert_eq!(at("2027-07-14T21:00:00Z").await, after, "23:00 in Lyon");
    let answer = stage.asked("").await.json();
    assert_eq!(answer["sale_starts_at"], "2027-06-01T10:00:00Z");
    let refused = stage.asked("at=tomorrow").await;
    refused.refuses(400, "invalid-query");
}

#[tokio::test]
async fn what_sells_elsewhere_out_of_the_shop_or_by_code_says_so() {
    let stage = Stage::on_sale().await;
    let other = stage.date("2027-07-15T21:00", "2027-07-15T23:00").await;
    let mut kept = stage.kept_rate();
    kept["occurrence_ids"] = json!([other["id"]]);
    kept["needs_code"] = json!(true);
    stage.sells(json!([kept])).await;
    let reasons = stage.reasons("").await;
    assert_eq!(reasons, json!(["not_at_this_date", "code_required"]));

    let stage = Stage::on_sale().await;
    let now = stage.office.clock.now();
    orders::paid(&stage.office.client, &stage.sale(), 1, now).await;
    stage.sells(json!([rate("Réduit", 900)])).await;
    assert_eq!(stage.reasons("").await, json!(["rate_archived"]));
}

#[tokio::test]
async fn a_code_opens_what_needs_it_while_it_is_valid_and_has_uses() {
    let stage = Stage::on_sale().await;
    let mut kept = stage.kept_rate();
    kept["needs_code"] = json!(true);
    kept["minimum_per_order"] = json!(2);
    stage.sells(json!([kept])).await;
    let rates = json!([stage.product["rates"][0]["id"]]);
    let unlock = |code: &str, more: Value| {
        let mut terms = json!({"kind": "unlock", "rate_ids": rates});
        let all = terms.as_object_mut().expect("an object");
        all.extend(more.as_object().expect("an object").clone());
        json!({"code": code, "terms": terms})
    };
    stage.post("/codes", &unlock("AMIS", json!({}))).await;
    let later = json!({"valid_from": "2027-07-01T00:00:00Z"});
    stage.post("/codes", &unlock("PLUS-TARD", later)).await;
    let once = json!({"maximum_uses": 1});
    stage.post("/codes", &unlock("UNE-FOIS", once)).await;
    let percent = json!({"code": "MOINS", "terms": {"kind": "percentage", "value": 1000}});
    stage.post("/codes", &percent).await;
    let with = async |code: &str| stage.reasons(&format!("code={code}")).await;
    assert_eq!(with("").await, json!(["code_required"]));
    assert_eq!(with("a%20mis").await, json!([]), "as a buyer may type it");
    let unknown = json!(["code_required", "code_unknown"]);
    assert_eq!(with("AMI").await, unknown);
    let early = json!(["code_required", "code_not_yet_valid"]);
    assert_eq!(with("PLUS-TARD").await, early);
    assert_eq!(with("PLUS-TARD&at=2027-07-02T00:00:00Z").await, json!([]));
    assert_eq!(with("UNE-FOIS").await, json!(["code_used_up"]));
    let other = json!(["code_required", "code_applies_to_nothing"]);
    assert_eq!(with("MOINS").await, other);
}

#[tokio::test]
async fn too_few_left_and_no_way_to_pay_stand_in_the_way_too() {
    let stage = Stage::on_sale().await;
    let mut kept = stage.kept_rate();
    kept["minimum_per_order"] = json!(4);
    stage.sells(json!([kept])).await;
    let now = stage.office.clock.now();
    orders::paid(&stage.office.client, &stage.sale(), 97, now).await;
    let few = json!(["fewer_left_than_minimum"]);
    assert_eq!(stage.reasons("").await, few);
    orders::paid(&stage.office.client, &stage.sale(), 3, now).await;
    assert_eq!(stage.reasons("").await, json!(["sold_out"]));
    let most = "update events set maximum_places_per_order = 3";
    stage.office.execute(most, &[]).await;
    let both = json!(["minimum_too_high", "sold_out"]);
    assert_eq!(stage.reasons("").await, both);

    let stage = Stage::on_sale().await;
    let pays = async |methods: &str| {
        let set = format!("update events set payment_methods = '{methods}'");
        stage.office.execute(&set, &[]).await;
        stage.reasons("at=2027-07-14T12:00:00Z").await
    };
    assert_eq!(pays("{}").await, json!(["no_payment_method"]));
    assert_eq!(pays("{offline}").await, json!(["no_bank_account"]));
    let account = "update organizers set bank_account_iban = 'FR7630006000011234567890189', bank_account_holder = 'G'";
    stage.office.execute(account, &[]).await;
    assert_eq!(pays("{offline}").await, json!(["too_late_for_transfer"]));
    assert_eq!(pays("{demo,offline}").await, json!([]));
}

#[tokio::test]
async fn an_add_on_is_not_on_sale_while_none_of_its_tickets_is() {
    let mut stage = Stage::on_sale().await;
    let mut later = stage.kept_rate();
    later["sale_starts_at"] = json!("2027-06-01T00:00:00Z");
    let parking = json!({
        "kind": "addon", "name": {"fr": "Parking"}, "rates": [rate("Journée", 500)],
        "requires": [{"product_id": stage.product["id"]}],
    });
    let parking = stage.post("/products", &parking).await;
    let ticket = std::mem::replace(&mut stage.product, parking.clone());
    assert_eq!(stage.reasons("").await, json!([]));
    stage.product = ticket;
    stage.sells(json!([later])).await;
    stage.product = parking;
    assert_eq!(stage.reasons("").await, json!(["ticket_not_sold"]));
    assert_eq!(stage.reasons("at=2027-06-02T00:00:00Z").await, json!([]));
}
