//! An attempt to pay, as the database has it: there before the provider hears of it, and filled in once it has answered.

use guichet_database::{Failure, Transaction};
use guichet_http::{Problem, Response, StatusCode, json};
use guichet_idempotency::{Key, StoredAnswer};
use guichet_order::OrderStatus;
use guichet_providers::{PaymentProvider, Started};
use guichet_queries::queries::payments as queries;
use guichet_queries::queries::payments::{LockOrder, PayableOrder};
use jiff::Timestamp;
use uuid::Uuid;

use crate::{App, find, problems};

/// What there is to do for a buyer who wants to pay.
pub(crate) enum Reserved {
    /// The provider waits for this payment already.
    Open(queries::Payment),
    /// The provider has to be asked for this one. The order waits until `expires_at`.
    New {
        order: PayableOrder,
        payment_id: Uuid,
        expires_at: Timestamp,
    },
}

/// Finds the order's open attempt with this provider, or makes one. Buyers who ask at the same time, from two windows
/// perhaps, get the same one, and so does whoever comes after a process that died while it was asking: providers take
/// the payment's id as an idempotency key, so none of them can pay twice.
pub(crate) async fn reserve(
    app: &App,
    order_id: Uuid,
    provider: &str,
) -> Result<Reserved, Failure> {
    let now = app.clock.now();
    let mut client = app.database.get().await?;
    let transaction = client.transaction().await?;
    // Sent together, carried out one after the other: what is read is as it is once the order is locked.
    let (lock, find) = (queries::lock_order(), queries::payable_order());
    let find_open = queries::open_payment();
    let (held, order, open) = futures::try_join!(
        lock.bind(&transaction, &order_id).opt(),
        find.bind(&transaction, &order_id).opt(),
        find_open.bind(&transaction, &order_id, &provider).opt(),
    )?;
    let (held, order) = held.zip(order).ok_or_else(Problem::not_found)?;
    offered(app, &order, provider)?;
    let expires_at = payable_until(&held, now)?;
    match open {
        Some(open) if open.provider_reference.is_some() => Ok(Reserved::Open(open)),
        Some(open) => Ok(Reserved::New {
            order,
            payment_id: open.payment_id,
            expires_at,
        }),
        None => {
            let payment_id = app.entropy.uuid(now);
            queries::insert_payment()
                .bind(
                    &transaction,
                    &payment_id,
                    &order_id,
                    &provider,
                    &order.total,
                    &order.currency,
                    &now,
                    &expires_at,
                )
                .await?;
            transaction.commit().await?;
            Ok(Reserved::New {
                order,
                payment_id,
                expires_at,
            })
        }
    }
}

/// The provider, if the event takes it and this installation has it.
pub(crate) fn offered<'a>(
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

/// Until when a locked order waits for its payment, if it does.
fn payable_until(held: &LockOrder, now: Timestamp) -> Result<Timestamp, Problem> {
    let status: OrderStatus = held.status.parse().map_err(Problem::internal)?;
    match (status.at(now, held.expires_at), held.expires_at) {
        (OrderStatus::Placed, Some(expires_at)) => Ok(expires_at),
        (OrderStatus::Expired, _) => Err(problems::order_expired()),
        (other, _) => Err(problems::not_payable(other.as_str())),
    }
}

/// A payment that the provider was asked for.
pub(crate) struct Asked<'a> {
    pub(crate) order_id: Uuid,
    pub(crate) payment_id: Uuid,
    /// Until when the order waits.
    pub(crate) expires_at: Timestamp,
    /// Of the request.
    pub(crate) key: &'a Key,
    pub(crate) trace: &'a str,
}

/// Writes what the provider answered, once, and answers what to say and the message that was promised, if any. A
/// provider that needs more time than the order has, such as a bank, gets it: the places are kept, and the buyer is
/// mailed how to pay.
pub(crate) async fn record(
    app: &App,
    asked: &Asked<'_>,
    started: &Started,
) -> Result<(Response, Option<Uuid>), Failure> {
    let &Asked {
        order_id,
        payment_id,
        expires_at,
        trace,
        ..
    } = asked;
    let now = app.clock.now();
    let needed = started
        .expires_at
        .map_or(expires_at, |end| end.max(expires_at));
    let instructions = match &started.instructions {
        Some(text) => Some(serde_json::to_value(text).map_err(Problem::internal)?),
        None => None,
    };
    let mut client = app.database.get_to_finish().await?;
    let transaction = client.transaction().await?;
    // Orders before payments, as everywhere.
    let held = queries::lock_order()
        .bind(&transaction, &order_id)
        .one()
        .await?;
    let recorded = queries::start_payment()
        .bind(
            &transaction,
            &started.provider_reference,
            &started.redirect_url.as_deref(),
            &instructions,
            &needed,
            &payment_id,
        )
        .await?;
    let mut message = None;
    // Else somebody who asked at the same time has done all this.
    if recorded == 1 {
        if needed > expires_at {
            payable_until(&held, now)?;
            extend(&transaction, order_id, now, needed).await?;
        }
        if instructions.is_some() {
            message = Some(promise_mail(app, &transaction, order_id, now, trace).await?);
        }
    }
    let payment = queries::find_payment()
        .bind(&transaction, &payment_id, &order_id)
        .one()
        .await?;
    let answer = json(StatusCode::CREATED, &find::payment(payment)?);
    let kept = StoredAnswer::of(&answer).await;
    asked.key.keep(&transaction, now, &kept).await?;
    transaction.commit().await?;
    Ok((answer, message))
}

async fn extend(
    transaction: &Transaction<'_>,
    order_id: Uuid,
    now: Timestamp,
    until: Timestamp,
) -> Result<(), Failure> {
    let secured = queries::secure_claims()
        .bind(transaction, &order_id, &now, &until)
        .one()
        .await?;
    if !secured {
        return Err(problems::places_gone().into());
    }
    queries::extend_order()
        .bind(transaction, &until, &order_id)
        .await?;
    Ok(())
}

async fn promise_mail(
    app: &App,
    transaction: &Transaction<'_>,
    order_id: Uuid,
    now: Timestamp,
    trace: &str,
) -> Result<Uuid, Failure> {
    let (mail, message) = (app.entropy.uuid(now), app.entropy.uuid(now));
    queries::queue_mail()
        .bind(transaction, &mail, &order_id, &message, &now, &Some(trace))
        .one()
        .await?;
    Ok(message)
}

/// The provider did not take it on. The next attempt is a new one.
pub(crate) async fn give_up(app: &App, payment_id: Uuid) -> Result<(), Failure> {
    let client = app.database.get_to_finish().await?;
    queries::give_up_payment()
        .bind(&client, &app.clock.now(), &payment_id)
        .await?;
    Ok(())
}
