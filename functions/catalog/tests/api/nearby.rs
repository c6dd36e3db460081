use crate::visitor::Visitor;

/// Events with the date of the nearest last, so that distance and date cannot be confused.
async fn along_the_rhone() -> Visitor {
    let visitor = Visitor::arrive().await;
    for (slug, days, latitude, longitude) in [
        ("lyon", 3, 45.764, 4.8357),
        ("vienne", 2, 45.5255, 4.8747),
        ("avignon", 1, 43.9493, 4.8055),
    ] {
        let sale = visitor.event(slug, visitor.in_hours(24 * days)).await;
        visitor
            .alter(&format!(
                "update venues set latitude = {latitude}, longitude = {longitude} where venue_id = '{}'",
                sale.event.venue_id
            ))
            .await;
    }
    visitor
}

#[tokio::test]
async fn the_nearest_comes_first_with_its_distance() {
    let visitor = along_the_rhone().await;
    let page = visitor
        .json("/events?lat=45.764&lon=4.8357&radius_km=300")
        .await;
    let found: Vec<_> = page["items"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|item| {
            (
                item["slug"].as_str().expect("a text"),
                item["distance_km"].as_f64().expect("a number"),
            )
        })
        .collect();
    assert_eq!(found, [("lyon", 0.0), ("vienne", 26.7), ("avignon", 202.0)]);
}

#[tokio::test]
async fn without_a_radius_it_is_fifty_kilometres() {
    let visitor = along_the_rhone().await;
    assert_eq!(
        visitor.slugs("lat=45.764&lon=4.8357").await,
        ["lyon", "vienne"]
    );
    assert_eq!(
        visitor.slugs("lat=45.764&lon=4.8357&radius_km=20").await,
        ["lyon"]
    );
    assert_eq!(
        visitor.slugs("lat=45.764&lon=4.8357&radius_km=26.7").await,
        ["lyon"]
    );
    assert_eq!(
        visitor.slugs("lat=45.764&lon=4.8357&radius_km=26.8").await,
        ["lyon", "vienne"]
    );
}

#[tokio::test]
async fn without_a_position_there_is_no_distance() {
    let visitor = along_the_rhone().await;
    let page = visitor.json("/events").await;
    assert_eq!(page["items"][0]["slug"], "avignon");
    assert!(page["items"][0]["distance_km"].is_null());
}

#[tokio::test]
async fn words_and_a_position_narrow_each_other_down() {
    let visitor = along_the_rhone().await;
    visitor
        .alter("update venues set city = 'Vienne' where latitude = 45.5255")
        .await;
    assert_eq!(
        visitor.slugs("q=vienne&lat=45.764&lon=4.8357").await,
        ["vienne"]
    );
    assert_eq!(visitor.slugs("q=vienne&lat=43.95&lon=4.8").await, [""; 0]);
    let page = visitor
        .json("/events?q=electrique&lat=45.764&lon=4.8357&radius_km=300")
        .await;
    assert_eq!(crate::visitor::slugs(&page), ["lyon", "vienne", "avignon"]);
    assert_eq!(page["items"][1]["distance_km"], 26.7);
}

#[tokio::test]
async fn a_tour_is_as_far_away_as_its_next_date_nearby() {
    let visitor = along_the_rhone().await;
    // Avignon tomorrow, then Lyon.
    visitor
        .alter(
            "insert into occurrences (occurrence_id, event_id, venue_id, number, starts_at, ends_at)
             select gen_random_uuid(), e.event_id, v.venue_id, 2, o.starts_at + interval '9 days', o.ends_at + interval '9 days'
             from events e join occurrences o using (event_id), venues v
             where e.slug = 'avignon' and v.latitude = 45.764",
        )
        .await;
    let page = visitor.json("/events?lat=45.764&lon=4.8357").await;
    assert_eq!(crate::visitor::slugs(&page), ["lyon", "avignon", "vienne"]);
    assert_eq!(page["items"][1]["distance_km"], 0.0);
    assert_eq!(page["items"][1]["occurrence_count"], 2);
}

#[tokio::test]
async fn the_poles_and_the_date_line_are_places_too() {
    let visitor = along_the_rhone().await;
    visitor
        .alter("update venues set latitude = -16.5, longitude = 179.99 where latitude = 45.764")
        .await;
    assert_eq!(visitor.slugs("lat=-16.5&lon=-179.99").await, ["lyon"]);
    visitor
        .alter("update venues set latitude = 90, longitude = 0 where latitude = -16.5")
        .await;
    assert_eq!(visitor.slugs("lat=90&lon=135").await, ["lyon"]);
}
