//! What happens around a handler: overload, timeouts, panics, requests from other sites.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use guichet_http::{Limits, Method, Request};
use http_body_util::BodyExt as _;
use tokio::time::sleep;

use crate::shop::{self, Shop};
use crate::wire::{Wire, get, milliseconds, send, start, start_with};

const WAIT: &str = "/api/v1/shop/wait";

#[tokio::test]
async fn beyond_the_requests_in_flight_there_is_a_503_that_says_when_to_come_back() {
    let shop = Arc::new(Shop::default());
    let limits = Limits {
        requests_in_flight: 1,
        ..Limits::default()
    };
    let address = start_with(limits, Arc::clone(&shop)).await;
    let mut first = Wire::open(address).await;
    first.write(get(WAIT)).await;
    sleep(milliseconds(50)).await;

    let shed = send(address, get(WAIT)).await;
    assert_eq!((shed.status, shed.problem().as_str()), (503, "overloaded"));
    assert_eq!(shed.header("retry-after"), Some("1"));
    assert_eq!(
        send(address, get("/healthz")).await.status,
        200,
        "probes are answered all the same"
    );

    shop.gate.notify_one();
    assert_eq!(first.answer().await.status, 204);
    assert_eq!(
        send(address, get("/api/v1/shop/items/a")).await.status,
        200,
        "the permit is free again"
    );
}

#[tokio::test]
async fn a_handler_that_takes_too_long_is_stopped() {
    let limits = Limits {
        handler: milliseconds(50),
        requests_in_flight: 1,
        ..Limits::default()
    };
    let address = start(limits).await;
    let answer = send(address, get(WAIT)).await;
    assert_eq!((answer.status, answer.problem().as_str()), (503, "timeout"));
    assert_eq!(answer.header("retry-after"), Some("1"));
    assert_eq!(
        send(address, get("/api/v1/shop/items/a")).await.status,
        200,
        "its permit is free again"
    );
}

#[tokio::test]
async fn a_handler_that_first_blocks_has_no_more_time_for_it() {
    let limits = Limits {
        handler: milliseconds(300),
        ..Limits::default()
    };
    let answer = send(start(limits).await, get("/api/v1/shop/block")).await;
    assert_eq!((answer.status, answer.problem().as_str()), (503, "timeout"));
}

#[tokio::test]
async fn a_worker_may_take_longer() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a free port");
    let address = listener.local_addr().expect("it is bound");
    let limits = Limits {
        handler: milliseconds(50),
        ..Limits::default()
    };
    let server = guichet_http::Server::new(listener).with_limits(limits);
    let routes = shop::routes().timeout(milliseconds(5_000));
    tokio::spawn(guichet_http::serve(server, routes, Arc::default()));
    assert_eq!(send(address, get("/api/v1/shop/slow")).await.status, 200);
}

#[tokio::test]
async fn a_panic_is_a_500_and_the_connection_lives() {
    let mut wire = Wire::open(start(Limits::default()).await).await;
    wire.write(get("/api/v1/shop/panic")).await;
    let answer = wire.answer().await;
    assert_eq!(
        (answer.status, answer.problem().as_str()),
        (500, "internal")
    );
    assert!(!String::from_utf8_lossy(&answer.body).contains("mistake"));
    wire.write(get("/api/v1/shop/items/a")).await;
    assert_eq!(wire.answer().await.status, 200);
}

#[tokio::test]
async fn an_unexpected_error_is_not_shown() {
    let answer = send(start(Limits::default()).await, get("/api/v1/shop/broken")).await;
    assert_eq!(
        (answer.status, answer.problem().as_str()),
        (500, "internal")
    );
    assert!(!String::from_utf8_lossy(&answer.body).contains("hunter2"));
}

#[tokio::test]
async fn a_change_with_a_cookie_must_come_from_this_site() {
    let address = start(Limits::default()).await;
    let put = |more: &str| {
        format!(
            "PUT /api/v1/shop/items/a HTTP/1.1\r\nHost: tickets.example\r\nCookie: session=1\r\n\
             Content-Length: 0\r\n{more}\r\n"
        )
    };
    for forged in [
        "",
        "Sec-Fetch-Site: cross-site\r\n",
        "Origin: https://evil.example\r\n",
    ] {
        let answer = send(address, put(forged)).await;
        assert_eq!(
            (answer.status, answer.problem().as_str()),
            (403, "cross-site"),
            "{forged}"
        );
    }
    for honest in [
        "Sec-Fetch-Site: same-origin\r\n",
        "Origin: https://tickets.example\r\n",
    ] {
        assert_eq!(send(address, put(honest)).await.status, 204, "{honest}");
    }
}

#[tokio::test]
async fn a_handler_can_be_called_through_the_pipeline_without_a_socket() {
    let routes = shop::routes();
    let request =
        Request::for_test(Method::POST, "/api/v1/shop/items").json(&serde_json::json!({"name": 1}));
    let response = routes.call(Arc::default(), request.build()).await;
    assert_eq!(response.status(), 422);
    assert!(response.headers().contains_key("x-request-id"));
    let body = response
        .into_body()
        .collect()
        .await
        .expect("a whole body")
        .to_bytes();
    let problem: serde_json::Value = serde_json::from_slice(&body).expect("JSON");
    assert_eq!(problem["errors"][0]["pointer"], "#/name");
}

#[tokio::test]
async fn a_function_that_should_be_restarted_says_so_to_probes() {
    let routes = shop::routes().healthy_while(|shop| shop.finished.load(Ordering::Relaxed) == 0);
    let shop = Arc::new(Shop::default());
    let probe = || Request::for_test(Method::GET, "/healthz").build();
    assert_eq!(routes.call(shop.clone(), probe()).await.status(), 200);
    shop.finished.store(1, Ordering::Relaxed);
    assert_eq!(routes.call(shop, probe()).await.status(), 503);
}
