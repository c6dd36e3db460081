//! Attempts to pay, as the database has them: there before the provider hears of them, and filled in once it has
//! answered. Concurrent requests are written in one batch.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use futures::TryFutureExt as _;
use guichet_clock::{Clock, Entropy};
use guichet_database::tokio_postgres::types::Json;
use guichet_database::{Database, DatabaseBatcher, Failure, Lanes, Transaction};
use guichet_http::{Created, Problem};
use guichet_idempotency::{Key, StoredResponse};
use guichet_order::{OrderStatus, Unsellable, timely_methods};
use guichet_providers::{Instructions, PaymentProvider, Providers, Started};
use guichet_queries::queries::payments as queries;
use guichet_queries::queries::payments::{LockOrders, PayableOrders};
use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use crate::problems::{HOLD_EXPIRED, ORDER_EXPIRED};
use crate::{find, problems};

/// Somebody wants to pay.
#[derive(Debug)]
pub(crate) struct PaymentRequest {
    pub(crate) order_id: Uuid,
    /// That of the link it came with.
    pub(crate) link_number: i16,
    /// The name of the provider.
    pub(crate) provider: String,
    /// Of the request.
    pub(crate) key: Key,
}

/// What there is to do about it.
#[derive(Debug)]
pub(crate) enum Reserved {
    /// Nothing: the same request was answered before, or its payment is open already.
    Answered(StoredResponse),
    /// The provider has to be asked for this one. The order waits until `expires_at`.
    New {
        order: Box<PayableOrders>,
        payment_id: Uuid,
        expires_at: Timestamp,
    },
}

/// A payment that the provider was asked for, and what it answered.
#[derive(Debug)]
pub(crate) struct AcceptedPayment {
    pub(crate) request: Arc<PaymentRequest>,
    pub(crate) payment_id: Uuid,
    /// Until when the order waits.
    pub(crate) expires_at: Timestamp,
    pub(crate) started: Started,
    /// Of the request.
    pub(crate) trace: String,
}

/// What to say of it, and the message that was enqueued, if any.
#[derive(Debug)]
pub(crate) struct Recorded {
    pub(crate) answer: StoredResponse,
    pub(crate) message: Option<Uuid>,
}

/// Writes attempts to pay.
pub struct PaymentAttempts {
    requests: DatabaseBatcher<(), Arc<PaymentRequest>, Result<Reserved, Problem>>,
    records: DatabaseBatcher<(), Arc<AcceptedPayment>, Recorded>,
    store: AttemptStore,
}

impl PaymentAttempts {
    /// For the orders of this database.
    pub fn new(
        database: Database,
        providers: Arc<Providers>,
        clock: Clock,
        entropy: Entropy,
    ) -> Self {
        let store = AttemptStore {
            database,
            providers,
            clock,
            entropy,
        };
        let to = store.clone();
        let reserve = move |database, requests: Vec<Arc<PaymentRequest>>| {
            let store = to.within(database);
            async move { store.reserve(&requests).await }
        };
        let to = store.clone();
        let record = move |database, accepted: Vec<Arc<AcceptedPayment>>| {
            let store = to.within(database);
            async move { store.record(&accepted).await }
        };
        let database = store.database.clone();
        Self {
            requests: DatabaseBatcher::new(database.clone(), Lanes::Shared, reserve),
            records: DatabaseBatcher::new(database, Lanes::Shared, record),
            store,
        }
    }

    /// Finds the order's open attempt with this provider, or makes one. Buyers who ask at the same time, from two windows
    /// perhaps, get the same one, and so does whoever comes after a process that died while it was asking: providers take
    /// the payment's id as an idempotency key, so none of them can pay twice. An attempt whose time is over is never given
    /// again, whatever time its order has.
    pub(crate) async fn reserve(&self, request: &Arc<PaymentRequest>) -> Result<Reserved, Problem> {
        self.requests.submit((), Arc::clone(request)).await?
    }

    /// Writes what the provider answered, once. A provider that needs more time than the order has, such as a bank, gets
    /// it: the places are kept, and the buyer is mailed how to pay. Such an order goes alone: others may be giving its
    /// places away at this moment, for whom several orders must not be held still.
    pub(crate) async fn record(&self, accepted: AcceptedPayment) -> Result<Recorded, Failure> {
        let accepted = Arc::new(accepted);
        if accepted.needed_until() <= accepted.expires_at {
            return self.records.submit((), accepted).await;
        }
        let mut recorded = self.store.record(&[accepted]).await?;
        recorded.pop().ok_or_else(|| {
            let nothing = "a payment was not recorded";
            Problem::internal(nothing).into()
        })
    }

    /// The provider did not take it on. The next attempt is a new one.
    pub(crate) async fn give_up(&self, payment_id: Uuid) -> Result<(), Failure> {
        let client = self.store.database.get_with_long_wait().await?;
        queries::give_up_payment()
            .bind(&client, &self.store.clock.now(), &payment_id)
            .await?;
        Ok(())
    }
}

impl AcceptedPayment {
    fn needed_until(&self) -> Timestamp {
        let needed = self.started.expires_at;
        needed.map_or(self.expires_at, |end| end.max(self.expires_at))
    }
}

/// Where they are written.
#[derive(Clone)]
struct AttemptStore {
    database: Database,
    providers: Arc<Providers>,
    clock: Clock,
    entropy: Entropy,
}

/// What the database has of the orders that somebody wants to pay.
struct Found {
    held: Vec<LockOrders>,
    orders: Vec<PayableOrders>,
    open: Vec<queries::Payment>,
}

#[derive(Debug, Serialize)]
struct NewAttempt<'a> {
    payment_id: Uuid,
    order_id: Uuid,
    provider: &'a str,
    amount: i64,
    currency: String,
    expires_at: Timestamp,
}

#[derive(Debug, Serialize)]
struct StartedAttempt<'a> {
    payment_id: Uuid,
    provider_reference: &'a str,
    redirect_url: Option<&'a str>,
    instructions: Option<&'a Instructions>,
    expires_at: Timestamp,
}

impl AttemptStore {
    fn within(&self, database: Database) -> Self {
        Self {
            database,
            ..self.clone()
        }
    }

    async fn reserve(
        &self,
        requests: &[Arc<PaymentRequest>],
    ) -> Result<Vec<Result<Reserved, Problem>>, Failure> {
        let now = self.clock.now();
        let mut client = self.database.get().await?;
        let transaction = client.transaction().await?;
        let order_ids: Vec<Uuid> = requests.iter().map(|request| request.order_id).collect();
        let keys: Vec<&Key> = requests.iter().map(|request| &request.key).collect();
        // Sent together, carried out one after the other: what is read is as it is once the orders are locked.
        let (lock, find) = (queries::lock_orders(), queries::payable_orders());
        let find_open = queries::open_payments();
        let (held, orders, open, answers) = futures::try_join!(
            lock.bind(&transaction, &order_ids)
                .all()
                .map_err(Failure::from),
            find.bind(&transaction, &order_ids, &now)
                .all()
                .map_err(Failure::from),
            find_open
                .bind(&transaction, &order_ids, &now)
                .all()
                .map_err(Failure::from),
            Key::answered_each(&keys, &transaction, now),
        )?;
        let found = Found { held, orders, open };
        let mut made = Vec::new();
        let mut reserved = Vec::with_capacity(requests.len());
        for (request, first) in requests.iter().zip(answers) {
            reserved.push(match first {
                Ok(Some(first)) => Ok(Reserved::Answered(first)),
                Ok(None) => self.decide(request, &found, &mut made, now).await,
                Err(refusal) => Err(refusal),
            });
        }
        let answered = requests.iter().zip(&reserved);
        let answered: Vec<_> = answered
            .filter_map(|(request, reserved)| match reserved {
                Ok(Reserved::Answered(answer)) => Some((&request.key, answer)),
                _ => None,
            })
            .collect();
        if !answered.is_empty() {
            Key::keep_each(&answered, &transaction, now).await?;
        }
        if !made.is_empty() {
            queries::insert_payments()
                .bind(&transaction, &now, &Json(&made))
                .await?;
        }
        transaction.commit().await?;
        Ok(reserved)
    }

    /// What there is to do about a request; adds to `made` where it takes a new attempt.
    async fn decide<'a>(
        &self,
        request: &'a PaymentRequest,
        found: &Found,
        made: &mut Vec<NewAttempt<'a>>,
        now: Timestamp,
    ) -> Result<Reserved, Problem> {
        let held = found.held.iter().find(|it| it.order_id == request.order_id);
        let order = found
            .orders
            .iter()
            .find(|it| it.order_id == request.order_id);
        let held = held.filter(|it| it.link_number == request.link_number);
        let (held, order) = held.zip(order).ok_or_else(Problem::not_found)?;
        let expires_at = payable_until(held, now)?;
        check_sellable(order)?;
        offered(&self.providers, order, &request.provider, now)?;
        let same =
            |order_id, provider: &str| order_id == request.order_id && provider == request.provider;
        let open = found.open.iter().find(|it| same(it.order_id, &it.provider));
        let made_now = made.iter().find(|it| same(it.order_id, it.provider));
        let payment_id = match (open, made_now) {
            (Some(open), _) if open.provider_reference.is_some() => {
                return Ok(Reserved::Answered(answer(open.clone()).await?));
            }
            (Some(open), _) => open.payment_id,
            (None, Some(made)) => made.payment_id,
            (None, None) => {
                let payment_id = self.entropy.uuid(now);
                made.push(NewAttempt {
                    payment_id,
                    order_id: request.order_id,
                    provider: &request.provider,
                    amount: order.total,
                    currency: order.currency.clone(),
                    expires_at,
                });
                payment_id
            }
        };
        Ok(Reserved::New {
            order: Box::new(order.clone()),
            payment_id,
            expires_at,
        })
    }

    async fn record(&self, accepted: &[Arc<AcceptedPayment>]) -> Result<Vec<Recorded>, Failure> {
        let now = self.clock.now();
        let started: Vec<_> = accepted.iter().map(|it| StartedAttempt::of(it)).collect();
        let started = Json(started);
        let order_ids: Vec<Uuid> = accepted
            .iter()
            .map(|accepted| accepted.request.order_id)
            .collect();
        let payment_ids: Vec<Uuid> = accepted
            .iter()
            .map(|accepted| accepted.payment_id)
            .collect();
        let keys: Vec<&Key> = accepted
            .iter()
            .map(|accepted| &accepted.request.key)
            .collect();
        let mut client = self.database.get_with_long_wait().await?;
        let transaction = client.transaction().await?;
        // Orders before payments, as everywhere.
        let (lock, start, find) = (
            queries::lock_orders(),
            queries::start_payments(),
            queries::find_payments(),
        );
        let (held, written, payments, answers) = futures::try_join!(
            lock.bind(&transaction, &order_ids)
                .all()
                .map_err(Failure::from),
            start
                .bind(&transaction, &started)
                .all()
                .map_err(Failure::from),
            find.bind(&transaction, &payment_ids)
                .all()
                .map_err(Failure::from),
            Key::answered_each(&keys, &transaction, now),
        )?;
        let held: HashMap<Uuid, LockOrders> = held
            .into_iter()
            .map(|order| (order.order_id, order))
            .collect();
        let mut written: HashSet<Uuid> = written.into_iter().collect();
        let mut recorded = Vec::with_capacity(accepted.len());
        for (accepted, first) in accepted.iter().zip(answers) {
            // Else a concurrent request has done all this.
            let message = if written.remove(&accepted.payment_id) {
                self.extend_and_mail(
                    &transaction,
                    accepted,
                    &held[&accepted.request.order_id],
                    now,
                )
                .await?
            } else {
                None
            };
            let payment = payments
                .iter()
                .find(|payment| payment.payment_id == accepted.payment_id);
            let payment = payment.ok_or_else(|| Problem::internal("a payment is gone"))?;
            // The same request may have come twice and been answered while we asked the provider: money may be there since.
            let answer = match first {
                Ok(Some(first)) => first,
                _ => answer(payment.clone()).await?,
            };
            recorded.push(Recorded { answer, message });
        }
        let answers = accepted.iter().zip(&recorded);
        let answers: Vec<_> = answers
            .map(|(accepted, recorded)| (&accepted.request.key, &recorded.answer))
            .collect();
        Key::keep_each(&answers, &transaction, now).await?;
        transaction.commit().await?;
        Ok(recorded)
    }

    /// Extends the order where the provider needs more time, and enqueues the mail that says how to pay.
    async fn extend_and_mail(
        &self,
        transaction: &Transaction<'_>,
        accepted: &AcceptedPayment,
        held: &LockOrders,
        now: Timestamp,
    ) -> Result<Option<Uuid>, Failure> {
        let (order_id, needed) = (accepted.request.order_id, accepted.needed_until());
        if needed > accepted.expires_at {
            payable_until(held, now)?;
            extend(transaction, order_id, now, needed).await?;
        }
        if accepted.started.instructions.is_none() {
            return Ok(None);
        }
        let (mail, message) = (self.entropy.uuid(now), self.entropy.uuid(now));
        let trace = Some(accepted.trace.as_str());
        queries::queue_mail()
            .bind(transaction, &mail, &order_id, &message, &now, &trace)
            .one()
            .await?;
        Ok(Some(message))
    }
}

impl<'a> StartedAttempt<'a> {
    fn of(accepted: &'a AcceptedPayment) -> Self {
        let started = &accepted.started;
        Self {
            payment_id: accepted.payment_id,
            provider_reference: &started.provider_reference,
            redirect_url: started.redirect_url.as_deref(),
            instructions: started.instructions.as_ref(),
            expires_at: accepted.needed_until(),
        }
    }
}

/// What is said of a payment.
async fn answer(payment: queries::Payment) -> Result<StoredResponse, Problem> {
    let body = find::payment(payment)?;
    StoredResponse::new(Created {
        body,
        location: None,
    })
    .await
}

/// The provider, if the event takes it, this installation has it and there is time for it.
pub(crate) fn offered<'a>(
    providers: &'a Providers,
    order: &PayableOrders,
    name: &str,
    now: Timestamp,
) -> Result<&'a dyn PaymentProvider, Problem> {
    let mut offered = match order.starts_at {
        Some(starts_at) => timely_methods(&order.payment_methods, now, starts_at),
        None => order.payment_methods.clone(),
    };
    offered.retain(|method| providers.get(method).is_some());
    match providers.get(name) {
        Some(provider) if offered.iter().any(|method| method == name) => Ok(provider),
        _ => Err(problems::provider_not_offered(&offered)),
    }
}

/// Whatever was held, what does not take place is not paid for.
fn check_sellable(order: &PayableOrders) -> Result<(), Problem> {
    match order.unsellable.as_deref().map(str::parse::<Unsellable>) {
        None => Ok(()),
        Some(reason) => Err(reason.map_err(Problem::internal)?.problem().into()),
    }
}

/// Until when a locked order waits for its payment, if it does.
fn payable_until(held: &LockOrders, now: Timestamp) -> Result<Timestamp, Problem> {
    let status: OrderStatus = held.status.parse().map_err(Problem::internal)?;
    match (status.at(now, held.expires_at), held.expires_at) {
        (OrderStatus::Placed, Some(expires_at)) => Ok(expires_at),
        (OrderStatus::Expired, _) => Err(ORDER_EXPIRED.into()),
        (other, _) => Err(problems::not_payable(other.as_str())),
    }
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
        return Err(Problem::new(HOLD_EXPIRED).into());
    }
    queries::extend_order()
        .bind(transaction, &until, &order_id)
        .await?;
    Ok(())
}
