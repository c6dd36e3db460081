//! Every column that may be null, as null; elsewhere they have values.

use serde_json::{Value, json};

use crate::visitor::Visitor;

#[tokio::test]
async fn an_event_without_anything_optional_is_shown() {
    let visitor = Visitor::arrive().await;
    let sale = visitor.event("summer", visitor.in_hours(24)).await;
    sale.event
        .question(&visitor.client, "order", "text", false, None)
        .await;
    let page = visitor.json("/events/summer").await;
    for pointer in [
        "/code",
        "/refund_policy",
        "/cancellation/allowed_until",
        "/occurrences/0/doors_at",
        "/products/0/rates/0/sale_starts_at",
        "/products/0/rates/0/sale_ends_at",
        "/questions/0/options",
        "/questions/0/maximum_length",
        "/questions/0/minimum",
        "/questions/0/maximum",
        "/questions/0/when",
        "/questions/0/product_ids",
    ] {
        assert_eq!(page.pointer(pointer), Some(&Value::Null), "{pointer}");
    }
    assert_eq!(page["images"], json!([]));
    assert_eq!(
        visitor.json("/events").await["items"][0]["cover"],
        Value::Null
    );
}

#[tokio::test]
async fn an_event_with_everything_optional_is_shown() {
    let visitor = Visitor::arrive().await;
    let sale = visitor.event("summer", visitor.in_hours(24)).await;
    sale.event
        .question(&visitor.client, "order", "number", false, None)
        .await;
    visitor
        .alter(
            "update events set image_url = 'https://example.org/a.jpg', cancellable_until_hours = 12,
                refund_policy = jsonb_build_object('fr', 'Jamais.');
             update occurrences set doors_at = starts_at - interval '30 minutes';
             update rates set sale_during = '[2026-01-01T00:00:00Z, 2026-06-02T00:00:00Z)';
             update questions set minimum = 1, maximum = 9",
        )
        .await;
    let page = visitor.json("/events/summer").await;
    let image = json!({
        "alt": null, "focal_x": 50, "focal_y": 50,
        "renditions": [{"url": "https://example.org/a.jpg", "width": null, "height": null}],
    });
    assert_eq!(page["images"], json!([image]));
    assert_eq!(page["refund_policy"]["fr"][0]["kind"], "paragraph");
    assert_eq!(
        page["cancellation"]["allowed_until"],
        json!(visitor.in_hours(12))
    );
    assert_eq!(page["occurrences"][0]["doors_at"], "2026-06-02T07:30:00Z");
    assert_eq!(
        page["products"][0]["rates"][0]["sale_starts_at"],
        "2026-01-01T00:00:00Z"
    );
    assert_eq!(
        page["products"][0]["rates"][0]["sale_ends_at"],
        "2026-06-02T00:00:00Z"
    );
    assert_eq!(
        (
            &page["questions"][0]["minimum"],
            &page["questions"][0]["maximum"]
        ),
        (&json!(1), &json!(9))
    );
    assert_eq!(visitor.json("/events").await["items"][0]["cover"], image);
}

#[tokio::test]
async fn a_sale_without_end_may_be_written_as_infinity() {
    let visitor = Visitor::arrive().await;
    visitor.event("summer", visitor.in_hours(24)).await;
    visitor
        .alter("update rates set sale_during = '[-infinity, infinity)'")
        .await;
    let rate = visitor.json("/events/summer").await["products"][0]["rates"][0].clone();
    assert_eq!(
        (&rate["sale_starts_at"], &rate["sale_ends_at"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(rate["state"], "on_sale");
}

#[tokio::test]
async fn an_event_that_sells_nothing_yet_is_shown() {
    let visitor = Visitor::arrive().await;
    let sale = visitor.event("summer", visitor.in_hours(24)).await;
    visitor
        .alter("delete from rate_pools; delete from rates; delete from products")
        .await;
    let card = visitor.json("/events").await["items"][0].clone();
    assert_eq!(
        (&card["price_from"], &card["state"]),
        (&Value::Null, &json!("not_yet_on_sale"))
    );
    let page = visitor.json("/events/summer").await;
    assert_eq!(
        (&page["price_from"], &page["products"]),
        (&Value::Null, &json!([]))
    );
    assert_eq!(
        visitor.json("/events/summer/availability").await,
        json!({"occurrences": []})
    );
    let places = visitor
        .json(&format!(
            "/events/summer/occurrences/{}/places",
            sale.occurrence_id
        ))
        .await;
    assert_eq!(places, json!({"rows": []}));
}

#[tokio::test]
async fn an_event_without_a_date_is_shown() {
    let visitor = Visitor::arrive().await;
    visitor.event("summer", visitor.in_hours(24)).await;
    visitor
        .alter("delete from rate_pools; delete from pools; delete from occurrences")
        .await;
    let page = visitor.json("/events/summer").await;
    assert_eq!(
        (&page["venue"], &page["next_occurrence"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(page["state"], "not_yet_on_sale");
    assert_eq!(
        visitor
            .get("/events/summer/calendar.ics")
            .await
            .status
            .as_u16(),
        404
    );
    assert_eq!(visitor.json("/events/summer/event.jsonld").await, json!([]));
}

#[tokio::test]
async fn a_code_without_limits_is_valid() {
    let visitor = Visitor::arrive().await;
    let sale = visitor.event("summer", visitor.in_hours(24)).await;
    sale.event
        .code(&visitor.client, "ALL", "percentage", Some(1000), None)
        .await;
    assert_eq!(
        visitor.json("/events/summer?code=all").await["code"],
        json!({"state": "valid"})
    );
}
