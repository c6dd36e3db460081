//! Outgoing HTTP: one request, one whole answer, a time limit and a size limit on both.
//!
//! Functions call few others (a payment provider, the server of signing keys), rarely and with small bodies, so this is a thin layer
//! over hyper's pooled client: HTTP/1.1, plain or TLS, no redirects, no cookies, no retries beyond a reused connection that turned out
//! to be closed. It is not for calling addresses that users typed in: nothing here refuses private networks.
//!
//! TLS is rustls on ring with Mozilla's root certificates compiled in, set up by the first `https` request: loading certificates costs
//! more time than everything else a function does before its first answer.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Request, Response, StatusCode, header};
use http_body_util::{BodyExt, Full, Limited};
use hyper_rustls::HttpsConnector;
use hyper_util::client::legacy::{Client, connect::HttpConnector};
use hyper_util::rt::{TokioExecutor, TokioTimer};

/// The whole exchange, from connecting to the last byte of the answer. A buyer waits for some of these calls, and a handler has 10 s.
pub const TIMEOUT: Duration = Duration::from_secs(5);

/// The largest answer that is read. Key sets and provider answers are a few kilobytes.
pub const ANSWER_LIMIT_BYTES: usize = 256 * 1024;

/// Shorter than the 60 s after which common servers close an idle connection, so that we close first.
const IDLE_CONNECTION: Duration = Duration::from_secs(20);

type Plain = Client<HttpConnector, Full<Bytes>>;
type Tls = Client<HttpsConnector<HttpConnector>, Full<Bytes>>;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// The address is not an absolute `http` or `https` URL, or a header is not one.
    #[error("the request cannot be sent: {0}")]
    Request(String),
    /// No connection, or it broke before the answer was complete.
    #[error("no answer: {0}")]
    Connection(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// No complete answer within the time limit. The other side may have acted on the request all the same.
    #[error("no complete answer within {0:?}")]
    Timeout(Duration),
    /// The answer is larger than [`ANSWER_LIMIT_BYTES`].
    #[error("the answer is larger than {ANSWER_LIMIT_BYTES} bytes")]
    TooLarge,
}

/// An answer, whole. Any status is an answer, also 500.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The whole body.
    pub body: Bytes,
}

/// The client: cheap to make and to clone; clones share connections.
#[derive(Clone)]
pub struct Fetch {
    timeout: Duration,
    clients: Arc<Clients>,
}

#[derive(Default)]
struct Clients {
    plain: OnceLock<Plain>,
    tls: OnceLock<Tls>,
}

impl Default for Fetch {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for Fetch {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Fetch")
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

impl Fetch {
    /// A client with the usual [`TIMEOUT`]. Opens nothing yet.
    pub fn new() -> Self {
        Self::with_timeout(TIMEOUT)
    }

    /// A client with another time limit for each exchange.
    pub fn with_timeout(timeout: Duration) -> Self {
        Self {
            timeout,
            clients: Arc::default(),
        }
    }

    /// `GET` without a body.
    pub async fn get(&self, url: &str) -> Result<Answer, FetchError> {
        let request = Request::get(url)
            .body(Bytes::new())
            .map_err(|error| FetchError::Request(error.to_string()))?;
        self.send(request).await
    }

    /// `POST` of a JSON text with the given further headers.
    pub async fn post_json(
        &self,
        url: &str,
        headers: &HeaderMap,
        json: Bytes,
    ) -> Result<Answer, FetchError> {
        let mut request = Request::post(url)
            .header(header::CONTENT_TYPE, "application/json")
            .body(json)
            .map_err(|error| FetchError::Request(error.to_string()))?;
        request.headers_mut().extend(headers.clone());
        self.send(request).await
    }

    /// Sends a request to its absolute URI and reads the whole answer.
    pub async fn send(&self, request: Request<Bytes>) -> Result<Answer, FetchError> {
        tokio::time::timeout(self.timeout, self.exchange(request.map(Full::new)))
            .await
            .unwrap_or(Err(FetchError::Timeout(self.timeout)))
    }

    async fn exchange(&self, request: Request<Full<Bytes>>) -> Result<Answer, FetchError> {
        let response = match request.uri().scheme_str() {
            Some("http") => self.clients.plain.get_or_init(plain).request(request).await,
            Some("https") => self.clients.tls.get_or_init(tls).request(request).await,
            _ => {
                let problem = format!("`{}` is not an absolute http or https URL", request.uri());
                return Err(FetchError::Request(problem));
            }
        };
        whole(response.map_err(|error| FetchError::Connection(error.into()))?).await
    }
}

async fn whole(response: Response<hyper::body::Incoming>) -> Result<Answer, FetchError> {
    let (parts, body) = response.into_parts();
    let body = Limited::new(body, ANSWER_LIMIT_BYTES)
        .collect()
        .await
        .map_err(|error| {
            if error.is::<http_body_util::LengthLimitError>() {
                FetchError::TooLarge
            } else {
                FetchError::Connection(error)
            }
        })?;
    Ok(Answer {
        status: parts.status,
        headers: parts.headers,
        body: body.to_bytes(),
    })
}

fn plain() -> Plain {
    let mut builder = Client::builder(TokioExecutor::new());
    builder
        .pool_idle_timeout(IDLE_CONNECTION)
        .pool_timer(TokioTimer::new())
        .build_http()
}

fn tls() -> Tls {
    let connector = hyper_rustls::HttpsConnectorBuilder::new()
        .with_provider_and_webpki_roots(rustls::crypto::ring::default_provider())
        .expect("ring supports rustls' default protocol versions")
        .https_only()
        .enable_http1()
        .build();
    let mut builder = Client::builder(TokioExecutor::new());
    builder
        .pool_idle_timeout(IDLE_CONNECTION)
        .pool_timer(TokioTimer::new())
        .build(connector)
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use super::*;

    /// Answers every connection with the same bytes, and then leaves it open, as a slow server would.
    async fn server(answer: Vec<u8>) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("bound");
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let answer = answer.clone();
                tokio::spawn(async move {
                    let mut received = [0; 4096];
                    let _ = stream.read(&mut received).await;
                    let _ = stream.write_all(&answer).await;
                    tokio::time::sleep(Duration::from_mins(1)).await;
                });
            }
        });
        format!("http://{address}")
    }

    #[tokio::test]
    async fn an_answer_is_read_whole_whatever_its_status() {
        let url =
            server(b"HTTP/1.1 500 Oh\r\ncontent-length: 5\r\nx-a: b\r\n\r\nhello".to_vec()).await;
        let answer = Fetch::new().get(&url).await.expect("an answer");
        assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(answer.headers["x-a"], "b");
        assert_eq!(&answer.body[..], b"hello");
    }

    #[tokio::test]
    async fn a_body_that_never_ends_meets_the_time_limit() {
        let url = server(b"HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\nhello".to_vec()).await;
        let error = Fetch::with_timeout(Duration::from_millis(100))
            .get(&url)
            .await
            .expect_err("too slow");
        assert!(matches!(error, FetchError::Timeout(_)), "{error:?}");
    }

    #[tokio::test]
    async fn a_body_over_the_limit_is_refused() {
        let mut answer =
            b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 300000\r\n\r\n".to_vec();
        answer.resize(answer.len() + 300_000, b'x');
        let error = Fetch::new()
            .get(&server(answer).await)
            .await
            .expect_err("too large");
        assert!(matches!(error, FetchError::TooLarge), "{error:?}");
    }

    #[tokio::test]
    async fn a_closed_port_is_a_connection_error() {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("bound"));
        drop(listener);
        let error = Fetch::new().get(&url).await.expect_err("closed");
        assert!(matches!(error, FetchError::Connection(_)), "{error:?}");
    }

    #[tokio::test]
    async fn other_schemes_and_relative_addresses_are_refused() {
        for url in ["ftp://localhost/x", "/relative", "localhost"] {
            let error = Fetch::new().get(url).await.expect_err("refused");
            assert!(matches!(error, FetchError::Request(_)), "{url}: {error:?}");
        }
    }

    #[tokio::test]
    async fn tls_is_attempted_for_https_and_refused_by_a_server_without_it() {
        let url = server(b"not tls at all, sorry".to_vec())
            .await
            .replace("http:", "https:");
        let error = Fetch::new().get(&url).await.expect_err("no TLS there");
        assert!(matches!(error, FetchError::Connection(_)), "{error:?}");
    }
}
