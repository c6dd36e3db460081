//! Each column that may be null, null: the queries that read it say so.

use serde_json::{Value, json};

use crate::shop::{Shop, contact, order, secret, with_code};

#[tokio::test]
async fn an_event_that_never_lets_buyers_cancel() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    sale.event
        .set(&shop.client, "cancellable_until_hours = null")
        .await;
    let held = shop.buy(&order(&sale, 1)).await.json(201);
    assert_eq!(held["cancellation"]["until"], Value::Null);
    sale.event
        .set(&shop.client, "cancellable_until_hours = 48")
        .await;
    shop.later(60);
    let held = shop.buy(&order(&sale, 1)).await.json(201);
    assert!(held["cancellation"]["until"].is_string());
}

#[tokio::test]
async fn a_question_with_nothing_but_a_label_and_one_with_everything() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    sale.event
        .question(&shop.client, "order", "boolean", false, None)
        .await;
    let second = sale
        .event
        .question(&shop.client, "order", "choices", false, Some(&["a"]))
        .await;
    shop.execute(&format!(
        "update questions set maximum_length = 5, minimum = 1, maximum = 2, when_equals = 'true',
            when_question_id = (select question_id from questions where position = 1)
         where question_id = '{second}'"
    ))
    .await;
    let held = shop.buy(&order(&sale, 1)).await.json(201);
    let bare = &held["questions"][0];
    for empty in [
        "options",
        "maximum_length",
        "minimum",
        "maximum",
        "when",
        "product_ids",
    ] {
        assert_eq!(bare[empty], Value::Null, "{empty}");
    }
    let full = &held["questions"][1];
    assert_eq!(
        full["when"],
        json!({"question_id": bare["id"], "equals": true})
    );
    assert_eq!(
        (&full["maximum_length"], &full["minimum"], &full["maximum"]),
        (&json!(5), &json!(1), &json!(2))
    );
    assert_eq!(shop.show(&secret(&held)).await.json(200), held);
}

#[tokio::test]
async fn a_code_without_value_end_or_limit_and_one_with_all() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    sale.event
        .code(&shop.client, "RIEN", "unlock", None, None)
        .await;
    sale.event
        .code(&shop.client, "TOUT", "fixed", Some(100), Some(5))
        .await;
    shop.execute("update codes set valid_during = '[2000-01-01,2100-01-01)' where code = 'TOUT'")
        .await;
    shop.execute("update codes set valid_during = '[-infinity,infinity)' where code = 'RIEN'")
        .await;
    for code in ["RIEN", "TOUT"] {
        shop.buy(&with_code(order(&sale, 1), code)).await.json(201);
    }
    shop.check().await;
}

#[tokio::test]
async fn a_sale_without_beginning_or_end_and_one_with_both() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    for during in [
        "(,)",
        "[-infinity,infinity)",
        "[2000-01-01,2100-01-01)",
        "[2000-01-01,)",
        "(,2100-01-01)",
    ] {
        shop.execute(&format!("update rates set sale_during = '{during}'"))
            .await;
        shop.later(60);
        shop.buy(&order(&sale, 1)).await.json(201);
    }
}

#[tokio::test]
async fn a_pool_that_all_dates_share() {
    let (shop, sale) = Shop::selling(10, 1000).await;
    let shared = sale.event.pool(&shop.client, None, 1).await;
    sale.event
        .takes(&shop.client, sale.rate_id, shared, 1)
        .await;
    shop.buy(&order(&sale, 1)).await.json(201);
    shop.buy(&order(&sale, 1))
        .await
        .problem(409, "not-available");
    shop.check().await;
}

#[tokio::test]
async fn a_paid_order_has_no_end_and_one_without_contact_has_none() {
    let (shop, sale) = Shop::selling(10, 0).await;
    let held = secret(&shop.buy(&order(&sale, 1)).await.json(201));
    assert_eq!(shop.show(&held).await.json(200)["contact"], Value::Null);
    shop.fill_in(&held, &contact()).await.json(200);
    let paid = shop.place(&held).await.json(200);
    assert_eq!(paid["expires_at"], Value::Null);
    shop.change_items(&held, &json!({"items": order(&sale, 1)["items"]}))
        .await
        .problem(409, "order-already-paid");
}
