//! Connections to one address, used again.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response, StatusCode, header};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::client::conn::http1::{self, SendRequest};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout};

use crate::body::collect;

/// Functions close connections that are idle for 30 s. One that is never used after a third of that is not closed while it is used.
const USABLE_AFTER_USE: Duration = Duration::from_secs(10);

/// Our own questions are answered in milliseconds, or something is wrong.
const QUESTION_LIMIT: Duration = Duration::from_secs(2);
/// Metrics of one process are some ten kilobytes.
const ANSWER_LIMIT_BYTES: usize = 4 * 1024 * 1024;

/// Connections to one address, `host:port`.
#[derive(Debug)]
pub(crate) struct Connections {
    address: String,
    idle: Mutex<Vec<Idle>>,
}

#[derive(Debug)]
struct Idle {
    sender: SendRequest<Full<Bytes>>,
    since: Instant,
}

/// An answer, and the connection that its body still comes from.
pub(crate) struct Answered {
    pub(crate) response: Response<Incoming>,
    pub(crate) sender: SendRequest<Full<Bytes>>,
}

/// Why there is no answer.
pub(crate) enum SendError {
    /// Nobody listens any more; the function cannot have seen the request.
    NotSent(Box<Request<Full<Bytes>>>),
    /// The connection broke while or after it was sent.
    Broken(String),
}

impl Connections {
    pub(crate) fn new(address: impl Into<String>) -> Self {
        Self {
            address: address.into(),
            idle: Mutex::default(),
        }
    }

    /// Keeps a connection that somebody else has made.
    pub(crate) async fn keep(&self, stream: std::net::TcpStream) -> std::io::Result<()> {
        stream.set_nonblocking(true)?;
        let sender = handshake(TcpStream::from_std(stream)?).await?;
        self.give_back(sender);
        Ok(())
    }

    /// Where they lead.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Sends a request over a kept connection, or a new one. A kept one may have been closed by the other side: then what was not begun
    /// to be sent is sent over another, and so is what changes nothing, as load balancers do.
    pub(crate) async fn send(
        &self,
        mut request: Request<Full<Bytes>>,
    ) -> Result<Answered, SendError> {
        while let Some(mut sender) = self.take() {
            let again = request.method().is_safe().then(|| request.clone());
            match sender.try_send_request(request).await {
                Ok(response) => return Ok(Answered { response, sender }),
                Err(mut error) => match error.take_message().or(again) {
                    Some(unanswered) => request = unanswered,
                    None => return Err(SendError::Broken(describe(error.error()))),
                },
            }
        }
        let Ok(mut sender) = self.connect().await else {
            return Err(SendError::NotSent(Box::new(request)));
        };
        match sender.try_send_request(request).await {
            Ok(response) => Ok(Answered { response, sender }),
            Err(mut error) => Err(match error.take_message() {
                Some(unsent) => SendError::NotSent(Box::new(unsent)),
                None => SendError::Broken(describe(error.error())),
            }),
        }
    }

    /// The body that a path is answered with; a text that says why there is none.
    pub(crate) async fn ask(&self, path: &str) -> Result<Bytes, String> {
        let request = Request::builder()
            .uri(path)
            .header(header::HOST, &self.address)
            .body(Full::default())
            .map_err(|error| error.to_string())?;
        let asked = async {
            let answered = self.send(request).await.map_err(|error| match error {
                SendError::NotSent(_) => format!("nobody listens at {}", self.address),
                SendError::Broken(reason) => reason,
            })?;
            let status = answered.response.status();
            let body = collect(answered.response.into_body(), ANSWER_LIMIT_BYTES)
                .await
                .ok_or("the answer is too long or broke off")?;
            self.give_back(answered.sender);
            match status {
                StatusCode::OK => Ok(body),
                _ => Err(format!("{status}: {}", String::from_utf8_lossy(&body))),
            }
        };
        timeout(QUESTION_LIMIT, asked)
            .await
            .map_err(|_| format!("no answer within {QUESTION_LIMIT:?}"))?
    }

    /// Keeps a connection whose answer has been read to its end.
    pub(crate) fn give_back(&self, sender: SendRequest<Full<Bytes>>) {
        if !sender.is_closed() {
            self.lock().push(Idle {
                sender,
                since: Instant::now(),
            });
        }
    }

    async fn connect(&self) -> std::io::Result<SendRequest<Full<Bytes>>> {
        handshake(TcpStream::connect(self.address.as_str()).await?).await
    }

    fn take(&self) -> Option<SendRequest<Full<Bytes>>> {
        let mut idle = self.lock();
        idle.retain(|kept| !kept.sender.is_closed() && kept.since.elapsed() < USABLE_AFTER_USE);
        let ready = idle.iter().rposition(|kept| kept.sender.is_ready())?;
        Some(idle.swap_remove(ready).sender)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Idle>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn handshake(stream: TcpStream) -> std::io::Result<SendRequest<Full<Bytes>>> {
    stream.set_nodelay(true)?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream))
        .await
        .map_err(std::io::Error::other)?;
    // Ends when the sender is dropped or the function closes; its error reaches whoever waits for an answer.
    tokio::spawn(connection);
    sender.ready().await.map_err(std::io::Error::other)?;
    Ok(sender)
}

fn describe(error: &hyper::Error) -> String {
    match std::error::Error::source(error) {
        Some(source) => format!("{error}: {source}"),
        None => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;

    use super::*;

    /// Answers the first request of each connection, and closes it when it has read the second.
    async fn forgetful(listener: TcpListener) {
        loop {
            let (mut stream, _) = listener.accept().await.expect("it listens");
            tokio::spawn(async move {
                let mut read = [0; 1024];
                let _ = stream.read(&mut read).await;
                let _ = stream
                    .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")
                    .await;
                let _ = stream.read(&mut read).await;
            });
        }
    }

    #[tokio::test]
    async fn only_what_changes_nothing_is_sent_again_over_another_connection() {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let connections = Connections::new(listener.local_addr().expect("it has").to_string());
        tokio::spawn(forgetful(listener));
        let send = async |method: &str| {
            let request = Request::builder().method(method).uri("/");
            let request = request.header(header::HOST, "localhost");
            let request = request.body(Full::default()).expect("legal");
            connections.send(request).await.map(|answered| {
                let Answered { response, sender } = answered;
                connections.give_back(sender);
                response.status()
            })
        };
        for method in ["POST", "GET", "GET", "HEAD"] {
            let status = send(method).await.ok();
            assert_eq!(status, Some(StatusCode::OK), "{method}");
        }
        assert!(matches!(send("POST").await, Err(SendError::Broken(_))));
    }
}
