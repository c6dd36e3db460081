use std::sync::Arc;

use guichet_http::{
    Created, Description, Json, Problem, ProblemType, Problems, Refused, TraceContext,
};
use guichet_idempotency::{IdempotencyKey, Key, Replayed};
use guichet_money::Money;
use guichet_order::{
    DATE_CANCELLED, DATE_OVER, EVENT_WITHDRAWN, Locale, OrderLink, Payment, Text, transfer_deadline,
};
use guichet_providers::{NewPayment, Payee};
use guichet_queries::queries::payments::PayableOrders;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;
use uuid::Uuid;

use crate::payment_attempts::{self, AcceptedPayment, PaymentRequest, Reserved};
use crate::problems::{HOLD_EXPIRED, NOT_PAYABLE, ORDER_EXPIRED, PROVIDER_UNAVAILABLE};
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
pub(crate) async fn handle(
    app: Arc<App>,
    link: OrderLink,
    Json(wanted): Json<StartPayment>,
    key: IdempotencyKey,
    trace: TraceContext,
) -> Result<Replayed<Created<Payment>>, Refused<StartProblem>> {
    let key = Key::new(format!("payments.start:{}", link.order_id), key);
    let payment_request = Arc::new(PaymentRequest {
        order_id: link.order_id,
        link_number: link.stored_number(),
        provider: wanted.provider,
        key,
    });
    match app.attempts.reserve(&payment_request).await? {
        Reserved::Answered(answer) => Ok(answer.into()),
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
                link,
                &order,
                payment_id,
                &payment_request.provider,
                now,
            )?;
            // Without a connection to the database: the pool is small, and providers may be slow.
            match provider.start(&payment).await {
                Ok(started) => {
                    let trace = trace.traceparent();
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
                    Ok(recorded.answer.into())
                }
                Err(error) => {
                    app.attempts.give_up(payment_id).await?;
                    Err(problems::provider_unavailable().source(error).into())
                }
            }
        }
    }
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Start paying a placed order",
    "The payment, and where or how to pay",
);

/// Why no payment is started.
pub(crate) enum StartProblem {}

impl Problems for StartProblem {
    const ALL: &[(ProblemType, &str)] = &[
        (NOT_PAYABLE, "the order is not placed, or is paid already"),
        (HOLD_EXPIRED, "others have the places by now"),
        (
            DATE_CANCELLED,
            "the event, or a date of the order, has been called off",
        ),
        (EVENT_WITHDRAWN, "the event is not announced any more"),
        (DATE_OVER, "a date of the order has ended"),
        (ORDER_EXPIRED, "the time to pay has passed"),
        (PROVIDER_UNAVAILABLE, "the provider does not answer"),
    ];
}

/// What to ask the provider for.
fn new_payment(
    app: &App,
    link: OrderLink,
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
        return_url: format!("{}/orders/{}", app.public_url, app.secrets.text(link)),
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
