//! The demo that a newcomer sees first, as the catalogue shows it.

use std::collections::BTreeMap;
use std::path::Path;

use guichet_testing::check_invariants;
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::visitor::Visitor;

/// A visitor of the demo, on the day it was made.
async fn arrive() -> Visitor {
    let visitor = Visitor::arrive().await;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../local/src/tickets/demo");
    let entries =
        std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("readable").path())
        .collect();
    files.sort();
    let told = files
        .iter()
        .filter(|file| file.extension().is_some_and(|extension| extension == "sql"));
    let statements: String = told
        .map(|file| std::fs::read_to_string(file).expect("readable"))
        .collect();
    visitor.alter(&format!("begin; {statements} commit;")).await;
    let now: Timestamp = visitor
        .client
        .query_one("select now()", &[])
        .await
        .expect("a time")
        .get(0);
    visitor.clock.set(now);
    visitor
}

async fn cards(visitor: &Visitor) -> BTreeMap<String, Value> {
    let page = visitor.json("/events?limit=100").await;
    let items = page["items"].as_array().expect("a list").iter();
    items
        .map(|item| {
            (
                item["slug"].as_str().expect("a text").to_owned(),
                item.clone(),
            )
        })
        .collect()
}

#[tokio::test]
async fn the_demo_breaks_no_rule() {
    let visitor = arrive().await;
    check_invariants(&visitor.test).await;
}

#[tokio::test]
async fn the_demo_shows_every_way_to_sell() {
    let visitor = arrive().await;
    let cards = cards(&visitor).await;
    assert!(cards.len() >= 14, "{} events", cards.len());
    let of = |field: &str, slug: &str| cards[slug][field].clone();
    assert_eq!(of("state", "maree-haute-villeurbanne"), "on_sale");
    assert_eq!(of("state", "trio-lumen-grenoble"), "sold_out");
    assert_eq!(of("state", "match-d-impro-marseille"), "few_left");
    assert_eq!(of("state", "requiem-strasbourg"), "not_yet_on_sale");
    for (event, lowest, highest) in [
        ("rencontre-rust-postgresql-lille", 0, 0),
        ("fete-des-moissons-mirmande", 0, 1500),
    ] {
        assert_eq!(of("price_from", event)["amount"], lowest);
        assert_eq!(of("price_to", event)["amount"], highest);
    }
    assert_eq!(of("occurrence_count", "le-voyage-de-plume-namur"), 6);
    assert!(!cards.contains_key("veillee-contes-tours"), "it is over");
    for card in cards.values() {
        for text in ["name", "summary"] {
            assert!(
                card[text]["fr"].is_string() && card[text]["en"].is_string(),
                "{text} of {card}"
            );
        }
    }
}

#[tokio::test]
async fn every_page_of_the_demo_can_be_read() {
    let visitor = arrive().await;
    for slug in cards(&visitor)
        .await
        .keys()
        .map(String::as_str)
        .chain(["veillee-contes-tours"])
    {
        let page = visitor.json(&format!("/events/{slug}")).await;
        assert!(page["description"]["fr"].is_array() && page["description"]["en"].is_array());
        assert!(
            page["products"]
                .as_array()
                .is_some_and(|products| !products.is_empty()),
            "{slug}"
        );
        visitor.json(&format!("/events/{slug}/availability")).await;
        visitor.json(&format!("/events/{slug}/event.jsonld")).await;
        assert_eq!(
            visitor
                .get(&format!("/events/{slug}/calendar.ics"))
                .await
                .status
                .as_u16(),
            200
        );
    }
}

#[tokio::test]
async fn the_demo_is_found_the_way_people_search() {
    let visitor = arrive().await;
    for (query, first) in [
        ("q=concert%20lyon", "maree-haute-villeurbanne"),
        ("q=theatre%20bruxelles", "le-malade-imaginaire-bruxelles"),
        ("q=jaz", "trio-lumen-grenoble"),
        ("q=marionette", "le-voyage-de-plume-namur"),
        ("q=brussels", "le-malade-imaginaire-bruxelles"),
        ("q=expo%20liege", "lumieres-du-nord-liege"),
        (
            "lat=45.76&lon=4.88&radius_km=25&category=concert",
            "maree-haute-villeurbanne",
        ),
    ] {
        let found = visitor.slugs(query).await;
        assert_eq!(
            found.first().map(String::as_str),
            Some(first),
            "{query}: {found:?}"
        );
    }
}

#[tokio::test]
async fn the_codes_of_the_demo_do_what_they_say() {
    let visitor = arrive().await;
    let page = async |code: &str| {
        visitor
            .json(&format!("/events/rives-sonores-avignon?code={code}"))
            .await
    };
    let rates = |page: &Value| page["products"][0]["rates"].as_array().map(Vec::len);
    assert_eq!(rates(&page("").await), Some(2));
    assert_eq!(rates(&page("demo-presse").await), Some(3));
    for code in ["ETE20", "MOINS5", "UNE-FOIS"] {
        assert_eq!(
            page(code).await["code"],
            json!({"state": "valid"}),
            "{code}"
        );
    }
}

#[tokio::test]
async fn the_theatre_of_the_demo_has_taken_and_free_seats() {
    let visitor = arrive().await;
    let page = visitor.json("/events/le-malade-imaginaire-bruxelles").await;
    let id = page["occurrences"][0]["id"].as_str().expect("a text");
    let places = visitor
        .json(&format!(
            "/events/le-malade-imaginaire-bruxelles/occurrences/{id}/places"
        ))
        .await;
    let rows = places["rows"].as_array().expect("a list");
    let all: Vec<_> = rows
        .iter()
        .flat_map(|row| row["places"].as_array().expect("a list"))
        .collect();
    assert_eq!((rows.len(), all.len()), (13, 200));
    assert_eq!(
        all.iter().filter(|place| place["state"] == "taken").count(),
        10
    );
    assert_eq!(
        (&rows[0]["section"], &rows[12]["section"]),
        (&json!("Parterre"), &json!("Balcon"))
    );
}
