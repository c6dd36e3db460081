use std::sync::Arc;

use guichet_http::{Operation, Outcome, Problem, Request, StatusCode};
use guichet_idempotency::Key;
use guichet_money::Money;
use guichet_order::{Locale, Payment, Text, transfer_deadline};
use guichet_providers::{NewPayment, Payee};
use guichet_queries::queries::payments::PayableOrders;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use crate::payment_attempts::{self, AcceptedPayment, PaymentRequest, Reserved};
use crate::{App, problems};

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
    let link = app
        .secrets
        .link(request.param("secret"))
        .ok_or_else(Problem::not_found)?;
    let wanted: StartPayment = request.json()?;
    let key = Key::of(&format!("payments.start:{}", link.order_id), &request)?;
    let payment_request = Arc::new(PaymentRequest {
        order_id: link.order_id,
        link_number: link.stored_number(),
        provider: wanted.provider,
        key,
    });
    match app.attempts.reserve(&payment_request).await? {
        Reserved::Answered(answer) => answer.into_response(),
        Reserved::New {
            order,
            payment_id,
            expires_at,
        } => {
            let now = app.clock.now();
            let provider =
                payment_attempts::offered(&app.providers, &order, &payment_request.provider, now)?;
            let payment = new_payment(
                &app,
                &request,
                &order,
                payment_id,
                &payment_request.provider,
                now,
            )?;
            // Without a connection to the database: the pool is small, and providers may be slow.
            match provider.start(&payment).await {
                Ok(started) => {
                    let trace = request.trace().traceparent();
                    let accepted = AcceptedPayment {
                        request: payment_request,
                        payment_id,
                        expires_at,
                        started,
                        trace,
                    };
                    let recorded = app.attempts.record(accepted).await?;
                    app.publisher
                        .publish(&app.database, recorded.message.as_slice())
                        .await;
                    recorded.answer.into_response()
                }
                Err(error) => {
                    app.attempts.give_up(payment_id).await?;
                    Err(problems::provider_unavailable().source(error))
                }
            }
        }
    }
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
            StatusCode::CONFLICT,
            "date-cancelled",
            "the event, or a date of the order, has been called off",
        )
        .problem(
            StatusCode::CONFLICT,
            "event-withdrawn",
            "the event is not announced any more",
        )
        .problem(
            StatusCode::CONFLICT,
            "date-over",
            "a date of the order has ended",
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

/// What to ask the provider for.
fn new_payment(
    app: &App,
    request: &Request,
    order: &PayableOrders,
    payment_id: Uuid,
    provider: &str,
    now: Timestamp,
) -> Result<NewPayment, Problem> {
    let holder = order.bank_account_holder.as_ref();
    Ok(NewPayment {
        payment_id,
        amount: Money::new(
            order.total,
            order.currency.parse().map_err(Problem::internal)?,
        ),
        description: description(order),
        return_url: format!("{}/orders/{}", app.public_url, request.param("secret")),
        webhook_url: format!("{}/api/v1/payments/webhooks/{provider}", app.public_url),
        payee: Payee {
            name: holder.unwrap_or(&order.organizer_name).clone(),
            iban: order.bank_account_iban.clone(),
        },
        transfer_deadline: order
            .starts_at
            .and_then(|starts_at| transfer_deadline(now, starts_at)),
        now,
    })
}

fn description(order: &PayableOrders) -> String {
    let locale = order.locale.parse().unwrap_or(Locale::Fr);
    format!(
        "{} · {}",
        Text::from(order.event_name.clone()).pick(locale),
        order.reference
    )
}
