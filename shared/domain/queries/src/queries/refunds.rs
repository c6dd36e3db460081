// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Clone, Copy, Debug)]
pub struct FindRefundParams {
    pub outbox_id: uuid::Uuid,
    pub refund_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct AcceptRefundParams<T1: crate::StringSql> {
    pub at: jiff::Timestamp,
    pub provider_reference: Option<T1>,
    pub refund_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct NoteFailureParams<T1: crate::StringSql> {
    pub failure: T1,
    pub refund_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct SettleRefundParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = uuid::Uuid>,
    T5: crate::StringSql,
> {
    pub provider: T1,
    pub refund_id: uuid::Uuid,
    pub payment_id: uuid::Uuid,
    pub amount: i64,
    pub currency: T2,
    pub succeeded: bool,
    pub reference: Option<T3>,
    pub ids: T4,
    pub at: jiff::Timestamp,
    pub trace: Option<T5>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindRefund {
    pub status: String,
    pub amount: i64,
    pub currency: String,
    pub payment_id: uuid::Uuid,
    pub provider: String,
    pub payment_reference: Option<String>,
    pub acted_on: bool,
}
pub struct FindRefundBorrowed<'a> {
    pub status: &'a str,
    pub amount: i64,
    pub currency: &'a str,
    pub payment_id: uuid::Uuid,
    pub provider: &'a str,
    pub payment_reference: Option<&'a str>,
    pub acted_on: bool,
}
impl<'a> From<FindRefundBorrowed<'a>> for FindRefund {
    fn from(
        FindRefundBorrowed {
            status,
            amount,
            currency,
            payment_id,
            provider,
            payment_reference,
            acted_on,
        }: FindRefundBorrowed<'a>,
    ) -> Self {
        Self {
            status: status.into(),
            amount,
            currency: currency.into(),
            payment_id,
            provider: provider.into(),
            payment_reference: payment_reference.map(|v| v.into()),
            acted_on,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SettleRefund {
    pub outcome: String,
    pub messages: Vec<uuid::Uuid>,
}
pub struct SettleRefundBorrowed<'a> {
    pub outcome: &'a str,
    pub messages: crate::ArrayIterator<'a, uuid::Uuid>,
}
impl<'a> From<SettleRefundBorrowed<'a>> for SettleRefund {
    fn from(SettleRefundBorrowed { outcome, messages }: SettleRefundBorrowed<'a>) -> Self {
        Self {
            outcome: outcome.into(),
            messages: messages.map(|v| v).collect(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct FindRefundQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindRefundBorrowed, tokio_postgres::Error>,
    mapper: fn(FindRefundBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindRefundQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FindRefundBorrowed) -> R,
    ) -> FindRefundQuery<'c, 'a, 's, C, R, N> {
        FindRefundQuery {
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
pub struct SettleRefundQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SettleRefundBorrowed, tokio_postgres::Error>,
    mapper: fn(SettleRefundBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SettleRefundQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(SettleRefundBorrowed) -> R,
    ) -> SettleRefundQuery<'c, 'a, 's, C, R, N> {
        SettleRefundQuery {
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
pub struct FindRefundStmt(&'static str, Option<tokio_postgres::Statement>);
/// What is to be given back, from which payment; and whether this message has been acted on.
pub fn find_refund() -> FindRefundStmt {
    FindRefundStmt(
        "select r.status, r.amount, r.currency, r.payment_id, p.provider, p.provider_reference as payment_reference, exists (select from inbox i where i.consumer = 'refunds' and i.outbox_id = $1) as acted_on from refunds r join payments p on p.payment_id = r.payment_id where r.refund_id = $2",
        None,
    )
}
impl FindRefundStmt {
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
        outbox_id: &'a uuid::Uuid,
        refund_id: &'a uuid::Uuid,
    ) -> FindRefundQuery<'c, 'a, 's, C, FindRefund, 2> {
        FindRefundQuery {
            client,
            params: [outbox_id, refund_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindRefundBorrowed, tokio_postgres::Error> {
                    Ok(FindRefundBorrowed {
                        status: row.try_get(0)?,
                        amount: row.try_get(1)?,
                        currency: row.try_get(2)?,
                        payment_id: row.try_get(3)?,
                        provider: row.try_get(4)?,
                        payment_reference: row.try_get(5)?,
                        acted_on: row.try_get(6)?,
                    })
                },
            mapper: |it| FindRefund::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindRefundParams,
        FindRefundQuery<'c, 'a, 's, C, FindRefund, 2>,
        C,
    > for FindRefundStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindRefundParams,
    ) -> FindRefundQuery<'c, 'a, 's, C, FindRefund, 2> {
        self.bind(client, &params.outbox_id, &params.refund_id)
    }
}
pub struct AcceptRefundStmt(&'static str, Option<tokio_postgres::Statement>);
/// The provider has taken the refund on and will tell its end later.
pub fn accept_refund() -> AcceptRefundStmt {
    AcceptRefundStmt(
        "update refunds r set accepted_at = coalesce(r.accepted_at, $1), failure = null, provider_reference = coalesce($2, r.provider_reference) where r.refund_id = $3 and r.status = 'pending'",
        None,
    )
}
impl AcceptRefundStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        at: &'a jiff::Timestamp,
        provider_reference: &'a Option<T1>,
        refund_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[at, provider_reference, refund_id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        AcceptRefundParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for AcceptRefundStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AcceptRefundParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.at,
            &params.provider_reference,
            &params.refund_id,
        ))
    }
}
pub struct NoteFailureStmt(&'static str, Option<tokio_postgres::Statement>);
/// The provider has not answered, or something that is no answer: the refund waits to be asked for again.
pub fn note_failure() -> NoteFailureStmt {
    NoteFailureStmt(
        "update refunds set failure = $1 where refund_id = $2 and status = 'pending' and accepted_at is null",
        None,
    )
}
impl NoteFailureStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        failure: &'a T1,
        refund_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[failure, refund_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        NoteFailureParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for NoteFailureStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a NoteFailureParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.failure, &params.refund_id))
    }
}
pub struct SettleRefundStmt(&'static str, Option<tokio_postgres::Statement>);
/// The refund has ended; the row is locked until the transaction ends.
pub fn settle_refund() -> SettleRefundStmt {
    SettleRefundStmt(
        "select outcome, messages from settle_refund($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        None,
    )
}
impl SettleRefundStmt {
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
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::ArraySql<Item = uuid::Uuid>,
        T5: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        provider: &'a T1,
        refund_id: &'a uuid::Uuid,
        payment_id: &'a uuid::Uuid,
        amount: &'a i64,
        currency: &'a T2,
        succeeded: &'a bool,
        reference: &'a Option<T3>,
        ids: &'a T4,
        at: &'a jiff::Timestamp,
        trace: &'a Option<T5>,
    ) -> SettleRefundQuery<'c, 'a, 's, C, SettleRefund, 10> {
        SettleRefundQuery {
            client,
            params: [
                provider, refund_id, payment_id, amount, currency, succeeded, reference, ids, at,
                trace,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<SettleRefundBorrowed, tokio_postgres::Error> {
                    Ok(SettleRefundBorrowed {
                        outcome: row.try_get(0)?,
                        messages: row.try_get(1)?,
                    })
                },
            mapper: |it| SettleRefund::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = uuid::Uuid>,
    T5: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SettleRefundParams<T1, T2, T3, T4, T5>,
        SettleRefundQuery<'c, 'a, 's, C, SettleRefund, 10>,
        C,
    > for SettleRefundStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SettleRefundParams<T1, T2, T3, T4, T5>,
    ) -> SettleRefundQuery<'c, 'a, 's, C, SettleRefund, 10> {
        self.bind(
            client,
            &params.provider,
            &params.refund_id,
            &params.payment_id,
            &params.amount,
            &params.currency,
            &params.succeeded,
            &params.reference,
            &params.ids,
            &params.at,
            &params.trace,
        )
    }
}
