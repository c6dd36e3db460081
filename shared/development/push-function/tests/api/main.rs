//! The push-function function on a real database, called as Pub/Sub calls it.

use std::sync::Arc;

use guichet_config::Env;
use guichet_messages::OidcVerifier;
use guichet_push_function::{App, routes};
use guichet_testing::{Pusher, TestDatabase, clock, entropy};
use serde_json::json;
use uuid::Uuid;

#[tokio::test]
async fn a_message_that_is_delivered_twice_is_acted_on_once() {
    let test = TestDatabase::create().await;
    let pusher = Pusher::start(clock());
    let verifier = OidcVerifier::from_env(&Env::from_pairs(pusher.environment()), clock());
    let verifier = verifier.expect("a legal environment");
    let app = Arc::new(App::new(test.database(), verifier, clock(), entropy()));
    for _ in 0..2 {
        let payload = json!({ "id": Uuid::from_u128(1) });
        let request = pusher.push("push-function-requested", Uuid::from_u128(2), &payload);
        let response = routes().call(Arc::clone(&app), request).await;
        assert_eq!(response.status(), 204);
    }
    let statement = "select count(*) from inbox where consumer = 'push-function'";
    let client = test.client().await;
    let recorded = client.query_one(statement, &[]).await.expect("answered");
    assert_eq!(recorded.get::<_, i64>(0), 1);
}
