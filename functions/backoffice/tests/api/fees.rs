//! What buyers pay where the organizer keeps the fee, and where it is passed on.

use guichet_money::share;
use guichet_testing::check_invariants;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::office::{Office, id};
use crate::stage::{Stage, rate};

async fn offer_version(stage: &Stage) -> i64 {
    let event_id: Uuid = stage.sale().event.event_id;
    let statement = "select offer_version from events where event_id = $1";
    stage.office.one(statement, &[&event_id]).await
}

/// What was typed and what buyers pay, rate by rate.
async fn prices(stage: &Stage) -> Vec<(i64, i64)> {
    let document = stage.document().await;
    let rates = document["products"][0]["rates"].as_array().expect("a list");
    let number = |value: &Value| value.as_i64().expect("a number");
    let prices = rates
        .iter()
        .map(|rate| (number(&rate["price"]), number(&rate["buyer_price"])));
    prices.collect()
}

/// With a ticket at 20.00, one at 12.50 and a free one.
async fn selling() -> Stage {
    let stage = Stage::set().await;
    let mut rates = [rate("Plein", 2000), rate("Réduit", 1250), rate("Bébé", 0)];
    for (rate, audience) in rates.iter_mut().zip(["everyone", "reduced", "baby"]) {
        rate["audience"] = json!(audience);
    }
    let product = json!({"kind": "ticket", "name": {"fr": "Place"}, "rates": rates});
    let path = stage.product_path();
    let put = stage.office.put(&path, 1, &product).await;
    put.has_status(200);
    stage
}

#[tokio::test]
async fn a_fee_that_is_passed_on_is_part_of_every_price_that_is_not_free() {
    let stage = selling().await;
    let before = offer_version(&stage).await;
    let kept = json!({"fee_fixed": 50, "fee_basis_points": 150});
    let patch = async |version, change: &Value| {
        let answer = stage.office.patch(&stage.event, version, change).await;
        answer.has_status(200)
    };
    patch(1, &kept).await;
    assert_eq!(prices(&stage).await, [(2000, 2000), (1250, 1250), (0, 0)]);
    assert_eq!(offer_version(&stage).await, before, "no price is another");

    patch(2, &json!({"fees_passed_on": true})).await;
    // 1.5 % of 12.50 is 18.75 cents.
    assert_eq!(prices(&stage).await, [(2000, 2080), (1250, 1319), (0, 0)]);
    assert_eq!(offer_version(&stage).await, before + 1);
    check_invariants(&stage.office.test).await;

    patch(3, &json!({"fees_passed_on": false})).await;
    assert_eq!(prices(&stage).await, [(2000, 2000), (1250, 1250), (0, 0)]);
    assert_eq!(offer_version(&stage).await, before + 2);
    let difference: Value = stage
        .office
        .one(
            "select difference from audit_entries where action = 'event.changed' order by sequence desc limit 1",
            &[],
        )
        .await;
    assert_eq!(difference, json!({"fees_passed_on": [true, false]}));
}

#[tokio::test]
async fn a_price_that_is_typed_later_is_counted_with_the_fee_and_copied_with_it() {
    let stage = Stage::set().await;
    let fee = json!({"fees_passed_on": true, "fee_fixed": 99});
    let patch = stage.office.patch(&stage.event, 1, &fee).await;
    patch.has_status(200);
    assert_eq!(prices(&stage).await, [(1250, 1349)]);
    let document = stage.document().await;
    let mut same = rate("Plein", 1300);
    same["id"] = document["products"][0]["rates"][0]["id"].clone();
    let product = json!({"kind": "ticket", "name": {"fr": "Place"}, "rates": [same]});
    let put = stage.office.put(&stage.product_path(), 1, &product).await;
    put.has_status(200);
    assert_eq!(prices(&stage).await, [(1300, 1399)]);
    check_invariants(&stage.office.test).await;
}

#[tokio::test]
async fn a_fee_has_limits_that_are_told() {
    let office = Office::open().await;
    let event = office.event("Fête").await;
    let path = format!("/events/{}", id(&event["id"]));
    for (field, value, legal) in [
        ("fee_basis_points", 5001, "a whole number from 0 to 5000"),
        ("fee_fixed", 1_000_001, "a whole number from 0 to 1000000"),
        ("fee_fixed", -1, "a whole number from 0 to 1000000"),
    ] {
        let refused = office.patch(&path, 1, &json!({field: value})).await;
        let refused = refused.refuses(422, "invalid-field");
        let error = &refused["errors"][0];
        assert_eq!(error["pointer"], json!(format!("#/{field}")));
        assert_eq!(error["detail"], json!(format!("must be {legal}")));
    }
}

#[tokio::test]
async fn a_share_of_a_price_is_rounded_as_all_money_is() {
    let office = Office::open().await;
    for base in (0..200).chain([1250, 1999, 2000, 99_999_999, 100_000_000]) {
        for basis_points in [0, 1, 33, 50, 150, 250, 500, 2500, 4999, 5000] {
            let statement = "select buyer_price($1, true, 7, $2)";
            let priced: i64 = office.one(statement, &[&base, &basis_points]).await;
            let expected = if base == 0 {
                0
            } else {
                base + 7 + share(base, basis_points)
            };
            assert_eq!(priced, expected, "{base} at {basis_points}");
        }
    }
}
