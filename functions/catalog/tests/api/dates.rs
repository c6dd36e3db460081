use crate::visitor::Visitor;

/// An event on the evening of 12 June in Lyon, and one just after midnight.
async fn two_nights() -> Visitor {
    let visitor = Visitor::arrive().await;
    visitor
        .event("evening", "2026-06-12T18:00:00Z".parse().expect("legal"))
        .await;
    visitor
        .event("night", "2026-06-12T22:30:00Z".parse().expect("legal"))
        .await;
    visitor
}

#[tokio::test]
async fn a_day_is_the_day_where_it_takes_place() {
    let visitor = two_nights().await;
    assert_eq!(
        visitor.slugs("from=2026-06-12&to=2026-06-12").await,
        ["evening"]
    );
    assert_eq!(
        visitor.slugs("from=2026-06-13&to=2026-06-13").await,
        ["night"]
    );
    assert_eq!(
        visitor.slugs("from=2026-06-12&to=2026-06-13").await,
        ["evening", "night"]
    );
    assert_eq!(visitor.slugs("from=2026-06-14").await, [""; 0]);
    assert_eq!(visitor.slugs("to=2026-06-11").await, [""; 0]);
}

#[tokio::test]
async fn a_day_is_another_one_on_the_other_side_of_the_globe() {
    let visitor = two_nights().await;
    // 18:00 UTC is already the 13th in Auckland.
    visitor
        .alter("update venues set time_zone = 'Pacific/Auckland'")
        .await;
    assert_eq!(
        visitor.slugs("from=2026-06-13&to=2026-06-13").await,
        ["evening", "night"]
    );
    assert_eq!(visitor.slugs("to=2026-06-12").await, [""; 0]);
}

#[tokio::test]
async fn moments_are_the_same_everywhere() {
    let visitor = two_nights().await;
    assert_eq!(visitor.slugs("from=2026-06-12T21:00:00Z").await, ["night"]);
    assert_eq!(
        visitor
            .slugs("from=2026-06-12T20:59:59Z&to=2026-06-12T22:30:00Z")
            .await,
        ["evening"]
    );
    assert_eq!(
        visitor.slugs("to=2026-06-13T00:30:01%2B02:00").await,
        ["evening", "night"]
    );
}

#[tokio::test]
async fn what_has_begun_before_and_goes_on_is_found() {
    let visitor = two_nights().await;
    let exhibition = visitor
        .event("exhibition", "2026-05-01T08:00:00Z".parse().expect("legal"))
        .await;
    visitor
        .alter(&format!(
            "update occurrences set ends_at = '2026-07-01T16:00:00Z' where event_id = '{}'",
            exhibition.event.event_id
        ))
        .await;
    assert_eq!(
        visitor.slugs("from=2026-06-20&to=2026-06-21").await,
        ["exhibition"]
    );
    assert_eq!(
        visitor.slugs("from=2026-06-12&to=2026-06-12").await,
        ["exhibition", "evening"]
    );
    assert_eq!(visitor.slugs("from=2026-07-02").await, [""; 0]);
}

#[tokio::test]
async fn the_next_occurrence_is_the_first_that_fits() {
    let visitor = Visitor::arrive().await;
    let sale = visitor.event("weekly", visitor.in_hours(24)).await;
    let second = sale
        .event
        .occurrence(&visitor.client, visitor.in_hours(24 * 8))
        .await;
    let day = visitor.in_hours(24 * 7).strftime("%Y-%m-%d").to_string();
    for query in [
        format!("from={day}"),
        format!("from={day}&lat=45.767&lon=4.834"),
        format!("from={day}&q=electrique"),
    ] {
        let page = visitor.json(&format!("/events?{query}")).await;
        assert_eq!(
            page["items"][0]["next_occurrence"]["id"],
            second.to_string(),
            "{query}"
        );
        assert_eq!(page["items"][0]["occurrence_count"], 2);
    }
}

#[tokio::test]
async fn days_narrow_down_what_is_found_by_place_and_by_words() {
    let visitor = two_nights().await;
    for query in [
        "q=electrique",
        "lat=45.767&lon=4.834",
        "q=electrique&lat=45.767&lon=4.834",
    ] {
        assert_eq!(
            visitor
                .slugs(&format!("{query}&from=2026-06-13&to=2026-06-13"))
                .await,
            ["night"]
        );
        assert_eq!(
            visitor
                .slugs(&format!("{query}&to=2026-06-12T20:00:00Z"))
                .await,
            ["evening"]
        );
    }
}
