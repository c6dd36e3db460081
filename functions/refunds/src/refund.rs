use std::sync::Arc;

use guichet_database::{Failure, ResultExt as _};
use guichet_http::{
    Description, NoContent, Problem, ProblemType, Problems, Refused, Request, StatusCode,
};
use guichet_messages::{Delivered, Message, PoisonMessage, Push, inbox};
use guichet_money::Money;
use guichet_providers::{NewRefund, ProviderError, Providers, RefundState, Refunded};
use guichet_queries::queries::refunds as queries;
use guichet_queries::queries::refunds::FindRefund;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{App, NAME, metrics};

/// Money is to be given back; the row in `refunds` says how much and how far it got.
#[derive(Debug, Serialize, Deserialize)]
pub struct RefundRequested {
    /// The refund.
    pub refund_id: Uuid,
}

impl Message for RefundRequested {
    const TOPIC: &'static str = "refund-requested";
}

/// No retry makes a refund of this message: a person has to look.
#[derive(Debug, thiserror::Error)]
#[error("there is no such refund")]
struct Unknown;

/// Why a provider has not taken a refund on. Each may pass: a secret is put right, a webhook brings the payment's name, a
/// release knows the currency. Only the provider's explicit refusal ends a refund.
#[derive(Debug, thiserror::Error)]
enum NotAccepted {
    #[error("the payment provider `{0}` is not configured")]
    ProviderMissing(String),
    #[error("the refund's currency is not one that can be refunded automatically")]
    Currency,
    #[error("the provider has not told its name for the payment")]
    NoReference,
    #[error(transparent)]
    Provider(#[from] ProviderError),
}

/// `POST /`: money is owed to a buyer.
pub(crate) async fn handle(
    app: Arc<App>,
    Delivered(push): Delivered<RefundRequested>,
    request: Arc<Request>,
) -> Result<NoContent, Refused<RefundProblem>> {
    let Some(push) = push else {
        return Ok(NoContent);
    };
    let refund_id = push.message.refund_id;
    let Some(refund) = find(&app, &push, refund_id).await? else {
        let poison = PoisonMessage::new(&Unknown, Some(push.outbox_id), request.body());
        app.subscriber.dead_letter(poison).await?;
        return Ok(NoContent);
    };
    if refund.acted_on || refund.status != "pending" {
        return Ok(NoContent);
    }
    match ask(&app.providers, refund_id, &refund).await {
        Ok(refunded) => {
            let messages = app
                .database
                .retry(|| record(&app, &push, refund_id, &refund, &refunded))
                .await?;
            app.publisher.publish(&app.database, &messages).await;
            Ok(NoContent)
        }
        Err(failure) => {
            note_failure(&app, refund_id, &failure).await?;
            Err(Problem::new(NOT_ACCEPTED).source(failure).into())
        }
    }
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Give money back to a buyer",
    "Asked for and recorded, now or before, or set aside for a person",
);

const NOT_ACCEPTED: ProblemType = ProblemType::new(
    StatusCode::SERVICE_UNAVAILABLE,
    "refund-not-accepted",
    "The payment provider has not taken the refund on",
);

/// Why a refund is to be delivered again.
pub(crate) enum RefundProblem {}

impl Problems for RefundProblem {
    const ALL: &[(ProblemType, &str)] =
        &[(NOT_ACCEPTED, "the provider is to be asked again later")];
}

async fn find(
    app: &App,
    push: &Push<RefundRequested>,
    refund_id: Uuid,
) -> Result<Option<FindRefund>, Problem> {
    let client = app.database.get().await?;
    queries::find_refund()
        .bind(&client, &push.outbox_id, &refund_id)
        .opt()
        .await
        .or_problem()
}

/// Asks the payment's provider to give the money back.
async fn ask(
    providers: &Providers,
    refund_id: Uuid,
    refund: &FindRefund,
) -> Result<Refunded, NotAccepted> {
    let provider = providers
        .get(&refund.provider)
        .ok_or_else(|| NotAccepted::ProviderMissing(refund.provider.clone()))?;
    let currency = refund.currency.parse().map_err(|_| NotAccepted::Currency)?;
    let payment_reference = refund.payment_reference.clone();
    let wanted = NewRefund {
        refund_id,
        payment_reference: payment_reference.ok_or(NotAccepted::NoReference)?,
        amount: Money::new(refund.amount, currency),
    };
    Ok(provider.refund(&wanted).await?)
}

/// For whoever looks why the refund waits.
async fn note_failure(app: &App, refund_id: Uuid, failure: &NotAccepted) -> Result<(), Failure> {
    metrics::postponed();
    let client = app.database.get_with_long_wait().await?;
    queries::note_failure()
        .bind(&client, &failure.to_string(), &refund_id)
        .await?;
    Ok(())
}

/// Writes down what the provider answered and answers the messages to publish.
async fn record(
    app: &App,
    push: &Push<RefundRequested>,
    refund_id: Uuid,
    refund: &FindRefund,
    refunded: &Refunded,
) -> Result<Vec<Uuid>, Failure> {
    let now = app.clock.now();
    let mut client = app.database.get_with_long_wait().await?;
    let transaction = client.transaction().await?;
    let first = inbox::record_if_new(&transaction, NAME, &[push.outbox_id], now).await?;
    if first.is_empty() {
        return Ok(Vec::new());
    }
    let reference = refunded.provider_reference.as_deref();
    let mut messages = Vec::new();
    if refunded.state == RefundState::Pending {
        queries::accept_refund()
            .bind(&transaction, &now, &reference, &refund_id)
            .await?;
        tracing::info!(%refund_id, "refund under way");
    } else {
        let succeeded = refunded.state == RefundState::Succeeded;
        let ids: Vec<Uuid> = (0..3).map(|_| app.entropy.uuid(now)).collect();
        let settled = queries::settle_refund()
            .bind(
                &transaction,
                &refund.provider,
                &refund_id,
                &refund.payment_id,
                &refund.amount,
                &refund.currency,
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
