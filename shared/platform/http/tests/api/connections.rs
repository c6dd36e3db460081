//! How many connections, for how long.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use guichet_clock::Entropy;
use guichet_http::{Limits, Server, serve};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::time::{Instant, sleep};

use crate::shop::{self, Shop};
use crate::wire::{Wire, get, milliseconds, post, start, start_with};

const ITEM: &str = "/api/v1/shop/items/a";

#[tokio::test]
async fn a_connection_serves_one_request_after_the_other() {
    let mut wire = Wire::open(start(Limits::default()).await).await;
    for _ in 0..3 {
        wire.write(get(ITEM)).await;
        assert_eq!(wire.answer().await.status, 200);
    }
    wire.write(format!("{}{}", get(ITEM), get("/nowhere")))
        .await;
    assert_eq!(wire.answer().await.status, 200);
    assert_eq!(wire.answer().await.status, 404);
}

#[tokio::test]
async fn an_idle_connection_is_ended() {
    let limits = Limits {
        idle: milliseconds(60),
        ..Limits::default()
    };
    let mut wire = Wire::open(start(limits).await).await;
    wire.write(get(ITEM)).await;
    assert_eq!(wire.answer().await.status, 200);
    let idle_since = Instant::now();
    assert!(wire.is_ended().await);
    assert!(idle_since.elapsed() >= milliseconds(50));
}

#[tokio::test]
async fn a_connection_that_waits_for_its_answer_is_not_idle() {
    let limits = Limits {
        idle: milliseconds(30),
        head_read: milliseconds(30),
        ..Limits::default()
    };
    let mut wire = Wire::open(start(limits).await).await;
    wire.write(get("/api/v1/shop/slow")).await;
    assert_eq!(wire.answer().await.status, 200);
}

#[tokio::test]
async fn connections_beyond_the_cap_wait_while_all_are_being_answered() {
    let limits = Limits {
        connections: 2,
        ..Limits::default()
    };
    let shop = Arc::new(Shop::default());
    let address = start_with(limits, Arc::clone(&shop)).await;
    let mut busy = [Wire::open(address).await, Wire::open(address).await];
    for wire in &mut busy {
        wire.write(get("/api/v1/shop/wait")).await;
    }
    sleep(milliseconds(50)).await;
    let mut third = Wire::open(address).await;
    third.write(get(ITEM)).await;
    assert!(third.is_silent(milliseconds(100)).await);
    shop.gate.notify_one();
    assert_eq!(third.answer().await.status, 200);
    shop.gate.notify_one();
    for wire in &mut busy {
        assert_eq!(wire.answer().await.status, 204);
    }
}

#[tokio::test]
async fn the_connection_that_has_waited_for_its_client_the_longest_makes_room() {
    let limits = Limits {
        connections: 3,
        ..Limits::default()
    };
    let address = start(limits).await;
    let head = "POST /api/v1/shop/items HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";
    let chunked = format!("{head}Transfer-Encoding: chunked\r\n\r\n5\r\n{{\"na");
    for slow in [
        "",
        "GET / HT",
        &format!("{head}Content-Length: 12\r\n\r\n{{\"na"),
        &chunked,
        &get(ITEM),
    ] {
        let mut oldest = Wire::open(address).await;
        oldest.write(slow).await;
        if slow == get(ITEM) {
            assert_eq!(oldest.answer().await.status, 200);
        }
        sleep(milliseconds(50)).await;
        let mut younger = [Wire::open(address).await, Wire::open(address).await];
        sleep(milliseconds(20)).await;
        let mut next = Wire::open(address).await;
        next.write(get(ITEM)).await;
        assert_eq!(next.answer().await.status, 200, "{slow:?}");
        assert!(oldest.is_ended().await, "{slow:?}");
        drop(next);
        for wire in &mut younger {
            wire.write(get(ITEM)).await;
            assert_eq!(wire.answer().await.status, 200, "{slow:?}");
        }
    }
}

#[tokio::test]
async fn when_connections_run_out_each_makes_room_after_its_answer() {
    let limits = Limits {
        connections: 1,
        ..Limits::default()
    };
    let address = start(limits).await;
    let mut first = Wire::open(address).await;
    first.write(get(ITEM)).await;
    assert_eq!(first.answer().await.header("connection"), Some("close"));
    let mut second = Wire::open(address).await;
    second.write(get(ITEM)).await;
    assert_eq!(second.answer().await.status, 200);
}

#[tokio::test]
async fn a_client_that_does_not_take_its_answer_is_ended() {
    let limits = Limits {
        connections: 1,
        write_stall: milliseconds(50),
        ..Limits::default()
    };
    let address = start(limits).await;
    let mut stalled = Wire::open(address).await;
    stalled.write(get("/api/v1/shop/large")).await;
    let mut next = Wire::open(address).await;
    next.write(get(ITEM)).await;
    assert_eq!(next.answer().await.status, 200);
}

#[tokio::test]
async fn a_client_that_ends_its_side_still_gets_its_answer() {
    let mut wire = Wire::open(start(Limits::default()).await).await;
    wire.write(get("/api/v1/shop/slow")).await;
    wire.end().await;
    assert_eq!(wire.answer().await.status, 200);
    assert!(wire.is_ended().await);
}

#[tokio::test]
async fn work_goes_on_when_the_client_goes_away() {
    let shop = Arc::new(Shop::default());
    let mut wire = Wire::open(start_with(Limits::default(), Arc::clone(&shop)).await).await;
    wire.write(get("/api/v1/shop/wait")).await;
    sleep(milliseconds(50)).await;
    drop(wire);
    sleep(milliseconds(50)).await;
    shop.gate.notify_one();
    while shop.finished.load(Ordering::SeqCst) == 0 {
        sleep(milliseconds(5)).await;
    }
}

#[tokio::test]
async fn however_a_stream_of_requests_is_cut_each_one_is_answered() {
    let entropy = Entropy::seeded(1);
    let address = start(Limits::default()).await;
    for _ in 0..20 {
        let requests: Vec<_> = (0..20)
            .map(|_| match entropy.bytes::<1>()[0] % 4 {
                0 => (get(ITEM), 200),
                1 => (post("/api/v1/shop/items", "{\"name\":\n\"\\n\\n\"}"), 201),
                2 => (post("/api/v1/shop/items", "GET / HTTP/1.1\n\n"), 400),
                _ => (format!("\r\n{}", get("/nowhere")), 404),
            })
            .collect();
        let bytes: Vec<_> = requests
            .iter()
            .flat_map(|(request, _)| request.bytes())
            .collect();
        let mut wire = Wire::open(address).await;
        let mut rest = bytes.as_slice();
        while !rest.is_empty() {
            let size = usize::from(entropy.bytes::<1>()[0]) + 1;
            let (piece, more) = rest.split_at(size.min(rest.len()));
            wire.write(piece).await;
            tokio::task::yield_now().await;
            rest = more;
        }
        for (request, status) in requests {
            assert_eq!(wire.answer().await.status, status, "{request:?}");
        }
    }
}

/// Serves with `limits`; gives the client a connection, the shop, and a way to stop the server and to see it return.
async fn stoppable(
    limits: Limits,
) -> (
    Wire,
    Arc<Shop>,
    oneshot::Sender<()>,
    tokio::task::JoinHandle<()>,
) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("it is bound");
    let (end, ended) = oneshot::channel();
    let shutdown = async { drop(ended.await) };
    let server = Server::new(listener)
        .with_limits(limits)
        .with_shutdown(shutdown);
    let shop = Arc::new(Shop::default());
    let serving = tokio::spawn(serve(server, shop::routes(), Arc::clone(&shop)));
    (Wire::open(address).await, shop, end, serving)
}

#[tokio::test]
async fn a_handler_that_never_ends_does_not_hold_up_the_exit() {
    let limits = Limits {
        drain: milliseconds(200),
        ..Limits::default()
    };
    let (mut wire, _, end, serving) = stoppable(limits).await;
    wire.write(get("/api/v1/shop/wait")).await;
    sleep(milliseconds(50)).await;
    let stopped_at = Instant::now();
    end.send(()).expect("it is serving");
    serving.await.expect("it returns");
    assert!(stopped_at.elapsed() >= milliseconds(200));
}

#[tokio::test]
async fn work_whose_client_went_away_is_finished_before_the_exit() {
    let (mut wire, shop, end, serving) = stoppable(Limits::default()).await;
    wire.write(get("/api/v1/shop/wait")).await;
    sleep(milliseconds(50)).await;
    drop(wire);
    end.send(()).expect("it is serving");
    sleep(milliseconds(200)).await;
    assert!(!serving.is_finished());
    shop.gate.notify_one();
    serving.await.expect("it returns");
    assert_eq!(shop.finished.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_request_that_was_on_its_way_when_the_server_was_stopped_is_answered() {
    let limits = Limits {
        drain_linger: milliseconds(500),
        ..Limits::default()
    };
    let (mut wire, _, end, serving) = stoppable(limits).await;
    wire.write(get(ITEM)).await;
    assert_eq!(wire.answer().await.header("connection"), None);
    end.send(()).expect("it is serving");
    sleep(milliseconds(20)).await;
    wire.write(get("/api/v1/shop/slow")).await;
    let answer = wire.answer().await;
    assert_eq!(
        (answer.status, answer.header("connection")),
        (200, Some("close"))
    );
    serving.await.expect("it returns");
}
