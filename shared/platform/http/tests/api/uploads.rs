//! Files as bodies: how large, how slow, how many, and from whom.

use guichet_http::{Limits, limits};

use crate::wire::{Wire, get, milliseconds, send, start};

fn head(more: &str) -> String {
    format!("POST /api/v1/shop/pictures HTTP/1.1\r\nHost: a\r\n{more}\r\n")
}

fn picture(bytes: usize, more: &str) -> String {
    head(&format!(
        "X-Name: Ada\r\nContent-Type: image/png\r\nContent-Length: {bytes}\r\n{more}"
    ))
}

#[tokio::test]
async fn a_file_may_be_larger_than_other_bodies() {
    let address = start(Limits::default()).await;
    let request = picture(limits::UPLOAD_BYTES, "") + &"a".repeat(limits::UPLOAD_BYTES);
    let answer = send(address, request).await;
    assert_eq!(
        (answer.status, answer.body.as_slice()),
        (201, "10485760".as_bytes())
    );
}

#[tokio::test]
async fn a_file_that_is_too_large_is_refused_before_it_is_sent() {
    let request = picture(limits::UPLOAD_BYTES + 1, "Expect: 100-continue\r\n");
    let answer = send(start(Limits::default()).await, request).await;
    assert_eq!(
        (answer.status, answer.problem().as_str()),
        (413, "body-too-large")
    );
    assert_eq!(answer.header("connection"), Some("close"));
}

#[tokio::test]
async fn who_may_not_upload_is_refused_before_the_file_is_sent() {
    let address = start(Limits::default()).await;
    let waits = "Content-Type: image/png\r\nContent-Length: 100000\r\nExpect: 100-continue\r\n";
    let answer = send(address, head(waits)).await;
    assert_eq!(
        (answer.status, answer.problem().as_str()),
        (404, "not-found")
    );
    let other = picture(100_000, "Expect: 100-continue\r\n").replace("image/png", "image/gif");
    let answer = send(address, other).await;
    assert_eq!(
        (answer.status, answer.problem().as_str()),
        (415, "unsupported-media-type")
    );
    assert_eq!(answer.header("connection"), Some("close"));
}

#[tokio::test]
async fn who_sends_a_file_all_the_same_reads_why_it_was_refused() {
    let mut wire = Wire::open(start(Limits::default()).await).await;
    let length = format!("Content-Length: {}\r\n", limits::UPLOAD_BYTES);
    wire.write(head(&length) + &"a".repeat(limits::UPLOAD_BYTES))
        .await;
    let answer = wire.answer().await;
    assert_eq!((answer.status, answer.header("connection")), (404, None));
    wire.write(get("/api/v1/shop/items/a")).await;
    assert_eq!(wire.answer().await.status, 200);
}

#[tokio::test]
async fn a_file_has_a_time_of_its_own() {
    let limits = Limits {
        upload_read: milliseconds(50),
        ..Limits::default()
    };
    let mut wire = Wire::open(start(limits).await).await;
    wire.write(picture(100_000, "") + "a").await;
    assert_eq!(wire.answer().await.problem(), "body-too-slow");
    assert!(wire.is_ended().await);
}

#[tokio::test]
async fn more_files_at_once_than_memory_is_planned_for_are_refused_and_nothing_else_is() {
    let limits = Limits {
        uploads: 1,
        body_read: milliseconds(50),
        ..Limits::default()
    };
    let address = start(limits).await;
    let mut slow = Wire::open(address).await;
    slow.write(picture(4, "") + "so").await;
    tokio::time::sleep(milliseconds(100)).await;
    let answer = send(address, picture(4, "") + "fast").await;
    assert_eq!(
        (answer.status, answer.problem().as_str()),
        (503, "overloaded")
    );
    assert_eq!(answer.header("retry-after"), Some("1"));
    assert_eq!(send(address, get("/api/v1/shop/items/a")).await.status, 200);
    slow.write("me").await;
    assert_eq!(slow.answer().await.status, 201);
    let answer = send(address, picture(4, "") + "next").await;
    assert_eq!(answer.status, 201);
}
