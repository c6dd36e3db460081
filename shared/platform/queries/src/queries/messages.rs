// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Debug)]
pub struct EnqueueParams<T1: crate::StringSql, T2: crate::JsonSql, T3: crate::StringSql> {
    pub outbox_id: uuid::Uuid,
    pub topic: T1,
    pub payload: T2,
    pub trace: Option<T3>,
    pub at: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct LeftoversParams {
    pub before: jiff::Timestamp,
    pub after_created_at: jiff::Timestamp,
    pub after_outbox_id: uuid::Uuid,
    pub at_most: i64,
}
#[derive(Debug)]
pub struct MarkPublishedParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub at: jiff::Timestamp,
    pub outbox_ids: T1,
}
#[derive(Debug)]
pub struct RecordIfNewParams<T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>> {
    pub consumer: T1,
    pub at: jiff::Timestamp,
    pub outbox_ids: T2,
}
#[derive(Debug)]
pub struct DeadLetterParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::JsonSql> {
    pub dead_message_id: uuid::Uuid,
    pub consumer: T1,
    pub outbox_id: Option<uuid::Uuid>,
    pub reason: T2,
    pub body: T3,
    pub at: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq)]
pub struct OutboxMessage {
    pub outbox_id: uuid::Uuid,
    pub topic: String,
    pub payload: serde_json::Value,
    pub trace: Option<String>,
    pub created_at: jiff::Timestamp,
}
pub struct OutboxMessageBorrowed<'a> {
    pub outbox_id: uuid::Uuid,
    pub topic: &'a str,
    pub payload: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub trace: Option<&'a str>,
    pub created_at: jiff::Timestamp,
}
impl<'a> From<OutboxMessageBorrowed<'a>> for OutboxMessage {
    fn from(
        OutboxMessageBorrowed {
            outbox_id,
            topic,
            payload,
            trace,
            created_at,
        }: OutboxMessageBorrowed<'a>,
    ) -> Self {
        Self {
            outbox_id,
            topic: topic.into(),
            payload: serde_json::from_str(payload.0.get()).unwrap(),
            trace: trace.map(|v| v.into()),
            created_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct OutboxMessageQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OutboxMessageBorrowed, tokio_postgres::Error>,
    mapper: fn(OutboxMessageBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OutboxMessageQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(OutboxMessageBorrowed) -> R,
    ) -> OutboxMessageQuery<'c, 'a, 's, C, R, N> {
        OutboxMessageQuery {
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
pub struct EnqueueStmt(&'static str, Option<tokio_postgres::Statement>);
/// Enqueues a message, in the transaction of what it tells.
pub fn enqueue() -> EnqueueStmt {
    EnqueueStmt(
        "insert into outbox (outbox_id, topic, payload, trace, created_at) values ($1, $2, $3, $4, $5)",
        None,
    )
}
impl EnqueueStmt {
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
        T1: crate::StringSql,
        T2: crate::JsonSql,
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        outbox_id: &'a uuid::Uuid,
        topic: &'a T1,
        payload: &'a T2,
        trace: &'a Option<T3>,
        at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[outbox_id, topic, payload, trace, at],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::JsonSql,
    T3: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        EnqueueParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for EnqueueStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a EnqueueParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.outbox_id,
            &params.topic,
            &params.payload,
            &params.trace,
            &params.at,
        ))
    }
}
pub struct UnpublishedStmt(&'static str, Option<tokio_postgres::Statement>);
/// Enqueued messages that have not been published, by id.
pub fn unpublished() -> UnpublishedStmt {
    UnpublishedStmt(
        "select outbox_id, topic, payload, trace, created_at from outbox where outbox_id = any($1) and published_at is null",
        None,
    )
}
impl UnpublishedStmt {
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
        outbox_ids: &'a T1,
    ) -> OutboxMessageQuery<'c, 'a, 's, C, OutboxMessage, 1> {
        OutboxMessageQuery {
            client,
            params: [outbox_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<OutboxMessageBorrowed, tokio_postgres::Error> {
                    Ok(OutboxMessageBorrowed {
                        outbox_id: row.try_get(0)?,
                        topic: row.try_get(1)?,
                        payload: row.try_get(2)?,
                        trace: row.try_get(3)?,
                        created_at: row.try_get(4)?,
                    })
                },
            mapper: |it| OutboxMessage::from(it),
        }
    }
}
pub struct LeftoversStmt(&'static str, Option<tokio_postgres::Statement>);
/// Enqueued messages that nobody published in time, oldest first. Rows that a concurrent publisher has locked
/// are skipped. `after_…` is the last one of the batch before.
pub fn leftovers() -> LeftoversStmt {
    LeftoversStmt(
        "select outbox_id, topic, payload, trace, created_at from outbox where published_at is null and created_at < $1 and (created_at, outbox_id) > ($2, $3) order by created_at, outbox_id limit $4 for update skip locked",
        None,
    )
}
impl LeftoversStmt {
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
        after_created_at: &'a jiff::Timestamp,
        after_outbox_id: &'a uuid::Uuid,
        at_most: &'a i64,
    ) -> OutboxMessageQuery<'c, 'a, 's, C, OutboxMessage, 4> {
        OutboxMessageQuery {
            client,
            params: [before, after_created_at, after_outbox_id, at_most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<OutboxMessageBorrowed, tokio_postgres::Error> {
                    Ok(OutboxMessageBorrowed {
                        outbox_id: row.try_get(0)?,
                        topic: row.try_get(1)?,
                        payload: row.try_get(2)?,
                        trace: row.try_get(3)?,
                        created_at: row.try_get(4)?,
                    })
                },
            mapper: |it| OutboxMessage::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LeftoversParams,
        OutboxMessageQuery<'c, 'a, 's, C, OutboxMessage, 4>,
        C,
    > for LeftoversStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LeftoversParams,
    ) -> OutboxMessageQuery<'c, 'a, 's, C, OutboxMessage, 4> {
        self.bind(
            client,
            &params.before,
            &params.after_created_at,
            &params.after_outbox_id,
            &params.at_most,
        )
    }
}
pub struct MarkPublishedStmt(&'static str, Option<tokio_postgres::Statement>);
/// Messages that Pub/Sub has taken. Nobody waits for the disk: a mark that is lost in a crash has the sweeper publish the
/// message again, and whoever gets it twice acts once.
pub fn mark_published() -> MarkPublishedStmt {
    MarkPublishedStmt(
        "with unhurried as materialized ( select set_config('synchronous_commit', 'off', true) ) update outbox set published_at = $1 from unhurried where outbox_id = any($2) and published_at is null",
        None,
    )
}
impl MarkPublishedStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        at: &'a jiff::Timestamp,
        outbox_ids: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[at, outbox_ids]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        MarkPublishedParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for MarkPublishedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MarkPublishedParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.at, &params.outbox_ids))
    }
}
pub struct RecordIfNewStmt(&'static str, Option<tokio_postgres::Statement>);
/// Records that a consumer acts on messages, in the transaction of its effect; answers those it had not acted on before.
pub fn record_if_new() -> RecordIfNewStmt {
    RecordIfNewStmt(
        "insert into inbox (consumer, outbox_id, received_at) select $1, m.outbox_id, $2 from unnest($3::uuid[]) as m (outbox_id) order by m.outbox_id on conflict (consumer, outbox_id) do nothing returning outbox_id",
        None,
    )
}
impl RecordIfNewStmt {
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
        T2: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        consumer: &'a T1,
        at: &'a jiff::Timestamp,
        outbox_ids: &'a T2,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [consumer, at, outbox_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RecordIfNewParams<T1, T2>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for RecordIfNewStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RecordIfNewParams<T1, T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.consumer, &params.at, &params.outbox_ids)
    }
}
pub struct DeadLetterStmt(&'static str, Option<tokio_postgres::Statement>);
/// Records a message that no retry can cure.
pub fn dead_letter() -> DeadLetterStmt {
    DeadLetterStmt(
        "insert into dead_messages (dead_message_id, consumer, outbox_id, reason, body, received_at) values ($1, $2, $3, $4, $5, $6)",
        None,
    )
}
impl DeadLetterStmt {
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
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        dead_message_id: &'a uuid::Uuid,
        consumer: &'a T1,
        outbox_id: &'a Option<uuid::Uuid>,
        reason: &'a T2,
        body: &'a T3,
        at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[dead_message_id, consumer, outbox_id, reason, body, at],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::JsonSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        DeadLetterParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for DeadLetterStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a DeadLetterParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.dead_message_id,
            &params.consumer,
            &params.outbox_id,
            &params.reason,
            &params.body,
            &params.at,
        ))
    }
}
