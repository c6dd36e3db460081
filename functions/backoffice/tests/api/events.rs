use guichet_http::Method;
use guichet_testing::check_invariants;
use guichet_testing::offer::Sale;
use serde_json::{Value, json};

use crate::office::{Office, id, organizer};

#[tokio::test]
async fn an_event_begins_as_a_draft_with_what_most_want() {
    let office = Office::open().await;
    let wanted = json!({"name": {"fr": " L’Été électrique ", "en": ""}, "category": "festival"});
    let created = office.post("/events", &wanted).await.has_status(201);
    let event = created.json();
    let path = format!("/events/{}", id(&event["id"]));
    assert!(
        created
            .header("location")
            .is_some_and(|location| location.ends_with(&path))
    );
    assert_eq!(event["slug"], "l-ete-electrique");
    assert_eq!(event["name"], json!({"fr": "L’Été électrique"}));
    assert_eq!(
        (&event["status"], &event["version"]),
        (&json!("draft"), &json!(1))
    );
    assert_eq!(
        (&event["currency"], &event["hold_seconds"]),
        (&json!("EUR"), &json!(900))
    );
    assert_eq!(
        event["counts"],
        json!({"dates": 0, "coming_dates": 0, "codes": 0, "orders": 0})
    );
    let shown = office.get(&path).await.has_status(200);
    assert_eq!(shown.header("etag"), Some("\"1\""));
    assert_eq!(shown.json(), event);
    assert_eq!(office.actions().await, ["event.created"]);
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn a_request_that_is_sent_again_makes_one_event() {
    let office = Office::open().await;
    let wanted = json!({"name": {"fr": "Fête"}, "category": "community"});
    let request = || {
        office
            .request(Method::POST, "/events")
            .keyed("k")
            .json(&wanted)
    };
    let first = office
        .send(office.manager(), request())
        .await
        .has_status(201);
    let second = office
        .send(office.manager(), request())
        .await
        .has_status(201);
    assert_eq!(first.json(), second.json());
    assert_eq!(office.actions().await, ["event.created"]);
}

#[tokio::test]
async fn a_slug_is_free_or_the_next_one_is_taken() {
    let office = Office::open().await;
    let slugs = [office.event("Fête").await, office.event("Fête").await];
    assert_eq!(
        slugs.map(|event| event["slug"].clone()),
        [json!("fete"), json!("fete-2")]
    );
    let wanted = json!({"name": {"fr": "Fête"}, "category": "community", "slug": "fete"});
    office
        .post("/events", &wanted)
        .await
        .refuses(409, "slug-taken");
}

#[tokio::test]
async fn what_is_absent_stays_and_null_takes_away() {
    let office = Office::open().await;
    let event = office.event("Fête").await;
    let path = format!("/events/{}", id(&event["id"]));
    let change = json!({
        "name": {"fr": "Fête", "en": "Fair"}, "description": {"fr": "# Le programme\r\n\r\nTout."}, "category": "community",
        "hold_seconds": 600, "cancellable_until_hours": 48, "refund_policy": {"fr": "Oui."}, "payment_methods": ["demo", "demo"],
    });
    let changed = office.patch(&path, 1, &change).await.has_status(200);
    assert_eq!(changed.header("etag"), Some("\"2\""));
    let changed = changed.json();
    assert_eq!(
        changed["description"],
        json!({"fr": "# Le programme\n\nTout."})
    );
    assert_eq!(
        (
            &changed["hold_seconds"],
            &changed["cancellable_until_hours"]
        ),
        (&json!(600), &json!(48))
    );
    assert_eq!(changed["summary"], event["summary"]);
    assert_eq!(changed["payment_methods"], json!(["demo"]));
    let change = json!({"cancellable_until_hours": null, "refund_policy": null});
    let changed = office.patch(&path, 2, &change).await.has_status(200).json();
    assert_eq!(
        (
            &changed["cancellable_until_hours"],
            &changed["refund_policy"]
        ),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(changed["name"], json!({"fr": "Fête", "en": "Fair"}));
    let difference: Value = office
        .one("select difference from audit_entries where action = 'event.changed' order by sequence limit 1", &[])
        .await;
    let expected = json!({
        "name": "changed", "description": "changed", "category": ["concert", "community"], "hold_seconds": [900, 600],
        "cancellable_until_hours": "changed", "refund_policy": "changed",
    });
    assert_eq!(difference, expected);
}

#[tokio::test]
async fn what_changes_nothing_is_no_new_version() {
    let office = Office::open().await;
    let event = office.event("Fête").await;
    let path = format!("/events/{}", id(&event["id"]));
    let same = json!({"name": {"fr": " Fête "}, "category": "concert", "hold_seconds": 900});
    let answer = office.patch(&path, 1, &same).await.has_status(200);
    assert_eq!(answer.header("etag"), Some("\"1\""));
    assert_eq!(office.actions().await, ["event.created"]);
}

#[tokio::test]
async fn what_buyers_rely_on_stays() {
    let office = Office::open().await;
    let event = office.event("Fête").await;
    let path = format!("/events/{}", id(&event["id"]));
    let publish =
        "update events set status = 'published', published_at = now() where event_id = $1";
    office.execute(publish, &[&id(&event["id"])]).await;
    let slug = office.patch(&path, 1, &json!({"slug": "kermesse"})).await;
    slug.refuses(409, "slug-fixed");
    let currency = json!({"currency": "CHF"});
    office.patch(&path, 1, &currency).await.has_status(200);
    let order = "insert into orders (order_id, event_id, reference, status, locale, currency, total, tax_total, created_at, expires_at,
            placed_at, contact_email)
        values (gen_random_uuid(), $1, 'R', 'cancelled', 'fr', 'CHF', 0, 0, now(), now(), now(), 'ada@example.org')";
    office.execute(order, &[&id(&event["id"])]).await;
    let currency = office.patch(&path, 2, &json!({"currency": "EUR"})).await;
    currency.refuses(409, "currency-fixed");
}

#[tokio::test]
async fn a_list_has_its_pages_and_says_what_is_sold() {
    let office = Office::open().await;
    for name in ["Un", "Deux", "Trois"] {
        office.event(name).await;
    }
    let first = office
        .get("/events?state=drafts&limit=2")
        .await
        .has_status(200)
        .json();
    let cursor = first["next_cursor"].as_str().expect("there is more");
    let rest = office
        .get(&format!("/events?state=drafts&limit=2&cursor={cursor}"))
        .await
        .json();
    let names = |page: &Value| -> Vec<String> {
        let items = page["items"].as_array().expect("a list").iter();
        items.map(|item| item["name"]["fr"].to_string()).collect()
    };
    let mut all = [names(&first), names(&rest)].concat();
    all.sort();
    assert_eq!(all, ["\"Deux\"", "\"Trois\"", "\"Un\""]);
    assert!(rest.get("next_cursor").is_none());
    let found = office.get("/events?state=drafts&search=deu").await.json();
    assert_eq!(names(&found), ["\"Deux\""]);
    assert_eq!(office.get("/events").await.json()["items"], json!([]));

    let sale = Sale::open(&office.client, office.clock.now(), 40, 1250).await;
    guichet_testing::orders::held(&office.client, &sale, 3, office.clock.now()).await;
    let give = "update events set organizer_id = $1 where event_id = $2";
    office
        .execute(give, &[&office.organizer_id, &sale.event.event_id])
        .await;
    let upcoming = office.get("/events").await.has_status(200).json();
    let line = &upcoming["items"][0];
    assert_eq!(
        (&line["capacity"], &line["sold"], &line["held"]),
        (&json!(40), &json!(0), &json!(3))
    );
    assert_eq!(line["next_date"]["time_zone"], "Europe/Paris");
    let document = office
        .get(&format!("/events/{}", sale.event.event_id))
        .await
        .has_status(200)
        .json();
    assert_eq!(document["areas"][0]["least_capacity"], 40);
    let rate = &document["products"][0]["rates"][0];
    assert_eq!(rate["takes"], json!([{"area": "pool", "units": 1}]));
    assert_eq!(
        (&rate["occurrence_ids"], &rate["ordered"], &rate["price"]),
        (&Value::Null, &json!(true), &json!(1250))
    );
}

#[tokio::test]
async fn another_organizers_event_is_not_there() {
    let office = Office::open().await;
    let other = organizer(&office.client, &office.clock, "autre").await;
    let event = office.event("Fête").await;
    let give = "update events set organizer_id = $1 where event_id = $2";
    office.execute(give, &[&other, &id(&event["id"])]).await;
    let path = format!("/events/{}", id(&event["id"]));
    office.get(&path).await.refuses(404, "not-found");
    office
        .patch(&path, 1, &json!({"category": "sport"}))
        .await
        .refuses(404, "not-found");
}

#[tokio::test]
async fn what_is_not_legal_is_refused_at_its_field() {
    let office = Office::open().await;
    for (pointer, wanted) in [
        ("/name", json!({"name": {"fr": " "}, "category": "sport"})),
        (
            "/name/en",
            json!({"name": {"en": "a".repeat(201)}, "category": "sport"}),
        ),
        (
            "/name/de",
            json!({"name": {"de": "Fest"}, "category": "sport"}),
        ),
        (
            "/category",
            json!({"name": {"fr": "Fête"}, "category": "opera"}),
        ),
        (
            "/currency",
            json!({"name": {"fr": "Fête"}, "category": "sport", "currency": "XXX"}),
        ),
        (
            "/slug",
            json!({"name": {"fr": "Fête"}, "category": "sport", "slug": "Fête"}),
        ),
        (
            "/summary/fr",
            json!({"name": {"fr": "Fête"}, "category": "sport", "summary": {"fr": "a\nb"}}),
        ),
        (
            "/price",
            json!({"name": {"fr": "Fête"}, "category": "sport", "price": 1}),
        ),
    ] {
        office.post("/events", &wanted).await.refuses_field(pointer);
    }
    let event = office.event("Fête").await;
    let path = format!("/events/{}", id(&event["id"]));
    for (pointer, change) in [
        ("/name", json!({"name": {}})),
        (
            "/description/fr",
            json!({"description": {"fr": "a".repeat(10_001)}}),
        ),
        ("/hold_seconds", json!({"hold_seconds": 59})),
        ("/payment_methods/0", json!({"payment_methods": ["gold"]})),
        (
            "/cancellation_fee_basis_points",
            json!({"cancellation_fee_basis_points": 10_001}),
        ),
        ("/status", json!({"status": "published"})),
    ] {
        office.patch(&path, 1, &change).await.refuses_field(pointer);
    }
    assert_eq!(office.actions().await, ["event.created"]);
}
