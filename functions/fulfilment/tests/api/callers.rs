use std::sync::Arc;

use guichet_config::Env;
use guichet_fulfilment::{App, routes};
use guichet_http::{Method, Request};
use guichet_messages::{OidcVerifier, Publisher};
use guichet_testing::{clock, entropy, envelope};
use jiff::SignedDuration;
use serde_json::json;
use uuid::Uuid;

use crate::support::{KEY, Office};

fn push(authorization: Option<&str>, message: Uuid, order_id: Uuid) -> Request {
    let payload = json!({ "order_id": order_id }).to_string();
    let request = Request::for_test(Method::POST, "/");
    let request = match authorization {
        Some(value) => request.header("authorization", value),
        None => request,
    };
    request
        .json(&envelope("order-paid", message, payload.as_bytes()))
        .build()
}

#[tokio::test]
async fn who_does_not_prove_who_they_are_is_not_heard() {
    let office = Office::open().await;
    let (order_id, message) = office.sell(1).await;
    let good = office.pusher.authorization();
    let (signed, _) = good.rsplit_once('.').expect("three parts");
    let unsigned = format!("{signed}.");
    for authorization in [
        None,
        Some("Bearer x.y.z"),
        Some("Basic YTpi"),
        Some(unsigned.as_str()),
    ] {
        let status = office.call(push(authorization, message, order_id)).await;
        assert_eq!(status, 401, "{authorization:?}");
    }
    office.clock.advance(SignedDuration::from_hours(2));
    let too_old = office.call(push(Some(&good), message, order_id)).await;
    assert_eq!(too_old, 401);
    assert_eq!(office.count("tickets").await, 0);
    assert_eq!(office.count("dead_messages").await, 0);
}

#[tokio::test]
async fn another_service_account_is_not_heard() {
    let office = Office::open().await;
    let (order_id, message) = office.sell(1).await;
    let mut settings = office.pusher.environment();
    settings[1] = ("PUSH_SERVICE_ACCOUNT", "somebody@guichet.test".to_owned());
    let env = Env::from_pairs(
        settings
            .into_iter()
            .chain([("GUICHET_KEY", KEY.to_owned())]),
    );
    let app = App::new(
        office.test.database(),
        OidcVerifier::from_env(&env, clock()).expect("a legal environment"),
        Publisher::leaving_all(clock()),
        env.master_key().expect("a legal key"),
        clock(),
        entropy(),
    );
    let request = push(Some(&office.pusher.authorization()), message, order_id);
    let response = routes().call(Arc::new(app), request).await;
    assert_eq!(response.status(), 403);
    assert_eq!(office.count("tickets").await, 0);
}
