//! Copies of events.

use guichet_http::Method;
use guichet_testing::{check_invariants, orders};
use serde_json::{Value, json};

use crate::office::{Answer, Office, id};
use crate::stage::{Stage, rate, ticket};

impl Stage {
    async fn duplicate(&self, wanted: &Value) -> Answer {
        let path = format!("{}/duplicate", self.event);
        self.office.post(&path, wanted).await
    }

    /// Of an event of the same office.
    async fn dates_of(&self, event: &Value) -> Vec<Value> {
        let path = format!("/events/{}/occurrences", id(&event["id"]));
        let dates = self.office.get(&path).await.has_status(200).json();
        dates["items"].as_array().expect("a list").clone()
    }

    async fn missing(&self, event: &Value) -> Value {
        let path = format!("/events/{}/checklist", id(&event["id"]));
        let checklist = self.office.get(&path).await.has_status(200).json();
        checklist["missing"].clone()
    }
}

fn starts(dates: &[Value]) -> Vec<(&Value, &Value)> {
    let starts = dates
        .iter()
        .map(|date| (&date["starts"], &date["starts_at"]));
    starts.collect()
}

/// Without what is of one event only.
fn sold(event: &Value) -> Value {
    let mut products = event["products"].clone();
    for product in products.as_array_mut().expect("products") {
        let product = product.as_object_mut().expect("a product");
        product.remove("id");
        product.remove("version");
        for rate in product["rates"].as_array_mut().expect("rates") {
            let rate = rate.as_object_mut().expect("a rate");
            rate.remove("id");
            rate.remove("ordered");
        }
    }
    products
}

#[tokio::test]
async fn a_copy_has_everything_but_what_was_sold_and_takes_place_from_its_first_day_on() {
    let stage = Stage::set().await;
    stage.date("2027-07-16T20:30", "2027-07-17T01:00").await;
    let called_off = stage.date("2027-07-20T21:00", "2027-07-20T23:00").await;
    let cancel = "update occurrences set status = 'cancelled' where occurrence_id = $1";
    stage
        .office
        .execute(cancel, &[&id(&called_off["id"])])
        .await;
    stage
        .post(
            "/codes",
            &json!({"code": "AMIS", "terms": {"kind": "percentage", "value": 2000}}),
        )
        .await;
    stage.publication(Method::POST, 1).await.has_status(200);
    let now = stage.office.clock.now();
    orders::held(&stage.office.client, &stage.sale(), 2, now).await;
    let before = stage.document().await;

    let copy = stage.duplicate(&json!({"first_day": "2027-11-13"})).await;
    let copy = copy.has_status(201).json();
    assert_eq!(
        (&copy["status"], &copy["slug"], &copy["published_at"]),
        (&json!("draft"), &json!("fete-2"), &Value::Null)
    );
    assert_eq!(
        copy["counts"],
        json!({"dates": 2, "coming_dates": 2, "codes": 0, "orders": 0})
    );
    for same in ["name", "category", "currency", "payment_methods"] {
        assert_eq!(copy[same], before[same], "{same}");
    }
    assert_eq!(sold(&copy), sold(&before));
    let dates = stage.dates_of(&copy).await;
    assert_eq!(
        starts(&dates),
        [
            (&json!("2027-11-13T21:00"), &json!("2027-11-13T20:00:00Z")),
            (&json!("2027-11-15T20:30"), &json!("2027-11-15T19:30:00Z")),
        ],
        "clocks show the same in winter"
    );
    assert_eq!(dates[1]["ends"], json!("2027-11-16T01:00"));
    let pool = &dates[0]["pools"][0];
    assert_eq!(
        (&pool["capacity"], &pool["sold"], &pool["held"]),
        (&json!(100), &json!(0), &json!(0))
    );
    assert_eq!(stage.missing(&copy).await, json!([]));
    assert_eq!(
        stage.office.actions().await.last().map(String::as_str),
        Some("event.copied")
    );
    check_invariants(&stage.office.test).await;
}

/// An event without dates has no capacity of a date: the copy keeps them for the first.
#[tokio::test]
async fn a_copy_without_dates_gives_its_first_date_the_capacities() {
    let stage = Stage::set().await;
    stage
        .post(
            "/areas",
            &json!({"name": "Parking", "capacity": 20, "shared": true}),
        )
        .await;
    let seats = "insert into places (place_id, pool_id, section, row_label, label, position)
        values (gen_random_uuid(), $1, 'Parterre', 'A', '7', 1)";
    stage.office.execute(seats, &[&stage.sale().pool_id]).await;
    let before = stage.document().await;
    let copy = stage
        .duplicate(&json!({"name": {"fr": "Fête d’hiver"}}))
        .await;
    let copy = copy.has_status(201).json();
    assert_eq!(
        (&copy["slug"], &copy["counts"]["dates"]),
        (&json!("fete-d-hiver"), &json!(0))
    );
    assert_eq!(copy["areas"], before["areas"]);
    assert_eq!(sold(&copy), sold(&before));
    assert_eq!(stage.missing(&copy).await, json!(["coming_date"]));

    let path = format!("/events/{}", id(&copy["id"]));
    let mut second = ticket();
    second["rates"][0]["name"] = json!({"fr": "Réduit"});
    let products = format!("{path}/products");
    stage.office.post(&products, &second).await.has_status(201);
    let again = format!("{path}/duplicate");
    let again = stage.office.post(&again, &json!({})).await;
    let again = again.has_status(201).json();
    for (event, date) in [
        (
            &copy,
            json!({"venue_id": stage.venue["id"], "starts": "2028-01-14T21:00", "ends": "2028-01-14T23:00"}),
        ),
        (
            &again,
            json!({"venue_id": stage.venue["id"], "starts": "2028-01-15T21:00", "ends": "2028-01-15T23:00"}),
        ),
    ] {
        let path = format!("/events/{}/occurrences", id(&event["id"]));
        let date = stage.office.post(&path, &date).await.has_status(201).json();
        let pools = date["pools"].as_array().expect("a list");
        assert_eq!(
            (&pools[0]["name"], &pools[0]["capacity"], pools.len()),
            (&json!("Places"), &json!(100), 1)
        );
        assert_eq!(stage.missing(event).await, json!([]));
        let label = "select p.label from places p join pools using (pool_id) where event_id = $1";
        let label: String = stage.office.one(label, &[&id(&event["id"])]).await;
        assert_eq!(label, "7");
    }
    check_invariants(&stage.office.test).await;
}

#[tokio::test]
async fn the_first_dates_of_a_copy_may_be_made_by_a_rule() {
    let stage = Stage::set().await;
    let copy = stage.duplicate(&json!({})).await.has_status(201).json();
    let series = json!({
        "venue_id": stage.venue["id"],
        "series": {
            "starts_on": "2027-09-01", "times": [{"time": "20:30", "duration_minutes": 120}],
            "rule": {"frequency": "daily", "count": 3},
        },
    });
    let path = format!("/events/{}/series", id(&copy["id"]));
    stage.office.post(&path, &series).await.has_status(201);
    let dates = stage.dates_of(&copy).await;
    let capacities: Vec<&Value> = dates
        .iter()
        .map(|date| &date["pools"][0]["capacity"])
        .collect();
    assert_eq!(capacities, [100, 100, 100]);
    let path = format!("/events/{}", id(&copy["id"]));
    let document = stage.office.get(&path).await.json();
    let rate = &document["products"][0]["rates"][0];
    assert_eq!(
        (&rate["occurrence_ids"], &rate["takes"][0]["area"]),
        (&Value::Null, &json!("Places")),
        "all dates"
    );
}

#[tokio::test]
async fn a_time_that_clocks_skip_on_the_new_day_is_asked_about() {
    let stage = Stage::set().await;
    stage.date("2027-07-16T02:30", "2027-07-16T05:00").await;
    let mut wanted = json!({"first_day": "2027-03-26"});
    let problem = stage
        .duplicate(&wanted)
        .await
        .refuses(422, "ambiguous-time");
    assert_eq!(
        (&problem["errors"][0]["pointer"], &problem["kind"]),
        (&json!("#/first_day"), &json!("gap"))
    );
    assert_eq!(problem["later"]["local"], json!("2027-03-28T03:30"));
    wanted["choice"] = json!("later");
    let copy = stage.duplicate(&wanted).await.has_status(201).json();
    let dates = stage.dates_of(&copy).await;
    assert_eq!(dates[1]["starts"], json!("2027-03-28T03:30"));
    stage
        .duplicate(&json!({"first_day": "2999-12-31"}))
        .await
        .refuses_field("/first_day");
    stage
        .duplicate(&json!({"first_day": "tomorrow"}))
        .await
        .refuses_field("/first_day");
    stage
        .duplicate(&json!({"name": {}}))
        .await
        .refuses_field("/name");
}

#[tokio::test]
async fn phases_of_a_price_are_as_many_days_later_as_the_dates() {
    let stage = Stage::set().await;
    let mut early = rate("Prévente", 1000);
    early["sale_ends_at"] = json!("2027-06-30T22:00:00Z");
    let mut late = rate("Plein", 1250);
    late["sale_starts_at"] = json!("2027-06-30T22:00:00Z");
    let mut product = ticket();
    product["rates"] = json!([early, late]);
    stage.post("/products", &product).await;
    let copy = stage.duplicate(&json!({"first_day": "2027-11-14"})).await;
    let copy = copy.has_status(201).json();
    let rates = &copy["products"][1]["rates"];
    assert_eq!(
        (&rates[0]["sale_starts_at"], &rates[0]["sale_ends_at"]),
        (&Value::Null, &json!("2027-10-31T23:00:00Z"))
    );
    assert_eq!(
        (&rates[1]["sale_starts_at"], &rates[1]["sale_ends_at"]),
        (&json!("2027-10-31T23:00:00Z"), &Value::Null)
    );
    let unmoved = stage.duplicate(&json!({})).await.has_status(201).json();
    assert_eq!(
        unmoved["products"][1]["rates"][0]["sale_ends_at"],
        json!("2027-06-30T22:00:00Z")
    );
}

#[tokio::test]
async fn questions_mail_texts_and_pictures_are_copied() {
    let stage = Stage::set().await;
    let client = &stage.office.client;
    let sale = stage.sale();
    let arrange = format!(
        "
        insert into questions (question_id, event_id, position, scope, kind, label, when_question_id, when_equals, archived_at) values
            ('00000000-0000-4000-8000-000000000001', '{event}', 1, 'attendee', 'boolean', '{{\"fr\": \"Végétarien ?\"}}', null, null, null),
            ('00000000-0000-4000-8000-000000000002', '{event}', 2, 'attendee', 'text', '{{\"fr\": \"Allergies ?\"}}',
                '00000000-0000-4000-8000-000000000001', 'true', null),
            ('00000000-0000-4000-8000-000000000003', '{event}', 3, 'order', 'text', '{{\"fr\": \"Ancienne ?\"}}', null, null, now());
        insert into question_products values ('00000000-0000-4000-8000-000000000002', '{product}');
        insert into mail_texts (event_id, kind, text) values ('{event}', 'tickets', '{{\"fr\": \"À bientôt\"}}');
        insert into images (image_id, organizer_id, upload_hash, width, height, created_at)
            select '00000000-0000-4000-8000-000000000004', organizer_id, sha256('a picture'), 1, 1, now() from events where event_id = '{event}';
        insert into event_images values ('{event}', '00000000-0000-4000-8000-000000000004', 1)",
        event = sale.event.event_id,
        product = sale.product_id,
    );
    client.batch_execute(&arrange).await.expect("arranged");
    let copy = stage.duplicate(&json!({})).await.has_status(201).json();
    let event_id = id(&copy["id"]);
    let asked: Vec<String> = stage
        .office
        .one(
            "select array(
                select q.label ->> 'fr' || coalesce(' if ' || (w.label ->> 'fr') || ' is ' || q.when_equals, '')
                    || coalesce(' for ' || (p.name ->> 'fr'), '')
                from questions q
                left join questions w on w.question_id = q.when_question_id and w.event_id = q.event_id
                left join question_products x on x.question_id = q.question_id
                left join products p on p.product_id = x.product_id and p.event_id = q.event_id
                where q.event_id = $1 order by q.position)",
            &[&event_id],
        )
        .await;
    assert_eq!(
        asked,
        [
            "Végétarien ?",
            "Allergies ? if Végétarien ? is true for Place"
        ]
    );
    let others: i64 = stage
        .office
        .one(
            "select (select count(*) from mail_texts where event_id = $1) + (select count(*) from event_images where event_id = $1)",
            &[&event_id],
        )
        .await;
    assert_eq!(others, 2);
}

#[tokio::test]
async fn a_copy_is_made_once_for_a_key_and_seen_by_whoever_made_it() {
    let stage = Stage::set().await;
    let event_id = stage.sale().event.event_id;
    let office: &Office = &stage.office;
    let who = office
        .person("Camille Roy", "manager", Some(&[event_id]))
        .await;
    let path = format!("{}/duplicate", stage.event);
    let send = async || {
        let request = office.request(Method::POST, &path).keyed("k");
        office.send(&who, request.json(&json!({}))).await
    };
    let copy = send().await.has_status(201).json();
    assert_eq!(send().await.has_status(201).json()["id"], copy["id"]);
    let show = office.request(Method::GET, &format!("/events/{}", id(&copy["id"])));
    office.send(&who, show).await.has_status(200);
    let (same, named) = (json!({}), json!({"name": {"fr": "Fête"}}));
    let (first, second) = tokio::join!(stage.duplicate(&same), stage.duplicate(&named));
    let slugs = [first.has_status(201).json(), second.has_status(201).json()];
    assert_ne!(slugs[0]["slug"], slugs[1]["slug"]);
    office.delete(&stage.event, 1).await.has_status(204);
    stage.duplicate(&json!({})).await.refuses(404, "not-found");
}
