//! Bodies: how large, how slow, how framed.

use guichet_http::{Limits, limits};

use crate::wire::{Wire, get, milliseconds, send, start};

const PATH: &str = "/api/v1/shop/items";

fn head(more: &str) -> String {
    format!("POST {PATH} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n{more}\r\n")
}

fn item(bytes: usize) -> String {
    format!(
        r#"{{"name":"{}"}}"#,
        "a".repeat(bytes - r#"{"name":""}"#.len())
    )
}

#[tokio::test]
async fn a_body_of_just_the_legal_size_is_taken() {
    let body = item(limits::BODY_BYTES);
    let request = format!(
        "{}{body}",
        head(&format!("Content-Length: {}\r\n", body.len()))
    );
    assert_eq!(
        send(start(Limits::default()).await, request).await.status,
        201
    );
}

#[tokio::test]
async fn a_body_that_announces_too_much_is_refused_before_it_is_sent() {
    let request = head(&format!(
        "Content-Length: {}\r\nExpect: 100-continue\r\n",
        limits::BODY_BYTES + 1
    ));
    let answer = send(start(Limits::default()).await, request).await;
    assert_eq!(
        (answer.status, answer.problem().as_str()),
        (413, "body-too-large")
    );
    assert_eq!(answer.header("connection"), Some("close"));
}

#[tokio::test]
async fn a_client_that_sends_too_much_all_the_same_still_reads_why_it_was_refused() {
    let body = item(limits::BODY_BYTES * 4);
    let request = format!(
        "{}{body}",
        head(&format!("Content-Length: {}\r\n", body.len()))
    );
    assert_eq!(
        send(start(Limits::default()).await, request)
            .await
            .problem(),
        "body-too-large"
    );
}

#[tokio::test]
async fn a_chunked_body_is_held_to_the_same_size() {
    let chunk = "a".repeat(limits::BODY_BYTES + 1);
    let request = format!(
        "{}{:x}\r\n{chunk}\r\n0\r\n\r\n",
        head("Transfer-Encoding: chunked\r\n"),
        chunk.len()
    );
    assert_eq!(
        send(start(Limits::default()).await, request)
            .await
            .problem(),
        "body-too-large"
    );
}

#[tokio::test]
async fn a_chunked_body_is_taken_and_ends_the_connection() {
    let mut wire = Wire::open(start(Limits::default()).await).await;
    let body = r#"{"name":"a"}"#;
    let chunks = format!("{:x}\r\n{body}\r\n0\r\n\r\n", body.len());
    wire.write(format!(
        "{}{chunks}{}",
        head("Transfer-Encoding: chunked\r\n"),
        get("/healthz")
    ))
    .await;
    let answer = wire.answer().await;
    assert_eq!(answer.status, 201);
    assert_eq!(answer.header("connection"), Some("close"));
    assert!(wire.is_ended().await, "what follows is not answered");
}

#[tokio::test]
async fn a_body_that_does_not_arrive_in_time_is_refused() {
    let limits = Limits {
        body_read: milliseconds(50),
        ..Limits::default()
    };
    let mut wire = Wire::open(start(limits).await).await;
    wire.write(format!("{}{{\"na", head("Content-Length: 12\r\n")))
        .await;
    let answer = wire.answer().await;
    assert_eq!(
        (answer.status, answer.problem().as_str()),
        (408, "body-too-slow")
    );
    assert!(wire.is_ended().await);
}

#[tokio::test]
async fn a_body_that_drips_is_held_to_the_same_time() {
    let limits = Limits {
        body_read: milliseconds(100),
        ..Limits::default()
    };
    let mut wire = Wire::open(start(limits).await).await;
    wire.write(head("Content-Length: 1000\r\n")).await;
    for _ in 0..20 {
        wire.write(" ").await;
        tokio::time::sleep(milliseconds(10)).await;
    }
    assert_eq!(wire.answer().await.problem(), "body-too-slow");
}

#[tokio::test]
async fn a_body_that_ends_early_is_refused() {
    let mut wire = Wire::open(start(Limits::default()).await).await;
    wire.write(format!("{}{{\"na", head("Content-Length: 12\r\n")))
        .await;
    wire.end().await;
    assert_eq!(wire.answer().await.problem(), "malformed-request");
}

#[tokio::test]
async fn a_client_that_asks_first_is_told_to_go_on() {
    let mut wire = Wire::open(start(Limits::default()).await).await;
    wire.write(head("Content-Length: 12\r\nExpect: 100-continue\r\n"))
        .await;
    assert_eq!(wire.answer().await.status, 100);
    wire.write(r#"{"name":"a"}"#).await;
    assert_eq!(wire.answer().await.status, 201);
}

fn unasked(method: &str, path: &str, more: &str) -> String {
    format!("{method} {path} HTTP/1.1\r\nHost: a\r\n{more}\r\n")
}

#[tokio::test]
async fn a_body_that_nobody_asked_for_does_not_cut_off_the_next_request() {
    let mut wire = Wire::open(start(Limits::default()).await).await;
    for (method, path, status) in [
        ("POST", "/nothing", 404),
        ("POST", "/api/v1/shop/items/a", 405),
        ("TRACE", "/api/v1/shop/items", 405),
        ("GET", "/healthz", 200),
        ("GET", "/api/v1/shop/openapi.json", 200),
    ] {
        wire.write(unasked(method, path, "Content-Length: 4\r\n"))
            .await;
        tokio::time::sleep(milliseconds(50)).await;
        wire.write("body").await;
        let answer = wire.answer().await;
        assert_eq!(answer.status, status, "{method} {path}");
        assert_eq!(answer.header("connection"), None, "{method} {path}");
        wire.write(get("/api/v1/shop/items/a")).await;
        assert_eq!(wire.answer().await.status, 200, "{method} {path}");
    }
}

#[tokio::test]
async fn a_body_that_nobody_asked_for_and_is_too_large_ends_the_connection_and_says_so() {
    let mut wire = Wire::open(start(Limits::default()).await).await;
    let body = "a".repeat(limits::BODY_BYTES + 1);
    let length = format!("Content-Length: {}\r\n", body.len());
    wire.write(unasked("POST", "/nothing", &length)).await;
    wire.write(body).await;
    let answer = wire.answer().await;
    assert_eq!(
        (answer.status, answer.header("connection")),
        (404, Some("close"))
    );
}

#[tokio::test]
async fn a_body_that_nobody_asks_for_is_not_sent_by_a_client_that_waits() {
    let mut wire = Wire::open(start(Limits::default()).await).await;
    let waits = "Content-Length: 4\r\nExpect: 100-continue\r\n";
    wire.write(unasked("POST", "/nothing", waits)).await;
    let answer = wire.answer().await;
    assert_eq!(
        (answer.status, answer.header("connection")),
        (404, Some("close"))
    );
}
