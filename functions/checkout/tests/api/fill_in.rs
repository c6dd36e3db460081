use serde_json::json;

use crate::shop::{Shop, contact, order, secret};

#[tokio::test]
async fn contact_answers_and_attendees_are_kept() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let how = sale
        .event
        .question(&shop.client, "order", "text", false, None)
        .await;
    let menu = sale
        .event
        .question(
            &shop.client,
            "attendee",
            "choice",
            true,
            Some(&["meat", "veg"]),
        )
        .await;
    let held = shop.buy(&order(&sale, 2)).await.json(201);
    let details = json!({
        "contact": {"name": " Zoë Le Goff ", "email": "zoe@example.org"},
        "answers": {how.to_string(): "par une amie"},
        "attendees": [
            {"line": 2, "answers": {menu.to_string(): "veg"}},
            {"line": 1, "name": "Ana", "email": "ana@example.org", "answers": {menu.to_string(): "meat"}},
        ],
    });
    let filled = shop.fill_in(&secret(&held), &details).await.json(200);
    assert_eq!(
        filled["contact"],
        json!({"name": "Zoë Le Goff", "email": "zoe@example.org"})
    );
    assert_eq!(filled["answers"][how.to_string()], "par une amie");
    assert_eq!(filled["lines"][0]["attendee"]["name"], "Ana");
    assert_eq!(
        filled["lines"][1]["attendee"]["answers"][menu.to_string()],
        "veg"
    );
    assert_eq!(shop.show(&secret(&held)).await.json(200), filled);
}

#[tokio::test]
async fn an_address_at_a_domain_that_is_not_ascii_is_kept_as_it_was_typed() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let held = shop.buy(&order(&sale, 1)).await.json(201);
    for email in ["user@münchen.example", "user@xn--mnchen-3ya.example"] {
        let details = json!({
            "contact": {"name": "Ana", "email": email},
            "attendees": [{"line": 1, "email": email}],
        });
        let filled = shop.fill_in(&secret(&held), &details).await.json(200);
        assert_eq!(filled["contact"]["email"], email);
        assert_eq!(filled["lines"][0]["attendee"]["email"], email);
    }
}

#[tokio::test]
async fn every_field_that_is_wrong_is_named_at_once() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let menu = sale
        .event
        .question(
            &shop.client,
            "attendee",
            "choice",
            true,
            Some(&["meat", "veg"]),
        )
        .await;
    let held = shop.buy(&order(&sale, 2)).await.json(201);
    let details = json!({
        "contact": {"name": "", "email": "zoe at example"},
        "attendees": [{"line": 1, "answers": {menu.to_string(): "fish"}}, {"line": 7}],
    });
    let reply = shop.fill_in(&secret(&held), &details).await;
    reply.problem(422, "invalid-field");
    let mut fields = reply.fields();
    fields.sort();
    let answer = format!("/attendees/0/answers/{menu}");
    assert_eq!(
        fields,
        [
            "/attendees",
            answer.as_str(),
            "/attendees/1/line",
            "/contact/email",
            "/contact/name"
        ]
    );
    assert_eq!(
        shop.show(&secret(&held)).await.json(200)["contact"],
        json!(null)
    );
}

#[tokio::test]
async fn filling_in_again_replaces_everything() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let held = secret(&shop.buy(&order(&sale, 2)).await.json(201));
    let mut details = contact();
    details["attendees"] = json!([{"line": 1, "name": "Ana"}, {"line": 2, "name": "Bob"}]);
    shop.fill_in(&held, &details).await.json(200);
    details["attendees"] = json!([{"line": 2, "name": "Eve"}]);
    let filled = shop.fill_in(&held, &details).await.json(200);
    assert_eq!(filled["lines"][0]["attendee"], json!(null));
    assert_eq!(filled["lines"][1]["attendee"]["name"], "Eve");
}

#[tokio::test]
async fn a_slip_can_be_put_right_until_the_order_is_paid() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let placed = secret(&shop.buy(&order(&sale, 1)).await.json(201));
    shop.fill_in(&placed, &contact()).await.json(200);
    shop.place(&placed).await.json(200);
    shop.fill_in(
        &placed,
        &json!({"contact": {"name": "Zoë", "email": "z@example.org"}}),
    )
    .await
    .json(200);
    shop.later(1800);
    shop.fill_in(&placed, &contact())
        .await
        .problem(410, "order-expired");

    shop.execute("update rates set price = 0").await;
    let paid = secret(&shop.buy(&order(&sale, 1)).await.json(201));
    shop.fill_in(&paid, &contact()).await.json(200);
    shop.place(&paid).await.json(200);
    shop.fill_in(&paid, &contact())
        .await
        .problem(409, "order-already-paid");
    shop.fill_in("nonsense", &contact())
        .await
        .problem(404, "not-found");
    shop.check().await;
}

#[tokio::test]
async fn who_is_a_little_late_fills_in_and_orders_as_if_in_time() {
    for swept in [false, true] {
        let (shop, sale) = Shop::selling(2, 1000).await;
        let held = secret(&shop.buy(&order(&sale, 2)).await.json(201));
        shop.later(904);
        if swept {
            let sweep = "select expire_orders($1, 10)";
            let swept = shop.client.query(sweep, &[&shop.now()]).await;
            assert_eq!(swept.map(|orders| orders.len()).ok(), Some(1));
        }
        let mut details = contact();
        details["attendees"] = json!([{"line": 2, "name": "Eve"}]);
        let filled = shop.fill_in(&held, &details).await.json(200);
        assert_eq!(filled["contact"], contact()["contact"]);
        assert_eq!(filled, shop.show(&held).await.json(200));
        let placed = shop.place(&held).await.json(200);
        assert_eq!(placed["status"], "placed");
        assert_eq!(placed["lines"][1]["attendee"]["name"], "Eve");
        shop.check().await;
    }
}

#[tokio::test]
async fn filling_in_late_keeps_no_places_from_others() {
    let (shop, sale) = Shop::selling(2, 1000).await;
    let held = secret(&shop.buy(&order(&sale, 2)).await.json(201));
    shop.later(904);
    shop.fill_in(&held, &contact()).await.json(200);
    shop.buy(&order(&sale, 2)).await.json(201);
    shop.place(&held).await.problem(409, "hold-expired");
    shop.later(120);
    shop.fill_in(&held, &contact())
        .await
        .problem(410, "order-expired");
    shop.check().await;
}
