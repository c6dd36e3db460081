use guichet_http::Method;
use guichet_testing::{check_invariants, orders};
use serde_json::{Value, json};

use crate::office::id;
use crate::stage::{Stage, rate, ticket};

fn names(product: &Value) -> Vec<&str> {
    let rates = product["rates"].as_array().expect("a list").iter();
    rates
        .filter_map(|rate| rate["name"]["fr"].as_str())
        .collect()
}

fn product(rates: &[Value]) -> Value {
    let mut product = ticket();
    product["rates"] = json!(rates);
    product
}

/// A rate that is there already, as a request names it.
fn same(rate: &Value) -> Value {
    json!({
        "id": rate["id"], "name": rate["name"], "audience": rate["audience"], "price": rate["price"], "takes": rate["takes"],
        "sale_starts_at": rate["sale_starts_at"], "sale_ends_at": rate["sale_ends_at"],
    })
}

#[tokio::test]
async fn a_product_has_its_rates_in_their_order() {
    let stage = Stage::set().await;
    assert_eq!(
        (&stage.product["version"], names(&stage.product)),
        (&json!(1), vec!["Plein"])
    );
    let rate_of = &stage.product["rates"][0];
    assert_eq!(
        (
            &rate_of["audience"],
            &rate_of["minimum_per_order"],
            &rate_of["maximum_per_order"],
            &rate_of["occurrence_ids"]
        ),
        (&json!("everyone"), &json!(1), &json!(10), &Value::Null)
    );
    let mut table = rate("Table de huit", 8000);
    table["takes"] = json!([{"area": "Places", "units": 8}]);
    table["audience"] = json!("table");
    let changed = product(&[table, same(rate_of)]);
    let changed = stage
        .office
        .put(&stage.product_path(), 1, &changed)
        .await
        .has_status(200);
    assert_eq!(changed.header("etag"), Some("\"2\""));
    let changed = changed.json();
    assert_eq!(names(&changed), ["Table de huit", "Plein"]);
    assert_eq!(changed["rates"][1]["id"], rate_of["id"]);
    assert_eq!(
        changed["rates"][0]["takes"],
        json!([{"area": "Places", "units": 8}])
    );
    let again = product(&[
        json!({"id": changed["rates"][0]["id"], "name": {"fr": "Table de huit"}, "audience": "table", "price": 8000,
            "takes": [{"area": "Places", "units": 8}]}),
        same(rate_of),
    ]);
    let again = stage
        .office
        .put(&stage.product_path(), 2, &again)
        .await
        .has_status(200);
    assert_eq!(again.header("etag"), Some("\"2\""), "nothing is another");
    let actions = stage.office.actions().await;
    assert_eq!(
        actions
            .iter()
            .filter(|action| *action == "product.changed")
            .count(),
        1
    );
}

#[tokio::test]
async fn a_rate_that_was_ordered_is_kept_out_of_the_shop_and_another_goes() {
    let stage = Stage::set().await;
    let plain = &stage.product["rates"][0];
    let mut reduced = rate("Réduit", 900);
    reduced["audience"] = json!("reduced");
    let two = product(&[same(plain), reduced]);
    stage
        .office
        .put(&stage.product_path(), 1, &two)
        .await
        .has_status(200);
    stage.publication(Method::POST, 1).await.has_status(200);
    orders::held(
        &stage.office.client,
        &stage.sale(),
        1,
        stage.office.clock.now(),
    )
    .await;
    let one = stage
        .office
        .put(&stage.product_path(), 2, &product(&[rate("Nouveau", 1000)]))
        .await
        .has_status(200)
        .json();
    assert_eq!(
        names(&one),
        ["Nouveau", "Plein"],
        "Réduit was never ordered"
    );
    assert_eq!(
        (&one["rates"][0]["archived"], &one["rates"][1]["archived"]),
        (&json!(false), &json!(true))
    );
    let archived = product(&[same(&one["rates"][1])]);
    stage
        .office
        .put(&stage.product_path(), 3, &archived)
        .await
        .refuses_field("/rates/0/id");
    check_invariants(&stage.office.test).await;
}

/// A code for no rate would be one for all of them.
#[tokio::test]
async fn a_rate_that_a_code_is_for_is_kept() {
    let stage = Stage::set().await;
    let event_id = stage.sale().event.event_id;
    let code = "with made as (
            insert into codes (code_id, event_id, code, kind, value) values (gen_random_uuid(), $1, 'AMIS', 'percentage', 1000)
            returning code_id
        )
        insert into code_rates (code_id, rate_id) select code_id, $2 from made";
    stage
        .office
        .execute(code, &[&event_id, &stage.sale().rate_id])
        .await;
    let changed = stage
        .office
        .put(&stage.product_path(), 1, &product(&[rate("Nouveau", 1000)]))
        .await
        .has_status(200)
        .json();
    assert_eq!(changed["rates"][1]["archived"], true);
}

#[tokio::test]
async fn phases_of_one_audience_follow_each_other() {
    let stage = Stage::set().await;
    let phase = |name: &str, from: Option<&str>, until: Option<&str>| {
        let mut phase = rate(name, 900);
        phase["sale_starts_at"] = json!(from);
        phase["sale_ends_at"] = json!(until);
        phase
    };
    let (may, june) = (Some("2027-05-01T00:00:00Z"), Some("2027-06-01T00:00:00Z"));
    let phases = product(&[
        phase("Tôt", None, may),
        phase("Normal", may, june),
        phase("Tard", june, None),
    ]);
    stage
        .office
        .put(&stage.product_path(), 1, &phases)
        .await
        .has_status(200);
    let overlapping = product(&[phase("Tôt", None, june), phase("Normal", may, None)]);
    let refused = stage
        .office
        .put(&stage.product_path(), 2, &overlapping)
        .await;
    refused.refuses_field("/rates/1/sale_starts_at");
    let detail = refused.json()["errors"][0]["detail"].to_string();
    assert!(detail.contains("Tôt"), "{detail}");
    let mut two = [phase("Plein", None, None), phase("Réduit", None, None)];
    two[1]["audience"] = json!("reduced");
    stage
        .office
        .put(&stage.product_path(), 2, &product(&two))
        .await
        .has_status(200);
}

#[tokio::test]
async fn what_is_no_product_is_refused_at_its_field() {
    let stage = Stage::set().await;
    let path = format!("{}/products", stage.event);
    let with = |field: &str, value: Value| {
        let mut product = ticket();
        product[field] = value;
        product
    };
    let with_rate = |field: &str, value: Value| {
        let mut product = ticket();
        product["rates"][0][field] = value;
        product
    };
    for (pointer, product) in [
        ("/name", with("name", json!({}))),
        ("/kind", with("kind", json!("voucher"))),
        (
            "/tax_rate_basis_points",
            with("tax_rate_basis_points", json!(10_001)),
        ),
        ("/rates", with("rates", json!([]))),
        ("/rates", with("rates", json!(vec![rate("Plein", 1); 51]))),
        ("/rates/0/price", with_rate("price", json!(-1))),
        ("/rates/0/price", with_rate("price", json!(12.5))),
        ("/rates/0/price", with_rate("price", json!(100_000_001))),
        ("/rates/0/name/fr", with_rate("name", json!({"fr": "a\nb"}))),
        (
            "/rates/0/minimum_per_order",
            with_rate("minimum_per_order", json!(101)),
        ),
        (
            "/rates/0/maximum_per_order",
            with_rate("maximum_per_order", json!(0)),
        ),
        ("/rates/0/takes", with_rate("takes", json!([]))),
        (
            "/rates/0/takes/0/area",
            with_rate("takes", json!([{"area": "Balcon"}])),
        ),
        (
            "/rates/0/takes/1/area",
            with_rate("takes", json!([{"area": "Places"}, {"area": "Places"}])),
        ),
        (
            "/rates/0/takes/0/units",
            with_rate("takes", json!([{"area": "Places", "units": 0}])),
        ),
        (
            "/rates/0/occurrence_ids",
            with_rate("occurrence_ids", json!([])),
        ),
        (
            "/rates/0/occurrence_ids",
            with_rate("occurrence_ids", json!([stage.venue["id"]])),
        ),
        (
            "/rates/0/id",
            with_rate("id", stage.product["rates"][0]["id"].clone()),
        ),
        (
            "/rates/0/sale_starts_at",
            with_rate("sale_starts_at", json!("tomorrow")),
        ),
        ("/rates/0/colour", with_rate("colour", json!("red"))),
    ] {
        stage
            .office
            .post(&path, &product)
            .await
            .refuses_field(pointer);
    }
    let mut contrary = with_rate("minimum_per_order", json!(5));
    contrary["rates"][0]["maximum_per_order"] = json!(4);
    stage
        .office
        .post(&path, &contrary)
        .await
        .refuses_field("/rates/0/minimum_per_order");
    let mut backwards = with_rate("sale_starts_at", json!("2027-05-01T00:00:00Z"));
    backwards["rates"][0]["sale_ends_at"] = json!("2027-05-01T00:00:00Z");
    stage
        .office
        .post(&path, &backwards)
        .await
        .refuses_field("/rates/0/sale_ends_at");
}

#[tokio::test]
async fn a_product_of_another_event_is_not_there() {
    let stage = Stage::set().await;
    let other = stage.office.event("Bal").await;
    let path = format!(
        "/events/{}/products/{}",
        id(&other["id"]),
        id(&stage.product["id"])
    );
    stage
        .office
        .put(&path, 1, &ticket())
        .await
        .refuses(404, "not-found");
}

#[tokio::test]
async fn prices_that_change_are_a_new_version_of_the_offer_and_texts_of_an_editor_are_logged_without_them()
 {
    let stage = Stage::set().await;
    let event_id = stage.sale().event.event_id;
    let version = "select offer_version from events where event_id = $1";
    let before: i64 = stage.office.one(version, &[&event_id]).await;
    let mut dearer = product(&[same(&stage.product["rates"][0])]);
    dearer["rates"][0]["price"] = json!(1500);
    stage
        .office
        .put(&stage.product_path(), 1, &dearer)
        .await
        .has_status(200);
    let after: i64 = stage.office.one(version, &[&event_id]).await;
    assert!(after > before, "{before} {after}");
    let difference: Value = stage
        .office
        .one(
            "select difference from audit_entries where action = 'product.changed'",
            &[],
        )
        .await;
    assert_eq!(difference, json!({"prices": "changed", "rates": "changed"}));
}

#[tokio::test]
async fn an_add_on_names_the_tickets_that_it_is_sold_beside() {
    let stage = Stage::set().await;
    let ticket_id = &stage.product["id"];
    let parking = json!({
        "kind": "addon", "name": {"fr": "Parking"}, "rates": [rate("Journée", 500)],
        "requires": [{"product_id": ticket_id, "maximum": 2}],
    });
    let made = stage.post("/products", &parking).await;
    assert_eq!(
        made["requires"],
        json!([{"product_id": ticket_id, "maximum": 2}])
    );

    let path = format!("{}/products/{}", stage.event, id(&made["id"]));
    let mut changed = parking.clone();
    changed["rates"] = json!([same(&made["rates"][0])]);
    changed["requires"] = json!([{"product_id": ticket_id}]);
    let saved = stage.office.put(&path, 1, &changed).await.has_status(200);
    assert_eq!(saved.json()["requires"][0]["maximum"], 1);
    changed["requires"] = json!([]);
    let saved = stage.office.put(&path, 2, &changed).await.has_status(200);
    assert_eq!(saved.json()["requires"], json!([]));

    let twice = json!([{"product_id": ticket_id}, {"product_id": ticket_id}]);
    let own = json!([{"product_id": made["id"]}]);
    for (requires, pointer) in [
        (twice, "/requires/1/product_id"),
        (own, "/requires/0/product_id"),
    ] {
        changed["requires"] = requires;
        let refused = stage.office.put(&path, 3, &changed).await;
        refused.refuses_field(pointer);
    }
    let mut ticket = product(&[same(&stage.product["rates"][0])]);
    ticket["requires"] = json!([{"product_id": ticket_id}]);
    let refused = stage.office.put(&stage.product_path(), 1, &ticket).await;
    refused.refuses_field("/requires");
    check_invariants(&stage.office.test).await;
}

#[tokio::test]
async fn buyers_choose_a_price_where_the_organizer_lets_them() {
    let stage = Stage::set().await;
    let mut donation = rate("Don", 500);
    donation["price_kind"] = json!("free_choice");
    donation["suggested_price"] = json!(1500);
    let put = async |rate: &Value, version| {
        let body = product(std::slice::from_ref(rate));
        stage
            .office
            .put(&stage.product_path(), version, &body)
            .await
    };
    let saved = put(&donation, 1).await.has_status(200).json();
    let kept = &saved["rates"][0];
    let told = [
        "price_kind",
        "price",
        "buyer_price",
        "suggested_price",
        "maximum_price",
    ];
    let told = told.map(|field| kept[field].clone());
    let expected = [
        json!("free_choice"),
        json!(500),
        json!(500),
        json!(1500),
        Value::Null,
    ];
    assert_eq!(told, expected);
    // A fee that is passed on is not put on top of what buyers choose.
    let fee = json!({"fees_passed_on": true, "fee_fixed": 99});
    let patched = stage
        .office
        .patch(&stage.event, 1, &fee)
        .await
        .has_status(200)
        .json();
    assert_eq!(patched["products"][0]["rates"][0]["buyer_price"], 500);

    donation["id"] = kept["id"].clone();
    donation["maximum_price"] = json!(1000);
    put(&donation, 2)
        .await
        .refuses_field("/rates/0/suggested_price");
    donation["suggested_price"] = json!(499);
    put(&donation, 2)
        .await
        .refuses_field("/rates/0/suggested_price");
    donation["maximum_price"] = json!(499);
    put(&donation, 2)
        .await
        .refuses_field("/rates/0/maximum_price");
    donation["price_kind"] = json!("fixed");
    put(&donation, 2)
        .await
        .refuses_field("/rates/0/suggested_price");
    let mut fixed = rate("Don", 500);
    fixed["id"] = kept["id"].clone();
    let saved = put(&fixed, 2).await.has_status(200).json();
    assert_eq!(saved["rates"][0]["buyer_price"], 599);
    check_invariants(&stage.office.test).await;
}

#[tokio::test]
async fn numbered_places_have_fixed_prices() {
    let stage = Stage::set().await;
    stage
        .office
        .execute("update pools set numbered = true, capacity = 0", &[])
        .await;
    let mut donation = rate("Don", 500);
    donation["price_kind"] = json!("free_choice");
    donation["suggested_price"] = json!(1500);
    let refused = stage
        .office
        .put(&stage.product_path(), 1, &product(&[donation]))
        .await;
    refused.refuses_field("/rates/0/price_kind");
}

#[tokio::test]
async fn buyers_see_products_in_the_order_that_their_organizer_chose_and_copies_keep_it() {
    let stage = Stage::set().await;
    let mut addon = ticket();
    addon["kind"] = json!("addon");
    let (first, second) = (&stage.product, stage.post("/products", &addon).await);
    let version = stage.document().await["version"].clone();
    let seen = version.as_i64().expect("a number");
    let path = format!("{}/product-order", stage.event);
    let order = async |seen, ids: Value| {
        let wanted = json!({"product_ids": ids});
        stage.office.put(&path, seen, &wanted).await
    };
    let ordered = order(seen, json!([second["id"], first["id"]])).await;
    let ordered = ordered.has_status(200).json();
    assert_eq!(ids(&ordered), [second["id"].clone(), first["id"].clone()]);
    assert_eq!(ids(&stage.document().await), ids(&ordered));
    assert_eq!(ordered["version"], json!(seen + 1));
    let problem = order(seen, json!([first["id"], second["id"]])).await;
    let problem = problem.refuses(412, "changed-meanwhile");
    assert_eq!(ids(&problem["current"]), ids(&ordered));

    let same = order(seen + 1, json!([second["id"], first["id"]])).await;
    assert_eq!(same.has_status(200).json()["version"], json!(seen + 1));
    for strange in [
        json!([first["id"]]),
        json!([first["id"], first["id"]]),
        json!([first["id"], stage.venue["id"]]),
        json!([first["id"], second["id"], first["id"]]),
    ] {
        let refused = order(seen + 1, strange).await;
        refused.refuses_field("/product_ids");
    }
    let actions = stage.office.actions().await;
    let ordered_once = actions
        .iter()
        .filter(|action| *action == "event.products_ordered");
    assert_eq!(ordered_once.count(), 1);

    let copy = format!("{}/duplicate", stage.event);
    let copy = stage.office.post(&copy, &json!({})).await;
    let copy = copy.has_status(201).json();
    let kinds = copy["products"].as_array().expect("a list").iter();
    let kinds: Vec<&Value> = kinds.map(|product| &product["kind"]).collect();
    assert_eq!(kinds, ["addon", "ticket"]);
}

fn ids(event: &Value) -> Vec<Value> {
    let products = event["products"].as_array().expect("a list").iter();
    products.map(|product| product["id"].clone()).collect()
}
