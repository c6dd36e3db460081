//! `/media/…`: the objects of the functions' storage, as the bucket behind the load balancer serves them.

use guichet_clock::{Clock, Entropy};
use guichet_config::{ConfigError, Env};
use guichet_storage::{CACHE_CONTROL, ObjectName, Storage, StorageError};
use http::header::{self, HeaderMap, HeaderValue};
use http::{Method, Request, Response, StatusCode};

use crate::body::{Body, answer, empty, problem};
use crate::console::Console;
use crate::hosting::HOSTING;

/// Serves pictures and nothing else. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Media {
    /// None where nobody has said where it is.
    storage: Option<Storage>,
    console: Console,
}

impl Media {
    /// Of the storage that functions are told of by this URL.
    pub(crate) fn new(storage_url: Option<&str>, console: Console) -> Result<Self, ConfigError> {
        let storage = storage_url.map(|url| {
            let env = Env::from_pairs([("STORAGE_URL", url)]);
            Storage::from_env(&env, Clock::system(), Entropy::system())
        });
        Ok(Self {
            storage: storage.transpose()?,
            console,
        })
    }

    /// Answers GET and HEAD.
    pub(crate) async fn answer<B>(&self, request: &Request<B>) -> Response<Body> {
        let mut response = if matches!(*request.method(), Method::GET | Method::HEAD) {
            self.find(request.uri().path(), request.headers()).await
        } else {
            not_allowed()
        };
        HOSTING.set_media(response.headers_mut());
        if request.method() == Method::HEAD {
            *response.body_mut() = empty();
        }
        response
    }

    async fn find(&self, path: &str, headers: &HeaderMap) -> Response<Body> {
        let name = path
            .strip_prefix("/media/")
            .and_then(|name| name.parse().ok());
        let (Some(storage), Some(name)) = (&self.storage, name) else {
            return not_found();
        };
        match storage.get(&name).await {
            Ok(content) => found(&name, content, headers),
            Err(StorageError::NotFound(_)) => not_found(),
            Err(error) => {
                self.console.about("media", &said(&error));
                problem(
                    StatusCode::SERVICE_UNAVAILABLE,
                    "storage-unavailable",
                    "The storage is not available",
                    "The picture cannot be read now.",
                )
            }
        }
    }
}

fn found(name: &ObjectName, content: bytes::Bytes, headers: &HeaderMap) -> Response<Body> {
    // The name is its content's, so the name will do.
    let tag = format!("\"{name}\"");
    let is_known = headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .any(|known| known.as_bytes() == tag.as_bytes());
    let mut response = if is_known {
        let mut response = Response::new(empty());
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        response
    } else {
        let length = content.len();
        let mut response = answer(StatusCode::OK, name.content_type().as_str(), content);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_LENGTH, length.into());
        response
    };
    let headers = response.headers_mut();
    let tag = HeaderValue::from_str(&tag).expect("digits and letters are legal");
    headers.insert(header::ETAG, tag);
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static(CACHE_CONTROL),
    );
    response
}

fn not_found() -> Response<Body> {
    problem(
        StatusCode::NOT_FOUND,
        "not-found",
        "Not found",
        "There is no such picture.",
    )
}

fn not_allowed() -> Response<Body> {
    let mut response = problem(
        StatusCode::METHOD_NOT_ALLOWED,
        "method-not-allowed",
        "Method not allowed",
        "Pictures are only read.",
    );
    response
        .headers_mut()
        .insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    response
}

/// The error with its causes.
fn said(error: &StorageError) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(this) = cause {
        text = format!("{text}: {this}");
        cause = this.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use guichet_storage::ContentType;
    use http_body_util::BodyExt;

    use super::*;

    const PICTURE: Bytes = Bytes::from_static(b"a picture");

    /// A folder with one picture, and where that is.
    async fn place() -> (tempfile::TempDir, Media, String) {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("file://{}", folder.path().display());
        let console = Console::into_writer(Box::new(std::io::sink()));
        let media = Media::new(Some(&url), console).expect("legal");
        let storage = media.storage.clone().expect("a folder");
        let put = storage.put(ContentType::Webp, PICTURE).await;
        let path = put.expect("stored").path();
        (folder, media, path)
    }

    async fn ask(media: &Media, method: Method, path: &str, tag: &str) -> (Response<()>, Bytes) {
        let request = Request::builder().method(method).uri(path);
        let request = request.header("if-none-match", tag).body(());
        let response = media.answer(&request.expect("legal")).await;
        let (head, body) = response.into_parts();
        let body = body.collect().await.expect("in memory").to_bytes();
        (Response::from_parts(head, ()), body)
    }

    #[tokio::test]
    async fn a_picture_is_answered_with_its_type_and_may_be_kept_for_ever() {
        let (_folder, media, path) = place().await;
        let (response, body) = ask(&media, Method::GET, &path, "").await;
        assert_eq!((response.status().as_u16(), body), (200, PICTURE));
        for (name, value) in [
            ("content-type", "image/webp"),
            ("content-length", "9"),
            ("cache-control", "public, max-age=31536000, immutable"),
            ("content-security-policy", "default-src 'none'; sandbox"),
            ("x-content-type-options", "nosniff"),
            ("cross-origin-resource-policy", "cross-origin"),
        ] {
            assert_eq!(response.headers()[name], value, "{name}");
        }
        let tag = response.headers()["etag"].to_str().expect("ASCII");
        let (known, body) = ask(&media, Method::GET, &path, tag).await;
        assert_eq!((known.status().as_u16(), body.len()), (304, 0));
        assert_eq!(known.headers()["etag"], tag);
        let (head, body) = ask(&media, Method::HEAD, &path, "").await;
        assert_eq!((head.status().as_u16(), body.len()), (200, 0));
        assert_eq!(head.headers()["content-length"], "9");
    }

    #[tokio::test]
    async fn whatever_is_no_picture_is_not_there_and_nobody_may_keep_that() {
        let (folder, media, path) = place().await;
        let objects = folder.path().join("media");
        std::fs::write(objects.join("page.html"), "<script>").expect("written");
        let hash = "0".repeat(64);
        std::fs::write(objects.join(format!("{hash}.svg")), "<svg/>").expect("written");
        for path in [
            "/media".to_owned(),
            "/media/".to_owned(),
            "/media/page.html".to_owned(),
            format!("/media/{hash}.svg"),
            format!("/media/{hash}.webp"),
            format!("/{path}"),
            format!("{path}/"),
            path.replace("/media/", "/media/../media/"),
            path.replace("/media/", "/media/%2e%2e/media/"),
        ] {
            let (response, _) = ask(&media, Method::GET, &path, "").await;
            assert_eq!(response.status(), 404, "{path}");
            assert!(!response.headers().contains_key("cache-control"), "{path}");
            assert_eq!(
                response.headers()["content-security-policy"],
                "default-src 'none'; sandbox",
                "{path}"
            );
        }
        let (response, _) = ask(&media, Method::PUT, &path, "").await;
        assert_eq!(response.status(), 405);
        assert_eq!(response.headers()["allow"], "GET, HEAD");
    }

    #[tokio::test]
    async fn a_picture_that_cannot_be_read_is_not_a_missing_one() {
        let (folder, media, path) = place().await;
        let file = folder.path().join(path.trim_start_matches('/'));
        std::fs::write(&file, "damaged").expect("written");
        let (response, _) = ask(&media, Method::GET, &path, "").await;
        assert_eq!(response.status(), 503);
        assert!(!response.headers().contains_key("cache-control"));
    }

    #[tokio::test]
    async fn without_a_storage_there_are_no_pictures() {
        let console = Console::into_writer(Box::new(std::io::sink()));
        let media = Media::new(None, console.clone()).expect("legal");
        let (_folder, _, path) = place().await;
        let (response, _) = ask(&media, Method::GET, &path, "").await;
        assert_eq!(response.status(), 404);
        assert!(Media::new(Some("s3://bucket"), console).is_err());
    }
}
