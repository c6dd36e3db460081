use guichet_http::Method;
use guichet_testing::check_invariants;
use serde_json::{Value, json};

use crate::office::{Answer, Office, id, organizer};
use crate::stage::{Stage, ticket};

fn shows() -> Value {
    json!({"name": "Spectacles", "basis_points": 550, "legal_reference": "CIBS, art. L. 213-230"})
}

async fn added(office: &Office, rate: &Value) -> Value {
    office.post("/tax-rates", rate).await.has_status(201).json()
}

fn path(rate: &Value) -> String {
    format!("/tax-rates/{}", id(&rate["id"]))
}

async fn archive(office: &Office, method: Method, rate: &Value, version: i64) -> Answer {
    let path = format!("{}/archive", path(rate));
    let request = office.versioned(method, &path, version);
    office.send(office.manager(), request).await
}

/// A ticket with this rate.
fn taxed(rate: &Value) -> Value {
    let mut product = ticket();
    product
        .as_object_mut()
        .expect("an object")
        .remove("tax_rate_basis_points");
    product["tax_rate_id"] = rate["id"].clone();
    product
}

#[tokio::test]
async fn a_rate_is_added_listed_and_changed_but_for_its_percentage() {
    let office = Office::open().await;
    let standard = json!({"name": "Taux normal", "basis_points": 2000});
    added(&office, &standard).await;
    let rate = added(&office, &shows()).await;
    let listed = office.get("/tax-rates").await.has_status(200).json();
    let names: Vec<_> = listed["items"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|rate| (&rate["name"], &rate["basis_points"], &rate["products"]))
        .collect();
    assert_eq!(
        names,
        [
            (&json!("Spectacles"), &json!(550), &json!(0)),
            (&json!("Taux normal"), &json!(2000), &json!(0))
        ]
    );
    let renumbered = json!({"name": "Spectacles", "legal_reference": "CIBS, art. L. 999-1"});
    let changed = office.put(&path(&rate), 1, &renumbered).await;
    let changed = changed.has_status(200);
    assert_eq!(changed.header("etag"), Some("\"2\""));
    assert_eq!(changed.json()["legal_reference"], "CIBS, art. L. 999-1");
    let same = office.put(&path(&rate), 2, &renumbered).await;
    assert_eq!(same.has_status(200).header("etag"), Some("\"2\""));
    let dearer = json!({"name": "Spectacles", "basis_points": 600});
    office
        .put(&path(&rate), 2, &dearer)
        .await
        .refuses_field("/basis_points");
    let second = office.put(&path(&rate), 1, &renumbered).await;
    let problem = second.refuses(412, "changed-meanwhile");
    assert_eq!(problem["changed"]["fields"], json!(["legal_reference"]));
    assert_eq!(
        office.actions().await,
        ["tax_rate.created", "tax_rate.created", "tax_rate.changed"]
    );
}

#[tokio::test]
async fn what_is_no_rate_is_refused_at_its_field() {
    let office = Office::open().await;
    for (pointer, value) in [
        ("/name", json!(" ")),
        ("/name", json!("x".repeat(101))),
        ("/basis_points", json!(10_001)),
        ("/basis_points", json!(5.5)),
        ("/basis_points", Value::Null),
        ("/legal_reference", json!("a\nb")),
        ("/exemption_reason", json!("TVA non applicable")),
        ("/country", json!("FR")),
    ] {
        let mut rate = shows();
        rate[&pointer[1..]] = value;
        office
            .post("/tax-rates", &rate)
            .await
            .refuses_field(pointer);
    }
    let exempt =
        json!({"name": "Franchise", "basis_points": 0, "exemption_reason": "art. 293 B du CGI"});
    let exempt = added(&office, &exempt).await;
    assert_eq!(
        (&exempt["exemption_reason"], &exempt["legal_reference"]),
        (&json!("art. 293 B du CGI"), &Value::Null)
    );
    let taxed = added(&office, &shows()).await;
    let reasoned = json!({"name": "Spectacles", "exemption_reason": "art. 293 B du CGI"});
    office
        .put(&path(&taxed), 1, &reasoned)
        .await
        .refuses_field("/exemption_reason");
}

#[tokio::test]
async fn a_product_has_the_tax_of_its_rate_of_the_list() {
    let stage = Stage::set().await;
    let office = &stage.office;
    let rate = added(office, &shows()).await;
    let product = stage.post("/products", &taxed(&rate)).await;
    assert_eq!(
        (&product["tax_rate_id"], &product["tax_rate_basis_points"]),
        (&rate["id"], &json!(550))
    );
    let listed = office.get("/tax-rates").await.json();
    assert_eq!(listed["items"][0]["products"], 1);
    let changed = office.put(&stage.product_path(), 1, &taxed(&rate)).await;
    assert_eq!(changed.has_status(200).json()["tax_rate_id"], rate["id"]);
    let difference: Value = office
        .one(
            "select difference from audit_entries where action = 'product.changed'",
            &[],
        )
        .await;
    assert_eq!(difference["tax_rate"], "changed");
    let typed = office.put(&stage.product_path(), 2, &ticket()).await;
    assert_eq!(typed.has_status(200).json()["tax_rate_id"], Value::Null);
    let mut both = taxed(&rate);
    both["tax_rate_basis_points"] = json!(550);
    let products = format!("{}/products", stage.event);
    office
        .post(&products, &both)
        .await
        .refuses_field("/tax_rate_basis_points");
    check_invariants(&office.test).await;
}

#[tokio::test]
async fn an_archived_rate_is_given_to_no_product_and_kept_by_those_that_have_it() {
    let stage = Stage::set().await;
    let office = &stage.office;
    let rate = added(office, &shows()).await;
    office
        .put(&stage.product_path(), 1, &taxed(&rate))
        .await
        .has_status(200);
    archive(office, Method::POST, &rate, 7)
        .await
        .refuses(412, "changed-meanwhile");
    let archived = archive(office, Method::POST, &rate, 1).await;
    assert!(archived.has_status(200).json()["archived_at"].is_string());
    let again = archive(office, Method::POST, &rate, 1).await;
    assert_eq!(again.has_status(200).header("etag"), Some("\"2\""));
    let products = format!("{}/products", stage.event);
    office
        .post(&products, &taxed(&rate))
        .await
        .refuses_field("/tax_rate_id");
    let mut renamed = taxed(&rate);
    renamed["name"] = json!({"fr": "Entrée"});
    let kept = office.put(&stage.product_path(), 2, &renamed).await;
    assert_eq!(kept.has_status(200).json()["tax_rate_id"], rate["id"]);
    let back = archive(office, Method::DELETE, &rate, 2).await;
    assert_eq!(back.has_status(200).json()["archived_at"], Value::Null);
    stage.post("/products", &taxed(&rate)).await;
    let actions = office.actions().await;
    let of_rates: Vec<_> = actions
        .iter()
        .filter(|action| action.starts_with("tax_rate"))
        .collect();
    assert_eq!(
        of_rates,
        [
            "tax_rate.created",
            "tax_rate.archived",
            "tax_rate.unarchived"
        ]
    );
}

#[tokio::test]
async fn another_organizers_rate_is_not_there() {
    let stage = Stage::set().await;
    let office = &stage.office;
    let other = organizer(&office.client, &office.clock, "autre").await;
    let rate = added(office, &shows()).await;
    let give = "update tax_rates set organizer_id = $1 where tax_rate_id = $2";
    office.execute(give, &[&other, &id(&rate["id"])]).await;
    office
        .put(&path(&rate), 1, &json!({"name": "Spectacles"}))
        .await
        .refuses(404, "not-found");
    archive(office, Method::POST, &rate, 1)
        .await
        .refuses(404, "not-found");
    let products = format!("{}/products", stage.event);
    office
        .post(&products, &taxed(&rate))
        .await
        .refuses_field("/tax_rate_id");
    assert_eq!(office.get("/tax-rates").await.json()["items"], json!([]));
}

/// Red without the lock of the rate's row: the rate goes while a product is being given it.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_product_is_given_a_rate_that_is_archived_at_the_same_moment() {
    let stage = Stage::set().await;
    let office = &stage.office;
    let rate = added(office, &shows()).await;
    let lock = "select from tax_rates where tax_rate_id = $1 for no key update";
    let mut editor = office.test.client().await;
    let archiving = editor.transaction().await.expect("a transaction");
    let rate_id = id(&rate["id"]);
    archiving
        .execute(lock, &[&rate_id])
        .await
        .expect("it is locked");
    let archived = "update tax_rates set archived_at = now() where tax_rate_id = $1";
    archiving
        .execute(archived, &[&rate_id])
        .await
        .expect("it is archived");
    let products = format!("{}/products", stage.event);
    let product = taxed(&rate);
    let give = office.post(&products, &product);
    let commit = async {
        office.somebody_waits().await;
        archiving.commit().await.expect("it is committed");
    };
    let (given, ()) = tokio::join!(give, commit);
    given.refuses_field("/tax_rate_id");
}

#[tokio::test]
async fn rates_are_proposed_by_category_and_place_and_told_where_they_are_in_the_list() {
    let office = Office::open().await;
    let propose = async |query: &str| {
        let answer = office.get(&format!("/tax-rate-proposals?{query}")).await;
        answer.has_status(200).json()["items"].clone()
    };
    let concert = "category=concert&country=FR&postal_code=75011";
    let proposed = propose(concert).await;
    let first = &proposed[0];
    assert_eq!(
        (&first["key"], &first["basis_points"], &first["tax_rate_id"]),
        (&json!("shows"), &json!(550), &Value::Null)
    );
    let rate = json!({
        "name": "Nos concerts", "basis_points": 550, "legal_reference": first["legal_reference"],
    });
    let rate = added(&office, &rate).await;
    assert_eq!(propose(concert).await[0]["tax_rate_id"], rate["id"]);
    archive(&office, Method::POST, &rate, 1)
        .await
        .has_status(200);
    assert_eq!(propose(concert).await[0]["tax_rate_id"], Value::Null);
    let on_corsica = propose("category=concert&country=FR&postal_code=20000").await;
    assert_eq!(on_corsica[0]["basis_points"], 210);
    assert_eq!(propose("category=concert&country=BE").await, json!([]));
    office
        .get("/tax-rate-proposals?category=wedding&country=FR")
        .await
        .refuses(400, "invalid-query");
}
