use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use unicode_normalization::UnicodeNormalization as _;

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
             update venues set name = 'Esplanade' where city = 'Lyon';
             update organizers set name = 'Nous'",
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
    assert_eq!(visitor.slugs("q=jazz%20grenoble").await, ["jazz"]);
    assert_eq!(visitor.slugs("q=jazz%20jazz%20cave").await, ["jazz"]);
    assert_eq!(visitor.slugs("q=de%20la%20cave%20the").await, ["jazz"]);
    // Where there is nothing else, they are what is looked for.
    let mut found = visitor.slugs("q=the").await;
    found.sort();
    assert_eq!(found, ["invalid", "jazz"]);
}

#[tokio::test]
async fn a_word_too_many_never_empties_the_list() {
    let visitor = catalogue().await;
    assert_eq!(visitor.slugs("q=choir%20xyzzy").await, ["choir"]);
    assert_eq!(visitor.slugs("q=xyzzy").await, [""; 0]);
    // Nothing is both; each is something, and a name counts more than a town.
    assert_eq!(visitor.slugs("q=choeur%20lyon").await, ["choir", "race"]);
    // Two of three words count more than one, however well that fits.
    assert_eq!(
        visitor.slugs("q=theatre%20bruxelles%20choeur").await,
        ["invalid"]
    );
    // The same on the next page.
    let first = visitor.json("/events?q=choeur%20lyon&limit=1").await;
    let cursor = first["next_cursor"].as_str().expect("there is more");
    let next = format!("q=choeur%20lyon&limit=1&cursor={cursor}");
    assert_eq!(visitor.slugs(&next).await, ["race"]);
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

#[tokio::test]
async fn an_organizer_is_found() {
    let visitor = catalogue().await;
    visitor
        .alter(
            "update organizers set name = 'La Baraque à Chœurs' from events e
             where e.organizer_id = organizers.organizer_id and e.slug = 'choir'",
        )
        .await;
    assert_eq!(visitor.slugs("q=baraque").await, ["choir"]);
    assert_eq!(visitor.slugs("q=barraque%20liege").await, ["choir"]);
}

#[tokio::test]
async fn the_exact_word_comes_before_what_it_begins() {
    let visitor = Visitor::arrive().await;
    for (slug, name) in [
        ("yes", "Yes we can"),
        ("jamboree", "Jamboree"),
        ("jam", "Jam"),
        ("y", "Y"),
    ] {
        visitor.event_in(slug, (name, name), "Lyon").await;
    }
    assert_eq!(visitor.slugs("q=y").await[0], "y");
    assert_eq!(visitor.slugs("q=jam").await[0], "jam");
}

/// A text of words of several scripts, joined by signs.
fn any_text() -> impl Strategy<Value = String> {
    let script = prop_oneof![
        "[a-zA-Zàâçéèêëîïôœùûüÿßøłñıİ]{1,8}",
        "[0-9]{1,4}",
        "[А-Яа-яёЁїЇ]{1,8}",
        "[Α-Ωα-ωςάΐΰ]{1,8}",
        "[א-ת]{1,6}",
        "[ء-غف-ي]{1,6}",
        "[一-龥]{1,4}",
        "[ぁ-ゖァ-ヺ]{1,6}",
        "[가-힣]{1,4}",
        "[ก-ฮ]{1,5}",
        "[अ-ह][ा-ौ]",
        "[🎭🎶♥★☃]{1,2}",
    ];
    let joint = prop_oneof![
        4 => Just(" "), 1 => Just("-"), 1 => Just("/"), 1 => Just("'"), 1 => Just("’"), 1 => Just(" & "), 1 => Just("&"),
        1 => Just("."), 1 => Just("+"), 1 => Just(", "), 1 => Just(": "), 1 => Just("\u{a0}"), 1 => Just("_"), 1 => Just("#"),
    ];
    prop::collection::vec((script, joint), 1..5).prop_map(|pieces| {
        let text: String = pieces
            .into_iter()
            .flat_map(|(word, joint)| [word, joint.to_owned()])
            .collect();
        text.trim().to_owned()
    })
}

/// What somebody who knows a text may type: all of it, each of its words, and in other cases and forms.
fn typed(text: &str) -> Vec<String> {
    let words = text.split_whitespace();
    let parts = text.split(|character: char| {
        character.is_ascii_punctuation() || character.is_whitespace() || character == '’'
    });
    let mut typed = vec![
        text.to_owned(),
        text.to_uppercase(),
        text.to_lowercase(),
        text.nfd().collect(),
    ];
    typed.extend(
        words
            .chain(parts)
            .filter(|word| !word.is_empty())
            .map(str::to_owned),
    );
    typed
}

#[tokio::test]
async fn an_event_is_found_by_its_title_venue_town_and_organizer() {
    let visitor = catalogue().await;
    let sale = visitor
        .event_in("wanted", ("Titre", "Title"), "Annecy")
        .await;
    let rename = async |[title, venue, city, organizer]: [&str; 4]| {
        let statement = "with event as (
                update events set name = jsonb_build_object('fr', $2::text) where event_id = $1 returning organizer_id
            ), venue as (
                update venues set name = $4, city = $5 where venue_id = $3
            )
            update organizers set name = $6 where organizer_id = (select organizer_id from event)";
        let (event_id, venue_id) = (&sale.event.event_id, &sale.event.venue_id);
        visitor
            .client
            .execute(
                statement,
                &[event_id, &title, venue_id, &venue, &city, &organizer],
            )
            .await
            .expect("renamed");
    };
    let find = async |text: &str| {
        for typed in typed(text) {
            let query = utf8_percent_encode(&typed, NON_ALPHANUMERIC).to_string();
            let found = visitor.slugs(&format!("q={query}")).await;
            assert!(
                found.iter().any(|slug| slug == "wanted"),
                "{text:?} by {typed:?}: {found:?}"
            );
        }
    };
    for title in [
        "AC/DC",
        "1-2-3 Soleil",
        "tango 10-12",
        "M.I.A.",
        "C++",
        "Y",
        "À la vie, à la mort",
        "The The",
        "Rock ♥ n’Roll",
        "🎭",
        "L'Haÿ-les-Roses",
        "50/50",
        "-M-",
        "!!!",
        "Ça & là",
        "(sans titre)",
        "P!nk",
        "e=mc²",
        "½ heure",
        "24h/24",
        "https://example.org/a?b=c",
        "a@b.example",
        "C:\\jazz",
        "d'été",
        "№ 5",
        "1.000,50 €",
        "İstanbul ısı",
    ] {
        rename([title, "La Halle", "Annecy", "Nous"]).await;
        find(title).await;
    }
    let mut runner = TestRunner::deterministic();
    for _ in 0..24 {
        let texts = (any_text(), any_text(), any_text(), any_text())
            .new_tree(&mut runner)
            .expect("texts")
            .current();
        let texts = [&*texts.0, &*texts.1, &*texts.2, &*texts.3];
        rename(texts).await;
        for text in texts {
            find(text).await;
        }
    }
}

#[tokio::test]
async fn signs_can_be_left_out() {
    let visitor = Visitor::arrive().await;
    for (slug, name) in [("acdc", "AC/DC"), ("mia", "M.I.A."), ("opera", "L'opéra")] {
        visitor.event_in(slug, (name, name), "Lyon").await;
        assert_eq!(visitor.slugs(&format!("q={slug}")).await, [slug]);
    }
}

/// The classes of characters that regular expressions know, and `lower()`, depend on the locale unless told otherwise.
#[tokio::test]
async fn words_are_the_same_in_every_locale_of_the_database() {
    let visitor = Visitor::arrive().await;
    let query = "select plain_text($1::text collate \"C\"), search_vector($1::text collate \"C\", 'french_stem', 'A')::text";
    for (text, plain) in [
        ("ÉTÉ à l’Œuvre", "ete a l'oeuvre"),
        ("ЁЛКА, ΟΔΟΣ", "елка, οδοσ"),
        ("E\u{301}te\u{301} a\u{200b}b", "ete ab"),
    ] {
        let row = visitor.client.query_one(query, &[&text]).await;
        let row = row.expect("answered");
        assert_eq!(row.get::<_, &str>(0), plain);
        assert!(!row.get::<_, &str>(1).contains("',"), "{text}");
    }
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
