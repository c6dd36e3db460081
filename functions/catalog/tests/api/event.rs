use guichet_http::StatusCode;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::visitor::{Visitor, with_short_ids};

#[tokio::test]
async fn the_page_has_all_that_a_buyer_can_choose_from() {
    let visitor = Visitor::arrive().await;
    let sale = visitor.event("summer", visitor.in_hours(240)).await;
    let (client, event) = (&visitor.client, &sale.event);
    let second = event.occurrence(client, visitor.in_hours(264)).await;
    let balcony = event.pool(client, Some(second), 50).await;
    event.places(client, balcony, 2, 5).await;
    let seats = event.product(client, 2000).await;
    let seat = event.rate(client, seats, 3000).await;
    event.takes(client, seat, balcony, 1).await;
    event
        .question(client, "order", "choice", true, Some(&["a", "b"]))
        .await;
    let opens = visitor.in_hours(24);
    visitor
        .alter(&format!(
            "update organizers set slug = 'friends';
             update rates set sale_during = tstzrange('{opens}', null) where rate_id = '{seat}';
             update occurrences set doors_at = starts_at - interval '1 hour' where occurrence_id = '{second}';
             update events set cancellable_until_hours = 48, cancellation_fee_basis_points = 1000"
        ))
        .await;
    let answer = visitor.get("/events/summer").await;
    assert_eq!(answer.cache_control, "public, max-age=30, s-maxage=60");
    let pretty = serde_json::to_string_pretty(&answer.json()).expect("JSON");
    insta::assert_snapshot!(with_short_ids(&pretty));
}

#[tokio::test]
async fn what_is_not_published_is_not_there() {
    let visitor = Visitor::arrive().await;
    let draft = visitor.event("draft", visitor.in_hours(1)).await;
    draft.event.set(&visitor.client, "status = 'draft'").await;
    let id = draft.occurrence_id;
    for path in [
        "/events/draft".to_owned(),
        "/events/draft/availability".to_owned(),
        "/events/draft/calendar.ics".to_owned(),
        "/events/draft/event.jsonld".to_owned(),
        format!("/events/draft/occurrences/{id}/places"),
        format!("/events/draft/occurrences/{id}/calendar.ics"),
        "/events/nothing".to_owned(),
        "/events/nothing/availability".to_owned(),
        "/events/caf%C3%A9%00".to_owned(),
    ] {
        let answer = visitor.get(&path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(answer.json()["type"], "/problems/not-found");
    }
}

#[tokio::test]
async fn an_occurrence_is_found_under_its_own_event_only() {
    let visitor = Visitor::arrive().await;
    let one = visitor.event("one", visitor.in_hours(1)).await;
    visitor.event("two", visitor.in_hours(1)).await;
    for what in ["places", "calendar.ics"] {
        let right = visitor
            .get(&format!(
                "/events/one/occurrences/{}/{what}",
                one.occurrence_id
            ))
            .await;
        assert_eq!(right.status, StatusCode::OK, "{what}");
        let wrong = visitor
            .get(&format!(
                "/events/two/occurrences/{}/{what}",
                one.occurrence_id
            ))
            .await;
        assert_eq!(wrong.status, StatusCode::NOT_FOUND, "{what}");
        let none = visitor
            .get(&format!("/events/one/occurrences/twelve/{what}"))
            .await;
        assert_eq!(none.status, StatusCode::NOT_FOUND, "{what}");
    }
}

#[tokio::test]
async fn an_event_that_was_called_off_is_shown_as_such() {
    let visitor = Visitor::arrive().await;
    let sale = visitor.event("summer", visitor.in_hours(24)).await;
    sale.event
        .set(&visitor.client, "status = 'cancelled'")
        .await;
    let page = visitor.json("/events/summer").await;
    assert_eq!(
        (&page["state"], &page["occurrences"][0]["state"]),
        (&json!("cancelled"), &json!("cancelled"))
    );
    assert_eq!(
        (&page["next_occurrence"], &page["occurrence_count"]),
        (&Value::Null, &json!(0))
    );
    assert_eq!(page["venue"]["city"], "Lyon");
    // Its date is not called off by itself, but nothing of it is sold.
    assert_eq!(
        (
            &page["price_from"],
            &page["products"][0]["rates"][0]["occurrence_ids"]
        ),
        (&Value::Null, &json!([]))
    );
}

#[tokio::test]
async fn an_occurrence_that_was_called_off_is_shown_and_not_the_next() {
    let visitor = Visitor::arrive().await;
    let sale = visitor.event("summer", visitor.in_hours(24)).await;
    let second = sale
        .event
        .occurrence(&visitor.client, visitor.in_hours(48))
        .await;
    visitor
        .alter(&format!(
            "update occurrences set status = 'cancelled' where occurrence_id = '{}'",
            sale.occurrence_id
        ))
        .await;
    let page = visitor.json("/events/summer").await;
    assert_eq!(page["occurrences"][0]["state"], "cancelled");
    assert_eq!(page["occurrences"][1]["state"], "not_yet_on_sale");
    assert_eq!(page["next_occurrence"]["id"], second.to_string());
    assert_eq!(page["products"][0]["rates"][0]["occurrence_ids"], json!([]));
    visitor
        .alter("update occurrences set status = 'cancelled'")
        .await;
    assert_eq!(visitor.json("/events/summer").await["state"], "cancelled");
}

#[tokio::test]
async fn occurrences_that_are_over_go_until_all_are() {
    let visitor = Visitor::arrive().await;
    let sale = visitor.event("summer", visitor.in_hours(24)).await;
    sale.event
        .occurrence(&visitor.client, visitor.in_hours(48))
        .await;
    let states = async || {
        let page = visitor.json("/events/summer").await;
        let occurrences = page["occurrences"].as_array().expect("a list").iter();
        let states: Vec<_> = occurrences
            .map(|occurrence| occurrence["state"].clone())
            .collect();
        (page["state"].clone(), states)
    };
    assert_eq!(
        states().await,
        (
            json!("on_sale"),
            vec![json!("on_sale"), json!("not_yet_on_sale")]
        )
    );
    visitor.clock.set(visitor.in_hours(27));
    assert_eq!(
        states().await,
        (json!("not_yet_on_sale"), vec![json!("not_yet_on_sale")])
    );
    visitor.clock.set(visitor.in_hours(24));
    assert_eq!(
        states().await,
        (json!("ended"), vec![json!("ended"), json!("ended")])
    );
}

#[tokio::test]
async fn a_rate_is_sold_where_its_pools_are() {
    let visitor = Visitor::arrive().await;
    let sale = visitor.event("summer", visitor.in_hours(24)).await;
    let (client, event) = (&visitor.client, &sale.event);
    let second = event.occurrence(client, visitor.in_hours(48)).await;
    let everywhere = event.rate(client, sale.product_id, 500).await;
    let shared = event.pool(client, None, 10).await;
    event.takes(client, everywhere, shared, 1).await;
    event.takes(client, sale.rate_id, shared, 1).await;
    event.rate(client, sale.product_id, 100).await;
    let page = visitor.json("/events/summer").await;
    let rates = &page["products"][0]["rates"];
    assert_eq!(rates[0]["occurrence_ids"], json!([sale.occurrence_id]));
    assert_eq!(
        rates[1]["occurrence_ids"],
        json!([sale.occurrence_id, second])
    );
    assert_eq!(rates[2]["occurrence_ids"], json!([]));
}

#[tokio::test]
async fn the_page_is_not_sent_again_until_it_changes() {
    let visitor = Visitor::arrive().await;
    let sale = visitor.event("summer", visitor.in_hours(24)).await;
    let first = visitor.get("/events/summer").await;
    visitor.clock.advance(SignedDuration::from_mins(10));
    let again = visitor.get_again("/events/summer", &first.etag).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    sale.event.set(&visitor.client, "hold_seconds = 60").await;
    assert_eq!(
        visitor
            .get_again("/events/summer", &first.etag)
            .await
            .status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn a_question_is_told_with_its_conditions_and_products() {
    let visitor = Visitor::arrive().await;
    let sale = visitor.event("summer", visitor.in_hours(24)).await;
    let (client, event) = (&visitor.client, &sale.event);
    let first = event
        .question(client, "attendee", "boolean", false, None)
        .await;
    let second = event.question(client, "attendee", "text", true, None).await;
    visitor
        .alter(&format!(
            "update questions set maximum_length = 40, when_question_id = '{first}', when_equals = 'true', help = '{{\"fr\": \"Aide\"}}'
             where question_id = '{second}';
             insert into question_products values ('{second}', '{}')",
            sale.product_id
        ))
        .await;
    let page = visitor.json("/events/summer").await;
    assert_eq!(page["questions"][0]["product_ids"], Value::Null);
    assert_eq!(
        page["questions"][1],
        json!({
            "id": second, "scope": "attendee", "kind": "text", "label": {"fr": "Votre réponse", "en": "Your answer"},
            "help": {"fr": "Aide"}, "required": true, "options": null, "maximum_length": 40, "minimum": null,
            "maximum": null, "when": {"question_id": first, "equals": true}, "product_ids": [sale.product_id],
        })
    );
}

#[tokio::test]
async fn an_add_on_tells_which_tickets_it_is_sold_beside() {
    let visitor = Visitor::arrive().await;
    let sale = visitor.event("summer", visitor.in_hours(24)).await;
    let (addon_id, _) = sale.event.addon(&visitor.client, &sale, 500, 2).await;
    let page = visitor.json("/events/summer").await;
    let products = page["products"].as_array().expect("a list");
    let addon = products.iter().find(|one| one["id"] == json!(addon_id));
    let addon = addon.expect("it is shown");
    let expected = json!([{"product_id": sale.product_id, "maximum": 2}]);
    assert_eq!(
        (&addon["kind"], &addon["requires"]),
        (&json!("addon"), &expected)
    );
    assert_eq!(products[0]["requires"], json!([]));
}

#[tokio::test]
async fn a_price_that_is_chosen_tells_what_from() {
    let visitor = Visitor::arrive().await;
    let sale = visitor.event("summer", visitor.in_hours(24)).await;
    let code = Some(5000);
    sale.event
        .code(&visitor.client, "MOITIE", "percentage", code, None)
        .await;
    visitor
        .alter("update rates set price = 0, price_kind = 'free_choice', suggested_price = 1500, maximum_price = 5000")
        .await;
    let page = visitor.json("/events/summer?code=moitie").await;
    let rate = &page["products"][0]["rates"][0];
    let money = |amount: i64| json!({"amount": amount, "currency": "EUR"});
    let expected = json!({"suggested": money(1500), "maximum": money(5000)});
    assert_eq!(
        (&rate["price"], &rate["free_price"]),
        (&money(0), &expected)
    );
    assert_eq!(rate["full_price"], Value::Null);
    assert_eq!(
        (&page["price_from"], &page["price_to"]),
        (&money(0), &money(5000))
    );
}
