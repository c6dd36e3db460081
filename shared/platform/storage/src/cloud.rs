//! Objects in a bucket of Google Cloud Storage, over its JSON API.

use std::error::Error;
use std::time::Duration;

use bytes::Bytes;
use guichet_clock::{Clock, Entropy};
use guichet_http_client::{HttpClient, HttpClientError, HttpResponse};
use guichet_retry::RetryPolicy;
use http::{Method, Request, StatusCode, header};
use jiff::Timestamp;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use serde_json::json;

use crate::error::StorageError;
use crate::name::{FOLDER, ObjectName};
use crate::object::{Cursor, ObjectPage, Revision, StoredObject};
use crate::token::{AccessTokenError, Tokens};
use crate::{CACHE_CONTROL, LARGEST_OBJECT_BYTES};

/// Google's own address.
pub(crate) const ENDPOINT: &str = "https://storage.googleapis.com";

/// One request, of ten megabytes at most.
const TIMEOUT: Duration = Duration::from_secs(10);

/// Each call is safe to repeat: what is put has its content's name, and only what has not changed is deleted.
const RETRIES: RetryPolicy = RetryPolicy {
    attempts: 4,
    first_pause: Duration::from_millis(200),
    longest_pause: Duration::from_secs(2),
};

/// What is asked for of each object.
const FIELDS: &str = "name,updated,generation,metageneration";

/// A bucket.
pub(crate) struct CloudStorage {
    endpoint: String,
    bucket: String,
    tokens: Option<Tokens>,
    page_length: usize,
    client: HttpClient,
    clock: Clock,
    entropy: Entropy,
}

/// Why an attempt failed.
struct Failure {
    error: StorageError,
    /// Whether another attempt may succeed.
    again: bool,
}

/// What Cloud Storage said instead of doing it.
#[derive(Debug, thiserror::Error)]
#[error("Cloud Storage answered {status}: {message}")]
struct Refusal {
    status: StatusCode,
    message: String,
}

/// As Cloud Storage has it.
#[derive(Deserialize)]
struct Object {
    name: String,
    updated: Timestamp,
    generation: String,
    metageneration: String,
}

/// As Cloud Storage has it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Objects {
    #[serde(default)]
    items: Vec<Object>,
    next_page_token: Option<String>,
}

impl CloudStorage {
    /// Opens nothing yet. Without tokens nobody says who we are, as emulators have it.
    pub(crate) fn new(
        endpoint: &str,
        bucket: &str,
        tokens: Option<Tokens>,
        page_length: usize,
        clock: Clock,
        entropy: Entropy,
    ) -> Self {
        Self {
            endpoint: endpoint.to_owned(),
            bucket: bucket.to_owned(),
            tokens,
            page_length,
            client: HttpClient::with_limits(TIMEOUT, LARGEST_OBJECT_BYTES),
            clock,
            entropy,
        }
    }

    pub(crate) async fn put(&self, name: &ObjectName, content: &Bytes) -> Result<(), StorageError> {
        let mut retries = RETRIES.start(&self.entropy);
        loop {
            if self.create(name, content).await? || self.renew(name).await? {
                return Ok(());
            }
            // It was there, and was deleted in between.
            if !retries.next_attempt().await {
                let reason = "the object is deleted again and again";
                return Err(StorageError::Transient(reason.into()));
            }
        }
    }

    pub(crate) async fn get(&self, name: &ObjectName) -> Result<Bytes, StorageError> {
        let url = format!("{}?alt=media", self.object_url(name));
        let response = self.call(Method::GET, &url, None).await?;
        match response.status {
            StatusCode::OK => Ok(response.body),
            StatusCode::NOT_FOUND => Err(StorageError::NotFound(name.clone())),
            _ => Err(permanent(refusal(&response))),
        }
    }

    pub(crate) async fn find(
        &self,
        name: &ObjectName,
    ) -> Result<Option<StoredObject>, StorageError> {
        let url = format!("{}?fields={FIELDS}", self.object_url(name));
        let response = self.call(Method::GET, &url, None).await?;
        match response.status {
            StatusCode::OK => {
                let object: Object = decoded(&response)?;
                Ok(Some(object.stored(name.clone())))
            }
            StatusCode::NOT_FOUND => Ok(None),
            _ => Err(permanent(refusal(&response))),
        }
    }

    pub(crate) async fn delete(&self, object: &StoredObject) -> Result<bool, StorageError> {
        let Revision::Generation {
            generation,
            metageneration,
        } = &object.revision
        else {
            return Ok(false);
        };
        let url = format!(
            "{}?ifGenerationMatch={generation}&ifMetagenerationMatch={metageneration}",
            self.object_url(&object.name)
        );
        let response = self.call(Method::DELETE, &url, None).await?;
        match response.status {
            // Not found: perhaps deleted by an attempt that was not answered.
            StatusCode::OK | StatusCode::NO_CONTENT | StatusCode::NOT_FOUND => Ok(true),
            StatusCode::PRECONDITION_FAILED => Ok(false),
            _ => Err(permanent(refusal(&response))),
        }
    }

    pub(crate) async fn list(
        &self,
        prefix: &str,
        from: Option<&Cursor>,
    ) -> Result<ObjectPage, StorageError> {
        let mut url = format!(
            "{}/storage/v1/b/{}/o?prefix={}&maxResults={}&fields=nextPageToken,items({FIELDS})",
            self.endpoint,
            self.bucket,
            encoded(&format!("{FOLDER}{prefix}")),
            self.page_length,
        );
        if let Some(Cursor(token)) = from {
            url = format!("{url}&pageToken={}", encoded(token));
        }
        let response = self.call(Method::GET, &url, None).await?;
        if response.status != StatusCode::OK {
            return Err(permanent(refusal(&response)));
        }
        let listed: Objects = decoded(&response)?;
        // Whatever else somebody has put there stays unseen.
        let ours = |object: Object| {
            let name = object.name.strip_prefix(FOLDER)?.parse().ok()?;
            Some(object.stored(name))
        };
        Ok(ObjectPage {
            objects: listed.items.into_iter().filter_map(ours).collect(),
            next: listed.next_page_token.map(Cursor),
        })
    }

    /// False where there is one already.
    async fn create(&self, name: &ObjectName, content: &Bytes) -> Result<bool, StorageError> {
        let url = format!(
            "{}/upload/storage/v1/b/{}/o?uploadType=multipart&ifGenerationMatch=0&fields=name",
            self.endpoint, self.bucket
        );
        // A content does not contain its own hash.
        let boundary = name.as_str();
        let properties = json!({ "name": name.key(), "cacheControl": CACHE_CONTROL });
        let content_type = name.content_type().as_str();
        let mut body = format!(
            "--{boundary}\r\nContent-Type: application/json\r\n\r\n{properties}\r\n\
             --{boundary}\r\nContent-Type: {content_type}\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(content);
        body.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
        let body_type = format!("multipart/related; boundary=\"{boundary}\"");
        let body = Some((body_type.as_str(), body.into()));
        let response = self.call(Method::POST, &url, body).await?;
        match response.status {
            StatusCode::OK => Ok(true),
            StatusCode::PRECONDITION_FAILED => Ok(false),
            _ => Err(permanent(refusal(&response))),
        }
    }

    /// Gives an object another revision and the present time, and leaves its content alone. False where there is none.
    async fn renew(&self, name: &ObjectName) -> Result<bool, StorageError> {
        let url = format!("{}?fields=name", self.object_url(name));
        let properties = json!({ "metadata": { "put-again-at": self.clock.now() } });
        let body = Some(("application/json", properties.to_string().into()));
        let response = self.call(Method::PATCH, &url, body).await?;
        match response.status {
            StatusCode::OK => Ok(true),
            StatusCode::NOT_FOUND => Ok(false),
            _ => Err(permanent(refusal(&response))),
        }
    }

    fn object_url(&self, name: &ObjectName) -> String {
        format!(
            "{}/storage/v1/b/{}/o/{}",
            self.endpoint,
            self.bucket,
            encoded(&name.key())
        )
    }

    /// The answer of the first attempt that was answered with what the request can be blamed for, or with success.
    async fn call(
        &self,
        method: Method,
        url: &str,
        body: Option<(&str, Bytes)>,
    ) -> Result<HttpResponse, StorageError> {
        let mut retries = RETRIES.start(&self.entropy);
        loop {
            let Failure { error, again } = match self.attempt(&method, url, body.as_ref()).await {
                Ok(response) => return Ok(response),
                Err(failure) => failure,
            };
            if !again || !retries.next_attempt().await {
                return Err(error);
            }
        }
    }

    async fn attempt(
        &self,
        method: &Method,
        url: &str,
        body: Option<&(&str, Bytes)>,
    ) -> Result<HttpResponse, Failure> {
        let mut request = Request::builder().method(method).uri(url);
        if let Some(tokens) = &self.tokens {
            let token = tokens.token().await?;
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let request = match body {
            Some((content_type, body)) => request
                .header(header::CONTENT_TYPE, *content_type)
                .body(body.clone()),
            None => request.body(Bytes::new()),
        };
        let request = request.map_err(|error| Failure {
            error: permanent(error),
            again: false,
        })?;
        let response = self.client.send(request).await?;
        match response.status {
            // The token may have been withdrawn before its time.
            StatusCode::UNAUTHORIZED => {
                if let Some(tokens) = &self.tokens {
                    tokens.forget();
                }
                Err(Failure {
                    error: permanent(refusal(&response)),
                    again: true,
                })
            }
            StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS => {
                Err(Failure::transient(refusal(&response)))
            }
            status if status.is_server_error() => Err(Failure::transient(refusal(&response))),
            _ => Ok(response),
        }
    }
}

impl Failure {
    fn transient(error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            error: StorageError::Transient(error.into()),
            again: true,
        }
    }
}

impl From<AccessTokenError> for Failure {
    fn from(error: AccessTokenError) -> Self {
        if error.is_transient() {
            return Self::transient(error);
        }
        Self {
            error: permanent(error),
            again: false,
        }
    }
}

impl From<HttpClientError> for Failure {
    fn from(error: HttpClientError) -> Self {
        let error = match error {
            HttpClientError::Connection(_) | HttpClientError::Timeout(_) => {
                return Self::transient(error);
            }
            HttpClientError::TooLarge(limit) => StorageError::TooLarge(limit),
            HttpClientError::Request(_) => permanent(error),
        };
        Self {
            error,
            again: false,
        }
    }
}

impl Object {
    fn stored(self, name: ObjectName) -> StoredObject {
        StoredObject {
            name,
            put_at: self.updated,
            revision: Revision::Generation {
                generation: self.generation,
                metageneration: self.metageneration,
            },
        }
    }
}

fn permanent(error: impl Into<Box<dyn Error + Send + Sync>>) -> StorageError {
    StorageError::Permanent(error.into())
}

/// What the answer says in words, which is in its JSON, or nothing where it is no such answer.
fn refusal(response: &HttpResponse) -> Refusal {
    let body: serde_json::Value = serde_json::from_slice(&response.body).unwrap_or_default();
    let message = body["error"]["message"].as_str().unwrap_or_default();
    Refusal {
        status: response.status,
        message: message.chars().take(300).collect(),
    }
}

fn decoded<T: for<'a> Deserialize<'a>>(response: &HttpResponse) -> Result<T, StorageError> {
    serde_json::from_slice(&response.body).map_err(permanent)
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}
