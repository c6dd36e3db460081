//! A function for the tests of the local cloud: it answers what the path asks for. Installed under another name it behaves badly.
//!
//! | path | |
//! |---|---|
//! | `…/echo` | the request and the names of the variables, as JSON |
//! | `…/slow?<milliseconds>` | answers after so long |
//! | `…/stream?<milliseconds>` | three parts, so long apart |
//! | `…/status/<status>` | an answer of this status |
//! | `…/crash` | ends the process with status 3 |
//! | `…/offline` | logs the body and its signature, as webhooks of the bank come here |
//! | `/` | logs the body, as pushes and scheduled calls come here |
//!
//! `guichet-deaf` never listens, `guichet-broken` ends at once, `guichet-stubborn` takes no notice of SIGTERM.

use std::convert::Infallible;
use std::process::exit;
use std::time::Duration;

use bytes::Bytes;
use guichet_config::Env;
use http::{Request, Response, StatusCode};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full, StreamBody};
use hyper::body::{Frame, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde_json::json;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::time::sleep;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let name = std::env::args().next().unwrap_or_default();
    let is = |what: &str| name.ends_with(what);
    let mut terminate = signal(SignalKind::terminate()).expect("signals can be listened for");
    if is("broken") {
        eprintln!("GUICHET_KEY is missing: 32 bytes, base64");
        exit(2);
    }
    if is("deaf") {
        terminate.recv().await;
        exit(0);
    }
    let port: u16 = Env::from_process()
        .parse("PORT", "a port")
        .unwrap_or_else(|error| panic!("{error}"));
    let listener = TcpListener::bind(("0.0.0.0", port))
        .await
        .expect("the port is free");
    loop {
        tokio::select! {
            _ = terminate.recv() => if !is("stubborn") {
                exit(0);
            },
            accepted = listener.accept() => {
                let (stream, _) = accepted.expect("accepted");
                tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service_fn(answer)));
            }
        }
    }
}

type Body = UnsyncBoxBody<Bytes, Infallible>;

async fn answer(request: Request<Incoming>) -> Result<Response<Body>, Infallible> {
    let path = request.uri().path().to_owned();
    let wait = request
        .uri()
        .query()
        .and_then(|query| query.parse().ok())
        .map_or(Duration::ZERO, Duration::from_millis);
    let last = path.rsplit('/').next().unwrap_or_default();
    if path == "/" {
        let authorized = request.headers().contains_key("authorization");
        let body = request
            .into_body()
            .collect()
            .await
            .map(http_body_util::Collected::to_bytes)
            .unwrap_or_default();
        let line = json!({ "severity": "INFO", "message": String::from_utf8_lossy(&body), "authorized": authorized });
        println!("{line}");
        return Ok(plain(StatusCode::NO_CONTENT, ""));
    }
    Ok(match last {
        "echo" => echo(request).await,
        "slow" => {
            sleep(wait).await;
            plain(StatusCode::OK, "slow")
        }
        "stream" => {
            let parts = futures::stream::unfold(0, move |part| async move {
                sleep(wait).await;
                (part < 3).then(|| {
                    (
                        Ok(Frame::data(Bytes::from(format!("part {part}\n")))),
                        part + 1,
                    )
                })
            });
            Response::new(StreamBody::new(parts).boxed_unsync())
        }
        "warn" => {
            println!(
                "{}",
                json!({ "severity": "WARNING", "message": "something is odd" })
            );
            plain(StatusCode::OK, "warned")
        }
        "crash" => {
            eprintln!("thread 'main' panicked");
            eprintln!("the reason of the crash");
            exit(3);
        }
        "offline" => webhook(request).await,
        status => plain(status.parse().unwrap_or(StatusCode::NOT_FOUND), status),
    })
}

async fn webhook(request: Request<Incoming>) -> Response<Body> {
    let signature = request.headers().get("guichet-signature").cloned();
    let signature = signature.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let body = request
        .into_body()
        .collect()
        .await
        .map(http_body_util::Collected::to_bytes)
        .unwrap_or_default();
    let line = json!({
        "severity": "INFO",
        "message": String::from_utf8_lossy(&body),
        "signature": signature,
    });
    println!("{line}");
    plain(StatusCode::OK, "")
}

async fn echo(request: Request<Incoming>) -> Response<Body> {
    let headers: serde_json::Map<_, _> = request
        .headers()
        .iter()
        .map(|(name, value)| {
            (
                name.to_string(),
                json!(String::from_utf8_lossy(value.as_bytes())),
            )
        })
        .collect();
    let variables: Vec<String> = std::env::vars().map(|(name, _)| name).collect();
    let (parts, body) = request.into_parts();
    let body = body
        .collect()
        .await
        .map(http_body_util::Collected::to_bytes)
        .unwrap_or_default();
    let answer = json!({
        "pid": std::process::id(),
        "method": parts.method.as_str(),
        "uri": parts.uri.to_string(),
        "headers": headers,
        "body": String::from_utf8_lossy(&body),
        "variables": variables,
    });
    let mut response = plain(StatusCode::OK, &answer.to_string());
    response
        .headers_mut()
        .insert("content-type", "application/json".parse().expect("legal"));
    response
        .headers_mut()
        .insert("keep-alive", "timeout=5".parse().expect("legal"));
    response
}

fn plain(status: StatusCode, text: &str) -> Response<Body> {
    let mut response = Response::new(Full::new(Bytes::from(text.to_owned())).boxed_unsync());
    *response.status_mut() = status;
    response
}
