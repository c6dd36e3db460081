use guichet_http::StatusCode;
use guichet_testing::orders;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::visitor::{Visitor, with_short_ids};

#[tokio::test]
async fn an_empty_catalogue_is_an_empty_page() {
    let visitor = Visitor::arrive().await;
    assert_eq!(visitor.json("/events").await, json!({"items": []}));
}

#[tokio::test]
async fn events_are_listed_by_the_date_of_their_next_occurrence() {
    let visitor = Visitor::arrive().await;
    visitor.event("third", visitor.in_hours(72)).await;
    visitor.event("first", visitor.in_hours(24)).await;
    let twice = visitor.event("second", visitor.in_hours(-24)).await;
    twice
        .event
        .occurrence(&visitor.client, visitor.in_hours(48))
        .await;
    assert_eq!(visitor.slugs("").await, ["first", "second", "third"]);
}

#[tokio::test]
async fn a_card_has_what_a_list_shows() {
    let visitor = Visitor::arrive().await;
    let sale = visitor.event("summer", visitor.in_hours(24)).await;
    visitor
        .alter("update organizers set slug = 'friends'")
        .await;
    sale.event
        .occurrence(&visitor.client, visitor.in_hours(48))
        .await;
    let page = visitor.get("/events").await;
    let pretty = serde_json::to_string_pretty(&page.json()).expect("JSON");
    insta::assert_snapshot!(with_short_ids(&pretty));
}

#[tokio::test]
async fn what_is_not_published_or_is_over_is_not_listed() {
    let visitor = Visitor::arrive().await;
    let hour = visitor.in_hours(1);
    visitor.event("shown", hour).await;
    let draft = visitor.event("draft", hour).await;
    draft.event.set(&visitor.client, "status = 'draft'").await;
    let cancelled = visitor.event("cancelled", hour).await;
    cancelled
        .event
        .set(&visitor.client, "status = 'cancelled'")
        .await;
    visitor.event("over", visitor.in_hours(-3)).await;
    let called_off = visitor.event("called-off", hour).await;
    visitor
        .alter(&format!(
            "update occurrences set status = 'cancelled' where event_id = '{}'",
            called_off.event.event_id
        ))
        .await;
    assert_eq!(visitor.slugs("").await, ["shown"]);
    assert_eq!(visitor.slugs("lat=45.767&lon=4.834").await, ["shown"]);
    assert_eq!(visitor.slugs("q=electrique").await, ["shown"]);
}

#[tokio::test]
async fn what_is_under_way_is_listed_until_its_end() {
    let visitor = Visitor::arrive().await;
    visitor.event("soon", visitor.in_hours(1)).await;
    visitor.event("under-way", visitor.in_hours(-2)).await;
    assert_eq!(visitor.slugs("").await, ["under-way", "soon"]);
    visitor.clock.advance(SignedDuration::from_hours(1));
    assert_eq!(visitor.slugs("").await, ["soon"]);
}

#[tokio::test]
async fn a_category_lists_its_own() {
    let visitor = Visitor::arrive().await;
    visitor.event("concert", visitor.in_hours(1)).await;
    let match_day = visitor.event("match", visitor.in_hours(2)).await;
    match_day
        .event
        .set(&visitor.client, "category = 'sport'")
        .await;
    assert_eq!(visitor.slugs("category=sport").await, ["match"]);
    assert_eq!(
        visitor.slugs("category=sport&lat=45.767&lon=4.834").await,
        ["match"]
    );
    assert_eq!(
        visitor.slugs("category=sport&q=electrique").await,
        ["match"]
    );
    assert_eq!(visitor.slugs("category=festival").await, [""; 0]);
}

#[tokio::test]
async fn a_card_says_whether_tickets_can_be_had_and_from_which_price() {
    let visitor = Visitor::arrive().await;
    let sale = visitor.event("summer", visitor.in_hours(24)).await;
    let reduced = sale
        .event
        .rate(&visitor.client, sale.product_id, 1200)
        .await;
    sale.event
        .takes(&visitor.client, reduced, sale.pool_id, 1)
        .await;
    let card = async || {
        let page = visitor.json("/events").await;
        (
            page["items"][0]["state"].clone(),
            page["items"][0]["price_from"]["amount"].clone(),
        )
    };
    assert_eq!(card().await, (json!("on_sale"), json!(1200)));

    visitor.alter("update pools set capacity = 10").await;
    orders::held(&visitor.client, &sale, 9, visitor.now()).await;
    assert_eq!(card().await, (json!("few_left"), json!(1200)));

    orders::held(&visitor.client, &sale, 1, visitor.now()).await;
    assert_eq!(card().await, (json!("sold_out"), json!(1200)));

    // Nobody came back for them.
    visitor.clock.advance(orders::HOLD);
    assert_eq!(card().await, (json!("on_sale"), json!(1200)));

    let opens = visitor.in_hours(2);
    visitor
        .alter(&format!(
            "update rates set sale_during = tstzrange('{opens}', null)"
        ))
        .await;
    assert_eq!(card().await, (json!("not_yet_on_sale"), json!(1200)));

    let closed = visitor.in_hours(-2);
    visitor
        .alter(&format!(
            "update rates set sale_during = tstzrange(null, '{closed}')"
        ))
        .await;
    assert_eq!(card().await, (json!("ended"), json!(1200)));
}

#[tokio::test]
async fn what_needs_a_code_or_is_not_a_ticket_says_nothing_about_the_event() {
    let visitor = Visitor::arrive().await;
    let sale = visitor.event("summer", visitor.in_hours(24)).await;
    let press = sale.event.rate(&visitor.client, sale.product_id, 0).await;
    sale.event
        .takes(&visitor.client, press, sale.pool_id, 1)
        .await;
    let addon = sale.event.product(&visitor.client, 2000).await;
    let parking = sale.event.rate(&visitor.client, addon, 500).await;
    let car_park = sale
        .event
        .pool(&visitor.client, Some(sale.occurrence_id), 10)
        .await;
    sale.event
        .takes(&visitor.client, parking, car_park, 1)
        .await;
    visitor
        .alter(&format!(
            "update rates set needs_code = true where rate_id = '{press}';
             update products set kind = 'addon' where product_id = '{addon}'"
        ))
        .await;
    let page = visitor.json("/events").await;
    assert_eq!(page["items"][0]["price_from"]["amount"], 2000);
    visitor
        .alter(&format!(
            "update pools set capacity = 0 where pool_id = '{}'",
            sale.pool_id
        ))
        .await;
    assert_eq!(
        visitor.json("/events").await["items"][0]["state"],
        "sold_out"
    );
}

#[tokio::test]
async fn a_list_that_has_not_changed_is_not_sent_again() {
    let visitor = Visitor::arrive().await;
    visitor.event("one", visitor.in_hours(1)).await;
    visitor.event("two", visitor.in_hours(2)).await;
    let first = visitor.get("/events?limit=1").await;
    assert_eq!(first.cache_control, "public, max-age=15, s-maxage=30");
    visitor.clock.advance(SignedDuration::from_secs(59));
    let again = visitor.get_again("/events?limit=1", &first.etag).await;
    assert_eq!(
        (again.status, again.body.as_str()),
        (StatusCode::NOT_MODIFIED, "")
    );
    visitor
        .alter("update events set image_url = 'https://example.org/a.jpg'")
        .await;
    assert_eq!(
        visitor
            .get_again("/events?limit=1", &first.etag)
            .await
            .status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn a_parameter_that_is_not_legal_is_named_with_what_would_be() {
    let visitor = Visitor::arrive().await;
    for (query, field, legal) in [
        ("lat=north&lon=4", "lat", "a number from -90 to 90"),
        ("lat=45", "lon", "given together with lat"),
        ("lat=95&lon=4", "lat", "a number from -90 to 90"),
        (
            "lat=45&lon=4&radius_km=0",
            "radius_km",
            "a number from 0.1 to 500",
        ),
        ("from=tomorrow", "from", "a day such as 2027-03-12"),
        ("from=2027-03-12&to=2027-03-11", "to", "not before from"),
        ("category=opera", "category", "one of"),
        ("limit=0", "limit", "a whole number from 1 to 100"),
        ("limit=many", "limit", "a whole number from 1 to 100"),
        ("cursor=abc", "cursor", "a next_cursor of this list"),
        ("colour=blue", "colour", "absent"),
    ] {
        let (named, told) = visitor.refusal(query).await;
        assert_eq!(named, field, "{query}");
        assert!(told.contains(legal), "{query}: {told}");
    }
}

#[tokio::test]
async fn prices_go_from_the_lowest_to_the_highest_that_can_be_bought() {
    let visitor = Visitor::arrive().await;
    let sale = visitor.event("summer", visitor.in_hours(24)).await;
    let prices = async || {
        let card = visitor.json("/events").await["items"][0].take();
        let page = visitor.json("/events/summer").await;
        for price in ["price_from", "price_to"] {
            assert_eq!(card[price], page[price]);
        }
        [card["price_from"].clone(), card["price_to"].clone()]
    };
    let euros = |amount: i64| json!({"amount": amount, "currency": "EUR"});
    assert_eq!(prices().await, [euros(2000), euros(2000)]);
    let child = sale.event.rate(&visitor.client, sale.product_id, 0).await;
    sale.event
        .takes(&visitor.client, child, sale.pool_id, 1)
        .await;
    assert_eq!(prices().await, [euros(0), euros(2000)]);
    visitor
        .alter(&format!(
            "update rates set sale_during = '(,2020-01-01)' where rate_id = '{}'",
            sale.rate_id
        ))
        .await;
    assert_eq!(prices().await, [euros(0), euros(0)]);
    visitor.alter("delete from rate_pools").await;
    assert_eq!(prices().await, [Value::Null, Value::Null]);
}
