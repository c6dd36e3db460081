//! The headers that answers have.

use guichet_http::Limits;

use crate::wire::{Answer, get, send, start};

const ITEM: &str = "/api/v1/shop/items/a";

async fn with_header(header: &str) -> Answer {
    let head = format!("GET {ITEM} HTTP/1.1\r\nHost: a\r\n{header}\r\n\r\n");
    send(start(Limits::default()).await, head).await
}

#[tokio::test]
async fn an_answer_that_does_not_say_otherwise_may_not_be_kept() {
    let address = start(Limits::default()).await;
    for path in ["/api/v1/shop/slow", "/nowhere"] {
        let answer = send(address, get(path)).await;
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
    }
}

#[tokio::test]
async fn whoever_gives_an_answer_browsers_may_do_nothing_with_it_but_read_it() {
    let address = start(Limits::default()).await;
    let head = |line: &str| format!("{line} HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
    for (line, status) in [
        ("GET /api/v1/shop/items/a", 200),
        ("PUT /api/v1/shop/items/a", 204),
        ("PATCH /api/v1/shop/items/a", 405),
        ("GET /api/v1/shop/lax", 200),
        ("GET /api/v1/shop/broken", 500),
        ("GET /api/v1/shop/panic", 500),
        ("GET /nowhere", 404),
        ("GET /metrics", 200),
        ("TRACE /", 404),
    ] {
        let answer = send(address, head(line)).await;
        assert_eq!(answer.status, status, "{line}");
        for (name, value) in [
            (
                "content-security-policy",
                "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            ),
            ("x-content-type-options", "nosniff"),
            ("strict-transport-security", "max-age=31536000"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            (
                "permissions-policy",
                "geolocation=(), camera=(), microphone=(), payment=(), usb=(), display-capture=()",
            ),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            let said: Vec<_> = answer
                .headers
                .iter()
                .filter(|(each, _)| each == name)
                .collect();
            assert_eq!(said.len(), 1, "{line}: {name} once");
            assert_eq!(said[0].1, value, "{line}: {name}");
        }
    }
}

#[tokio::test]
async fn a_client_that_has_the_body_gets_304_and_no_body() {
    let address = start(Limits::default()).await;
    let first = send(address, get(ITEM)).await;
    let tag = first.header("etag").expect("a tag");
    let again = format!("GET {ITEM} HTTP/1.1\r\nHost: a\r\nIf-None-Match: {tag}\r\n\r\n");
    let second = send(address, again).await;
    assert_eq!(second.status, 304);
    assert_eq!(second.header("etag"), Some(tag));
    assert_eq!(
        second.header("cache-control"),
        Some("public, max-age=0, s-maxage=1")
    );
    assert_eq!(second.header("content-length"), None);
}

#[tokio::test]
async fn every_answer_has_an_id_and_a_plain_one_of_the_caller_is_kept() {
    let answer = with_header("X-Request-Id: buyer-42.a_b").await;
    assert_eq!(answer.header("x-request-id"), Some("buyer-42.a_b"));

    let address = start(Limits::default()).await;
    let one = send(address, get("/nowhere")).await;
    let two = send(address, get("/nowhere")).await;
    assert_eq!(one.header("x-request-id").map(str::len), Some(32));
    assert_ne!(one.header("x-request-id"), two.header("x-request-id"));
}

#[tokio::test]
async fn an_id_that_could_confuse_a_log_is_replaced() {
    for id in ["a b", "{\"a\":1}", &"a".repeat(129)] {
        let answer = with_header(&format!("X-Request-Id: {id}")).await;
        assert_eq!(
            answer.header("x-request-id").map(str::len),
            Some(32),
            "{id}"
        );
    }
}
