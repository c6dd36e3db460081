//! Which handler answers, and what is answered where none does.

use guichet_http::Limits;

use crate::wire::{Wire, get, send, start};

fn request(method: &str, path: &str) -> String {
    format!("{method} {path} HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")
}

#[tokio::test]
async fn an_unknown_path_is_a_404_problem() {
    let address = start(Limits::default()).await;
    for path in [
        "/",
        "/api/v1/shop",
        "/api/v1/shop/items",
        "/api/v1/shop/items/a/",
        "/api/v1/shop/items/a/b",
        "//",
    ] {
        let answer = send(address, get(path)).await;
        if path == "/api/v1/shop/items" {
            assert_eq!(answer.status, 405, "{path} has other methods");
        } else {
            assert_eq!(
                (answer.status, answer.problem().as_str()),
                (404, "not-found"),
                "{path}"
            );
        }
    }
}

#[tokio::test]
async fn another_method_is_a_405_problem_that_names_those_allowed() {
    let address = start(Limits::default()).await;
    for method in ["POST", "DELETE", "OPTIONS", "PURGE", "get"] {
        let answer = send(address, request(method, "/api/v1/shop/items/a")).await;
        assert_eq!(
            (answer.status, answer.problem().as_str()),
            (405, "method-not-allowed"),
            "{method}"
        );
        assert_eq!(answer.header("allow"), Some("GET, HEAD, PUT"));
    }
}

#[tokio::test]
async fn head_is_answered_like_get_without_the_body() {
    let mut wire = Wire::open(start(Limits::default()).await).await;
    wire.write(get("/api/v1/shop/items/a")).await;
    let to_get = wire.answer().await;
    wire.write(request("HEAD", "/api/v1/shop/items/a")).await;
    let to_head = wire.answer_to_head().await;
    assert_eq!(to_head.status, 200);
    for name in ["etag", "content-type", "content-length", "cache-control"] {
        assert_eq!(to_head.header(name), to_get.header(name), "{name}");
    }
    wire.write(get("/api/v1/shop/items/b")).await;
    assert_eq!(
        wire.answer().await.json()["name"],
        "b",
        "no body was sent in between"
    );
}

#[tokio::test]
async fn an_absolute_address_is_understood() {
    let address = start(Limits::default()).await;
    let head =
        "GET http://tickets.example/api/v1/shop/items/a HTTP/1.1\r\nHost: tickets.example\r\n\r\n";
    assert_eq!(send(address, head).await.status, 200);
}

#[tokio::test]
async fn health_metrics_and_the_document_are_there() {
    let address = start(Limits::default()).await;
    assert_eq!(send(address, get("/healthz")).await.status, 200);
    assert_eq!(send(address, get("/api/v1/shop/items/a")).await.status, 200);

    let document = send(address, get("/api/v1/shop/openapi.json")).await.json();
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(
        document["paths"]["/api/v1/shop/items"]["post"]["operationId"],
        "shop.shop_create"
    );

    let metrics = send(address, get("/metrics")).await;
    assert!(
        metrics
            .header("content-type")
            .is_some_and(|kind| kind.starts_with("application/openmetrics-text"))
    );
    let text = String::from_utf8(metrics.body).expect("text");
    for line in [
        r#"guichet_http_requests_total{operation="shop.shop_show",status="200"} "#,
        r#"guichet_http_request_duration_seconds_count{operation="shop.shop_show"} "#,
        "guichet_http_requests_in_flight ",
        "guichet_cold_start_seconds ",
    ] {
        assert!(text.contains(line), "{line} is not in {text}");
    }
    assert!(!text.contains("shop.health"), "probes are not counted");
}
