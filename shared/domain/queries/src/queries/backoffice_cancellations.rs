// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Clone, Copy, Debug)]
pub struct PreviewCancellationParams {
    pub at: jiff::Timestamp,
    pub event_id: uuid::Uuid,
    pub occurrence_id: Option<uuid::Uuid>,
}
#[derive(Debug)]
pub struct CreateCancellationParams<T1: crate::JsonSql, T2: crate::StringSql> {
    pub cancellation_id: uuid::Uuid,
    pub organizer_id: uuid::Uuid,
    pub event_id: uuid::Uuid,
    pub occurrence_id: Option<uuid::Uuid>,
    pub refunds: bool,
    pub message: Option<T1>,
    pub at: jiff::Timestamp,
    pub message_id: uuid::Uuid,
    pub trace: Option<T2>,
}
#[derive(Clone, Copy, Debug)]
pub struct ListCancellationsParams {
    pub event_id: uuid::Uuid,
    pub cancellation_id: Option<uuid::Uuid>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct PreviewCancellation {
    pub currency: String,
    pub orders: i64,
    pub tickets: i64,
    pub paid: i64,
    pub held: i64,
    pub awaiting_payment: i64,
}
pub struct PreviewCancellationBorrowed<'a> {
    pub currency: &'a str,
    pub orders: i64,
    pub tickets: i64,
    pub paid: i64,
    pub held: i64,
    pub awaiting_payment: i64,
}
impl<'a> From<PreviewCancellationBorrowed<'a>> for PreviewCancellation {
    fn from(
        PreviewCancellationBorrowed {
            currency,
            orders,
            tickets,
            paid,
            held,
            awaiting_payment,
        }: PreviewCancellationBorrowed<'a>,
    ) -> Self {
        Self {
            currency: currency.into(),
            orders,
            tickets,
            paid,
            held,
            awaiting_payment,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListCancellations {
    pub cancellation_id: uuid::Uuid,
    pub occurrence_id: Option<uuid::Uuid>,
    pub refunds: bool,
    pub message: Option<serde_json::Value>,
    pub created_at: jiff::Timestamp,
    pub finished_at: Option<jiff::Timestamp>,
    pub done: i32,
    pub failed: i32,
    pub waiting: i64,
}
pub struct ListCancellationsBorrowed<'a> {
    pub cancellation_id: uuid::Uuid,
    pub occurrence_id: Option<uuid::Uuid>,
    pub refunds: bool,
    pub message: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub created_at: jiff::Timestamp,
    pub finished_at: Option<jiff::Timestamp>,
    pub done: i32,
    pub failed: i32,
    pub waiting: i64,
}
impl<'a> From<ListCancellationsBorrowed<'a>> for ListCancellations {
    fn from(
        ListCancellationsBorrowed {
            cancellation_id,
            occurrence_id,
            refunds,
            message,
            created_at,
            finished_at,
            done,
            failed,
            waiting,
        }: ListCancellationsBorrowed<'a>,
    ) -> Self {
        Self {
            cancellation_id,
            occurrence_id,
            refunds,
            message: message.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            created_at,
            finished_at,
            done,
            failed,
            waiting,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct PreviewCancellationQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<PreviewCancellationBorrowed, tokio_postgres::Error>,
    mapper: fn(PreviewCancellationBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PreviewCancellationQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(PreviewCancellationBorrowed) -> R,
    ) -> PreviewCancellationQuery<'c, 'a, 's, C, R, N> {
        PreviewCancellationQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct ListCancellationsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListCancellationsBorrowed, tokio_postgres::Error>,
    mapper: fn(ListCancellationsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListCancellationsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListCancellationsBorrowed) -> R,
    ) -> ListCancellationsQuery<'c, 'a, 's, C, R, N> {
        ListCancellationsQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row =
            crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row =
            crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<
        impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c,
        tokio_postgres::Error,
    > {
        let stream = crate::client::async_::raw(
            self.client,
            self.query,
            crate::slice_iter(&self.params),
            self.cached,
        )
        .await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct PreviewCancellationStmt(&'static str, Option<tokio_postgres::Statement>);
/// What calling an event or a date off would end, by currency: paid orders with their tickets and what was paid for these, and
/// orders under way.
pub fn preview_cancellation() -> PreviewCancellationStmt {
    PreviewCancellationStmt(
        "select o.currency, count(distinct o.order_id) filter (where o.status = 'paid') as orders, count(*) filter (where o.status = 'paid') as tickets, coalesce(sum(l.price) filter (where o.status = 'paid'), 0)::bigint as paid, count(distinct o.order_id) filter (where o.status = 'held' and o.expires_at > $1) as held, count(distinct o.order_id) filter (where o.status = 'placed' and o.expires_at > $1) as awaiting_payment from orders_called_off($2, $3) as c join orders o on o.order_id = c.order_id join lines l on l.order_id = o.order_id where l.status = 'live' and ($3::uuid is null or l.occurrence_id = $3) group by o.currency order by o.currency",
        None,
    )
}
impl PreviewCancellationStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        at: &'a jiff::Timestamp,
        event_id: &'a uuid::Uuid,
        occurrence_id: &'a Option<uuid::Uuid>,
    ) -> PreviewCancellationQuery<'c, 'a, 's, C, PreviewCancellation, 3> {
        PreviewCancellationQuery {
            client,
            params: [at, event_id, occurrence_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<PreviewCancellationBorrowed, tokio_postgres::Error> {
                Ok(PreviewCancellationBorrowed {
                    currency: row.try_get(0)?,
                    orders: row.try_get(1)?,
                    tickets: row.try_get(2)?,
                    paid: row.try_get(3)?,
                    held: row.try_get(4)?,
                    awaiting_payment: row.try_get(5)?,
                })
            },
            mapper: |it| PreviewCancellation::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PreviewCancellationParams,
        PreviewCancellationQuery<'c, 'a, 's, C, PreviewCancellation, 3>,
        C,
    > for PreviewCancellationStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PreviewCancellationParams,
    ) -> PreviewCancellationQuery<'c, 'a, 's, C, PreviewCancellation, 3> {
        self.bind(client, &params.at, &params.event_id, &params.occurrence_id)
    }
}
pub struct CancelEventStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn cancel_event() -> CancelEventStmt {
    CancelEventStmt(
        "update events set status = 'cancelled', version = version + 1 where event_id = $1",
        None,
    )
}
impl CancelEventStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        event_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[event_id]).await
    }
}
pub struct CancelOccurrenceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn cancel_occurrence() -> CancelOccurrenceStmt {
    CancelOccurrenceStmt(
        "update occurrences set status = 'cancelled', version = version + 1 where occurrence_id = $1",
        None,
    )
}
impl CancelOccurrenceStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        occurrence_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[occurrence_id]).await
    }
}
pub struct CreateCancellationStmt(&'static str, Option<tokio_postgres::Statement>);
/// Writes down that something was called off, and enqueues the message that begins to end its orders.
pub fn create_cancellation() -> CreateCancellationStmt {
    CreateCancellationStmt(
        "with created as ( insert into cancellations (cancellation_id, organizer_id, event_id, occurrence_id, refunds, message, created_at, continued_at) values ($1, $2, $3, $4, $5, $6, $7, $7) returning cancellation_id ) insert into outbox (outbox_id, topic, payload, trace, created_at) select $8, 'cancellation-requested', jsonb_build_object('cancellation_id', c.cancellation_id), $9, $7 from created c",
        None,
    )
}
impl CreateCancellationStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        cancellation_id: &'a uuid::Uuid,
        organizer_id: &'a uuid::Uuid,
        event_id: &'a uuid::Uuid,
        occurrence_id: &'a Option<uuid::Uuid>,
        refunds: &'a bool,
        message: &'a Option<T1>,
        at: &'a jiff::Timestamp,
        message_id: &'a uuid::Uuid,
        trace: &'a Option<T2>,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                cancellation_id,
                organizer_id,
                event_id,
                occurrence_id,
                refunds,
                message,
                at,
                message_id,
                trace,
            ],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CreateCancellationParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CreateCancellationStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CreateCancellationParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.cancellation_id,
            &params.organizer_id,
            &params.event_id,
            &params.occurrence_id,
            &params.refunds,
            &params.message,
            &params.at,
            &params.message_id,
            &params.trace,
        ))
    }
}
pub struct ListCancellationsStmt(&'static str, Option<tokio_postgres::Statement>);
/// What was called off of an event, or one of it, and how many orders are still to be gone through.
pub fn list_cancellations() -> ListCancellationsStmt {
    ListCancellationsStmt(
        "select c.cancellation_id, c.occurrence_id, c.refunds, c.message, c.created_at, c.finished_at, c.done, c.failed, case when c.finished_at is null then ( select count(*) from orders_called_off(c.event_id, c.occurrence_id) as o where c.after_order_id is null or o.order_id > c.after_order_id ) else 0 end as waiting from cancellations c where c.event_id = $1 and ($2::uuid is null or c.cancellation_id = $2) order by c.created_at desc, c.cancellation_id",
        None,
    )
}
impl ListCancellationsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        event_id: &'a uuid::Uuid,
        cancellation_id: &'a Option<uuid::Uuid>,
    ) -> ListCancellationsQuery<'c, 'a, 's, C, ListCancellations, 2> {
        ListCancellationsQuery {
            client,
            params: [event_id, cancellation_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<ListCancellationsBorrowed, tokio_postgres::Error> {
                Ok(ListCancellationsBorrowed {
                    cancellation_id: row.try_get(0)?,
                    occurrence_id: row.try_get(1)?,
                    refunds: row.try_get(2)?,
                    message: row.try_get(3)?,
                    created_at: row.try_get(4)?,
                    finished_at: row.try_get(5)?,
                    done: row.try_get(6)?,
                    failed: row.try_get(7)?,
                    waiting: row.try_get(8)?,
                })
            },
            mapper: |it| ListCancellations::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListCancellationsParams,
        ListCancellationsQuery<'c, 'a, 's, C, ListCancellations, 2>,
        C,
    > for ListCancellationsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListCancellationsParams,
    ) -> ListCancellationsQuery<'c, 'a, 's, C, ListCancellations, 2> {
        self.bind(client, &params.event_id, &params.cancellation_id)
    }
}
