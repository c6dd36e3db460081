//! The http-function function on a real database.

use std::sync::Arc;

use guichet_http::{Method, Request};
use guichet_http_function::{App, routes};
use guichet_testing::{TestDatabase, clock, now};
use http_body_util::BodyExt as _;
use serde_json::{Value, json};

#[tokio::test]
async fn it_tells_the_time() {
    let test = TestDatabase::create().await;
    let app = App {
        database: test.database(),
        clock: clock(),
    };
    let request = Request::for_test(Method::GET, "/api/v1/http-function/time").build();
    let response = routes().call(Arc::new(app), request).await;
    assert_eq!(response.status(), 200);
    let body = response.into_body().collect().await.expect("a body");
    let time: Value = serde_json::from_slice(&body.to_bytes()).expect("JSON");
    assert_eq!(time, json!({ "now": now() }));
}
