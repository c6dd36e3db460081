//! Clients that no load balancer would let through.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::{Cloud, Place};
use crate::support::{get, send};

const HEAD: &str = "POST /api/v1/catalog/echo HTTP/1.1\r\nHost: a\r\n";

impl Cloud {
    async fn connect(&self) -> TcpStream {
        let address = self.url.trim_start_matches("http://");
        TcpStream::connect(address).await.unwrap()
    }

    /// What these bytes are answered with, until the connection ends.
    async fn answer_to(&self, bytes: &str) -> String {
        let mut stream = self.connect().await;
        stream.write_all(bytes.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        answer
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_functions_refuse_does_not_reach_them() {
    let place = Place::new().await;
    let cloud = place.run().await;
    let large = "a".repeat(70_000);
    for (status, request) in [
        (
            400,
            format!("{HEAD}Content-Length: 1\r\nContent-Length: 1\r\n\r\na"),
        ),
        (
            400,
            format!("{HEAD}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        ),
        (
            400,
            format!("{HEAD}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
        ),
        (400, format!("{HEAD}Host: b\r\n\r\n")),
        (400, "GET /api/v1/catalog/echo HTTP/1.1\r\n\r\n".to_owned()),
        (
            400,
            "GET /api/v1/catalog/echo HTTP/1.1\nHost: a\n\n".to_owned(),
        ),
        (400, "GET /api/v1/catalog/echo\r\n\r\n".to_owned()),
        (405, "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n".to_owned()),
        (413, format!("{HEAD}Content-Length: 10485761\r\n\r\n")),
        (417, format!("{HEAD}Expect: a-miracle\r\n\r\n")),
        (431, format!("{HEAD}X: {large}\r\n\r\n")),
        (
            400,
            format!("{HEAD}Transfer-Encoding: chunked\r\n\r\nnonsense\r\n"),
        ),
    ] {
        let answer = cloud.answer_to(&request).await;
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status} ")),
            "{request:.200}: {answer}"
        );
        for header in [
            "content-type: application/problem+json\r\n",
            "x-request-id: ",
        ] {
            assert!(answer.contains(header), "{request:.200}: {answer}");
        }
    }
    assert_eq!(cloud.requests("catalog").await, 0);
    assert!(cloud.stop().await.success());
}

/// Which function takes uploads is for it to say.
#[tokio::test(flavor = "multi_thread")]
async fn what_may_be_an_upload_reaches_the_function() {
    let place = Place::new().await;
    let cloud = place.run().await;
    let large = "a".repeat(70_000);
    let request = format!("{HEAD}Connection: close\r\nContent-Length: 70000\r\n\r\n{large}");
    let answer = cloud.answer_to(&request).await;
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer:.200}");
    assert_eq!(cloud.requests("catalog").await, 1);
    assert!(cloud.stop().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_function_goes_on_when_clients_break_off() {
    let place = Place::new().await;
    let cloud = place.run().await;
    let pid = cloud.function_pid().await;
    let requests = cloud.requests("catalog").await;
    for begun in [
        format!("{HEAD}Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\nnonsense\r\n"),
        format!("{HEAD}Transfer-Encoding: chunked\r\n\r\n5\r\nab"),
        format!("{HEAD}Content-Length: 10\r\n\r\nab"),
    ] {
        // One ends its side and reads, one goes away.
        let mut stream = cloud.connect().await;
        stream.write_all(begun.as_bytes()).await.unwrap();
        stream.shutdown().await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
        let mut stream = cloud.connect().await;
        stream.write_all(begun.as_bytes()).await.unwrap();
    }
    assert_eq!(cloud.function_pid().await, pid);
    assert_eq!(cloud.requests("catalog").await, requests + 1);
    assert!(cloud.stop().await.success());
}

#[tokio::test(flavor = "multi_thread")]
async fn slow_bodies_fill_no_function() {
    let place = Place::new().await;
    let cloud = place.run().await;
    let mut slow = Vec::new();
    for _ in 0..330 {
        let mut stream = cloud.connect().await;
        let begun = format!("{HEAD}Content-Length: 10\r\n\r\na");
        stream.write_all(begun.as_bytes()).await.unwrap();
        slow.push(stream);
    }
    let url = cloud.url("/api/v1/catalog/echo");
    assert_eq!(get(&url).await.status, 200);
    assert_eq!(
        send(http::Method::POST, &url, &[], "body").await.json()["body"],
        "body"
    );
    let status = get(&cloud.url("/_local/api")).await.json();
    let functions = status["functions"].as_array().unwrap();
    let catalog = functions.iter().find(|status| status["name"] == "catalog");
    assert_eq!(catalog.unwrap()["instances"].as_array().unwrap().len(), 1);
    drop(slow);
    assert!(cloud.stop().await.success());
}
