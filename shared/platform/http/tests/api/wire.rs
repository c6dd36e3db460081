//! A client that writes exactly the bytes it is told to, and a server to write them to.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use guichet_http::{Limits, Server, listen, serve};
use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::shop::{self, Shop};

/// Longer than anything here takes; a test that hangs should say where.
const PATIENCE: Duration = Duration::from_secs(10);

/// Starts a server; it ends with the test's runtime.
pub(crate) async fn start(limits: Limits) -> SocketAddr {
    start_with(limits, Arc::default()).await
}

pub(crate) async fn start_with(limits: Limits, shop: Arc<Shop>) -> SocketAddr {
    let listener = listen("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("it is bound");
    let server = Server::new(listener).with_limits(limits);
    tokio::spawn(serve(server, shop::routes(), shop));
    address
}

pub(crate) struct Wire(TcpStream);

#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(each, _)| each == name)
            .map(|(_, value)| value.as_str())
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("the body is JSON")
    }

    /// The name of the problem; asserts that the answer is one.
    pub(crate) fn problem(&self) -> String {
        assert_eq!(
            self.header("content-type"),
            Some("application/problem+json"),
            "{self:?}"
        );
        let problem = self.json();
        assert_eq!(problem["status"], self.status);
        assert!(problem["title"].is_string());
        let name = problem["type"]
            .as_str()
            .and_then(|kind| kind.strip_prefix("/problems/"));
        name.expect("a type").to_owned()
    }
}

impl Wire {
    pub(crate) async fn open(address: SocketAddr) -> Self {
        Self::try_open(address).await.expect("the port is open")
    }

    pub(crate) async fn try_open(address: SocketAddr) -> io::Result<Self> {
        TcpStream::connect(address).await.map(Self)
    }

    /// Writes bytes. A failure is left to the following read, as the server may have closed the connection.
    pub(crate) async fn write(&mut self, bytes: impl AsRef<[u8]>) {
        drop(self.0.write_all(bytes.as_ref()).await);
    }

    /// Ends the client's side only.
    pub(crate) async fn end(&mut self) {
        self.0.shutdown().await.expect("it was open");
    }

    /// Reads one answer whose request was not HEAD.
    pub(crate) async fn answer(&mut self) -> Answer {
        self.read_answer(true).await.expect("an answer")
    }

    pub(crate) async fn answer_to_head(&mut self) -> Answer {
        self.read_answer(false).await.expect("an answer")
    }

    /// Reads one answer, or `None` when the connection ends before it.
    pub(crate) async fn try_answer(&mut self) -> Option<Answer> {
        self.read_answer(true).await
    }

    /// Whether the server ends the connection without another byte.
    pub(crate) async fn is_ended(&mut self) -> bool {
        let read = timeout(PATIENCE, self.0.read_u8()).await;
        read.expect("the connection ends").is_err()
    }

    /// Whether nothing at all arrives for a while.
    pub(crate) async fn is_silent(&mut self, duration: Duration) -> bool {
        timeout(duration, self.0.peek(&mut [0])).await.is_err()
    }

    async fn read_answer(&mut self, has_body: bool) -> Option<Answer> {
        timeout(PATIENCE, self.read(has_body))
            .await
            .expect("an answer in time")
    }

    async fn read(&mut self, has_body: bool) -> Option<Answer> {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(self.0.read_u8().await.ok()?);
        }
        let head = String::from_utf8(head).expect("headers are ASCII");
        let mut lines = head.lines();
        let status = lines.next()?.split(' ').nth(1)?.parse().expect("a status");
        let headers: Vec<_> = lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        let mut answer = Answer {
            status,
            headers,
            body: Vec::new(),
        };
        let length = answer
            .header("content-length")
            .map_or(0, |length| length.parse().expect("a length"));
        if has_body {
            answer.body = vec![0; length];
            self.0.read_exact(&mut answer.body).await.ok()?;
        }
        Some(answer)
    }
}

/// Sends bytes on a connection of their own and reads one answer.
pub(crate) async fn send(address: SocketAddr, bytes: impl AsRef<[u8]>) -> Answer {
    let mut wire = Wire::open(address).await;
    wire.write(bytes).await;
    wire.answer().await
}

/// A GET with a `Host`.
pub(crate) fn get(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: tickets.example\r\n\r\n")
}

/// A POST of JSON.
pub(crate) fn post(path: &str, body: &str) -> String {
    format!(
        "POST {path} HTTP/1.1\r\nHost: tickets.example\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

pub(crate) fn milliseconds(count: u64) -> Duration {
    Duration::from_millis(count)
}
