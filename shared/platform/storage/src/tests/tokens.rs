//! Who we say we are: the service account of the machine, which its metadata server knows. Google's library finds that by a variable, so the
//! calls are made by a process of their own.

use std::process::Command;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use guichet_clock::{Clock, Entropy};
use guichet_config::Env;
use http::{Request, Response};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use super::places::{PAGE_LENGTH, clock};
use super::server::Server;
use crate::cloud::CloudStorage;
use crate::token::Tokens;
use crate::{ContentType, ObjectName, Place, Storage};

/// Where the process finds its bucket.
const ENDPOINT: &str = "GUICHET_TEST_STORAGE_ENDPOINT";

/// Knows two tokens, of which the second is good; remembers what it was asked for.
async fn metadata_server() -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("bound").to_string();
    let asked = Arc::new(Mutex::new(Vec::new()));
    let remembered = Arc::clone(&asked);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let asked = Arc::clone(&remembered);
            let service = service_fn(move |request: Request<Incoming>| {
                let mut asked = asked.lock().expect("no panic");
                asked.push(request.uri().to_string());
                let token = if asked.len() == 1 {
                    "withdrawn"
                } else {
                    "good"
                };
                let body = format!(
                    r#"{{"access_token": "{token}", "expires_in": 3600, "token_type": "Bearer"}}"#
                );
                let answer = Response::builder().header("metadata-flavor", "Google");
                std::future::ready(answer.body(Full::<Bytes>::from(body)))
            });
            let connection = hyper::server::conn::http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service);
            tokio::spawn(connection);
        }
    });
    (address, asked)
}

#[tokio::test]
async fn each_request_carries_the_service_accounts_token_and_one_that_was_withdrawn_is_replaced() {
    let server = Server::start(clock()).await;
    server.bucket().token = Some("good".to_owned());
    let (metadata, asked_for_tokens) = metadata_server().await;
    let url = server.url.clone();
    let run = move || {
        Command::new(std::env::current_exe().expect("a program"))
            .args(["--exact", "tests::tokens::the_process_of_a_service_account"])
            .env(ENDPOINT, url)
            .env("GCE_METADATA_HOST", metadata)
            .env_remove("GOOGLE_APPLICATION_CREDENTIALS")
            // Where somebody's own credentials would be found before the metadata server's.
            .env("HOME", "/nonexistent")
            .output()
            .expect("run")
    };
    let output = tokio::task::spawn_blocking(run).await.expect("no panic");
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(printed.contains("1 passed"), "{printed}");
    let bucket = server.bucket();
    let tokens: Vec<_> = bucket
        .asked
        .iter()
        .map(|(_, token)| token.as_deref().unwrap_or_default())
        .collect();
    assert_eq!(tokens, ["withdrawn", "good", "good"]);
    let asked = asked_for_tokens.lock().expect("no panic");
    assert_eq!(asked.len(), 2, "{asked:?}");
    assert!(
        asked[0].contains("/instance/service-accounts/default/token"),
        "{asked:?}"
    );
    assert!(asked[0].contains("devstorage.read_write"), "{asked:?}");
}

/// Of the test above.
#[tokio::test]
async fn the_process_of_a_service_account() {
    let Some(endpoint) = Env::from_process().optional(ENDPOINT) else {
        return;
    };
    let cloud = CloudStorage::new(
        &endpoint,
        "pictures",
        Some(Tokens::default()),
        PAGE_LENGTH,
        Clock::system(),
        Entropy::seeded(1),
    );
    let storage = Storage(Place::Cloud(Arc::new(cloud)));
    let content = Bytes::from_static(b"a picture");
    let name = storage.put(ContentType::Png, content.clone()).await;
    let name: ObjectName = name.expect("stored");
    assert_eq!(storage.get(&name).await.expect("read"), content);
}
