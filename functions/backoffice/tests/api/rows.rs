use guichet_http::Method;
use guichet_testing::offer::Sale;
use guichet_testing::{check_invariants, orders};
use jiff::SignedDuration;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::office::{Answer, id};
use crate::stage::{Stage, ticket};

/// A hall of 24 + 4 places, on sale.
pub(crate) struct Hall {
    pub(crate) stage: Stage,
    pub(crate) pool_id: Uuid,
    pub(crate) sale: Sale,
}

impl Hall {
    pub(crate) async fn open(rows: &str) -> Self {
        let stage = Stage::set().await;
        let area = json!({"name": "Parterre", "rows": rows});
        stage.post("/areas", &area).await;
        let mut product = ticket();
        product["rates"][0]["takes"] = json!([{"area": "Parterre"}]);
        let product = stage.post("/products", &product).await;
        let date = stage.dates().await.remove(0);
        let pool_id = id(&pool_of(&date, "Parterre")["id"]);
        stage.publication(Method::POST, 1).await.has_status(200);
        let sale = Sale {
            pool_id,
            product_id: id(&product["id"]),
            rate_id: id(&product["rates"][0]["id"]),
            ..stage.sale()
        };
        Self {
            stage,
            pool_id,
            sale,
        }
    }

    fn path(&self) -> String {
        format!("{}/pools/{}/rows", self.stage.event, self.pool_id)
    }

    pub(crate) async fn change(&self, version: i64, rows: &str) -> Answer {
        let body = json!({"rows": rows, "locale": "en"});
        self.stage.office.put(&self.path(), version, &body).await
    }

    pub(crate) async fn version(&self) -> i64 {
        let version = "select version::bigint from pools where pool_id = $1";
        self.stage.office.one(version, &[&self.pool_id]).await
    }

    pub(crate) async fn place(&self, row: &str, label: &str) -> Uuid {
        let place =
            "select place_id from places where pool_id = $1 and row_label = $2 and label = $3";
        let named: &[&(dyn tokio_postgres::types::ToSql + Sync)] = &[&self.pool_id, &row, &label];
        self.stage.office.one(place, named).await
    }

    /// An order that holds these places, or is paid.
    async fn order(&self, places: &[Uuid], is_paid: bool) -> Uuid {
        let office = &self.stage.office;
        let (client, now) = (&office.client, office.clock.now());
        let count = i16::try_from(places.len()).expect("few");
        let order_id = if is_paid {
            orders::paid(client, &self.sale, count, now).await.0
        } else {
            orders::held(client, &self.sale, count, now).await
        };
        orders::seat(client, order_id, places).await;
        order_id
    }

    /// Each place with its position, from the stage to the back.
    async fn places(&self) -> Vec<String> {
        let places = "select array(select row_label || label || ':' || position from places where pool_id = $1
            order by position)";
        self.stage.office.one(places, &[&self.pool_id]).await
    }
}

fn pool_of<'date>(date: &'date Value, name: &str) -> &'date Value {
    let pools = date["pools"].as_array().expect("a list");
    let found = pools.iter().find(|pool| pool["name"] == name);
    found.expect("the date has it")
}

#[tokio::test]
async fn an_area_of_rows_has_numbered_places_at_each_date() {
    let hall = Hall::open("A 1-3\nB 1-5 impair\nC 1-2, 5-6").await;
    let stage = &hall.stage;
    let document = stage.document().await;
    let area = &document["areas"][1];
    assert_eq!(
        (&area["name"], &area["numbered"], &area["capacity"]),
        (&json!("Parterre"), &json!(true), &json!(10))
    );
    assert_eq!(
        hall.places().await,
        [
            "A1:100001",
            "A2:100002",
            "A3:100003",
            "B1:100005",
            "B3:100006",
            "B5:100007",
            "C1:100009",
            "C2:100010",
            "C5:100012",
            "C6:100013"
        ],
        "what is next to each other has positions that follow each other"
    );
    let path = format!("{}?locale=en", hall.path());
    let shown = stage.office.get(&path).await.has_status(200);
    assert_eq!(shown.header("etag"), Some("\"1\""));
    let shown = shown.json();
    assert_eq!(shown["text"], "A 1-3\nB 1-5 odd\nC 1-2, 5-6");
    assert_eq!(
        shown["rows"][2],
        json!({"section": "Parterre", "row": "C", "runs": [[1, 2], [5, 6]]})
    );
    assert_eq!(shown["places"], 10);
    // French is what nobody asks for otherwise.
    let french = stage.office.get(&hall.path()).await.has_status(200).json();
    assert_eq!(french["text"], "A 1-3\nB 1-5 impair\nC 1-2, 5-6");
    check_invariants(&stage.office.test).await;
}

#[tokio::test]
async fn rows_that_cannot_be_read_are_refused_line_by_line() {
    let stage = Stage::set().await;
    let path = format!("{}/areas", stage.event);
    let area = json!({"name": "Parterre", "rows": "A 1-3\nB\nA 4-6"});
    let problem = stage
        .office
        .post(&path, &area)
        .await
        .refuses(422, "invalid-field");
    assert_eq!(
        problem["errors"],
        json!([
            {"pointer": "#/rows", "detail": "must be in line 2 a row and its places, such as A 1-24"},
            {"pointer": "#/rows", "detail": "must be in line 3 another row than A, which line 1 has"},
        ])
    );
    for (pointer, more) in [
        ("/rows", json!({"rows": " \n"})),
        ("/rows", json!({"rows": "x".repeat(20_001)})),
        ("/shared", json!({"rows": "A 1-3", "shared": true})),
        ("/capacity", json!({"rows": "A 1-3", "capacity": 3})),
        ("/capacity", json!({})),
    ] {
        let mut area = more;
        area["name"] = json!("Parterre");
        stage.office.post(&path, &area).await.refuses_field(pointer);
    }
    assert_eq!(
        stage.document().await["areas"].as_array().map(Vec::len),
        Some(1)
    );
}

#[tokio::test]
async fn a_text_of_rows_is_read_before_anything_is_written() {
    let stage = Stage::set().await;
    let path = format!("{}/areas/preview", stage.event);
    let typed = json!({"name": "Parterre", "rows": "a 1-3\nb\nBalcon c 2-6 even", "locale": "en"});
    let preview = stage
        .office
        .post(&path, &typed)
        .await
        .has_status(200)
        .json();
    assert_eq!(preview["text"], "A 1-3\nBalcon C 2-6 even");
    assert_eq!(preview["places"], 6);
    assert_eq!(
        preview["rows"][1],
        json!({"section": "Balcon", "row": "C", "runs": [[2, 4, 6]]})
    );
    assert_eq!(
        preview["faults"],
        json!([{"line": 2, "kind": "no_row", "found": "b", "other_line": null, "at_most": null}])
    );
    let long = json!({"rows": "x".repeat(20_001)});
    stage.office.post(&path, &long).await.refuses_field("/rows");
    assert_eq!(
        stage.document().await["areas"].as_array().map(Vec::len),
        Some(1)
    );
}

#[tokio::test]
async fn rows_are_added_and_put_in_another_order_at_any_time() {
    let hall = Hall::open("A 1-3").await;
    let sold = hall.place("A", "2").await;
    hall.order(&[sold], true).await;
    let offer = "select offer_version from events where event_id = $1";
    let event_id = hall.sale.event.event_id;
    let before: i64 = hall.stage.office.one(offer, &[&event_id]).await;
    let changed = hall.change(1, "b 1-2\na 1, 2-3").await.has_status(200);
    assert_eq!(changed.header("etag"), Some("\"2\""));
    assert_eq!(changed.json()["text"], "B 1-2\nA 1, 2-3");
    assert_eq!(
        hall.places().await,
        [
            "B1:100001",
            "B2:100002",
            "A1:100004",
            "A2:100006",
            "A3:100007"
        ]
    );
    assert_eq!(
        hall.place("A", "2").await,
        sold,
        "who has bought it has it still"
    );
    let after: i64 = hall.stage.office.one(offer, &[&event_id]).await;
    assert_eq!(
        after,
        before + 1,
        "whoever has read the places before reads them again"
    );
    check_invariants(&hall.stage.office.test).await;

    // The same once more is nothing.
    let same = hall.change(2, "B 1-2\nA 1, 2-3\n").await.has_status(200);
    assert_eq!(same.header("etag"), Some("\"2\""));
    hall.change(1, "A 1-3")
        .await
        .refuses(412, "changed-meanwhile");
    let actions = hall.stage.office.actions().await;
    let written = actions.iter().filter(|action| *action == "pool.changed");
    assert_eq!(written.count(), 1);
    let told: Value = hall
        .stage
        .office
        .one(
            "select difference from audit_entries where action = 'pool.changed'",
            &[],
        )
        .await;
    assert_eq!(told, json!({"rows": "changed", "capacity": [3, 5]}));
}

#[tokio::test]
async fn places_that_are_sold_or_held_stay() {
    let hall = Hall::open("A 1-30\nB 1-4").await;
    let (sold, held) = (hall.place("A", "3").await, hall.place("B", "1").await);
    hall.order(&[sold], true).await;
    let order_id = hall.order(&[held], false).await;
    let problem = hall
        .change(1, "A 1-2\nA2 3")
        .await
        .refuses(409, "seats-taken");
    assert_eq!(
        (&problem["seats"], &problem["count"]),
        (&json!(["Parterre, A 3", "Parterre, B 1"]), &json!(2))
    );
    assert_eq!(
        problem["errors"],
        json!([{"pointer": "#/rows", "detail": "must be rows that have Parterre, A 3; Parterre, B 1"}])
    );
    // Another name of the row is another place: a ticket says A 3.
    hall.change(1, "Fosse A 1-30\nB 1-4")
        .await
        .refuses(409, "seats-taken");
    assert_eq!(hall.version().await, 1);

    // What was held until now is free.
    let office = &hall.stage.office;
    office.clock.advance(orders::HOLD);
    hall.change(1, "A 1-3").await.has_status(200);
    let kept: Option<Uuid> = office
        .one("select pool_id from places where place_id = $1", &[&held])
        .await;
    assert_eq!(kept, None, "an order has named it, and nobody can buy it");
    let rows: i64 = office
        .one(
            "select count(*) from places where section = 'Parterre'",
            &[],
        )
        .await;
    assert_eq!(rows, 4, "those that no order has named are gone");
    let counted = "select array[capacity, taken] from pools where pool_id = $1";
    let counted: Vec<i32> = office.one(counted, &[&hall.pool_id]).await;
    assert_eq!(counted, [3, 1]);

    // A late payment finds no place, and goes back; the place may be there again, as another one.
    hall.change(2, "A 1-3\nB 1").await.has_status(200);
    assert_ne!(hall.place("B", "1").await, held);
    let secured: bool = office
        .one(
            "select secure_claims($1, $2, 'infinity')",
            &[
                &order_id,
                &(office.clock.now() + SignedDuration::from_secs(1)),
            ],
        )
        .await;
    assert!(!secured);
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn a_refusal_names_some_of_many_places() {
    let hall = Hall::open("A 1-30").await;
    let claim = "insert into claims (order_id, position, pool_id, units, place_id, expires_at)
        select $2, row_number() over (), pool_id, 1, place_id, now() + interval '1 hour' from places where pool_id = $1";
    let order_id = orders::held(
        &hall.stage.office.client,
        &hall.sale,
        1,
        hall.stage.office.clock.now(),
    )
    .await;
    let lines = "insert into lines (order_id, position, occurrence_id, rate_id, description, stock, full_price, price, tax, tax_rate_basis_points)
        select order_id, 1 + n, occurrence_id, rate_id, description, stock, 0, 0, 0, 0 from lines, generate_series(1, 29) n where order_id = $1";
    let office = &hall.stage.office;
    office.execute(lines, &[&order_id]).await;
    office
        .execute("delete from claims where order_id = $1", &[&order_id])
        .await;
    office.execute(claim, &[&hall.pool_id, &order_id]).await;
    let problem = hall.change(1, "B 1").await.refuses(409, "seats-taken");
    assert_eq!(problem["count"], 30);
    assert_eq!(problem["seats"].as_array().map(Vec::len), Some(20));
    let detail = problem["errors"][0]["detail"].as_str().expect("a text");
    assert!(detail.ends_with("A 20 and 10 more"), "{detail}");
}

#[tokio::test]
async fn new_dates_have_the_rows_of_others_as_far_as_they_can_be_made_at_once() {
    let hall = Hall::open("A 1-3\nB 1-5 odd").await;
    let stage = &hall.stage;
    stage.date("2027-07-15T21:00", "2027-07-15T23:00").await;
    let series = json!({
        "venue_id": stage.venue["id"],
        "series": {
            "starts_on": "2027-09-01", "times": [{"time": "21:00", "duration_minutes": 120}],
            "rule": {"frequency": "daily", "count": 3},
        },
    });
    stage.post("/series", &series).await;
    for date in stage.dates().await {
        let pool = pool_of(&date, "Parterre");
        let path = format!("{}/pools/{}/rows?locale=en", stage.event, id(&pool["id"]));
        let rows = stage.office.get(&path).await.has_status(200).json();
        assert_eq!(rows["text"], "A 1-3\nB 1-5 odd");
        assert_eq!(pool["capacity"], 6);
    }
    check_invariants(&stage.office.test).await;

    // Five dates have it; four thousand and one places at each are more than can be written at once.
    let large = "1-20 1-200\n";
    let path = format!("{}/areas", stage.event);
    let area = json!({"name": "Balcon", "rows": format!("{large}A 1")});
    stage.office.post(&path, &area).await.refuses_field("/rows");
    stage
        .post("/areas", &json!({"name": "Balcon", "rows": large}))
        .await;
    let mut many = series;
    many["series"]["starts_on"] = json!("2027-10-01");
    many["series"]["rule"]["count"] = json!(5);
    let path = format!("{}/series", stage.event);
    let problem = stage.office.post(&path, &many).await;
    problem.refuses_field("/series/rule");
}

#[tokio::test]
async fn one_place_is_in_one_capacity() {
    let hall = Hall::open("A 1-3").await;
    let stage = &hall.stage;
    let path = format!("{}/areas", stage.event);
    let area = json!({"name": "Balcon", "rows": "A 1-3\nParterre A 3-4"});
    let problem = stage
        .office
        .post(&path, &area)
        .await
        .refuses(422, "invalid-field");
    assert_eq!(
        problem["errors"][0]["detail"],
        "must be other places than Parterre, row A, place 3, which the capacity Parterre has"
    );
    // Cheaper places of the same row.
    let area = json!({"name": "Balcon", "rows": "A 1-3\nParterre A 4-5"});
    stage.post("/areas", &area).await;
    hall.change(1, "A 1-4").await.refuses_field("/rows");
}

#[tokio::test]
async fn rows_are_of_capacities_whose_places_are_numbered() {
    let hall = Hall::open("A 1-3").await;
    let stage = &hall.stage;
    let floor = id(&stage.date["pools"][0]["id"]);
    let path = format!("{}/pools/{floor}/rows", stage.event);
    stage.office.get(&path).await.refuses(404, "not-found");
    let rows = json!({"rows": "A 1-3"});
    stage
        .office
        .put(&path, 1, &rows)
        .await
        .refuses(409, "not-numbered");
    let path = format!("{}/pools/{}", stage.event, hall.pool_id);
    stage
        .office
        .patch(&path, 1, &json!({"capacity": 400}))
        .await
        .refuses(409, "numbered");
    let elsewhere = stage.office.event("Bal").await;
    let elsewhere = format!(
        "/events/{}/pools/{}/rows",
        id(&elsewhere["id"]),
        hall.pool_id
    );
    stage.office.get(&elsewhere).await.refuses(404, "not-found");
    stage
        .office
        .put(&elsewhere, 1, &rows)
        .await
        .refuses(404, "not-found");

    // Seats that no text has are replaced, unless somebody has them.
    let bis = "update places set label = '1bis' where pool_id = $1 and label = '1'";
    stage.office.execute(bis, &[&hall.pool_id]).await;
    stage
        .office
        .get(&hall.path())
        .await
        .refuses(409, "not-rows");
    hall.change(1, "A 1-3").await.has_status(200);
    stage.office.get(&hall.path()).await.has_status(200);
}
