// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Clone, Copy, Debug)]
pub struct ExpireOrdersParams {
    pub at: jiff::Timestamp,
    pub at_most: i32,
}
#[derive(Debug)]
pub struct QueueExpiryMailsParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::ArraySql<Item = uuid::Uuid>,
> {
    pub at: jiff::Timestamp,
    pub mail_ids: T1,
    pub order_ids: T2,
    pub outbox_ids: T3,
}
#[derive(Clone, Copy, Debug)]
pub struct RefundsToRequestAgainParams {
    pub before: jiff::Timestamp,
    pub at_most: i64,
}
#[derive(Debug)]
pub struct RequestRefundsAgainParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = uuid::Uuid>,
> {
    pub at: jiff::Timestamp,
    pub refund_ids: T1,
    pub outbox_ids: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct CancellationsToContinueParams {
    pub before: jiff::Timestamp,
    pub at_most: i64,
}
#[derive(Debug)]
pub struct ContinueCancellationsParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = uuid::Uuid>,
> {
    pub at: jiff::Timestamp,
    pub cancellation_ids: T1,
    pub outbox_ids: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct OrdersToIndexParams {
    pub at: jiff::Timestamp,
    pub at_most: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct DeleteIdempotencyKeysParams {
    pub at: jiff::Timestamp,
    pub at_most: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct DeleteInboxParams {
    pub before: jiff::Timestamp,
    pub at_most: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct DeleteOutboxParams {
    pub before_id: uuid::Uuid,
    pub at_most: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct DeleteDeadMessagesParams {
    pub before: jiff::Timestamp,
    pub at_most: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct DeleteSessionsParams {
    pub at: jiff::Timestamp,
    pub idle_since: jiff::Timestamp,
    pub at_most: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct DeleteAccountLinksParams {
    pub before: jiff::Timestamp,
    pub at_most: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct DeleteAttemptsParams {
    pub before: jiff::Timestamp,
    pub at_most: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct DeleteDeletionsParams {
    pub before: jiff::Timestamp,
    pub at_most: i64,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Backlog {
    pub waiting: i64,
    pub oldest_message: Option<jiff::Timestamp>,
    pub oldest_mail: Option<jiff::Timestamp>,
    pub oldest_refund: Option<jiff::Timestamp>,
    pub oldest_refund_not_accepted: Option<jiff::Timestamp>,
    pub dead_messages: i64,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct UuidUuidQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<uuid::Uuid, tokio_postgres::Error>,
    mapper: fn(uuid::Uuid) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UuidUuidQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(uuid::Uuid) -> R) -> UuidUuidQuery<'c, 'a, 's, C, R, N> {
        UuidUuidQuery {
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
pub struct OptionStringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<&str>, tokio_postgres::Error>,
    mapper: fn(Option<&str>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OptionStringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Option<&str>) -> R) -> OptionStringQuery<'c, 'a, 's, C, R, N> {
        OptionStringQuery {
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
pub struct StringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&str, tokio_postgres::Error>,
    mapper: fn(&str) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&str) -> R) -> StringQuery<'c, 'a, 's, C, R, N> {
        StringQuery {
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
pub struct BacklogQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Backlog, tokio_postgres::Error>,
    mapper: fn(Backlog) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BacklogQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Backlog) -> R) -> BacklogQuery<'c, 'a, 's, C, R, N> {
        BacklogQuery {
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
pub struct ExpireOrdersStmt(&'static str, Option<tokio_postgres::Statement>);
/// Ends orders whose time is over; answers which.
pub fn expire_orders() -> ExpireOrdersStmt {
    ExpireOrdersStmt(
        "select expired as order_id from expire_orders($1, $2) as expired",
        None,
    )
}
impl ExpireOrdersStmt {
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
        at_most: &'a i32,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [at, at_most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ExpireOrdersParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for ExpireOrdersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ExpireOrdersParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.at, &params.at_most)
    }
}
pub struct DisappointedStmt(&'static str, Option<tokio_postgres::Statement>);
/// Of some orders, those whose buyer was waiting for something: placed, and with an address.
pub fn disappointed() -> DisappointedStmt {
    DisappointedStmt(
        "select order_id from orders where order_id = any($1) and placed_at is not null and contact_email is not null",
        None,
    )
}
impl DisappointedStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        order_ids: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [order_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct QueueExpiryMailsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Enqueues a message to tell each of those buyers. Three lists of the same length.
pub fn queue_expiry_mails() -> QueueExpiryMailsStmt {
    QueueExpiryMailsStmt(
        "select queue_mail(m.mail_id, m.order_id, 'order_expired', m.outbox_id, $1, null)::text as queued from unnest($2::uuid[], $3::uuid[], $4::uuid[]) as m (mail_id, order_id, outbox_id)",
        None,
    )
}
impl QueueExpiryMailsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::ArraySql<Item = uuid::Uuid>,
        T2: crate::ArraySql<Item = uuid::Uuid>,
        T3: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        at: &'a jiff::Timestamp,
        mail_ids: &'a T1,
        order_ids: &'a T2,
        outbox_ids: &'a T3,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 4> {
        OptionStringQuery {
            client,
            params: [at, mail_ids, order_ids, outbox_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v.into()),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = uuid::Uuid>,
    T3: crate::ArraySql<Item = uuid::Uuid>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        QueueExpiryMailsParams<T1, T2, T3>,
        OptionStringQuery<'c, 'a, 's, C, Option<String>, 4>,
        C,
    > for QueueExpiryMailsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a QueueExpiryMailsParams<T1, T2, T3>,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 4> {
        self.bind(
            client,
            &params.at,
            &params.mail_ids,
            &params.order_ids,
            &params.outbox_ids,
        )
    }
}
pub struct RefundsToRequestAgainStmt(&'static str, Option<tokio_postgres::Statement>);
/// Refunds that their provider has not taken on, and that were last asked for before a time; nobody else changes them until
/// the transaction ends.
pub fn refunds_to_request_again() -> RefundsToRequestAgainStmt {
    RefundsToRequestAgainStmt(
        "select refund_id from refunds where status = 'pending' and accepted_at is null and coalesce(requested_again_at, created_at) <= $1 order by created_at limit $2 for update skip locked",
        None,
    )
}
impl RefundsToRequestAgainStmt {
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
        before: &'a jiff::Timestamp,
        at_most: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [before, at_most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RefundsToRequestAgainParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for RefundsToRequestAgainStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RefundsToRequestAgainParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.before, &params.at_most)
    }
}
pub struct RequestRefundsAgainStmt(&'static str, Option<tokio_postgres::Statement>);
/// Asks for them again. Two lists of the same length.
pub fn request_refunds_again() -> RequestRefundsAgainStmt {
    RequestRefundsAgainStmt(
        "with requested as ( update refunds set requested_again_at = $1 where refund_id = any($2) ) insert into outbox (outbox_id, topic, payload, created_at) select m.outbox_id, 'refund-requested', jsonb_build_object('refund_id', m.refund_id), $1 from unnest($2::uuid[], $3::uuid[]) as m (refund_id, outbox_id)",
        None,
    )
}
impl RequestRefundsAgainStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::ArraySql<Item = uuid::Uuid>,
        T2: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        at: &'a jiff::Timestamp,
        refund_ids: &'a T1,
        outbox_ids: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[at, refund_ids, outbox_ids],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = uuid::Uuid>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        RequestRefundsAgainParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RequestRefundsAgainStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RequestRefundsAgainParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.at, &params.refund_ids, &params.outbox_ids))
    }
}
pub struct CancellationsToContinueStmt(&'static str, Option<tokio_postgres::Statement>);
/// Cancellations that no message goes on with: the last one came before a time. Nobody else changes them until the transaction
/// ends.
pub fn cancellations_to_continue() -> CancellationsToContinueStmt {
    CancellationsToContinueStmt(
        "select cancellation_id from cancellations where finished_at is null and continued_at <= $1 order by continued_at limit $2 for update skip locked",
        None,
    )
}
impl CancellationsToContinueStmt {
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
        before: &'a jiff::Timestamp,
        at_most: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [before, at_most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CancellationsToContinueParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for CancellationsToContinueStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CancellationsToContinueParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.before, &params.at_most)
    }
}
pub struct ContinueCancellationsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Goes through their orders anew, for those that are left. Two lists of the same length.
pub fn continue_cancellations() -> ContinueCancellationsStmt {
    ContinueCancellationsStmt(
        "with continued as ( update cancellations set continued_at = $1, after_order_id = null, failed = 0 where cancellation_id = any($2) ) insert into outbox (outbox_id, topic, payload, created_at) select m.outbox_id, 'cancellation-requested', jsonb_build_object('cancellation_id', m.cancellation_id), $1 from unnest($2::uuid[], $3::uuid[]) as m (cancellation_id, outbox_id)",
        None,
    )
}
impl ContinueCancellationsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::ArraySql<Item = uuid::Uuid>,
        T2: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        at: &'a jiff::Timestamp,
        cancellation_ids: &'a T1,
        outbox_ids: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[at, cancellation_ids, outbox_ids],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = uuid::Uuid>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ContinueCancellationsParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ContinueCancellationsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ContinueCancellationsParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.at,
            &params.cancellation_ids,
            &params.outbox_ids,
        ))
    }
}
pub struct OrdersToIndexStmt(&'static str, Option<tokio_postgres::Statement>);
/// Orders that wait for their payment and cannot be found by words yet.
pub fn orders_to_index() -> OrdersToIndexStmt {
    OrdersToIndexStmt(
        "select o.order_id from orders o where o.status = 'placed' and o.placed_at is not null and o.expires_at > $1 and not exists (select from order_search s where s.order_id = o.order_id) limit $2",
        None,
    )
}
impl OrdersToIndexStmt {
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
        at_most: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [at, at_most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OrdersToIndexParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for OrdersToIndexStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OrdersToIndexParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.at, &params.at_most)
    }
}
pub struct IndexOrdersStmt(&'static str, Option<tokio_postgres::Statement>);
/// Writes down what they are found by.
pub fn index_orders() -> IndexOrdersStmt {
    IndexOrdersStmt("select index_orders($1)::text as indexed", None)
}
impl IndexOrdersStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        order_ids: &'a T1,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 1> {
        OptionStringQuery {
            client,
            params: [order_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v.into()),
        }
    }
}
pub struct DeleteIdempotencyKeysStmt(&'static str, Option<tokio_postgres::Statement>);
/// First answers that nobody will ask for again.
pub fn delete_idempotency_keys() -> DeleteIdempotencyKeysStmt {
    DeleteIdempotencyKeysStmt(
        "delete from idempotency_keys k using ( select scope, key from idempotency_keys where expires_at <= $1 order by expires_at limit $2 for update skip locked ) as old where k.scope = old.scope and k.key = old.key",
        None,
    )
}
impl DeleteIdempotencyKeysStmt {
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
        at: &'a jiff::Timestamp,
        at_most: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[at, at_most]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DeleteIdempotencyKeysParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DeleteIdempotencyKeysStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DeleteIdempotencyKeysParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.at, &params.at_most))
    }
}
pub struct DeleteInboxStmt(&'static str, Option<tokio_postgres::Statement>);
/// Notes of deliveries that will not come again.
pub fn delete_inbox() -> DeleteInboxStmt {
    DeleteInboxStmt(
        "delete from inbox i using ( select consumer, outbox_id from inbox where received_at < $1 order by received_at limit $2 for update skip locked ) as old where i.consumer = old.consumer and i.outbox_id = old.outbox_id",
        None,
    )
}
impl DeleteInboxStmt {
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
        before: &'a jiff::Timestamp,
        at_most: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[before, at_most]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DeleteInboxParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DeleteInboxStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DeleteInboxParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.before, &params.at_most))
    }
}
pub struct DeleteOutboxStmt(&'static str, Option<tokio_postgres::Statement>);
/// Messages that were published. Their ids grow with time, so the primary key finds the oldest.
pub fn delete_outbox() -> DeleteOutboxStmt {
    DeleteOutboxStmt(
        "delete from outbox b using ( select outbox_id from outbox where outbox_id < $1 and published_at is not null order by outbox_id limit $2 for update skip locked ) as old where b.outbox_id = old.outbox_id",
        None,
    )
}
impl DeleteOutboxStmt {
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
        before_id: &'a uuid::Uuid,
        at_most: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[before_id, at_most]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DeleteOutboxParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DeleteOutboxStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DeleteOutboxParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.before_id, &params.at_most))
    }
}
pub struct DeleteDeadMessagesStmt(&'static str, Option<tokio_postgres::Statement>);
/// Messages that nobody looked at in all this time.
pub fn delete_dead_messages() -> DeleteDeadMessagesStmt {
    DeleteDeadMessagesStmt(
        "delete from dead_messages d using ( select dead_message_id from dead_messages where received_at < $1 order by received_at limit $2 for update skip locked ) as old where d.dead_message_id = old.dead_message_id",
        None,
    )
}
impl DeleteDeadMessagesStmt {
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
        before: &'a jiff::Timestamp,
        at_most: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[before, at_most]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DeleteDeadMessagesParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DeleteDeadMessagesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DeleteDeadMessagesParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.before, &params.at_most))
    }
}
pub struct DeleteSessionsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Sessions whose time is over, or in which nothing was done for long.
pub fn delete_sessions() -> DeleteSessionsStmt {
    DeleteSessionsStmt(
        "delete from sessions s using ( select session_id from sessions where expires_at <= $1 or last_seen_at <= $2 limit $3 for update skip locked ) as old where s.session_id = old.session_id",
        None,
    )
}
impl DeleteSessionsStmt {
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
        at: &'a jiff::Timestamp,
        idle_since: &'a jiff::Timestamp,
        at_most: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[at, idle_since, at_most]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DeleteSessionsParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DeleteSessionsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DeleteSessionsParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.at, &params.idle_since, &params.at_most))
    }
}
pub struct DeleteAccountLinksStmt(&'static str, Option<tokio_postgres::Statement>);
/// Mailed links that nobody can use any more, with the names and password hashes of those who never confirmed.
pub fn delete_account_links() -> DeleteAccountLinksStmt {
    DeleteAccountLinksStmt(
        "delete from account_links l using ( select account_link_id from account_links where expires_at < $1 order by expires_at limit $2 for update skip locked ) as old where l.account_link_id = old.account_link_id",
        None,
    )
}
impl DeleteAccountLinksStmt {
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
        before: &'a jiff::Timestamp,
        at_most: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[before, at_most]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DeleteAccountLinksParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DeleteAccountLinksStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DeleteAccountLinksParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.before, &params.at_most))
    }
}
pub struct DeleteAttemptsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Attempts that count no more.
pub fn delete_attempts() -> DeleteAttemptsStmt {
    DeleteAttemptsStmt(
        "delete from attempts a using ( select subject from attempts where free_at < $1 order by free_at limit $2 for update skip locked ) as old where a.subject = old.subject",
        None,
    )
}
impl DeleteAttemptsStmt {
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
        before: &'a jiff::Timestamp,
        at_most: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[before, at_most]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DeleteAttemptsParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DeleteAttemptsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DeleteAttemptsParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.before, &params.at_most))
    }
}
pub struct DeleteDeletionsStmt(&'static str, Option<tokio_postgres::Statement>);
/// What was deleted and can be restored no more.
pub fn delete_deletions() -> DeleteDeletionsStmt {
    DeleteDeletionsStmt(
        "delete from deletions d using ( select deletion_id from deletions where deleted_at < $1 order by deleted_at limit $2 for update skip locked ) as old where d.deletion_id = old.deletion_id",
        None,
    )
}
impl DeleteDeletionsStmt {
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
        before: &'a jiff::Timestamp,
        at_most: &'a i64,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[before, at_most]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DeleteDeletionsParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DeleteDeletionsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DeleteDeletionsParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.before, &params.at_most))
    }
}
pub struct NamedObjectsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Those of these objects that are sizes of pictures.
pub fn named_objects() -> NamedObjectsStmt {
    NamedObjectsStmt(
        "select distinct object_name from image_renditions where object_name = any($1)",
        None,
    )
}
impl NamedObjectsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::ArraySql<Item = T1>,
    >(
        &'s self,
        client: &'c C,
        object_names: &'a T2,
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [object_names],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct BacklogStmt(&'static str, Option<tokio_postgres::Statement>);
/// What waits: messages to be published, mails, refunds that were asked for, those among them that the provider has not taken
/// on, and messages that a person has to look at; how many, or since when.
pub fn backlog() -> BacklogStmt {
    BacklogStmt(
        "select o.waiting, o.oldest as oldest_message, (select min(created_at) from mails where status = 'queued') as oldest_mail, (select min(created_at) from refunds where status = 'pending') as oldest_refund, (select min(created_at) from refunds where status = 'pending' and accepted_at is null) as oldest_refund_not_accepted, (select count(*) from dead_messages) as dead_messages from (select count(*) as waiting, min(created_at) as oldest from outbox where published_at is null) as o",
        None,
    )
}
impl BacklogStmt {
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
    ) -> BacklogQuery<'c, 'a, 's, C, Backlog, 0> {
        BacklogQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Backlog, tokio_postgres::Error> {
                Ok(Backlog {
                    waiting: row.try_get(0)?,
                    oldest_message: row.try_get(1)?,
                    oldest_mail: row.try_get(2)?,
                    oldest_refund: row.try_get(3)?,
                    oldest_refund_not_accepted: row.try_get(4)?,
                    dead_messages: row.try_get(5)?,
                })
            },
            mapper: |it| Backlog::from(it),
        }
    }
}
