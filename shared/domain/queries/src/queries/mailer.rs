// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Clone, Copy, Debug)]
pub struct LeaseParams {
    pub seconds: f64,
    pub mail_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct RenewParams {
    pub seconds: f64,
    pub mail_id: uuid::Uuid,
    pub attempts: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct MarkSentParams {
    pub at: jiff::Timestamp,
    pub mail_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct MarkFailedParams<T1: crate::StringSql> {
    pub failure: T1,
    pub mail_id: uuid::Uuid,
    pub attempts: i32,
}
#[derive(Debug)]
pub struct ReleaseParams<T1: crate::StringSql> {
    pub failure: T1,
    pub mail_id: uuid::Uuid,
    pub attempts: i32,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Lease {
    pub order_id: uuid::Uuid,
    pub kind: String,
    pub locale: String,
    pub recipient: String,
    pub attempts: i32,
}
pub struct LeaseBorrowed<'a> {
    pub order_id: uuid::Uuid,
    pub kind: &'a str,
    pub locale: &'a str,
    pub recipient: &'a str,
    pub attempts: i32,
}
impl<'a> From<LeaseBorrowed<'a>> for Lease {
    fn from(
        LeaseBorrowed {
            order_id,
            kind,
            locale,
            recipient,
            attempts,
        }: LeaseBorrowed<'a>,
    ) -> Self {
        Self {
            order_id,
            kind: kind.into(),
            locale: locale.into(),
            recipient: recipient.into(),
            attempts,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct LeaseQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LeaseBorrowed, tokio_postgres::Error>,
    mapper: fn(LeaseBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LeaseQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LeaseBorrowed) -> R) -> LeaseQuery<'c, 'a, 's, C, R, N> {
        LeaseQuery {
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
pub struct LeaseStmt(&'static str, Option<tokio_postgres::Statement>);
/// Takes a mail that is waiting, so that nobody else sends it meanwhile; no row when it was sent, has failed or is being
/// sent. Leases go by the database's clock, so that mailers whose own clocks differ do not send a mail twice.
pub fn lease() -> LeaseStmt {
    LeaseStmt(
        "update mails set attempts = attempts + 1, leased_until = clock_timestamp() + make_interval(secs => $1) where mail_id = $2 and status = 'queued' and (leased_until is null or leased_until <= clock_timestamp()) returning order_id, kind, locale, recipient, attempts",
        None,
    )
}
impl LeaseStmt {
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
        seconds: &'a f64,
        mail_id: &'a uuid::Uuid,
    ) -> LeaseQuery<'c, 'a, 's, C, Lease, 2> {
        LeaseQuery {
            client,
            params: [seconds, mail_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LeaseBorrowed, tokio_postgres::Error> {
                Ok(LeaseBorrowed {
                    order_id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    locale: row.try_get(2)?,
                    recipient: row.try_get(3)?,
                    attempts: row.try_get(4)?,
                })
            },
            mapper: |it| Lease::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LeaseParams, LeaseQuery<'c, 'a, 's, C, Lease, 2>, C>
    for LeaseStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LeaseParams,
    ) -> LeaseQuery<'c, 'a, 's, C, Lease, 2> {
        self.bind(client, &params.seconds, &params.mail_id)
    }
}
pub struct RenewStmt(&'static str, Option<tokio_postgres::Statement>);
/// Keeps a mail for longer; no row when somebody else has it by now.
pub fn renew() -> RenewStmt {
    RenewStmt(
        "update mails set leased_until = clock_timestamp() + make_interval(secs => $1) where mail_id = $2 and attempts = $3 and status = 'queued'",
        None,
    )
}
impl RenewStmt {
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
        seconds: &'a f64,
        mail_id: &'a uuid::Uuid,
        attempts: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[seconds, mail_id, attempts],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        RenewParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RenewStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RenewParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.seconds, &params.mail_id, &params.attempts))
    }
}
pub struct MailStatusStmt(&'static str, Option<tokio_postgres::Statement>);
/// Where a mail is.
pub fn mail_status() -> MailStatusStmt {
    MailStatusStmt("select status from mails where mail_id = $1", None)
}
impl MailStatusStmt {
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
        mail_id: &'a uuid::Uuid,
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [mail_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct MarkSentStmt(&'static str, Option<tokio_postgres::Statement>);
/// It was handed to the mail server.
pub fn mark_sent() -> MarkSentStmt {
    MarkSentStmt(
        "update mails set status = 'sent', sent_at = $1, leased_until = null, failure = null where mail_id = $2",
        None,
    )
}
impl MarkSentStmt {
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
        mail_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[at, mail_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        MarkSentParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for MarkSentStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MarkSentParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.at, &params.mail_id))
    }
}
pub struct MarkFailedStmt(&'static str, Option<tokio_postgres::Statement>);
/// It will never be sent, and why; unless somebody else has it by now.
pub fn mark_failed() -> MarkFailedStmt {
    MarkFailedStmt(
        "update mails set status = 'failed', failure = $1, leased_until = null where mail_id = $2 and attempts = $3 and status = 'queued'",
        None,
    )
}
impl MarkFailedStmt {
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
        mail_id: &'a uuid::Uuid,
        attempts: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[failure, mail_id, attempts],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        MarkFailedParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for MarkFailedStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MarkFailedParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.failure, &params.mail_id, &params.attempts))
    }
}
pub struct ReleaseStmt(&'static str, Option<tokio_postgres::Statement>);
/// It may be tried again, and why it has to be; unless somebody else has it by now.
pub fn release() -> ReleaseStmt {
    ReleaseStmt(
        "update mails set failure = $1, leased_until = null where mail_id = $2 and attempts = $3 and status = 'queued'",
        None,
    )
}
impl ReleaseStmt {
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
        mail_id: &'a uuid::Uuid,
        attempts: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[failure, mail_id, attempts],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ReleaseParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ReleaseStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ReleaseParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.failure, &params.mail_id, &params.attempts))
    }
}
