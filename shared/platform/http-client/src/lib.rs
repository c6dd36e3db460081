//! Outgoing HTTP: one request, one whole response, a time limit and a size limit on both.
//!
//! Functions call few others (a payment provider, the server of signing keys), rarely and with small bodies, so this is what reqwest can
//! do minus what they must not: HTTP/1.1, plain or TLS, no redirects, no cookies, no proxy from the environment, no retries beyond a
//! reused connection that turned out to be closed. It is not for calling addresses that users typed in: nothing here refuses private
//! networks.
//!
//! TLS is rustls on ring with Mozilla's root certificates compiled in. The first request builds the client, so that a start pays
//! nothing for it.

use std::error::Error;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::{HeaderMap, Request, StatusCode, header};
use reqwest::Client;
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};

/// The whole exchange, from connecting to the last byte of the response. A buyer waits for some of these calls, and a handler has 10 s.
pub const TIMEOUT: Duration = Duration::from_secs(5);

/// The largest response that is read, where nothing else is said. Key sets and providers' responses are a few kilobytes.
pub const RESPONSE_LIMIT_BYTES: usize = 256 * 1024;

/// Shorter than the 60 s after which common servers close an idle connection, so that we close first.
const IDLE_CONNECTION: Duration = Duration::from_secs(20);

/// Why there is no response.
#[derive(Debug, thiserror::Error)]
pub enum HttpClientError {
    /// The address is not an absolute `http` or `https` URL, or a header is not one.
    #[error("the request cannot be sent: {}", innermost(.0))]
    Request(#[source] reqwest::Error),
    /// No connection, or it broke before the response was complete.
    #[error("no response: {}", innermost(.0))]
    Connection(#[source] reqwest::Error),
    /// No complete response within the time limit. The other side may have acted on the request all the same.
    #[error("no complete response within {0:?}")]
    Timeout(Duration),
    /// The response is larger than so many bytes, which is the client's limit.
    #[error("the response is larger than {0} bytes")]
    TooLarge(usize),
}

/// A response, whole. It may have any status, also 500.
#[derive(Clone, Debug)]
pub struct HttpResponse {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The whole body.
    pub body: Bytes,
}

/// The client: cheap to make and to clone; clones share connections.
#[derive(Clone, Debug)]
pub struct HttpClient {
    timeout: Duration,
    response_limit_bytes: usize,
    client: Arc<OnceLock<Client>>,
}

impl Default for HttpClient {
    fn default() -> Self {
        Self::new()
    }
}

impl HttpClient {
    /// A client with the usual [`TIMEOUT`]. Opens nothing yet.
    pub fn new() -> Self {
        Self::with_timeout(TIMEOUT)
    }

    /// A client with another time limit for each exchange.
    pub fn with_timeout(timeout: Duration) -> Self {
        Self::with_limits(timeout, RESPONSE_LIMIT_BYTES)
    }

    /// A client with another time limit for each exchange, and another limit of each response's body.
    pub fn with_limits(timeout: Duration, response_limit_bytes: usize) -> Self {
        Self {
            timeout,
            response_limit_bytes,
            client: Arc::default(),
        }
    }

    /// `GET` without a body.
    pub async fn get(&self, url: &str) -> Result<HttpResponse, HttpClientError> {
        self.exchange(self.client().get(url).build()).await
    }

    /// `POST` of a JSON text with the given further headers.
    pub async fn post_json(
        &self,
        url: &str,
        headers: &HeaderMap,
        json: Bytes,
    ) -> Result<HttpResponse, HttpClientError> {
        let request = self
            .client()
            .post(url)
            .header(header::CONTENT_TYPE, "application/json")
            .headers(headers.clone())
            .body(json);
        self.exchange(request.build()).await
    }

    /// Any request: its address is an absolute URL.
    pub async fn send(&self, request: Request<Bytes>) -> Result<HttpResponse, HttpClientError> {
        self.exchange(request.try_into()).await
    }

    /// Sends a request and reads the whole response.
    async fn exchange(
        &self,
        request: reqwest::Result<reqwest::Request>,
    ) -> Result<HttpResponse, HttpClientError> {
        let request = request.map_err(|error| self.error(error))?;
        let sent = self.client().execute(request).await;
        let mut response = sent.map_err(|error| self.error(error))?;
        let mut body = BytesMut::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| self.error(error))? {
            if body.len() + chunk.len() > self.response_limit_bytes {
                return Err(HttpClientError::TooLarge(self.response_limit_bytes));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(HttpResponse {
            status: response.status(),
            headers: std::mem::take(response.headers_mut()),
            body: body.freeze(),
        })
    }

    fn error(&self, error: reqwest::Error) -> HttpClientError {
        // A URL may carry a secret, and errors are logged.
        let error = error.without_url();
        if error.is_timeout() {
            HttpClientError::Timeout(self.timeout)
        } else if error.is_builder() {
            HttpClientError::Request(error)
        } else {
            HttpClientError::Connection(error)
        }
    }

    fn client(&self) -> &Client {
        self.client.get_or_init(|| client(self.timeout))
    }
}

/// The text of the innermost cause. reqwest's own names the step that failed, and not why.
fn innermost(error: &reqwest::Error) -> String {
    let mut cause: &dyn Error = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause.to_string()
}

fn client(timeout: Duration) -> Client {
    Client::builder()
        .timeout(timeout)
        .pool_idle_timeout(IDLE_CONNECTION)
        .http1_only()
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .no_proxy()
        .tls_backend_preconfigured(tls())
        .build()
        .expect("constant settings, and the version of rustls that reqwest has")
}

/// With Mozilla's root certificates: reqwest by itself would read the machine's, which takes longer.
fn tls() -> ClientConfig {
    let roots = RootCertStore {
        roots: webpki_roots::TLS_SERVER_ROOTS.into(),
    };
    ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("ring supports rustls' default protocol versions")
        .with_root_certificates(roots)
        .with_no_client_auth()
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use super::*;

    /// Answers every connection with the same bytes, and then leaves it open, as a slow server would.
    async fn server(response: Vec<u8>) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("bound");
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let response = response.clone();
                tokio::spawn(async move {
                    let mut received = [0; 4096];
                    let _ = stream.read(&mut received).await;
                    let _ = stream.write_all(&response).await;
                    tokio::time::sleep(Duration::from_mins(1)).await;
                });
            }
        });
        format!("http://{address}")
    }

    #[tokio::test]
    async fn a_response_is_read_whole_whatever_its_status() {
        let url =
            server(b"HTTP/1.1 500 Oh\r\ncontent-length: 5\r\nx-a: b\r\n\r\nhello".to_vec()).await;
        let response = HttpClient::new().get(&url).await.expect("a response");
        assert_eq!(response.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(response.headers["x-a"], "b");
        assert_eq!(&response.body[..], b"hello");
    }

    #[tokio::test]
    async fn a_body_that_never_ends_meets_the_time_limit() {
        let url = server(b"HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\nhello".to_vec()).await;
        let error = HttpClient::with_timeout(Duration::from_millis(100))
            .get(&url)
            .await
            .expect_err("too slow");
        assert!(matches!(error, HttpClientError::Timeout(_)), "{error:?}");
    }

    #[tokio::test]
    async fn a_body_over_the_limit_is_refused() {
        let mut response =
            b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 300000\r\n\r\n".to_vec();
        response.resize(response.len() + 300_000, b'x');
        let error = HttpClient::new()
            .get(&server(response).await)
            .await
            .expect_err("too large");
        assert!(
            matches!(error, HttpClientError::TooLarge(RESPONSE_LIMIT_BYTES)),
            "{error:?}"
        );
    }

    #[tokio::test]
    async fn a_client_may_take_larger_bodies_or_only_smaller_ones() {
        let response = b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello".to_vec();
        let url = server(response).await;
        let fits = HttpClient::with_limits(TIMEOUT, 5).get(&url).await;
        assert_eq!(&fits.expect("five bytes").body[..], b"hello");
        let error = HttpClient::with_limits(TIMEOUT, 4).get(&url).await;
        let error = error.expect_err("one byte too many");
        assert!(matches!(error, HttpClientError::TooLarge(4)), "{error:?}");
    }

    #[tokio::test]
    async fn a_request_is_sent_with_its_method_headers_and_body() {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}/a?b=c", listener.local_addr().expect("bound"));
        let request = Request::patch(url).header("x-a", "b");
        let request = request.body(Bytes::from_static(b"hello")).expect("legal");
        let client = HttpClient::new();
        let (sent, received) = tokio::join!(client.send(request), async {
            let (mut stream, _) = listener.accept().await.expect("a connection");
            let mut received = Vec::new();
            while !received.ends_with(b"hello") {
                stream.read_buf(&mut received).await.expect("more");
            }
            let response = b"HTTP/1.1 204 No Content\r\n\r\n";
            stream.write_all(response).await.expect("sent");
            String::from_utf8(received).expect("text")
        });
        assert_eq!(sent.expect("a response").status, StatusCode::NO_CONTENT);
        assert!(
            received.starts_with("PATCH /a?b=c HTTP/1.1\r\n"),
            "{received}"
        );
        assert!(received.contains("\r\nx-a: b\r\n"), "{received}");
    }

    #[tokio::test]
    async fn a_redirect_is_a_response_and_is_not_followed() {
        let elsewhere = server(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n".to_vec()).await;
        let redirect =
            format!("HTTP/1.1 302 Found\r\nlocation: {elsewhere}\r\ncontent-length: 0\r\n\r\n");
        let url = server(redirect.into_bytes()).await;
        let response = HttpClient::new().get(&url).await.expect("a response");
        assert_eq!(response.status, StatusCode::FOUND);
    }

    #[test]
    fn no_proxy_is_taken_from_the_environment() {
        let this = std::env::current_exe().expect("a program");
        let output = Command::new(this)
            .args([
                "--exact",
                "tests::a_response_is_read_whole_whatever_its_status",
            ])
            .env("http_proxy", "http://127.0.0.1:0")
            .output()
            .expect("run");
        let printed = String::from_utf8_lossy(&output.stdout);
        assert!(printed.contains("1 passed"), "{printed}");
    }

    #[tokio::test]
    async fn the_first_request_builds_the_client_and_clones_share_it() {
        let client = HttpClient::new();
        let clone = client.clone();
        assert!(client.client.get().is_none());
        let _ = clone.get("http://localhost:0").await;
        assert!(client.client.get().is_some());
    }

    #[tokio::test]
    async fn an_error_does_not_tell_the_url() {
        let url = "http://localhost:0/?token=secret";
        let error = HttpClient::new().get(url).await.expect_err("port 0");
        let mut causes = vec![format!("{error} {error:?}")];
        let mut source = error.source();
        while let Some(cause) = source {
            causes.push(cause.to_string());
            source = cause.source();
        }
        assert!(!causes.concat().contains("secret"), "{causes:?}");
    }

    #[tokio::test]
    async fn a_closed_port_is_a_connection_error() {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("bound"));
        drop(listener);
        let error = HttpClient::new().get(&url).await.expect_err("closed");
        assert!(matches!(error, HttpClientError::Connection(_)), "{error:?}");
        assert!(error.to_string().contains("refused"), "{error}");
    }

    #[tokio::test]
    async fn other_schemes_and_relative_addresses_are_refused() {
        for url in ["ftp://localhost/x", "/relative", "localhost"] {
            let error = HttpClient::new().get(url).await.expect_err("refused");
            assert!(
                matches!(error, HttpClientError::Request(_)),
                "{url}: {error:?}"
            );
        }
    }

    #[tokio::test]
    async fn tls_is_attempted_for_https_and_refused_by_a_server_without_it() {
        let url = server(b"not tls at all, sorry".to_vec())
            .await
            .replace("http:", "https:");
        let error = HttpClient::new().get(&url).await.expect_err("no TLS there");
        assert!(matches!(error, HttpClientError::Connection(_)), "{error:?}");
    }
}
