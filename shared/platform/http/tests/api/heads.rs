//! Heads that are refused.

use guichet_http::{Limits, limits};

use crate::wire::{Answer, Wire, get, milliseconds, send, start};

async fn refused(head: impl AsRef<[u8]>) -> Answer {
    let address = start(Limits::default()).await;
    let mut wire = Wire::open(address).await;
    wire.write(head).await;
    let answer = wire.answer().await;
    assert_eq!(answer.header("connection"), Some("close"), "{answer:?}");
    assert!(wire.is_ended().await);
    answer
}

async fn malformed(head: &str, because: &str) {
    let answer = refused(head).await;
    assert_eq!(
        (answer.status, answer.problem().as_str()),
        (400, "malformed-request"),
        "{head:?}"
    );
    let detail = answer.json()["detail"].to_string();
    assert!(detail.contains(because), "{detail}");
}

#[tokio::test]
async fn a_head_that_does_not_end_in_time_ends_the_connection() {
    let limits = Limits {
        head_read: milliseconds(100),
        ..Limits::default()
    };
    let mut wire = Wire::open(start(limits).await).await;
    let head = get("/api/v1/shop/items/a");
    let drip = async {
        for byte in head.as_bytes().iter().take(20) {
            wire.write([*byte]).await;
            tokio::time::sleep(milliseconds(20)).await;
        }
        wire.is_ended().await
    };
    assert!(drip.await);
}

#[tokio::test]
async fn a_connection_that_asks_nothing_is_ended_like_a_slow_head() {
    let limits = Limits {
        head_read: milliseconds(50),
        ..Limits::default()
    };
    let mut wire = Wire::open(start(limits).await).await;
    assert!(wire.is_ended().await);
}

#[tokio::test]
async fn a_slow_second_head_ends_the_connection_too() {
    let limits = Limits {
        head_read: milliseconds(100),
        ..Limits::default()
    };
    let mut wire = Wire::open(start(limits).await).await;
    wire.write(get("/api/v1/shop/items/a")).await;
    assert_eq!(wire.answer().await.status, 200);
    tokio::time::sleep(milliseconds(200)).await;
    wire.write("GET ").await;
    assert!(wire.is_ended().await);
}

#[tokio::test]
async fn a_missing_host_is_refused() {
    malformed(
        "GET /api/v1/shop/items/a HTTP/1.1\r\n\r\n",
        "exactly one Host",
    )
    .await;
}

#[tokio::test]
async fn a_second_host_is_refused() {
    malformed(
        "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
        "exactly one Host",
    )
    .await;
}

#[tokio::test]
async fn a_host_that_is_none_is_refused() {
    for host in ["", "a b", "user@a", "a/b"] {
        malformed(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n"), "Host").await;
    }
}

#[tokio::test]
async fn a_bare_line_feed_is_refused() {
    for head in [
        "GET / HTTP/1.1\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n\n",
        "GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n",
        "\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
    ] {
        malformed(head, "CR LF").await;
    }
}

#[tokio::test]
async fn a_bare_line_feed_in_a_later_request_of_the_connection_is_refused() {
    let mut wire = Wire::open(start(Limits::default()).await).await;
    let first = "POST /api/v1/shop/items HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n\
                 Content-Length: 12\r\n\r\n{\"name\":\"a\"}";
    wire.write(format!("{first}GET / HTTP/1.1\nHost: a\r\n\r\n"))
        .await;
    assert_eq!(wire.answer().await.status, 201);
    assert_eq!(wire.answer().await.problem(), "malformed-request");
    assert!(wire.is_ended().await);
}

#[tokio::test]
async fn a_line_feed_within_a_body_is_nobodys_business() {
    let body = "{\"name\":\n\"a\"}\n\n";
    let mut wire = Wire::open(start(Limits::default()).await).await;
    wire.write(crate::wire::post("/api/v1/shop/items", body))
        .await;
    assert_eq!(wire.answer().await.status, 201);
    wire.write(get("/api/v1/shop/items/b")).await;
    assert_eq!(wire.answer().await.status, 200);
}

#[tokio::test]
async fn a_length_beside_a_chunked_body_is_refused() {
    let chunked = "Transfer-Encoding: chunked\r\n";
    let length = "Content-Length: 5\r\n";
    for (one, two) in [(chunked, length), (length, chunked)] {
        let head =
            format!("POST /api/v1/shop/items HTTP/1.1\r\nHost: a\r\n{one}{two}\r\n0\r\n\r\n");
        malformed(&head, "exclude each other").await;
    }
}

#[tokio::test]
async fn a_repeated_length_is_refused() {
    let head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: 0\r\n\r\n";
    malformed(head, "at most one Content-Length").await;
}

#[tokio::test]
async fn any_transfer_encoding_but_chunked_is_refused() {
    for encoding in [
        "gzip, chunked",
        "chunked\r\nTransfer-Encoding: chunked",
        "identity, chunked",
    ] {
        let head =
            format!("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: {encoding}\r\n\r\n0\r\n\r\n");
        malformed(&head, "only Transfer-Encoding is chunked").await;
    }
}

#[tokio::test]
async fn connect_never_reaches_a_handler() {
    let answer = refused("CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n").await;
    assert_eq!(
        (answer.status, answer.problem().as_str()),
        (405, "method-not-allowed")
    );
}

#[tokio::test]
async fn an_unknown_expectation_is_refused() {
    let answer = refused("GET / HTTP/1.1\r\nHost: a\r\nExpect: a-miracle\r\n\r\n").await;
    assert_eq!(
        (answer.status, answer.problem().as_str()),
        (417, "expectation-failed")
    );
}

#[tokio::test]
async fn a_long_address_is_refused() {
    let path = "a".repeat(limits::URI_BYTES);
    let answer = refused(format!("GET /{path} HTTP/1.1\r\nHost: a\r\n\r\n")).await;
    assert_eq!(
        (answer.status, answer.problem().as_str()),
        (414, "uri-too-long")
    );
}

/// What hyper refuses by itself looks like every other refusal.
fn is_refused(answer: &Answer, status: u16, problem: &str) {
    assert_eq!(
        (answer.status, answer.problem().as_str()),
        (status, problem)
    );
    assert_eq!(answer.header("connection"), Some("close"));
    assert_eq!(answer.header("x-request-id").map(str::len), Some(32));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert!(answer.header("date").is_some());
}

#[tokio::test]
async fn large_headers_are_refused() {
    let value = "a".repeat(limits::HEAD_BYTES);
    let head = format!("GET / HTTP/1.1\r\nHost: a\r\nX: {value}\r\n\r\n");
    let answer = refused(head).await;
    is_refused(&answer, 431, "head-too-large");
    let detail = answer.json()["detail"].to_string();
    assert!(detail.contains("16384 bytes"), "{detail}");
}

#[tokio::test]
async fn an_address_longer_than_a_head_is_refused() {
    let path = "a".repeat(limits::HEAD_BYTES);
    let answer = refused(format!("GET /{path} HTTP/1.1\r\nHost: a\r\n\r\n")).await;
    is_refused(&answer, 431, "head-too-large");
}

#[tokio::test]
async fn a_later_head_that_is_too_large_is_refused_as_the_first() {
    let mut wire = Wire::open(start(Limits::default()).await).await;
    for path in ["/api/v1/shop/items/a", "/healthz", "/nowhere"] {
        wire.write(get(path)).await;
        assert_ne!(wire.answer().await.status, 431);
    }
    let value = "a".repeat(limits::HEAD_BYTES);
    wire.write(format!("GET / HTTP/1.1\r\nHost: a\r\nX: {value}\r\n\r\n"))
        .await;
    is_refused(&wire.answer().await, 431, "head-too-large");
    assert!(wire.is_ended().await);
}

#[tokio::test]
async fn an_answer_before_a_head_that_cannot_be_read_is_given_as_it_is() {
    let mut wire = Wire::open(start(Limits::default()).await).await;
    wire.write(format!("{}hello\r\n\r\n", get("/api/v1/shop/slow")))
        .await;
    assert_eq!(wire.answer().await.json()["name"], "slow");
    is_refused(&wire.answer().await, 400, "malformed-request");
}

#[tokio::test]
async fn headers_of_just_the_legal_size_are_taken() {
    let address = start(Limits::default()).await;
    let frame = "GET /api/v1/shop/items/a HTTP/1.1\r\nHost: a\r\nX: \r\n\r\n".len();
    let value = "a".repeat(limits::HEAD_BYTES - frame);
    let head = format!("GET /api/v1/shop/items/a HTTP/1.1\r\nHost: a\r\nX: {value}\r\n\r\n");
    assert_eq!(send(address, head).await.status, 200);
}

#[tokio::test]
async fn many_headers_are_refused() {
    let address = start(Limits::default()).await;
    let more = |count| "X: a\r\n".repeat(count);
    let head = |count| {
        format!(
            "GET /api/v1/shop/items/a HTTP/1.1\r\nHost: a\r\n{}\r\n",
            more(count)
        )
    };
    assert_eq!(send(address, head(limits::HEADERS - 1)).await.status, 200);
    is_refused(
        &send(address, head(limits::HEADERS)).await,
        431,
        "head-too-large",
    );
}

#[tokio::test]
async fn what_is_not_http_is_refused() {
    let address = start(Limits::default()).await;
    for bytes in [
        "hello\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
        "GET / HTTP/1.1\r\n folded\r\n\r\n",
    ] {
        is_refused(&send(address, bytes).await, 400, "malformed-request");
    }
}
