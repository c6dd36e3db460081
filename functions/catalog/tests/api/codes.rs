use guichet_order::fold_code;
use guichet_testing::offer::Sale;
use guichet_testing::orders;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::visitor::Visitor;

/// An event with a rate that the code PRESS unlocks; answers that rate.
async fn with_press_rate() -> (Visitor, Sale, Uuid) {
    let visitor = Visitor::arrive().await;
    let sale = visitor.event("summer", visitor.in_hours(24)).await;
    let (client, event) = (&visitor.client, &sale.event);
    let press = event.rate(client, sale.product_id, 0).await;
    event.takes(client, press, sale.pool_id, 1).await;
    let code = event.code(client, "PRESS", "unlock", None, None).await;
    event.code_for(client, code, press).await;
    visitor
        .alter(&format!(
            "update rates set needs_code = true where rate_id = '{press}'"
        ))
        .await;
    (visitor, sale, press)
}

fn rates(page: &Value) -> Vec<&str> {
    let products = page["products"].as_array().expect("a list").iter();
    let rates = products.flat_map(|product| product["rates"].as_array().expect("a list"));
    rates
        .map(|rate| rate["id"].as_str().expect("a text"))
        .collect()
}

#[tokio::test]
async fn a_rate_that_needs_a_code_is_shown_with_it_alone() {
    let (visitor, sale, press) = with_press_rate().await;
    let (everyone, press) = (sale.rate_id.to_string(), press.to_string());
    assert_eq!(rates(&visitor.json("/events/summer").await), [&everyone]);

    let unlocked = visitor.get("/events/summer?code=%20press%20").await;
    assert_eq!(rates(&unlocked.json()), [&everyone, &press]);
    assert_eq!(unlocked.json()["code"], json!({"state": "valid"}));
    assert_eq!(unlocked.cache_control, "private, no-cache");
}

#[tokio::test]
async fn a_code_is_found_however_it_is_written_and_typed() {
    let (visitor, sale, press) = with_press_rate().await;
    let event = &sale.event;
    for (written, typed) in [
        ("Été26", "e%CC%81te%CC%8126"),
        ("E\u{301}TE\u{301}27", "%C3%A9t%C3%A927"),
        ("Straße", "STRA%C3%9FE"),
        ("GROẞ", "gross"),
        ("OPENAIR", "%E2%80%8BOpen%C2%ADAir%EF%BB%BF%0A"),
    ] {
        let code = event
            .code(&visitor.client, written, "unlock", None, None)
            .await;
        event.code_for(&visitor.client, code, press).await;
        let page = visitor.json(&format!("/events/summer?code={typed}")).await;
        assert_eq!(page["code"], json!({"state": "valid"}), "{typed}");
    }
}

/// Codes are folded here and in the database. Characters that have changed since its Unicode was made may differ.
#[tokio::test]
async fn the_database_folds_every_character_as_we_do() {
    let visitor = Visitor::arrive().await;
    let query = "select string_agg(coalesce(fold_code(chr(c)), ''), chr(10) order by c)
        from generate_series($1::integer, $1 + 4095) as c
        where c between 1 and 1114111 and c not between 55296 and 57343";
    let mut differing = Vec::new();
    for start in (0..=0x10_ffff_i32).step_by(4096) {
        let row = visitor.client.query_one(query, &[&start]).await;
        let row = row.expect("folded");
        let Some(theirs) = row.get::<_, Option<String>>(0) else {
            continue;
        };
        let characters = (start.cast_unsigned()..start.cast_unsigned() + 4096)
            .filter(|code| *code > 0)
            .filter_map(char::from_u32);
        for (character, theirs) in characters.zip(theirs.split('\n')) {
            let ours = fold_code(character.encode_utf8(&mut [0; 4]));
            if ours != theirs {
                differing.push(character);
            }
        }
    }
    // What has got a capital, or a plain letter that it stands for, since Unicode 10, the oldest that a server has.
    let is_new = |character: &char| {
        matches!(u32::from(*character),
            0x19b | 0x264 | 0x558 | 0x58b..=0x58c | 0x209d..=0x209f | 0x10d0..=0x10ff | 0x1c80..=0x1cbf | 0x2c2f | 0x2c5f | 0xa7ae..=0xa7ff | 0xab60..=0xab6f
            | 0x10570..=0x107bf | 0x10d50..=0x10d8f | 0x16e40..=0x16eff | 0x1ccd6..=0x1ccf9 | 0x1b120..=0x1b12f | 0x1d6a6..=0x1d6a7 | 0x1df00..=0x1dfff
            | 0x1e030..=0x1e06f | 0x1f100..=0x1f2ff | 0x1fbf0..=0x1fbf9)
    };
    differing.retain(|character| !is_new(character));
    assert!(
        differing.is_empty(),
        "{}",
        String::from_iter(differing).escape_unicode()
    );
}

#[tokio::test]
async fn a_wrong_code_changes_nothing_but_says_so() {
    let (visitor, ..) = with_press_rate().await;
    let mut plain = visitor.json("/events/summer").await;
    let wrong = visitor.get("/events/summer?code=WRONG").await;
    plain["code"] = json!({"state": "unknown"});
    assert_eq!(wrong.json(), plain);
    assert_eq!(wrong.cache_control, "private, no-cache");
    let empty = visitor.get("/events/summer?code=").await;
    assert_eq!(
        (&empty.json()["code"], empty.cache_control.as_str()),
        (&Value::Null, "public, max-age=30, s-maxage=60")
    );
}

#[tokio::test]
async fn a_code_of_another_event_is_unknown() {
    let (visitor, ..) = with_press_rate().await;
    visitor.event("winter", visitor.in_hours(24)).await;
    assert_eq!(
        visitor.json("/events/winter?code=PRESS").await["code"]["state"],
        "unknown"
    );
}

#[tokio::test]
async fn a_code_counts_in_its_time_only() {
    let (visitor, ..) = with_press_rate().await;
    let state = async || {
        let page = visitor.json("/events/summer?code=PRESS").await;
        (page["code"]["state"].clone(), rates(&page).len())
    };
    let (from, until) = (visitor.in_hours(1), visitor.in_hours(2));
    visitor
        .alter(&format!(
            "update codes set valid_during = '[{from}, {until})'"
        ))
        .await;
    assert_eq!(
        state().await,
        (json!("unknown"), 1),
        "nobody should learn of it before its time"
    );
    visitor.clock.set(from);
    assert_eq!(state().await, (json!("valid"), 2));
    visitor.clock.set(until);
    assert_eq!(state().await, (json!("expired"), 1));
}

#[tokio::test]
async fn a_code_that_is_used_up_is_over_until_a_hold_ends() {
    let (visitor, sale, _) = with_press_rate().await;
    let uses = sale.event.pool(&visitor.client, None, 1).await;
    visitor
        .alter(&format!("update codes set pool_id = '{uses}'"))
        .await;
    let state = async || visitor.json("/events/summer?code=PRESS").await["code"]["state"].clone();
    assert_eq!(state().await, "valid");
    let order_id = orders::held(&visitor.client, &sale, 1, visitor.now()).await;
    visitor
        .alter(&format!(
            "insert into claims (order_id, position, pool_id, units, expires_at)
             select order_id, 1, '{uses}', 1, expires_at from orders where order_id = '{order_id}';
             update pools set taken = 1 where pool_id = '{uses}'"
        ))
        .await;
    assert_eq!(state().await, "expired");
    visitor.clock.advance(orders::HOLD);
    assert_eq!(state().await, "valid");
}

#[tokio::test]
async fn availability_and_places_know_the_code_too() {
    let (visitor, sale, press) = with_press_rate().await;
    let places = format!("/events/summer/occurrences/{}/places", sale.occurrence_id);
    sale.event.places(&visitor.client, sale.pool_id, 1, 1).await;
    let all = json!([sale.rate_id, press]);

    let hidden = visitor.json("/events/summer/availability").await;
    assert_eq!(
        hidden["occurrences"][0]["rates"].as_array().map(Vec::len),
        Some(1)
    );
    let shown = visitor.get("/events/summer/availability?code=press").await;
    assert_eq!(
        shown.json()["occurrences"][0]["rates"]
            .as_array()
            .map(Vec::len),
        Some(2)
    );
    assert_eq!(shown.cache_control, "private, no-cache");

    assert_eq!(
        visitor.json(&places).await["rows"][0]["places"][0]["rate_ids"],
        json!([sale.rate_id])
    );
    let shown = visitor.get(&format!("{places}?code=press")).await;
    assert_eq!(shown.json()["rows"][0]["places"][0]["rate_ids"], all);
    assert_eq!(shown.cache_control, "private, no-cache");
}

#[tokio::test]
async fn a_code_that_is_too_long_is_refused() {
    let (visitor, ..) = with_press_rate().await;
    let answer = visitor
        .get(&format!("/events/summer?code={}", "A".repeat(65)))
        .await;
    assert_eq!(answer.status.as_u16(), 400);
    assert_eq!(
        answer.json()["errors"],
        json!([{"parameter": "code", "detail": "must be at most 64 characters"}])
    );
}

#[tokio::test]
async fn with_a_code_what_it_is_for_costs_less_and_says_what_it_cost() {
    let (visitor, sale, press) = with_press_rate().await;
    let (client, event) = (&visitor.client, &sale.event);
    let quarter = event
        .code(client, "QUARTER", "percentage", Some(2500), None)
        .await;
    let dear = event.rate(client, sale.product_id, 1999).await;
    event.takes(client, dear, sale.pool_id, 1).await;
    event.code_for(client, quarter, dear).await;
    event.code_for(client, quarter, press).await;

    let prices = async |path: &str| -> Vec<(Value, Value)> {
        let page = visitor.json(path).await;
        let rates = page["products"][0]["rates"].as_array().expect("a list");
        rates
            .iter()
            .map(|rate| {
                (
                    rate["price"]["amount"].clone(),
                    rate["full_price"]["amount"].clone(),
                )
            })
            .collect()
    };
    let plain = prices("/events/summer").await;
    assert_eq!(plain[1], (json!(1999), Value::Null));
    let with_code = prices("/events/summer?code=quarter").await;
    // Half a cent to the even one, as an order counts it; the first rate is not one of the code's.
    assert_eq!(with_code[0], plain[0]);
    assert_eq!(with_code[2], (json!(1499), json!(1999)));
    // What is free already is not made cheaper.
    assert_eq!(with_code[1], (json!(0), Value::Null));
}
