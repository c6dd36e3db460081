//! The storefront's files alone, for clusters, which have gateways of their own and no bucket.

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::sync::Arc;

use guichet_config::Env;
use http::{Request, Response, StatusCode};
use tokio::sync::watch;

use super::cloud::Signals;
use crate::body::{Body, BoxError, problem};
use crate::bucket::Bucket;
use crate::public::{self, PublicHandler};
use crate::router::first_segment;
use crate::server::listen_on;

/// Answers at `HOST` and `PORT` until SIGTERM or Ctrl-C, with `frontend/dist` of `PROJECT_FOLDER`.
pub async fn run(env: &Env) -> Result<(), BoxError> {
    let mut signals = Signals::hear()?;
    let host: IpAddr = env.parse_or("HOST", "an IP address", Ipv4Addr::UNSPECIFIED.into())?;
    let port: u16 = env.parse_or("PORT", "a port number from 0 to 65535", 8080)?;
    let project = PathBuf::from(env.required("PROJECT_FOLDER")?);
    let bucket = Bucket::new(project.join("frontend/dist"));
    let handler: PublicHandler = Arc::new(move |request, _peer| {
        let bucket = bucket.clone();
        Box::pin(async move { answer(&bucket, &request).await })
    });
    let (stop, asked_to_stop) = watch::channel(false);
    let listener = listen_on(host, port).await?;
    let server = tokio::spawn(public::serve(
        listener,
        public::limits(),
        handler,
        asked_to_stop,
    ));
    signals.any().await;
    stop.send_replace(true);
    server.await?;
    Ok(())
}

/// What the gateway knows no function for comes here, and is no page.
async fn answer<B>(bucket: &Bucket, request: &Request<B>) -> Response<Body> {
    match first_segment(request.uri().path()) {
        "api" | "_push" => problem(
            StatusCode::NOT_FOUND,
            "not-found",
            "Not found",
            "No function answers this path.",
        ),
        _ => bucket.answer(request).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_path_of_no_function_is_not_answered_with_a_page() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("index.html"), "<!doctype html>app").expect("written");
        let bucket = Bucket::new(folder.path());
        for (path, status) in [
            ("/", 200),
            ("/events/jazz", 200),
            ("/apiary", 200),
            ("/api/v1/nothing", 404),
            ("//api/v1/nothing", 404),
            ("/_push/nobody", 404),
        ] {
            let request = Request::builder().uri(path).body(()).expect("legal");
            assert_eq!(answer(&bucket, &request).await.status(), status, "{path}");
        }
    }
}
