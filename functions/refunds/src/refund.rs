use std::sync::Arc;

use guichet_database::{Failure, ResultExt as _};
use guichet_http::{Operation, Outcome, Problem, Request, StatusCode, no_content};
use guichet_messages::{Message, Poison, Push, inbox};
use guichet_money::Money;
use guichet_providers::{NewRefund, PaymentProvider, ProviderError, RefundState, Refunded};
use guichet_queries::queries::refunds as queries;
use guichet_queries::queries::refunds::FindRefund;
use uuid::Uuid;

use crate::{App, NAME, metrics};

/// Why a refund cannot even be asked for. A person has to look.
#[derive(Debug, thiserror::Error)]
enum Impossible {
    #[error("there is no such refund")]
    Unknown,
    #[error("the payment's currency is not one that can be refunded automatically")]
    Currency,
    #[error("the provider has never told its name for the payment")]
    NoReference,
}

/// The payment's provider is not set up here.
#[derive(Debug, thiserror::Error)]
#[error("the payment provider `{0}` is not configured")]
struct ProviderMissing(String);

/// Why a refund is not asked for.
enum Obstacle {
    /// When the message comes again, it may be gone.
    ForNow(Problem),
    /// It will be there each time.
    ForEver(Impossible),
}

impl From<Problem> for Obstacle {
    fn from(problem: Problem) -> Self {
        Self::ForNow(problem)
    }
}

impl From<Impossible> for Obstacle {
    fn from(impossible: Impossible) -> Self {
        Self::ForEver(impossible)
    }
}

/// `POST /`: money is owed to a buyer.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let Some(push) = app.subscriber.receive(&request).await? else {
        return Ok(no_content());
    };
    let Message::RefundRequested { refund_id } = push.message else {
        return Ok(no_content());
    };
    let found = find(&app, &push, refund_id).await?;
    if found
        .as_ref()
        .is_some_and(|refund| refund.acted_on || refund.status != "pending")
    {
        return Ok(no_content());
    }
    let (provider, wanted) = match prepare(&app, refund_id, found.as_ref()) {
        Ok(prepared) => prepared,
        Err(Obstacle::ForNow(problem)) => return Err(problem),
        Err(Obstacle::ForEver(impossible)) => {
            let poison = Poison::new(&impossible, Some(push.outbox_id), request.body());
            app.subscriber.bury(poison).await?;
            return Ok(no_content());
        }
    };
    let payment_id = found.map(|refund| refund.payment_id).unwrap_or_default();
    let refunded = ask(provider, &wanted).await?;
    let messages = app
        .database
        .retry(|| record(&app, &push, provider.name(), &wanted, payment_id, &refunded))
        .await?;
    app.publisher.publish(&app.database, &messages).await;
    Ok(no_content())
}

pub(crate) fn describe(operation: Operation) -> Operation {
    operation
        .summary("Give money back to a buyer")
        .answers_nothing(
            StatusCode::NO_CONTENT,
            "Asked for and recorded, now or before, or set aside for a person",
        )
        .problem(
            StatusCode::UNAUTHORIZED,
            "invalid-token",
            "the caller is not Pub/Sub",
        )
        .problem(
            StatusCode::SERVICE_UNAVAILABLE,
            "payment-provider-unavailable",
            "the provider is to be asked later",
        )
}

async fn find(app: &App, push: &Push, refund_id: Uuid) -> Result<Option<FindRefund>, Problem> {
    let client = app.database.get().await?;
    queries::find_refund()
        .bind(&client, &push.outbox_id, &refund_id)
        .opt()
        .await
        .or_problem()
}

/// What to ask, and whom.
fn prepare<'app>(
    app: &'app App,
    refund_id: Uuid,
    found: Option<&FindRefund>,
) -> Result<(&'app dyn PaymentProvider, NewRefund), Obstacle> {
    let refund = found.ok_or(Impossible::Unknown)?;
    let provider = app
        .providers
        .get(&refund.provider)
        .ok_or_else(|| Problem::internal(ProviderMissing(refund.provider.clone())))?;
    let currency = refund.currency.parse().map_err(|_| Impossible::Currency)?;
    let payment_reference = refund.payment_reference.clone();
    let payment_reference = payment_reference.ok_or(Impossible::NoReference)?;
    let amount = Money::new(refund.amount, currency);
    Ok((
        provider,
        NewRefund {
            refund_id,
            payment_reference,
            amount,
        },
    ))
}

async fn ask(provider: &dyn PaymentProvider, wanted: &NewRefund) -> Result<Refunded, Problem> {
    match provider.refund(wanted).await {
        Ok(refunded) => Ok(refunded),
        Err(error @ ProviderError::Refused(_)) => {
            tracing::error!(
                refund_id = %wanted.refund_id,
                provider = provider.name(),
                error = &error as &dyn std::error::Error,
                "the payment provider refused a refund"
            );
            Ok(Refunded {
                state: RefundState::Failed,
                provider_reference: None,
            })
        }
        Err(error @ ProviderError::Unavailable(_)) => {
            let title = "The payment provider does not answer";
            Err(Problem::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "payment-provider-unavailable",
                title,
            )
            .source(error))
        }
    }
}

/// Writes down what the provider answered and answers the messages to publish.
async fn record(
    app: &App,
    push: &Push,
    provider: &str,
    wanted: &NewRefund,
    payment_id: Uuid,
    refunded: &Refunded,
) -> Result<Vec<Uuid>, Failure> {
    let refund_id = wanted.refund_id;
    let now = app.clock.now();
    let mut client = app.database.get_to_finish().await?;
    let transaction = client.transaction().await?;
    let first = inbox::first_time(&transaction, NAME, &[push.outbox_id], now).await?;
    if first.is_empty() {
        return Ok(Vec::new());
    }
    let reference = refunded.provider_reference.as_deref();
    let mut messages = Vec::new();
    if refunded.state == RefundState::Pending {
        if let Some(reference) = reference {
            queries::note_reference()
                .bind(&transaction, &reference, &refund_id)
                .await?;
        }
        tracing::info!(%refund_id, "refund under way");
    } else {
        let succeeded = refunded.state == RefundState::Succeeded;
        let ids: Vec<Uuid> = (0..3).map(|_| app.entropy.uuid(now)).collect();
        let settled = queries::settle_refund()
            .bind(
                &transaction,
                &provider,
                &refund_id,
                &payment_id,
                &wanted.amount.amount,
                &wanted.amount.currency.code(),
                &succeeded,
                &reference,
                &ids,
                &now,
                &push.traceparent.as_deref(),
            )
            .one()
            .await?;
        if succeeded {
            tracing::info!(%refund_id, outcome = settled.outcome, "refund settled");
        } else {
            tracing::error!(%refund_id, outcome = settled.outcome, "refund failed: a person has to look");
        }
        messages = settled.messages;
    }
    transaction.commit().await?;
    metrics::asked(refunded.state);
    Ok(messages)
}
