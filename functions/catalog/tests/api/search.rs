use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use crate::visitor::Visitor;

async fn catalogue() -> Visitor {
    let visitor = Visitor::arrive().await;
    visitor
        .event_in(
            "jazz",
            ("Soirée jazz à la cave", "A jazz evening in the cellar"),
            "Grenoble",
        )
        .await;
    visitor
        .event_in(
            "invalid",
            ("Le Malade imaginaire", "The Imaginary Invalid"),
            "Bruxelles",
        )
        .await;
    visitor
        .event_in("choir", ("Chœur d’été", "Summer choir"), "Liège")
        .await;
    visitor
        .event_in("race", ("Trail des Balcons", "Balconies trail run"), "Lyon")
        .await;
    visitor
        .alter(
            "update events set category = 'theatre' where slug = 'invalid';
             update events set category = 'sport' where slug = 'race';
             update events set description = '{\"fr\": \"Une comédie où l’on entend du jazz.\"}' where slug = 'invalid';
             update venues set name = 'Théâtre de la Ruelle' where city = 'Bruxelles';
             update venues set name = 'Esplanade' where city = 'Lyon'",
        )
        .await;
    visitor
}

#[tokio::test]
async fn accents_and_case_do_not_matter() {
    let visitor = catalogue().await;
    for query in [
        "q=ch%C5%93ur",
        "q=choeur",
        "q=CHOEUR",
        "q=%C3%A9t%C3%A9",
        "q=ETE",
        "q=d%E2%80%99%C3%A9t%C3%A9",
    ] {
        assert_eq!(visitor.slugs(query).await, ["choir"], "{query}");
    }
}

#[tokio::test]
async fn the_beginning_of_a_word_is_enough() {
    let visitor = catalogue().await;
    assert_eq!(visitor.slugs("q=imag").await, ["invalid"]);
    assert_eq!(visitor.slugs("q=jaz").await, ["jazz", "invalid"]);
    assert_eq!(visitor.slugs("q=balc").await, ["race"]);
}

#[tokio::test]
async fn another_form_of_a_word_is_the_same_word() {
    let visitor = catalogue().await;
    assert_eq!(visitor.slugs("q=soir%C3%A9es").await, ["jazz"]);
    assert_eq!(visitor.slugs("q=choirs").await, ["choir"]);
}

#[tokio::test]
async fn either_language_is_searched() {
    let visitor = catalogue().await;
    assert_eq!(visitor.slugs("q=evening").await, ["jazz"]);
    assert_eq!(visitor.slugs("q=summer").await, ["choir"]);
}

#[tokio::test]
async fn small_mistakes_are_forgiven() {
    let visitor = catalogue().await;
    assert_eq!(visitor.slugs("q=imaginiare").await, ["invalid"]);
    assert_eq!(visitor.slugs("q=bruxeles").await, ["invalid"]);
    assert_eq!(visitor.slugs("q=grenobel").await, ["jazz"]);
    assert_eq!(visitor.slugs("q=xyzzy").await, [""; 0]);
}

#[tokio::test]
async fn cities_and_venues_are_found() {
    let visitor = catalogue().await;
    assert_eq!(visitor.slugs("q=liege").await, ["choir"]);
    assert_eq!(visitor.slugs("q=ruelle").await, ["invalid"]);
    assert_eq!(visitor.slugs("q=lyo").await, ["race"]);
}

#[tokio::test]
async fn a_category_is_a_word_too() {
    let visitor = catalogue().await;
    assert_eq!(visitor.slugs("q=concert%20grenoble").await, ["jazz"]);
    assert_eq!(visitor.slugs("q=theatre%20bruxelles").await, ["invalid"]);
    assert_eq!(visitor.slugs("q=sports").await, ["race"]);
}

#[tokio::test]
async fn every_word_must_lead_there_except_those_that_mean_nothing() {
    let visitor = catalogue().await;
    assert_eq!(visitor.slugs("q=jazz%20lyon").await, [""; 0]);
    assert_eq!(visitor.slugs("q=jazz%20jazz%20cave").await, ["jazz"]);
    assert_eq!(visitor.slugs("q=de%20la%20cave%20the").await, ["jazz"]);
    // Where there is nothing else, they are what is looked for.
    let mut found = visitor.slugs("q=the").await;
    found.sort();
    assert_eq!(found, ["invalid", "jazz"]);
}

#[tokio::test]
async fn a_name_counts_more_than_a_description() {
    let visitor = catalogue().await;
    visitor.alter("update occurrences set starts_at = starts_at - interval '1 hour' from events e where e.event_id = occurrences.event_id and slug = 'invalid'").await;
    assert_eq!(visitor.slugs("q=jazz").await, ["jazz", "invalid"]);
}

#[tokio::test]
async fn words_that_fit_alike_come_by_date() {
    let visitor = Visitor::arrive().await;
    visitor.event("later", visitor.in_hours(48)).await;
    visitor.event("sooner", visitor.in_hours(24)).await;
    assert_eq!(visitor.slugs("q=electrique").await, ["sooner", "later"]);
}

#[tokio::test]
async fn a_text_without_words_lists_everything() {
    let visitor = catalogue().await;
    assert_eq!(visitor.slugs("q=").await.len(), 4);
    assert_eq!(visitor.slugs("q=%20%21%3F%20").await.len(), 4);
}

/// Whatever is typed becomes part of a query of the full-text search, which has a syntax of its own.
#[tokio::test]
async fn whatever_is_typed_is_answered() {
    let visitor = catalogue().await;
    for text in [
        "'",
        "\\",
        "a:*",
        "!jazz",
        "jazz & (",
        "<->",
        "%_",
        "ŉ",
        "½ ℃ ﬁ ﷽",
        "\u{200d}🎭",
        "a\u{301}",
        "Ǆ",
        "ß",
    ] {
        let encoded = utf8_percent_encode(text, NON_ALPHANUMERIC);
        visitor.json(&format!("/events?q={encoded}")).await;
    }
    let mut runner = TestRunner::deterministic();
    for _ in 0..200 {
        let text = "\\PC{1,30}"
            .new_tree(&mut runner)
            .expect("a text")
            .current();
        let encoded = utf8_percent_encode(&text, NON_ALPHANUMERIC);
        visitor.json(&format!("/events?q={encoded}")).await;
    }
}
