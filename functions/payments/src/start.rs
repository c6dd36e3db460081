use std::sync::Arc;

use guichet_database::{Client, ResultExt as _};
use guichet_http::{Operation, Outcome, Problem, Request, StatusCode, json};
use guichet_money::Money;
use guichet_order::{Locale, OrderStatus, Payment, PaymentStatus, Text};
use guichet_providers::{NewPayment, Payee, PaymentProvider, ProviderError, Started};
use guichet_queries::queries::payments as queries;
use guichet_queries::queries::payments::PayableOrder;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

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
    let scope = format!("payments.start:{order_id}");
    guichet_idempotency::run(&app.database, &app.clock, &scope, &request, || {
        start(&app, &request, order_id, wanted)
    })
    .await
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

async fn start(app: &App, request: &Request, order_id: Uuid, wanted: StartPayment) -> Outcome {
    let now = app.clock.now();
    let mut client = app.database.get().await?;
    let order = queries::payable_order()
        .bind(&client, &order_id)
        .opt()
        .await
        .or_problem()?;
    let order = order.ok_or_else(Problem::not_found)?;
    let provider = offered(app, &order, &wanted.provider)?;
    check_payable(&order.status, order.expires_at, now)?;

    let open = queries::open_payment()
        .bind(&client, &order_id, &wanted.provider)
        .opt()
        .await
        .or_problem()?;
    if let Some(open) = open.filter(|open| open.provider_reference.is_some()) {
        return Ok(json(StatusCode::CREATED, &find::payment(open)?));
    }

    let payment_id = app.entropy.uuid(now);
    queries::insert_payment()
        .bind(
            &client,
            &payment_id,
            &order_id,
            &wanted.provider,
            &order.total,
            &order.currency,
            &now,
            &order.expires_at,
        )
        .await
        .or_problem()?;
    let currency = order.currency.parse().map_err(Problem::internal)?;
    let amount = Money::new(order.total, currency);
    let secret = request.param("secret");
    let asked = NewPayment {
        payment_id,
        amount,
        description: description(&order),
        return_url: format!("{}/orders/{secret}", app.public_url),
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
        now,
    };
    let started = match provider.start(&asked).await {
        Ok(started) => started,
        Err(error) => return refused(&client, payment_id, now, error).await,
    };
    let expires_at = record(app, request, &mut client, &order, payment_id, &started).await?;
    let payment = Payment {
        id: payment_id,
        provider: wanted.provider,
        status: PaymentStatus::Pending,
        amount,
        redirect_url: started.redirect_url,
        instructions: started.instructions.map(|text| Text::new(text.fr, text.en)),
        expires_at,
    };
    Ok(json(StatusCode::CREATED, &payment))
}

/// The provider, if the event takes it and this installation has it.
fn offered<'a>(
    app: &'a App,
    order: &PayableOrder,
    name: &str,
) -> Result<&'a dyn PaymentProvider, Problem> {
    let offered: Vec<String> = order
        .payment_methods
        .iter()
        .filter(|method| app.providers.get(method).is_some())
        .cloned()
        .collect();
    match app.providers.get(name) {
        Some(provider) if offered.iter().any(|method| method == name) => Ok(provider),
        _ => Err(problems::provider_not_offered(&offered)),
    }
}

fn check_payable(status: &str, expires_at: Timestamp, now: Timestamp) -> Result<(), Problem> {
    let status: OrderStatus = status.parse().map_err(Problem::internal)?;
    match status.at(now, Some(expires_at)) {
        OrderStatus::Placed => Ok(()),
        OrderStatus::Expired => Err(problems::order_expired()),
        other => Err(problems::not_payable(other.as_str())),
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

async fn refused(
    client: &Client,
    payment_id: Uuid,
    now: Timestamp,
    error: ProviderError,
) -> Outcome {
    queries::fail_payment()
        .bind(client, &now, &payment_id)
        .await
        .or_problem()?;
    Err(problems::provider_unavailable().source(error))
}

/// Writes what the provider answered. One that needs more time than the order has, such as a bank, gets it: the
/// places are kept, and the buyer is mailed how to pay.
async fn record(
    app: &App,
    request: &Request,
    client: &mut Client,
    order: &PayableOrder,
    payment_id: Uuid,
    started: &Started,
) -> Result<Timestamp, Problem> {
    let now = app.clock.now();
    let expires_at = started
        .expires_at
        .unwrap_or(order.expires_at)
        .max(order.expires_at);
    let transaction = client.transaction().await?;
    let mut message = None;
    if expires_at > order.expires_at {
        let held = queries::lock_order()
            .bind(&transaction, &order.order_id)
            .one()
            .await
            .or_problem()?;
        check_payable(&held.status, held.expires_at, now)?;
        let secured = queries::secure_claims()
            .bind(&transaction, &order.order_id, &now, &expires_at)
            .one()
            .await
            .or_problem()?;
        if !secured {
            return Err(problems::places_gone());
        }
        queries::extend_order()
            .bind(&transaction, &expires_at, &order.order_id)
            .await
            .or_problem()?;
    }
    let instructions = match &started.instructions {
        Some(text) => Some(serde_json::to_value(text).map_err(Problem::internal)?),
        None => None,
    };
    queries::start_payment()
        .bind(
            &transaction,
            &started.provider_reference,
            &started.redirect_url.as_deref(),
            &instructions,
            &expires_at,
            &payment_id,
        )
        .await
        .or_problem()?;
    if started.instructions.is_some() {
        let message_id = app.entropy.uuid(now);
        let trace = Some(request.trace().traceparent());
        queries::queue_mail()
            .bind(
                &transaction,
                &app.entropy.uuid(now),
                &order.order_id,
                &message_id,
                &now,
                &trace,
            )
            .one()
            .await
            .or_problem()?;
        message = Some(message_id);
    }
    transaction.commit().await?;
    if let Some(message) = message {
        app.publisher.publish(&app.database, &[message]).await;
    }
    Ok(expires_at)
}
