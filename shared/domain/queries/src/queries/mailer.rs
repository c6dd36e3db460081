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
    pub order_id: Option<uuid::Uuid>,
    pub kind: String,
    pub locale: String,
    pub recipient: String,
    pub attempts: i32,
    pub event_id: Option<uuid::Uuid>,
    pub example_of: Option<String>,
    pub text: Option<serde_json::Value>,
    pub called_off: Option<Vec<uuid::Uuid>>,
    pub is_whole_event: Option<bool>,
    pub refunds: Option<bool>,
}
pub struct LeaseBorrowed<'a> {
    pub order_id: Option<uuid::Uuid>,
    pub kind: &'a str,
    pub locale: &'a str,
    pub recipient: &'a str,
    pub attempts: i32,
    pub event_id: Option<uuid::Uuid>,
    pub example_of: Option<&'a str>,
    pub text: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub called_off: Option<crate::ArrayIterator<'a, uuid::Uuid>>,
    pub is_whole_event: Option<bool>,
    pub refunds: Option<bool>,
}
impl<'a> From<LeaseBorrowed<'a>> for Lease {
    fn from(
        LeaseBorrowed {
            order_id,
            kind,
            locale,
            recipient,
            attempts,
            event_id,
            example_of,
            text,
            called_off,
            is_whole_event,
            refunds,
        }: LeaseBorrowed<'a>,
    ) -> Self {
        Self {
            order_id,
            kind: kind.into(),
            locale: locale.into(),
            recipient: recipient.into(),
            attempts,
            event_id,
            example_of: example_of.map(|v| v.into()),
            text: text.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            called_off: called_off.map(|v| v.map(|v| v).collect()),
            is_whole_event,
            refunds,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct AccountMail {
    pub account_name: Option<String>,
    pub link_id: Option<uuid::Uuid>,
    pub link_minutes: Option<i32>,
    pub link_expires_at: Option<jiff::Timestamp>,
    pub link_used_at: Option<jiff::Timestamp>,
    pub invitation_id: Option<uuid::Uuid>,
    pub invitation_expires_at: Option<jiff::Timestamp>,
    pub is_invitation_open: Option<bool>,
    pub organizer_name: Option<String>,
    pub organizer_email: Option<String>,
    pub invited_by: Option<String>,
    pub role: Option<String>,
}
pub struct AccountMailBorrowed<'a> {
    pub account_name: Option<&'a str>,
    pub link_id: Option<uuid::Uuid>,
    pub link_minutes: Option<i32>,
    pub link_expires_at: Option<jiff::Timestamp>,
    pub link_used_at: Option<jiff::Timestamp>,
    pub invitation_id: Option<uuid::Uuid>,
    pub invitation_expires_at: Option<jiff::Timestamp>,
    pub is_invitation_open: Option<bool>,
    pub organizer_name: Option<&'a str>,
    pub organizer_email: Option<&'a str>,
    pub invited_by: Option<&'a str>,
    pub role: Option<&'a str>,
}
impl<'a> From<AccountMailBorrowed<'a>> for AccountMail {
    fn from(
        AccountMailBorrowed {
            account_name,
            link_id,
            link_minutes,
            link_expires_at,
            link_used_at,
            invitation_id,
            invitation_expires_at,
            is_invitation_open,
            organizer_name,
            organizer_email,
            invited_by,
            role,
        }: AccountMailBorrowed<'a>,
    ) -> Self {
        Self {
            account_name: account_name.map(|v| v.into()),
            link_id,
            link_minutes,
            link_expires_at,
            link_used_at,
            invitation_id,
            invitation_expires_at,
            is_invitation_open,
            organizer_name: organizer_name.map(|v| v.into()),
            organizer_email: organizer_email.map(|v| v.into()),
            invited_by: invited_by.map(|v| v.into()),
            role: role.map(|v| v.into()),
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
pub struct AccountMailQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AccountMailBorrowed, tokio_postgres::Error>,
    mapper: fn(AccountMailBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AccountMailQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(AccountMailBorrowed) -> R,
    ) -> AccountMailQuery<'c, 'a, 's, C, R, N> {
        AccountMailQuery {
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
/// sent. Leases go by the database's clock, so that mailers whose own clocks differ do not send a mail twice. With what the organizer
/// adds to mails like it, or to those about what was called off; and which dates these are.
pub fn lease() -> LeaseStmt {
    LeaseStmt(
        "update mails set attempts = attempts + 1, leased_until = clock_timestamp() + make_interval(secs => $1) where mail_id = $2 and status = 'queued' and (leased_until is null or leased_until <= clock_timestamp()) returning order_id, kind, locale, recipient, attempts, event_id, example_of, coalesce( (select c.message from cancellations c where c.cancellation_id = mails.cancellation_id), ( select t.text from mail_texts t where t.event_id = coalesce(mails.event_id, (select o.event_id from orders o where o.order_id = mails.order_id)) and t.kind = coalesce(mails.example_of, mails.kind) ) ) as text, ( select array( select d.occurrence_id from occurrences d where d.event_id = c.event_id and case when c.occurrence_id is null then d.status = 'scheduled' else d.occurrence_id = c.occurrence_id end ) from cancellations c where c.cancellation_id = mails.cancellation_id ) as called_off, (select c.occurrence_id is null from cancellations c where c.cancellation_id = mails.cancellation_id) as is_whole_event, (select c.refunds from cancellations c where c.cancellation_id = mails.cancellation_id) as refunds",
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
                    event_id: row.try_get(5)?,
                    example_of: row.try_get(6)?,
                    text: row.try_get(7)?,
                    called_off: row.try_get(8)?,
                    is_whole_event: row.try_get(9)?,
                    refunds: row.try_get(10)?,
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
pub struct AccountMailStmt(&'static str, Option<tokio_postgres::Statement>);
/// What a mail that is about no order speaks of.
pub fn account_mail() -> AccountMailStmt {
    AccountMailStmt(
        "select a.name as account_name, l.account_link_id as link_id, (extract(epoch from l.expires_at - l.created_at) / 60)::integer as link_minutes, l.expires_at as link_expires_at, l.used_at as link_used_at, i.invitation_id, i.expires_at as invitation_expires_at, case when i.invitation_id is not null then i.accepted_at is null and i.revoked_at is null end as is_invitation_open, o.name as organizer_name, o.email as organizer_email, b.name as invited_by, i.role from mails m left join account_links l using (account_link_id) left join invitations i using (invitation_id) left join organizers o on o.organizer_id = i.organizer_id left join accounts b on b.account_id = i.invited_by left join accounts a on a.account_id = coalesce(m.account_id, case when l.kind <> 'change_email' then l.account_id end) where m.mail_id = $1",
        None,
    )
}
impl AccountMailStmt {
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
    ) -> AccountMailQuery<'c, 'a, 's, C, AccountMail, 1> {
        AccountMailQuery {
            client,
            params: [mail_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AccountMailBorrowed, tokio_postgres::Error> {
                    Ok(AccountMailBorrowed {
                        account_name: row.try_get(0)?,
                        link_id: row.try_get(1)?,
                        link_minutes: row.try_get(2)?,
                        link_expires_at: row.try_get(3)?,
                        link_used_at: row.try_get(4)?,
                        invitation_id: row.try_get(5)?,
                        invitation_expires_at: row.try_get(6)?,
                        is_invitation_open: row.try_get(7)?,
                        organizer_name: row.try_get(8)?,
                        organizer_email: row.try_get(9)?,
                        invited_by: row.try_get(10)?,
                        role: row.try_get(11)?,
                    })
                },
            mapper: |it| AccountMail::from(it),
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
