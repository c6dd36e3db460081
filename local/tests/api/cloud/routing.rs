//! Which request goes where.

use http::Method;
use serde_json::{Value, json};

use super::Place;
use crate::support::{get, send};

#[tokio::test(flavor = "multi_thread")]
async fn a_request_reaches_its_function_as_through_a_load_balancer() {
    let place = Place::new().await;
    let cloud = place.run().await;
    let headers = [
        ("connection", "x-hop"),
        ("x-hop", "1"),
        ("x-forwarded-for", "203.0.113.7"),
        ("accept", "a/b"),
    ];
    let answer = send(
        Method::POST,
        &cloud.url("/api/v1/catalog/a%2Fb/echo?q=%C3%A9"),
        &headers,
        "the body",
    )
    .await;
    let seen = answer.json();
    assert_eq!(seen["uri"], "/api/v1/catalog/a%2Fb/echo?q=%C3%A9");
    assert_eq!(
        (&seen["method"], &seen["body"]),
        (&json!("POST"), &json!("the body"))
    );
    assert_eq!(
        seen["headers"]["host"],
        cloud.url.trim_start_matches("http://")
    );
    assert_eq!(seen["headers"]["x-forwarded-for"], "203.0.113.7, 127.0.0.1");
    assert_eq!(seen["headers"]["x-forwarded-proto"], "http");
    assert_eq!(seen["headers"]["traceparent"].as_str().unwrap().len(), 55);
    assert_eq!(
        (&seen["headers"]["x-hop"], &seen["headers"]["accept"]),
        (&Value::Null, &json!("a/b"))
    );
    assert_eq!(
        answer.header("keep-alive"),
        "",
        "a header of the function's connection"
    );

    let unknown = get(&cloud.url("/api/v1/nothing/here")).await;
    assert_eq!(
        (unknown.status.as_u16(), unknown.header("content-type")),
        (404, "application/problem+json")
    );
    // Workers are not reached from outside.
    assert_eq!(get(&cloud.url("/api/v1/fulfilment/echo")).await.status, 404);
    let crashed = get(&cloud.url("/api/v1/orders/crash")).await;
    assert_eq!(
        (crashed.status.as_u16(), &crashed.json()["type"]),
        (502, &json!("/problems/bad-gateway"))
    );
    assert!(cloud.stop().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn functions_get_the_variables_of_production() {
    let place = Place::new().await;
    let cloud = place.run().await;
    let mut variables: Vec<String> =
        serde_json::from_value(cloud.echo().await["variables"].clone()).unwrap();
    variables.sort();
    let expected = [
        "DATABASE_POOL_SIZE",
        "DATABASE_URL",
        "DEMO_PAYMENTS_SECRET",
        "DEMO_PAYMENTS_URL",
        "FONTS_FOLDER",
        "GOOGLE_CLOUD_PROJECT",
        "GUICHET_KEY",
        "HOST",
        "LOG_LEVEL",
        "MAIL_FROM",
        "OFFLINE_PAYMENTS_SECRET",
        "OIDC_ISSUER",
        "OIDC_KEYS_URL",
        "PAGES_FOLDER",
        "PORT",
        "PUBLIC_URL",
        "PUBSUB_ENDPOINT",
        "PUSH_AUDIENCE",
        "PUSH_SERVICE_ACCOUNT",
        "SMTP_URL",
        "TRUSTED_PROXIES",
    ];
    assert_eq!(variables, expected);
    // Who else is in the network reaches no function.
    assert_eq!(cloud.variable("HOST").await, "127.0.0.1");
    assert!(cloud.stop().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_else_is_the_storefront_and_no_page_lets_code_in() {
    let place = Place::new().await;
    let cloud = place.run().await;
    let page = get(&cloud.url("/orders/jazz")).await;
    assert!(
        [200, 503].contains(&page.status.as_u16()),
        "{}",
        page.status
    );
    for path in ["/orders/jazz", "/mail", "/_local", "/demo-bank"] {
        let answer = get(&cloud.url(path)).await;
        let policy = answer.header("content-security-policy");
        assert!(
            !policy.is_empty() && !policy.contains("unsafe"),
            "{path}: {policy}"
        );
    }
    let bank = send(
        Method::GET,
        &cloud.url("/demo-bank"),
        &[("accept-language", "fr")],
        "",
    )
    .await;
    assert!(
        bank.text().contains("Virements attendus"),
        "{}",
        bank.text()
    );
    assert!(
        get(&cloud.url("/_local"))
            .await
            .text()
            .contains("fulfilment")
    );
    assert_eq!(
        get(&cloud.url("/_local/style.css"))
            .await
            .header("content-type"),
        "text/css; charset=utf-8"
    );
    assert_eq!(get(&cloud.url("/%2e%2e/functions.yaml")).await.status, 400);
    assert!(cloud.stop().await.success());
}
