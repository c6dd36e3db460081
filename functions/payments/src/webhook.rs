use std::sync::Arc;

use guichet_database::Failure;
use guichet_http::{
    Description, Json, NOT_FOUND, Path, Problem, ProblemType, Problems, Refused, Request,
    TraceContext,
};
use guichet_providers::{WebhookError, WebhookEvent, WebhookKind};
use guichet_queries::queries::payments as queries;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::payment_receiver::Arrival;
use crate::problems::WEBHOOK_REFUSED;
use crate::webhook_outcome::WebhookOutcome;
use crate::{App, metrics};

/// What was made of an event. Providers only look at the status; people read this in their logs.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Received {
    /// `paid`, `late`, `mismatched`, `repeated`, `duplicate`, `unknown`, `succeeded`, `failed` or `recorded`.
    outcome: String,
}

/// Who writes.
#[derive(Deserialize, JsonSchema)]
pub(crate) struct ProviderPath {
    /// The provider's name
    provider: String,
}

/// `POST /webhooks/{provider}`: a provider tells what has happened. Answered with 200 once it is recorded, however
/// often and in whatever order it is told; with 400 when it is not the provider's word; with 5xx when it should be
/// told again.
pub(crate) async fn handle(
    app: Arc<App>,
    Path(path): Path<ProviderPath>,
    request: Arc<Request>,
    trace: TraceContext,
) -> Result<Json<Received>, Refused<WebhookProblem>> {
    let provider = app
        .providers
        .get(&path.provider)
        .ok_or_else(Problem::not_found)?;
    let event = provider
        .read_webhook(request.headers(), request.body(), app.clock.now())
        .map_err(refuse)?;
    let body = storable(request.body());
    let (outcome, messages) = app
        .database
        .retry(|| act(&app, trace, provider.name(), &event, &body))
        .await?;
    app.publisher.publish(&app.database, &messages).await;
    let outcome = outcome.as_str().to_owned();
    Ok(Json(Received { outcome }))
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Receive a provider webhook", "Recorded");

/// Why an event is not taken.
pub(crate) enum WebhookProblem {}

impl Problems for WebhookProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (
            WEBHOOK_REFUSED,
            "the signature is wrong or too old, or the body is no event",
        ),
        (NOT_FOUND, "no such provider"),
    ];
}

/// What the provider wrote, as JSON that the database can hold; where it cannot, the same as text. `jsonb` has no
/// U+0000, and an event must not be lost for a field that nobody reads.
fn storable(body: &[u8]) -> Value {
    let text = String::from_utf8_lossy(body);
    match serde_json::from_slice(body) {
        Ok(json) if !text.contains("\\u0000") => json,
        _ => Value::String(text.replace('\0', "\u{fffd}")),
    }
}

fn refuse(error: WebhookError) -> Problem {
    match error {
        WebhookError::NotOffered => Problem::not_found(),
        other => Problem::new(WEBHOOK_REFUSED).detail(other.to_string()),
    }
}

async fn act(
    app: &App,
    trace: TraceContext,
    provider: &str,
    event: &WebhookEvent,
    body: &Value,
) -> Result<(WebhookOutcome, Vec<Uuid>), Failure> {
    let now = app.clock.now();
    let traceparent = trace.traceparent();
    let ids = || -> Vec<Uuid> { (0..5).map(|_| app.entropy.uuid(now)).collect() };
    let event_id = event.provider_event_id.as_str();
    if event.kind == WebhookKind::PaymentSucceeded {
        let arrival = Arc::new(Arrival {
            provider: provider.to_owned(),
            event_id: event_id.to_owned(),
            event_body: body.clone(),
            payment_id: event.payment_id,
            reference: event.provider_reference.clone(),
            amount: event.amount,
            currency: event.currency.as_str().to_owned(),
            ids: ids(),
            trace: traceparent,
        });
        let received = app.receiver.receive(&arrival).await?;
        tell(provider, event, received.outcome);
        return Ok((received.outcome, received.messages));
    }

    let mut client = app.database.get_to_lock().await?;
    let transaction = client.transaction().await?;
    let recorded = queries::record_event()
        .bind(
            &transaction,
            &provider,
            &event_id,
            &event.payment_id,
            body,
            &now,
        )
        .await?;
    let (outcome, messages) = if recorded == 0 {
        (WebhookOutcome::Duplicate, Vec::new())
    } else {
        match event.kind {
            WebhookKind::PaymentFailed => {
                let answer = queries::fail_payment()
                    .bind(
                        &transaction,
                        &provider,
                        &event.payment_id,
                        &event.amount,
                        &event.currency,
                        &now,
                    )
                    .one()
                    .await?;
                let outcome = answer.parse().map_err(Problem::internal)?;
                if outcome == WebhookOutcome::Failed {
                    queries::note_reference()
                        .bind(
                            &transaction,
                            &provider,
                            &event.payment_id,
                            &event.provider_reference,
                        )
                        .one()
                        .await?;
                }
                (outcome, Vec::new())
            }
            WebhookKind::RefundSucceeded { refund_id }
            | WebhookKind::RefundFailed { refund_id } => {
                let succeeded = matches!(event.kind, WebhookKind::RefundSucceeded { .. });
                let settled = queries::settle_refund()
                    .bind(
                        &transaction,
                        &provider,
                        &refund_id,
                        &event.payment_id,
                        &event.amount,
                        &event.currency,
                        &succeeded,
                        &ids(),
                        &now,
                        &Some(traceparent),
                    )
                    .one()
                    .await?;
                let outcome = settled.outcome.parse().map_err(Problem::internal)?;
                (outcome, settled.messages)
            }
            WebhookKind::PaymentSucceeded | WebhookKind::Other(_) => {
                (WebhookOutcome::Recorded, Vec::new())
            }
        }
    };
    transaction.commit().await?;
    tell(provider, event, outcome);
    Ok((outcome, messages))
}

/// Counts, and says what a person has to hear of. The rest is in the access log.
fn tell(provider: &str, event: &WebhookEvent, outcome: WebhookOutcome) {
    metrics::told(provider, event, outcome);
    let (payment_id, event_id) = (event.payment_id, &event.provider_event_id);
    let money_has_come = event.kind == WebhookKind::PaymentSucceeded;
    match outcome {
        WebhookOutcome::Mismatched if money_has_come => tracing::error!(
            %payment_id, provider, event_id, amount = event.amount, currency = event.currency,
            "a payment is not of the amount that was asked: no ticket is issued and it is sent back"
        ),
        WebhookOutcome::Mismatched => tracing::error!(
            %payment_id, provider, event_id, amount = event.amount, currency = event.currency,
            "an event is about another amount than the payment or refund it names: nothing is changed"
        ),
        WebhookOutcome::Unknown if money_has_come => {
            tracing::error!(%payment_id, provider, event_id, "a payment was announced that nobody asked for");
        }
        WebhookOutcome::Unknown => tracing::error!(
            %payment_id, provider, event_id,
            "an event is about no payment or refund of its provider: nothing is changed"
        ),
        WebhookOutcome::Late => {
            tracing::warn!(%payment_id, provider, event_id, "a payment came too late and is sent back");
        }
        WebhookOutcome::Paid
        | WebhookOutcome::Repeated
        | WebhookOutcome::Duplicate
        | WebhookOutcome::Alone
        | WebhookOutcome::Failed
        | WebhookOutcome::Succeeded
        | WebhookOutcome::Recorded => {}
    }
}
