use guichet_http::{Method, Request, StatusCode};
use guichet_testing::{now, orders};
use serde_json::json;

use crate::setting::Setting;

#[tokio::test]
async fn a_sweep_with_nothing_to_do_says_so() {
    let setting = Setting::new().await;
    let report = json!({
        "published": 0, "not_published": 0, "expired_orders": 0, "requested_refunds": 0,
        "continued_cancellations": 0, "indexed_orders": 0, "idempotency_keys": 0,
        "inbox": 0, "outbox": 0, "dead_messages": 0, "sessions": 0, "account_links": 0, "attempts": 0, "deletions": 0, "objects": 0,
        "complete": true,
    });
    assert_eq!(setting.sweep().await, report);
    assert!(setting.pubsub.published().is_empty());
}

#[tokio::test]
async fn a_stranger_sweeps_nothing() {
    let setting = Setting::new().await;
    orders::held(&setting.client, &setting.sale().await, 1, now()).await;
    setting.clock.advance(orders::HOLD);
    let (status, problem) = setting
        .call(Request::for_test(Method::POST, "/").build())
        .await;
    assert_eq!(
        (status, &problem["type"]),
        (StatusCode::UNAUTHORIZED, &json!("/problems/invalid-token"))
    );
    assert_eq!(setting.count("orders where status = 'held'").await, 1);
}

#[tokio::test]
async fn a_step_that_fails_is_named_and_does_not_keep_the_others_from_being_done() {
    let setting = Setting::new().await;
    orders::held(&setting.client, &setting.sale().await, 1, now()).await;
    setting.clock.advance(orders::HOLD);
    setting.run("alter table inbox rename to inbox_away").await;
    let (status, problem) = setting.call(setting.pusher.call()).await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(
        (&problem["step"], &problem["done"]["expired_orders"]),
        (&json!("purge"), &json!(1))
    );
    assert_eq!(setting.count("orders where status = 'expired'").await, 1);
}
