use guichet_http::StatusCode;
use guichet_matrix::{Access, Operation};
use guichet_providers::signature;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use uuid::Uuid;

use crate::answer::Answer;
use crate::party::Stage;
use crate::rows::{Expected, Rows};
use crate::world::{WEBHOOK_SECRET, World, fill};

/// What a provider says when an order of 25 € was paid.
fn paid(payment_id: Uuid, at: Timestamp) -> String {
    json!({
        "id": format!("evt_{payment_id}"), "type": "payment.succeeded", "payment_id": payment_id,
        "provider_reference": format!("demo_{payment_id}"), "amount": 2500, "currency": "EUR", "created_at": at,
    })
    .to_string()
}

async fn call(
    world: &World,
    operation: &Operation,
    provider: &str,
    signature: Option<&str>,
    body: &str,
) -> Answer {
    let path = fill(operation, &[("provider", provider)]);
    let request = world
        .request(operation, &operation.method, &path)
        .header("content-type", "application/json")
        .body(body.to_owned());
    let request = match signature {
        Some(signature) => request.header(signature::HEADER, signature),
        None => request,
    };
    world.call(operation.function(), request).await
}

#[tokio::test]
async fn only_a_provider_says_that_an_order_is_paid() {
    let world = World::build().await;
    let mut rows = Rows::default();
    for operation in world.operations() {
        if World::access(operation) != Access::ProviderSignature {
            continue;
        }
        let now = world.now();
        let order_id = world.b.order(&world.client, now, Stage::Placed).await;
        let payment = "select payment_id from payments where order_id = $1";
        let payment = world.client.query_one(payment, &[&order_id]).await;
        let body = paid(payment.expect("placed").get(0), now);
        let sign = |secret: &str, at, body: &str| {
            Some(signature::header_value(
                secret.as_bytes(),
                at,
                body.as_bytes(),
            ))
        };
        let an_hour_ago = now - SignedDuration::from_hours(1);
        let before = world.b.fingerprint(&world).await;
        for (row, signature) in [
            ("no signature", None),
            ("garbage", Some("t=now,v1=garbage".to_owned())),
            ("another secret", sign("another secret", now, &body)),
            ("no secret", sign("", now, &body)),
            ("another body", sign(WEBHOOK_SECRET, now, "{}")),
            ("an old time", sign(WEBHOOK_SECRET, an_hour_ago, &body)),
        ] {
            for (provider, status) in [
                ("demo", StatusCode::BAD_REQUEST),
                ("offline", StatusCode::BAD_REQUEST),
                ("free", StatusCode::NOT_FOUND),
                ("nobody", StatusCode::NOT_FOUND),
            ] {
                let answer = call(&world, operation, provider, signature.as_deref(), &body).await;
                let row = format!("{} by {provider} with {row}", operation.id);
                rows.check(&row, &answer, Expected::Status(status));
            }
        }
        let after = world.b.fingerprint(&world).await;
        rows.hold(&operation.id, before.compare(&after));
        let signature = sign(WEBHOOK_SECRET, now, &body);
        let answer = call(&world, operation, "demo", signature.as_deref(), &body).await;
        rows.check(&operation.id, &answer, Expected::Done);
        let after = world.b.fingerprint(&world).await;
        let is_paid = before.compare(&after).is_err();
        let reason = "what the provider itself says changes nothing".to_owned();
        rows.hold(&operation.id, is_paid.then_some(()).ok_or(reason));
    }
    rows.finish("webhooks");
}
