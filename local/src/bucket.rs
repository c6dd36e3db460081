//! The storefront's files as the storage bucket behind the load balancer serves them.

use std::path::{Path, PathBuf};

use http::header::{self, HeaderMap, HeaderValue};
use http::{Method, Request, Response, StatusCode};
use percent_encoding::percent_decode_str;
use sha2::{Digest, Sha256};

use crate::body::{Body, answer, empty, full, problem};
use crate::compress::Coding;
use crate::hosting::{HOSTING, SHELL};

/// Names below this folder contain a hash of the content, so they never change.
const HASHED: &str = "/assets/";

const HTML: &str = "text/html; charset=utf-8";

/// A folder of files.
#[derive(Clone, Debug)]
pub(crate) struct Bucket {
    folder: PathBuf,
}

impl Bucket {
    /// Serves the files of this folder, which need not exist yet.
    pub(crate) fn new(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
        }
    }

    /// Answers GET and HEAD. At a path without a file an application's file answers with 200 where that has a page, else `index.html`
    /// with 404, as which it shows it.
    pub(crate) async fn answer<B>(&self, request: &Request<B>) -> Response<Body> {
        let mut response = self
            .find(request.method(), request.uri().path(), request.headers())
            .await;
        HOSTING.set(response.headers_mut());
        if request.method() == Method::HEAD {
            let length = hyper::body::Body::size_hint(response.body())
                .exact()
                .unwrap_or_default();
            response
                .headers_mut()
                .entry(header::CONTENT_LENGTH)
                .or_insert_with(|| length.into());
            *response.body_mut() = empty();
        }
        response
    }

    async fn find(&self, method: &Method, path: &str, headers: &HeaderMap) -> Response<Body> {
        if method != Method::GET && method != Method::HEAD {
            let mut response = problem(
                StatusCode::METHOD_NOT_ALLOWED,
                "method-not-allowed",
                "Method not allowed",
                "Files are only read.",
            );
            response
                .headers_mut()
                .insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
            return response;
        }
        let Some(relative) = relative(path) else {
            return problem(
                StatusCode::BAD_REQUEST,
                "invalid-path",
                "Invalid path",
                "The path leads out of the site.",
            );
        };
        if let Some(content) = self.read(&relative).await {
            return file(path, content, content_type(&relative), headers);
        }
        // A missing script must fail as such, not be answered with a page.
        if path.starts_with(HASHED) {
            return problem(
                StatusCode::NOT_FOUND,
                "not-found",
                "Not found",
                "There is no such file.",
            );
        }
        let page = HOSTING.page_file(path);
        match self.read(Path::new(page.unwrap_or(SHELL))).await {
            Some(content) if page.is_some() => file(path, content, HTML, headers),
            Some(content) => not_found(path, content, headers),
            None => problem(
                StatusCode::SERVICE_UNAVAILABLE,
                "storefront-not-built",
                "The storefront is not built",
                "`make run` builds it; by hand: npm ci && npm run build, in frontend/.",
            ),
        }
    }

    async fn read(&self, relative: &Path) -> Option<Vec<u8>> {
        let root = tokio::fs::canonicalize(&self.folder).await.ok()?;
        let file = tokio::fs::canonicalize(root.join(relative)).await.ok()?;
        // A symbolic link must not lead out either.
        if file.starts_with(&root) {
            tokio::fs::read(file).await.ok()
        } else {
            None
        }
    }
}

/// The file that a request's path names; nothing when it could name one outside of the folder.
fn relative(path: &str) -> Option<PathBuf> {
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    if decoded.contains(['\\', '\0']) {
        return None;
    }
    let mut relative = PathBuf::new();
    for part in decoded.split('/').filter(|part| !part.is_empty()) {
        if part == "." || part == ".." {
            return None;
        }
        relative.push(part);
    }
    Some(relative)
}

/// The application's page, which shows that there is nothing; with no tag that a client could have it by.
fn not_found(path: &str, content: Vec<u8>, headers: &HeaderMap) -> Response<Body> {
    let mut headers = headers.clone();
    headers.remove(header::IF_NONE_MATCH);
    let mut response = file(path, content, HTML, &headers);
    response.headers_mut().remove(header::ETAG);
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

fn file(
    path: &str,
    content: Vec<u8>,
    content_type: &'static str,
    headers: &HeaderMap,
) -> Response<Body> {
    let tag = format!("\"{}\"", hex::encode(&Sha256::digest(&content)[..16]));
    let known = headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|known| known.trim() == "*" || known.trim().trim_start_matches("W/") == tag);
    let coding = Coding::choose(headers, content_type, content.len());
    let mut response = if known {
        let mut response = Response::new(empty());
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        response
    } else {
        let content = match coding {
            Some(coding) => coding.compress(&content),
            None => content,
        };
        let length = content.len();
        let mut response = answer(StatusCode::OK, content_type, Vec::new());
        *response.body_mut() = full(content);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_LENGTH, length.into());
        if let Some(coding) = coding {
            headers.insert(header::CONTENT_ENCODING, coding.header_value());
        }
        response
    };
    // Of the same content, but not of the same bytes.
    let tag = if coding.is_some() {
        format!("W/{tag}")
    } else {
        tag
    };
    let tag = HeaderValue::from_str(&tag).expect("hexadecimal digits are legal");
    response.headers_mut().insert(header::ETAG, tag);
    response
        .headers_mut()
        .insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    HOSTING.set_cache_control(path, response.headers_mut());
    response
}

fn content_type(path: &Path) -> &'static str {
    match path
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "wasm" => "application/wasm",
        "pdf" => "application/pdf",
        "xml" => "application/xml",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use http_body_util::BodyExt;

    use super::*;

    fn site() -> (tempfile::TempDir, Bucket) {
        let folder = tempfile::tempdir().expect("a folder");
        let dist = folder.path().join("dist");
        std::fs::create_dir_all(dist.join("assets")).expect("made");
        std::fs::write(folder.path().join("secret.txt"), "secret").expect("written");
        std::fs::write(dist.join("index.html"), "<!doctype html>app").expect("written");
        std::fs::write(dist.join("backoffice.html"), "<!doctype html>office").expect("written");
        std::fs::write(dist.join("favicon.svg"), "<svg/>").expect("written");
        std::fs::write(dist.join("assets/index-a1b2c3d4.js"), "export {}").expect("written");
        std::os::unix::fs::symlink(folder.path().join("secret.txt"), dist.join("link.txt"))
            .expect("linked");
        (folder, Bucket::new(dist))
    }

    async fn get(
        bucket: &Bucket,
        method: Method,
        path: &str,
        etag: Option<&str>,
    ) -> (Response<()>, String) {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(etag) = etag {
            request = request.header("if-none-match", etag);
        }
        let response = bucket.answer(&request.body(()).expect("legal")).await;
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("in memory").to_bytes();
        (
            Response::from_parts(parts, ()),
            String::from_utf8(body.to_vec()).expect("text"),
        )
    }

    #[tokio::test]
    async fn a_hashed_asset_may_be_kept_for_ever_and_the_page_is_asked_for_again() {
        let (_folder, bucket) = site();
        let (asset, body) = get(&bucket, Method::GET, "/assets/index-a1b2c3d4.js", None).await;
        assert_eq!(body, "export {}");
        assert_eq!(
            asset.headers()["content-type"],
            "text/javascript; charset=utf-8"
        );
        assert_eq!(
            asset.headers()["cache-control"],
            "public, max-age=31536000, immutable"
        );
        let (page, _) = get(&bucket, Method::GET, "/", None).await;
        assert_eq!(page.headers()["cache-control"], "no-cache");
    }

    #[tokio::test]
    async fn text_is_compressed_for_those_who_take_it() {
        let (folder, bucket) = site();
        let long = "// Guichet\n".repeat(500);
        let script = folder.path().join("dist/assets/long-a1b2c3d4.js");
        std::fs::write(script, &long).expect("written");
        let ask = async |encoding: &str, tag: &str| {
            let request = Request::builder()
                .uri("/assets/long-a1b2c3d4.js")
                .header("accept-encoding", encoding)
                .header("if-none-match", tag);
            bucket.answer(&request.body(()).expect("legal")).await
        };
        for (encoding, coding) in [("gzip, br", "br"), ("gzip", "gzip")] {
            let response = ask(encoding, "").await;
            let headers = response.headers().clone();
            assert_eq!(headers["content-encoding"], coding);
            assert_eq!(headers["vary"], "Accept-Encoding");
            let body = response.into_body().collect().await.expect("in memory");
            let body = body.to_bytes();
            assert_eq!(headers["content-length"], body.len().to_string());
            assert!(body.len() < long.len() / 10);
            let tag = headers["etag"].to_str().expect("ASCII");
            assert!(tag.starts_with("W/"), "{tag}");
            assert_eq!(ask(encoding, tag).await.status(), 304);
        }
        let plain = ask("identity", "").await;
        assert!(plain.headers().get("content-encoding").is_none());
        assert_eq!(plain.headers()["vary"], "Accept-Encoding");
    }

    #[tokio::test]
    async fn every_answer_has_the_headers_of_pages() {
        let (_folder, bucket) = site();
        for (path, status) in [
            ("/", 200),
            ("/assets/index-a1b2c3d4.js", 200),
            ("/assets/gone.js", 404),
            ("/../secret.txt", 400),
        ] {
            let (answer, _) = get(&bucket, Method::GET, path, None).await;
            assert_eq!(answer.status(), status, "{path}");
            let mut expected = HeaderMap::new();
            HOSTING.set(&mut expected);
            for (name, value) in &expected {
                assert_eq!(answer.headers().get(name), Some(value), "{path}: {name}");
            }
        }
    }

    #[tokio::test]
    async fn every_path_but_that_of_an_asset_is_answered_by_the_application_and_only_its_own_with_200()
     {
        let (_folder, bucket) = site();
        for (path, status) in [
            ("/", 200),
            ("/events/jazz-a-lyon", 200),
            ("/orders/x.y", 200),
            ("/assetsandmore", 404),
            ("/events", 404),
            ("/wp-login.php", 404),
        ] {
            let (response, body) = get(&bucket, Method::GET, path, None).await;
            assert_eq!(
                (response.status().as_u16(), body.as_str()),
                (status, "<!doctype html>app"),
                "{path}"
            );
        }
        assert_eq!(
            get(&bucket, Method::GET, "/assets/gone.js", None)
                .await
                .0
                .status(),
            404
        );
    }

    #[tokio::test]
    async fn a_known_entity_tag_is_answered_without_the_content() {
        let (_folder, bucket) = site();
        let (first, _) = get(&bucket, Method::GET, "/favicon.svg", None).await;
        let tag = first.headers()["etag"].to_str().expect("ASCII").to_owned();
        for known in [
            tag.clone(),
            format!("W/{tag}"),
            format!("\"other\", {tag}"),
            "*".to_owned(),
        ] {
            let (second, body) = get(&bucket, Method::GET, "/favicon.svg", Some(&known)).await;
            assert_eq!((second.status().as_u16(), body.as_str()), (304, ""));
            assert_eq!(second.headers()["etag"], tag.as_str());
        }
        assert_eq!(
            get(&bucket, Method::GET, "/favicon.svg", Some("\"other\""))
                .await
                .0
                .status(),
            200
        );
    }

    #[tokio::test]
    async fn an_address_of_another_application_is_answered_with_its_own_page() {
        let (folder, bucket) = site();
        for (path, status, expected) in [
            ("/backoffice", 200, "<!doctype html>office"),
            ("/backoffice/", 200, "<!doctype html>office"),
            ("/backoffice/sign-in", 200, "<!doctype html>office"),
            ("/backoffice/o/x/team", 200, "<!doctype html>office"),
            ("/backofficex", 404, "<!doctype html>app"),
        ] {
            let (response, body) = get(&bucket, Method::GET, path, None).await;
            assert_eq!(
                (response.status().as_u16(), body.as_str()),
                (status, expected),
                "{path}"
            );
            assert_eq!(response.headers()["cache-control"], "no-cache", "{path}");
        }
        std::fs::remove_file(folder.path().join("dist/backoffice.html")).expect("removed");
        let (response, _) = get(&bucket, Method::GET, "/backoffice", None).await;
        assert_eq!(response.status(), 503);
    }

    #[tokio::test]
    async fn head_says_everything_but_the_content_and_nothing_is_written() {
        let (_folder, bucket) = site();
        let (response, body) = get(&bucket, Method::HEAD, "/favicon.svg", None).await;
        assert_eq!(
            (
                response.headers()["content-length"].as_bytes(),
                body.as_str()
            ),
            (&b"6"[..], "")
        );
        let (response, _) = get(&bucket, Method::POST, "/favicon.svg", None).await;
        assert_eq!(response.status(), 405);
        assert_eq!(response.headers()["allow"], "GET, HEAD");
    }

    #[tokio::test]
    async fn no_path_leads_out_of_the_folder() {
        let (_folder, bucket) = site();
        for path in [
            "/../secret.txt",
            "/assets/../../secret.txt",
            "/%2e%2e/secret.txt",
            "/%2e%2e%2fsecret.txt",
            "/..%2fsecret.txt",
            "/assets/..%5c..%5csecret.txt",
            "/..%5csecret.txt",
            "/secret.txt%00",
            "/%ff/../secret.txt",
            "//../secret.txt",
            "/./index.html",
        ] {
            let (response, body) = get(&bucket, Method::GET, path, None).await;
            assert_eq!(response.status(), 400, "{path}");
            assert!(!body.contains("secret"), "{path}");
        }
        // Encoded twice it is a name like any other, and a link out of the folder is no file of it.
        for path in [
            "/%252e%252e/secret.txt",
            "/link.txt",
            "/etc/passwd",
            "//etc/passwd",
        ] {
            let (response, body) = get(&bucket, Method::GET, path, None).await;
            assert_eq!(
                (response.status().as_u16(), body.as_str()),
                (404, "<!doctype html>app"),
                "{path}"
            );
        }
    }

    #[tokio::test]
    async fn a_storefront_that_is_not_built_is_said() {
        let bucket = Bucket::new("/nonexistent");
        let (response, body) = get(&bucket, Method::GET, "/", None).await;
        assert_eq!(response.status(), 503);
        assert!(body.contains("npm run build"));
    }
}
