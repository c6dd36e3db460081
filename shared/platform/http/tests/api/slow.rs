//! Many slow clients.

use guichet_http::Limits;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::task::JoinSet;
use tokio::time::{Duration, sleep};

use crate::wire::{Wire, get, milliseconds, post, send, start};

const ITEM: &str = "/api/v1/shop/items/a";
const SLOW: usize = 1_000;

#[tokio::test]
async fn a_slow_upload_takes_no_permit_in_flight() {
    let limits = Limits {
        requests_in_flight: 1,
        ..Limits::default()
    };
    let address = start(limits).await;
    let body = r#"{"name":"a"}"#;
    let whole = post("/api/v1/shop/items", body);
    let (begun, rest) = whole.split_at(whole.len() - 4);
    let mut slow = Wire::open(address).await;
    slow.write(begun).await;
    sleep(milliseconds(50)).await;
    let answer = send(address, post("/api/v1/shop/items", body)).await;
    assert_eq!(answer.status, 201);
    slow.write(rest).await;
    assert_eq!(slow.answer().await.status, 201);
}

/// Without time limits for slow clients, so that connections are evicted for others' requests only.
#[tokio::test]
async fn slow_heads_and_slow_bodies_by_the_thousand_keep_nobody_out() {
    allow_files(8 * SLOW as u64);
    let limits = Limits {
        head_read: Duration::from_mins(1),
        body_read: Duration::from_mins(1),
        ..Limits::default()
    };
    let address = start(limits).await;
    let head = "GET /api/v1/shop/items/a HTTP/1.1\r\nHost: a\r\nX: ";
    let body = "POST /api/v1/shop/items HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n\
                Content-Length: 60000\r\n\r\n{";
    let mut slow = JoinSet::new();
    for number in 0..2 * SLOW {
        slow.spawn(async move {
            let mut wire = Wire::open(address).await;
            wire.write(if number % 2 == 0 { head } else { body }).await;
            loop {
                sleep(milliseconds(1_000)).await;
                wire.write("a").await;
            }
        });
    }
    for _ in 0..50 {
        assert_eq!(send(address, get(ITEM)).await.status, 200);
        let order = post("/api/v1/shop/items", r#"{"name":"a"}"#);
        assert_eq!(send(address, order).await.status, 201);
        sleep(milliseconds(20)).await;
    }
    assert_eq!(slow.len(), 2 * SLOW);
}

/// Both ends of each connection are in this process.
fn allow_files(count: u64) {
    let limit = getrlimit(Resource::Nofile);
    if limit.current.is_some_and(|current| current < count) {
        let raised = Rlimit {
            current: Some(count.min(limit.maximum.unwrap_or(count))),
            ..limit
        };
        setrlimit(Resource::Nofile, raised).expect("the limit may be raised");
    }
}
