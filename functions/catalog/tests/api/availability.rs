use guichet_http::StatusCode;
use guichet_testing::offer::Sale;
use guichet_testing::{check_invariants, orders};
use jiff::SignedDuration;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::visitor::Visitor;

const PATH: &str = "/events/summer/availability";

async fn selling() -> (Visitor, Sale) {
    let visitor = Visitor::arrive().await;
    let sale = visitor.event("summer", visitor.in_hours(24)).await;
    sale.event
        .set(&visitor.client, "availability_shown = 'exact'")
        .await;
    (visitor, sale)
}

/// The only rate.
async fn rate(visitor: &Visitor) -> Value {
    visitor.json(PATH).await["occurrences"][0]["rates"][0].clone()
}

#[tokio::test]
async fn it_tells_how_many_are_left_of_how_many() {
    let (visitor, sale) = selling().await;
    orders::held(&visitor.client, &sale, 3, visitor.now()).await;
    assert_eq!(
        visitor.json(PATH).await,
        json!({"occurrences": [{"id": sale.occurrence_id, "rates": [
            {"id": sale.rate_id, "state": "on_sale", "free": 97, "total": 100},
        ]}]})
    );
}

#[tokio::test]
async fn figures_are_shown_where_the_organizer_wants_them() {
    let (visitor, sale) = selling().await;
    orders::held(&visitor.client, &sale, 10, visitor.now()).await;
    visitor.alter("update pools set capacity = 11").await;
    for (shown, expected) in [
        (
            "exact",
            json!({"id": sale.rate_id, "state": "few_left", "free": 1, "total": 11}),
        ),
        (
            "few_left",
            json!({"id": sale.rate_id, "state": "few_left", "free": null, "total": null}),
        ),
        (
            "hidden",
            json!({"id": sale.rate_id, "state": "on_sale", "free": null, "total": null}),
        ),
    ] {
        sale.event
            .set(&visitor.client, &format!("availability_shown = '{shown}'"))
            .await;
        assert_eq!(rate(&visitor).await, expected);
    }
    // That there is nothing left has to be told.
    orders::held(&visitor.client, &sale, 1, visitor.now()).await;
    assert_eq!(rate(&visitor).await["state"], "sold_out");
}

#[tokio::test]
async fn few_are_left_from_the_share_that_the_organizer_chose() {
    let (visitor, sale) = selling().await;
    sale.event
        .set(&visitor.client, "few_left_percent = 95")
        .await;
    orders::held(&visitor.client, &sale, 4, visitor.now()).await;
    assert_eq!(rate(&visitor).await["state"], "on_sale");
    orders::held(&visitor.client, &sale, 1, visitor.now()).await;
    assert_eq!(rate(&visitor).await["state"], "few_left");
}

#[tokio::test]
async fn what_was_held_and_not_bought_is_free_when_its_time_is_over() {
    let (visitor, sale) = selling().await;
    visitor.alter("update pools set capacity = 10").await;
    orders::held(&visitor.client, &sale, 6, visitor.now()).await;
    orders::paid(&visitor.client, &sale, 4, visitor.now()).await;
    assert_eq!(rate(&visitor).await["free"], 0);
    visitor
        .clock
        .advance(orders::HOLD - SignedDuration::from_secs(1));
    assert_eq!(rate(&visitor).await["state"], "sold_out");
    visitor.clock.advance(SignedDuration::from_secs(1));
    assert_eq!(rate(&visitor).await["free"], 6);
    check_invariants(&visitor.test).await;
}

#[tokio::test]
async fn a_rate_has_as_many_as_the_scarcest_of_what_it_takes() {
    let (visitor, sale) = selling().await;
    let table = sale
        .event
        .rate(&visitor.client, sale.product_id, 7000)
        .await;
    let tables = sale.event.pool(&visitor.client, None, 30).await;
    sale.event
        .takes(&visitor.client, table, sale.pool_id, 4)
        .await;
    sale.event.takes(&visitor.client, table, tables, 1).await;
    orders::held(&visitor.client, &sale, 1, visitor.now()).await;
    let rates = visitor.json(PATH).await["occurrences"][0]["rates"].clone();
    let found = rates
        .as_array()
        .expect("a list")
        .iter()
        .find(|rate| rate["id"] == table.to_string());
    assert_eq!(
        found,
        Some(&json!({"id": table, "state": "on_sale", "free": 24, "total": 25}))
    );
    visitor
        .alter(&format!(
            "update pools set capacity = 2 where pool_id = '{tables}'"
        ))
        .await;
    let rates = visitor.json(PATH).await["occurrences"][0]["rates"].clone();
    let found = rates
        .as_array()
        .expect("a list")
        .iter()
        .find(|rate| rate["id"] == table.to_string());
    assert_eq!(
        found,
        Some(&json!({"id": table, "state": "on_sale", "free": 2, "total": 2}))
    );
}

#[tokio::test]
async fn a_sale_that_has_not_begun_or_is_over_says_so() {
    let (visitor, _) = selling().await;
    let hour = visitor.in_hours(1);
    visitor
        .alter(&format!(
            "update rates set sale_during = '[{hour}, {})'",
            visitor.in_hours(2)
        ))
        .await;
    assert_eq!(rate(&visitor).await["state"], "upcoming");
    visitor.clock.set(hour);
    assert_eq!(rate(&visitor).await["state"], "on_sale");
    visitor.clock.advance(SignedDuration::from_hours(1));
    assert_eq!(rate(&visitor).await["state"], "ended");
    visitor.clock.set(visitor.in_hours(48));
    assert_eq!(visitor.json(PATH).await, json!({"occurrences": []}));
}

#[tokio::test]
async fn nothing_is_left_of_what_was_called_off() {
    for called_off in ["occurrences", "events"] {
        let (visitor, _) = selling().await;
        visitor
            .alter(&format!("update {called_off} set status = 'cancelled'"))
            .await;
        let left = visitor.json(PATH).await;
        assert_eq!(left, json!({"occurrences": []}), "{called_off}");
    }
}

#[tokio::test]
async fn it_is_not_sent_again_until_it_changes() {
    let (visitor, sale) = selling().await;
    let first = visitor.get(PATH).await;
    assert_eq!(first.cache_control, "public, max-age=0, s-maxage=1");
    assert_eq!(first.content_type, "application/json");
    visitor.clock.advance(SignedDuration::from_secs(5));
    assert_eq!(
        visitor.get_again(PATH, &first.etag).await.status,
        StatusCode::NOT_MODIFIED
    );
    orders::held(&visitor.client, &sale, 1, visitor.now()).await;
    assert_eq!(
        visitor.get_again(PATH, &first.etag).await.status,
        StatusCode::OK
    );
}

/// The rate of [`selling`] in two more rooms with numbered places: three downstairs, two upstairs.
async fn in_two_rooms(visitor: &Visitor, sale: &Sale) -> [Uuid; 2] {
    let (client, event) = (&visitor.client, &sale.event);
    let mut rooms = [Uuid::nil(); 2];
    for (room, per_row) in rooms.iter_mut().zip([3, 2]) {
        *room = event.pool(client, Some(sale.occurrence_id), per_row).await;
        event.places(client, *room, 1, per_row).await;
        event.takes(client, sale.rate_id, *room, 1).await;
    }
    rooms
}

#[tokio::test]
async fn numbered_places_in_several_rooms_add_up() {
    let (visitor, sale) = selling().await;
    let [downstairs, upstairs] = in_two_rooms(&visitor, &sale).await;
    let figures = async || {
        let rate = rate(&visitor).await;
        (rate["free"].clone(), rate["total"].clone())
    };
    assert_eq!(figures().await, (json!(5), json!(5)));
    visitor
        .alter(&format!(
            "update pools set taken = capacity where pool_id = '{downstairs}'"
        ))
        .await;
    assert_eq!(figures().await, (json!(2), json!(5)));
    visitor
        .alter(&format!(
            "update pools set taken = capacity where pool_id = '{upstairs}'"
        ))
        .await;
    assert_eq!(figures().await, (json!(0), json!(5)));
    assert_eq!(rate(&visitor).await["state"], "sold_out");
}

#[tokio::test]
async fn a_quota_over_numbered_rooms_limits_them_together() {
    let (visitor, sale) = selling().await;
    in_two_rooms(&visitor, &sale).await;
    visitor
        .alter("update pools set capacity = 4 where not numbered")
        .await;
    let rate = rate(&visitor).await;
    assert_eq!((&rate["free"], &rate["total"]), (&json!(4), &json!(4)));
}

#[tokio::test]
async fn a_numbered_room_made_smaller_than_what_is_sold_takes_nothing_from_the_other() {
    let (visitor, sale) = selling().await;
    let [downstairs, _] = in_two_rooms(&visitor, &sale).await;
    let held = orders::held(&visitor.client, &sale, 1, visitor.now()).await;
    visitor
        .alter(&format!(
            "insert into claims (order_id, position, pool_id, units, expires_at)
             select order_id, position, '{downstairs}', 3, expires_at from claims where order_id = '{held}';
             alter table pools drop constraint pools_taken_check;
             update pools set taken = 3, capacity = 1 where pool_id = '{downstairs}'"
        ))
        .await;
    assert_eq!(rate(&visitor).await["free"], 2);
}
