use std::sync::Arc;

use guichet_database::Failure;
use guichet_http::{Operation, Outcome, Problem, Request, StatusCode, json};
use guichet_idempotency::{Key, StoredAnswer};
use guichet_money::Money;
use guichet_order::{Locale, Payment, Text};
use guichet_providers::{NewPayment, Payee};
use guichet_queries::queries::payments::PayableOrder;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use crate::attempt::{self, Asked, Reserved};
use crate::{App, find, problems};

/// How to pay.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StartPayment {
    /// One of the event's payment methods: `demo`, `offline`.
    provider: String,
}

/// `POST /orders/{secret}/payments`: an attempt to pay. One that is still open with the same provider is given
/// again, so that a buyer who comes back is not charged twice.
pub(crate) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    let order_id = app
        .secrets
        .order_id(request.param("secret"))
        .ok_or_else(Problem::not_found)?;
    let wanted: StartPayment = request.json()?;
    let key = Key::of(&format!("payments.start:{order_id}"), &request)?;
    if let Some(first) = first_answer(&app, &key).await? {
        return first.into_response();
    }
    start(&app, &request, order_id, &wanted, &key).await
}

async fn first_answer(app: &App, key: &Key) -> Result<Option<StoredAnswer>, Failure> {
    let client = app.database.get().await?;
    key.answered(&client, app.clock.now()).await
}

pub(crate) fn describe(operation: Operation) -> Operation {
    operation
        .summary("Start paying a placed order")
        .idempotent()
        .body::<StartPayment>()
        .answers::<Payment>(StatusCode::CREATED, "The payment, and where or how to pay")
        .problem(
            StatusCode::CONFLICT,
            "order-not-payable",
            "the order is not placed, or is paid already",
        )
        .problem(
            StatusCode::CONFLICT,
            "hold-expired",
            "others have the places by now",
        )
        .problem(
            StatusCode::GONE,
            "order-expired",
            "the time to pay has passed",
        )
        .problem(
            StatusCode::BAD_GATEWAY,
            "payment-provider-unavailable",
            "the provider does not answer",
        )
}

async fn start(
    app: &App,
    request: &Request,
    order_id: Uuid,
    wanted: &StartPayment,
    key: &Key,
) -> Outcome {
    let reserved = attempt::reserve(app, order_id, &wanted.provider).await?;
    let (order, payment_id, expires_at) = match reserved {
        Reserved::Open(open) => {
            let answer = json(StatusCode::CREATED, &find::payment(open)?);
            let client = app.database.get_to_finish().await?;
            let kept = StoredAnswer::of(&answer).await;
            key.keep(&client, app.clock.now(), &kept).await?;
            return Ok(answer);
        }
        Reserved::New {
            order,
            payment_id,
            expires_at,
        } => (order, payment_id, expires_at),
    };
    let provider = attempt::offered(app, &order, &wanted.provider)?;
    let asked = NewPayment {
        payment_id,
        amount: Money::new(
            order.total,
            order.currency.parse().map_err(Problem::internal)?,
        ),
        description: description(&order),
        return_url: format!("{}/orders/{}", app.public_url, request.param("secret")),
        webhook_url: format!(
            "{}/api/v1/payments/webhooks/{}",
            app.public_url, wanted.provider
        ),
        payee: Payee {
            name: order
                .bank_account_holder
                .clone()
                .unwrap_or_else(|| order.organizer_name.clone()),
            iban: order.bank_account_iban.clone(),
        },
        now: app.clock.now(),
    };
    // Without a connection to the database: the pool is small, and providers may be slow.
    match provider.start(&asked).await {
        Ok(started) => {
            let trace = request.trace().traceparent();
            let asked = Asked {
                order_id,
                payment_id,
                expires_at,
                key,
                trace: &trace,
            };
            let (answer, message) = attempt::record(app, &asked, &started).await?;
            app.publisher
                .publish(&app.database, message.as_slice())
                .await;
            Ok(answer)
        }
        Err(error) => {
            attempt::give_up(app, payment_id).await?;
            Err(problems::provider_unavailable().source(error))
        }
    }
}

fn description(order: &PayableOrder) -> String {
    let locale = order.locale.parse().unwrap_or(Locale::Fr);
    format!(
        "{} · {}",
        Text::from(order.event_name.clone()).pick(locale),
        order.reference
    )
}
