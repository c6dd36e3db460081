use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::*;
use crate::provider::tests::{payment, refund};

/// A provider that gives the same answer to everything and remembers what it was asked.
struct Server {
    url: String,
    asked: Arc<Mutex<Vec<(String, String, Value)>>>,
}

async fn server(status: u16, answer: Value) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let asked = Arc::new(Mutex::new(Vec::new()));
    let server = Server {
        url,
        asked: asked.clone(),
    };
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (asked, answer) = (asked.clone(), answer.to_string());
            let service = service_fn(move |request: Request<Incoming>| {
                let (asked, answer) = (asked.clone(), answer.clone());
                async move {
                    let (parts, body) = request.into_parts();
                    let body = body.collect().await.unwrap().to_bytes();
                    let authorization = parts.headers["authorization"].to_str().unwrap().to_owned();
                    let asked_for = (
                        parts.uri.path().to_owned(),
                        authorization,
                        serde_json::from_slice(&body).unwrap(),
                    );
                    asked.lock().unwrap().push(asked_for);
                    Ok::<_, Infallible>(
                        Response::builder()
                            .status(status)
                            .body(Full::<Bytes>::from(answer))
                            .unwrap(),
                    )
                }
            });
            tokio::spawn(
                hyper::server::conn::http1::Builder::new()
                    .serve_connection(TokioIo::new(stream), service),
            );
        }
    });
    server
}

fn demo(server: &Server) -> Demo {
    Demo::new(&server.url, Secret::new("whsec"), HttpClient::new()).unwrap()
}

#[tokio::test]
async fn a_payment_is_asked_for_and_the_buyer_sent_to_its_page() {
    let server = server(
        201,
        json!({"reference": "demo_1", "redirect_url": "http://localhost:8080/demo-payment/demo_1"}),
    )
    .await;
    let payment = payment(3750);
    let started = demo(&server).start(&payment).await.unwrap();
    assert_eq!(started.provider_reference, "demo_1");
    assert_eq!(
        started.redirect_url.unwrap(),
        "http://localhost:8080/demo-payment/demo_1"
    );
    assert!(!started.settled && started.expires_at.is_none() && started.instructions.is_none());
    let asked = server.asked.lock().unwrap();
    let body = json!({
        "payment_id": payment.payment_id, "amount": 3750, "currency": "EUR", "description": payment.description,
        "return_url": payment.return_url, "webhook_url": payment.webhook_url,
    });
    assert_eq!(
        *asked,
        [("/api/payments".to_owned(), "Bearer whsec".to_owned(), body)]
    );
}

#[tokio::test]
async fn a_refund_tells_how_far_it_is() {
    for (state, expected) in [
        ("succeeded", RefundState::Succeeded),
        ("pending", RefundState::Pending),
        ("failed", RefundState::Failed),
    ] {
        let server = server(200, json!({"state": state})).await;
        let refund = refund(1000);
        let refunded = demo(&server).refund(&refund).await.unwrap();
        assert_eq!(
            refunded,
            Refunded {
                state: expected,
                provider_reference: None
            }
        );
        let body = json!({
            "refund_id": refund.refund_id, "reference": refund.payment_reference, "amount": 1000, "currency": "EUR",
        });
        assert_eq!(server.asked.lock().unwrap()[0].2, body);
    }
}

#[tokio::test]
async fn no_status_ends_a_refund_whatever_stands_below_it() {
    for status in [
        302, 307, 400, 401, 403, 404, 408, 409, 410, 422, 429, 500, 503,
    ] {
        let server = server(status, json!({"state": "failed"})).await;
        let error = demo(&server).refund(&refund(1)).await.unwrap_err();
        assert!(error.to_string().contains(&status.to_string()), "{error}");
    }
}

#[tokio::test]
async fn an_answer_that_cannot_be_read_is_an_error() {
    for answer in [
        json!({}),
        json!([]),
        json!({"reference": "x", "redirect_url": "javascript:alert(1)"}),
    ] {
        let server = server(200, answer).await;
        let error = demo(&server).start(&payment(1)).await.unwrap_err();
        assert!(!error.to_string().contains("javascript"), "{error}");
    }
}

#[tokio::test]
async fn a_provider_that_is_down_is_an_error() {
    let demo = Demo::new(
        "http://127.0.0.1:9",
        Secret::new("whsec"),
        HttpClient::new(),
    )
    .unwrap();
    assert!(demo.start(&payment(1)).await.is_err());
}

#[test]
fn only_a_web_address_and_a_printable_secret_make_a_provider() {
    for (url, secret) in [
        ("localhost:8080", "s"),
        ("ftp://localhost", "s"),
        ("", "s"),
        ("http://localhost", "a\nb"),
    ] {
        assert!(
            Demo::new(url, Secret::new(secret), HttpClient::new()).is_none(),
            "{url}"
        );
    }
}
