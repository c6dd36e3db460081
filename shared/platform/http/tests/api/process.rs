//! A function as a process: how it starts, logs, survives and stops.

use std::time::Duration;

use std::process::Stdio;

use serde_json::json;
use tokio::time::sleep;

use crate::child::{Function, command};
use crate::wire::{Wire, get, milliseconds, send};

#[test]
fn a_bad_variable_ends_the_process_with_one_line_that_names_it() {
    for (variables, expected) in [
        (
            [("PORT", "80a")],
            "shop: PORT is not legal: it must be a port number from 0 to 65535\n",
        ),
        (
            [("LOG_LEVEL", "loud")],
            "shop: LOG_LEVEL is not legal: it must be one of error, warn, info, debug, trace, off\n",
        ),
        (
            [("SHOP_NAME", "")],
            "shop: SHOP_NAME is not set: it must be given\n",
        ),
    ] {
        let output = command("", &variables)
            .stdout(Stdio::null())
            .output()
            .expect("it runs");
        assert_eq!(output.status.code(), Some(78));
        assert_eq!(String::from_utf8_lossy(&output.stderr), expected);
    }
}

#[test]
fn a_port_that_is_taken_is_named() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = taken.local_addr().expect("it is bound").port().to_string();
    let output = command("", &[("PORT", &port)])
        .stdout(Stdio::null())
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(
        text.starts_with(&format!(
            "shop: HOST 127.0.0.1 and PORT {port} cannot be listened on: "
        )),
        "{text}"
    );
}

#[tokio::test]
async fn each_request_logs_one_line_with_its_trace_and_no_secret() {
    let function = Function::start("", &[]);
    let head = "GET /api/v1/shop/items/the-secret?q=private HTTP/1.1\r\nHost: a\r\nX-Request-Id: id-1\r\n\
                traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\n\r\n";
    assert_eq!(send(function.address, head).await.status, 200);
    let line = function.line("shop.shop_show 200");
    assert_eq!(line["severity"], "INFO");
    let trace = "projects/my-project/traces/0af7651916cd43dd8448eb211c80319c";
    assert_eq!(line["logging.googleapis.com/trace"], trace);
    assert_eq!(line["logging.googleapis.com/spanId"], "b7ad6b7169203331");
    let mut request = line["httpRequest"].clone();
    let latency = request["latency"].take();
    let seconds = latency.as_str().and_then(|text| text.strip_suffix('s'));
    let seconds: f64 = seconds.expect("a unit").parse().expect("a number");
    assert!(seconds > 0.0 && seconds < 5.0, "{latency}");
    assert_eq!(
        request,
        json!({
            "requestMethod": "GET", "requestUrl": "/api/v1/shop/items/{name}", "status": 200,
            "responseSize": r#"{"name":"the-secret"}"#.len().to_string(), "latency": null,
        })
    );
    assert_eq!(
        line["span"],
        json!({ "operation": "shop.shop_show", "request_id": "id-1" })
    );
    let text = line.to_string();
    assert!(
        !text.contains("the-secret") && !text.contains("private"),
        "{text}"
    );
}

#[tokio::test]
async fn what_a_handler_logs_carries_the_trace_too() {
    let function = Function::start("", &[]);
    let head = "GET /api/v1/shop/slow HTTP/1.1\r\nHost: a\r\n\
                X-Cloud-Trace-Context: 105445aa7843bc8bf206b12000100000/1;o=1\r\n\r\n";
    assert_eq!(send(function.address, head).await.status, 200);
    let trace = "projects/my-project/traces/105445aa7843bc8bf206b12000100000";
    assert_eq!(
        function.line("slept")["logging.googleapis.com/trace"],
        trace
    );
}

#[tokio::test]
async fn the_cause_of_a_500_is_logged_once_as_an_error() {
    let function = Function::start("", &[]);
    assert_eq!(
        send(function.address, get("/api/v1/shop/broken"))
            .await
            .status,
        500
    );
    let line = function.line("the password is hunter2");
    assert_eq!(line["severity"], "ERROR");
    assert_eq!(line["problem"], "internal");
    // Error Reporting groups by these.
    assert_eq!(line["serviceContext"]["service"], "shop");
    let place = &line["context"]["reportLocation"];
    assert_eq!(place["functionName"], "shop.shop_broken");
}

#[tokio::test]
async fn a_panic_is_logged_with_its_place_and_nothing_that_it_quotes() {
    let function = Function::start("", &[]);
    send(function.address, get("/api/v1/shop/panic")).await;
    for path in ["/panic/jeanne", "/panic/jeanne?later"] {
        let answer = send(function.address, get(&format!("/api/v1/shop{path}"))).await;
        assert_eq!(answer.status, 500);
    }
    function.terminate();
    let lines = function.rest();
    let panics: Vec<_> = lines
        .iter()
        .filter_map(|line| line["message"].as_str()?.strip_prefix("panicked at "))
        .collect();
    assert_eq!(panics.len(), 3, "{lines:?}");
    assert!(panics.iter().all(|panic| panic.contains("shop.rs:")));
    assert!(panics[0].ends_with(": a mistake in a handler"));
    for line in &lines {
        assert!(!line.to_string().contains("jeanne"), "{line}");
    }
}

#[tokio::test]
async fn what_clients_make_up_is_neither_counted_by_nor_logged() {
    let function = Function::start("", &[]);
    let series = async || metrics(&function).await.lines().count();
    let ask = async |name: &str| {
        for (method, path) in [
            (name, "/api/v1/shop/items/a"),
            (name, "/metrics"),
            (name, "/nowhere"),
            ("GET", &format!("/{name}")),
            ("GET", &format!("/api/v1/shop/{name}")),
            ("GET", &format!("/api/v1/shop/items/{name}?{name}={name}")),
            ("GET", &format!("/api/v1/shop/items/%ff{name}")),
        ] {
            let head = format!("{method} {path} HTTP/1.1\r\nHost: {name}\r\n\r\n");
            send(function.address, head).await;
        }
    };
    ask("JEANNE0").await;
    let before = series().await;
    for number in 1..20 {
        ask(&format!("JEANNE{number}")).await;
    }
    assert_eq!(series().await, before);
    assert!(!metrics(&function).await.contains("JEANNE"));
    function.terminate();
    let lines = function.rest();
    assert!(lines.len() >= 140, "{}", lines.len());
    for line in &lines {
        assert!(!line.to_string().contains("JEANNE"), "{line}");
    }
}

async fn metrics(function: &Function) -> String {
    let answer = send(function.address, get("/metrics")).await;
    String::from_utf8(answer.body).expect("metrics are text")
}

#[tokio::test]
async fn the_first_answer_of_a_process_is_its_cold_start_and_no_other() {
    let function = Function::start("", &[]);
    // The time before the first request does not count.
    sleep(milliseconds(300)).await;
    for _ in 0..2 {
        send(function.address, get("/healthz")).await;
        send(function.address, get("/api/v1/shop/items/a")).await;
    }
    let line = function.line("cold start");
    let took = line["coldStartMs"].as_u64().expect("a whole number");
    let shown = metrics(&function).await;
    let gauge = shown
        .lines()
        .find_map(|line| line.strip_prefix("guichet_cold_start_seconds "));
    let seconds: f64 = gauge.expect("it is shown").parse().expect("a number");
    assert!(seconds > 0.0 && seconds < 0.25, "{seconds}");
    assert_eq!(
        Duration::from_secs_f64(seconds).as_millis(),
        u128::from(took)
    );
    function.terminate();
    assert!(
        function
            .rest()
            .iter()
            .all(|line| line["message"] != "cold start")
    );
}

#[tokio::test]
async fn what_is_refused_is_counted_by_its_reason() {
    let function = Function::start("", &[]);
    send(function.address, get("/api/v1/shop/broken")).await;
    send(function.address, get("/nowhere/jeanne")).await;
    let shown = metrics(&function).await;
    for (operation, problem) in [
        ("shop.shop_broken", "internal"),
        ("shop.nothing", "not-found"),
    ] {
        let line = format!(
            "guichet_http_problems_total{{operation=\"{operation}\",problem=\"{problem}\"}} 1\n"
        );
        assert!(shown.contains(&line), "{shown}");
    }
    assert!(!shown.contains("jeanne"), "{shown}");
}

#[tokio::test]
async fn what_cannot_be_read_as_a_request_is_logged_and_counted_like_one() {
    let function = Function::start("", &[]);
    let answer = send(function.address, "hello jeanne\r\n\r\n").await;
    assert_eq!(answer.status, 400);
    let line = function.line("shop.unreadable 400");
    assert_eq!(
        line["span"]["request_id"].as_str(),
        answer.header("x-request-id")
    );
    assert!(!line.to_string().contains("jeanne"), "{line}");
    let shown = metrics(&function).await;
    let counted = "guichet_http_problems_total{operation=\"shop.unreadable\",problem=\"malformed-request\"} 1\n";
    assert!(shown.contains(counted), "{shown}");
}

const REPORT: &str = "no connection can be accepted at the moment";

#[tokio::test]
async fn accepting_goes_on_after_file_descriptors_ran_out_and_is_reported_once() {
    let function = Function::start("-n 24", &[]);
    let mut busy = Vec::new();
    for _ in 0..32 {
        // A connection whose request is being answered is not evicted.
        let mut wire = Wire::open(function.address).await;
        wire.write(get("/api/v1/shop/slow")).await;
        busy.push(wire);
    }
    for wire in &mut busy {
        assert_eq!(wire.answer().await.status, 200);
    }
    drop(busy);
    let line = function.line(REPORT);
    assert_eq!(line["severity"], "ERROR");
    let shown = metrics(&function).await;
    let failures = shown
        .lines()
        .find_map(|line| line.strip_prefix("guichet_http_accept_failures_total "));
    let failures: u32 = failures.expect("it is shown").parse().expect("a number");
    assert!(failures > 1, "{failures}");
    function.terminate();
    assert!(function.rest().iter().all(|line| line["message"] != REPORT));
}

#[tokio::test]
async fn slow_clients_that_hold_all_file_descriptors_make_room() {
    let function = Function::start("-n 24", &[]);
    let mut held = Vec::new();
    for _ in 0..32 {
        held.push(Wire::open(function.address).await);
    }
    assert_eq!(send(function.address, get("/healthz")).await.status, 200);
}

#[tokio::test]
async fn after_sigterm_what_was_begun_is_answered_and_the_exit_is_clean() {
    let mut function = Function::start("", &[]);
    let mut idle = Wire::open(function.address).await;
    idle.write(get("/healthz")).await;
    assert_eq!(idle.answer().await.status, 200);
    let mut begun = Wire::open(function.address).await;
    begun.write(get("/api/v1/shop/slow")).await;
    sleep(milliseconds(100)).await;

    function.terminate();
    assert!(idle.is_ended().await);
    let answer = begun.answer().await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("connection"), Some("close"));
    assert!(begun.is_ended().await);
    assert_eq!(function.process.wait().expect("it ends").code(), Some(0));
}

/// Sends one request after the other until the function is gone; gives how many were answered.
async fn press(address: std::net::SocketAddr) -> Result<usize, String> {
    let mut answered = 0;
    while let Ok(mut wire) = Wire::try_open(address).await {
        let mut is_fresh = true;
        loop {
            wire.write(get("/api/v1/shop/items/a")).await;
            match wire.try_answer().await {
                Some(answer) if answer.status != 200 => return Err(format!("{answer:?}")),
                Some(answer) => {
                    answered += 1;
                    is_fresh = false;
                    if answer.header("connection") == Some("close") {
                        break;
                    }
                }
                // The kernel may complete a connection in the instant in which the port closes.
                None if is_fresh => break,
                None => return Err(format!("a request was lost after {answered}")),
            }
        }
    }
    Ok(answered)
}

#[tokio::test]
async fn no_request_is_lost_when_a_busy_function_stops() {
    let mut function = Function::start("", &[]);
    let clients: Vec<_> = (0..16)
        .map(|_| tokio::spawn(press(function.address)))
        .collect();
    sleep(milliseconds(200)).await;
    function.terminate();
    for client in clients {
        let answered = client.await.expect("it did not panic");
        assert!(answered.expect("each request was answered") > 0);
    }
    assert_eq!(function.process.wait().expect("it ends").code(), Some(0));
}
