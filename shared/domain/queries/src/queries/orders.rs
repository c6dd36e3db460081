// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Clone, Copy, Debug)]
pub struct LockOrderParams {
    pub order_id: uuid::Uuid,
    pub link_number: i16,
}
#[derive(Debug)]
pub struct RenameAttendeeParams<T1: crate::StringSql> {
    pub name: T1,
    pub order_id: uuid::Uuid,
    pub position: i16,
    pub link_number: i16,
    pub at: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct CancelOrderParams {
    pub order_id: uuid::Uuid,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct OrdersOfAddressParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub forms: T2,
    pub at: jiff::Timestamp,
    pub over_since: jiff::Timestamp,
    pub mailed_since: jiff::Timestamp,
    pub at_most: i64,
}
#[derive(Debug)]
pub struct RequestRefundParams<T1: crate::StringSql> {
    pub refund_id: uuid::Uuid,
    pub payment_id: uuid::Uuid,
    pub amount: i64,
    pub message_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub trace: Option<T1>,
}
#[derive(Clone, Copy, Debug)]
pub struct FindTermsParams {
    pub order_id: uuid::Uuid,
    pub link_number: i16,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct MailsSoFar {
    pub count: i64,
    pub last_at: Option<jiff::Timestamp>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindTerms {
    pub terms_hash: Option<String>,
    pub refund_policy: Option<serde_json::Value>,
    pub organizer_terms: Option<serde_json::Value>,
}
pub struct FindTermsBorrowed<'a> {
    pub terms_hash: Option<&'a str>,
    pub refund_policy: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub organizer_terms: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
}
impl<'a> From<FindTermsBorrowed<'a>> for FindTerms {
    fn from(
        FindTermsBorrowed {
            terms_hash,
            refund_policy,
            organizer_terms,
        }: FindTermsBorrowed<'a>,
    ) -> Self {
        Self {
            terms_hash: terms_hash.map(|v| v.into()),
            refund_policy: refund_policy.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            organizer_terms: organizer_terms.map(|v| serde_json::from_str(v.0.get()).unwrap()),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct MailsSoFarQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MailsSoFar, tokio_postgres::Error>,
    mapper: fn(MailsSoFar) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MailsSoFarQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MailsSoFar) -> R) -> MailsSoFarQuery<'c, 'a, 's, C, R, N> {
        MailsSoFarQuery {
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
pub struct FindTermsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindTermsBorrowed, tokio_postgres::Error>,
    mapper: fn(FindTermsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindTermsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FindTermsBorrowed) -> R) -> FindTermsQuery<'c, 'a, 's, C, R, N> {
        FindTermsQuery {
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
pub struct LockOrderStmt(&'static str, Option<tokio_postgres::Statement>);
/// The order, held still until the transaction ends.
pub fn lock_order() -> LockOrderStmt {
    LockOrderStmt(
        "select status from orders where order_id = $1 and link_number = $2 for update",
        None,
    )
}
impl LockOrderStmt {
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
        order_id: &'a uuid::Uuid,
        link_number: &'a i16,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [order_id, link_number],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockOrderParams,
        StringQuery<'c, 'a, 's, C, String, 2>,
        C,
    > for LockOrderStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockOrderParams,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.order_id, &params.link_number)
    }
}
pub struct RenameAttendeeStmt(&'static str, Option<tokio_postgres::Statement>);
/// Corrects the name on a line that is still good for something.
pub fn rename_attendee() -> RenameAttendeeStmt {
    RenameAttendeeStmt(
        "update lines l set attendee_name = $1 from orders o where l.order_id = $2 and l.position = $3 and l.status = 'live' and o.order_id = l.order_id and o.link_number = $4 and o.status in ('placed', 'paid') and o.expires_at > $5",
        None,
    )
}
impl RenameAttendeeStmt {
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
        name: &'a T1,
        order_id: &'a uuid::Uuid,
        position: &'a i16,
        link_number: &'a i16,
        at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[name, order_id, position, link_number, at],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        RenameAttendeeParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RenameAttendeeStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RenameAttendeeParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.name,
            &params.order_id,
            &params.position,
            &params.link_number,
            &params.at,
        ))
    }
}
pub struct MailsSoFarStmt(&'static str, Option<tokio_postgres::Statement>);
/// When the last mail with tickets was asked for, and how many there have been.
pub fn mails_so_far() -> MailsSoFarStmt {
    MailsSoFarStmt(
        "select count(*) as count, max(created_at) as last_at from mails where order_id = $1 and kind = 'tickets'",
        None,
    )
}
impl MailsSoFarStmt {
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
        order_id: &'a uuid::Uuid,
    ) -> MailsSoFarQuery<'c, 'a, 's, C, MailsSoFar, 1> {
        MailsSoFarQuery {
            client,
            params: [order_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MailsSoFar, tokio_postgres::Error> {
                Ok(MailsSoFar {
                    count: row.try_get(0)?,
                    last_at: row.try_get(1)?,
                })
            },
            mapper: |it| MailsSoFar::from(it),
        }
    }
}
pub struct CancelOrderStmt(&'static str, Option<tokio_postgres::Statement>);
/// Ends the order: places free, tickets revoked. Null when it was over already.
pub fn cancel_order() -> CancelOrderStmt {
    CancelOrderStmt("select cancel_order($1, $2) as was", None)
}
impl CancelOrderStmt {
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
        order_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 2> {
        OptionStringQuery {
            client,
            params: [order_id, at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v.into()),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CancelOrderParams,
        OptionStringQuery<'c, 'a, 's, C, Option<String>, 2>,
        C,
    > for CancelOrderStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CancelOrderParams,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 2> {
        self.bind(client, &params.order_id, &params.at)
    }
}
pub struct LockAddressStmt(&'static str, Option<tokio_postgres::Statement>);
/// Lets others with this address wait until the transaction ends.
pub fn lock_address() -> LockAddressStmt {
    LockAddressStmt(
        "select pg_advisory_xact_lock(hashtextextended($1, 0))::text as locked",
        None,
    )
}
impl LockAddressStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        address: &'a T1,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 1> {
        OptionStringQuery {
            client,
            params: [address],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v.into()),
        }
    }
}
pub struct OrdersOfAddressStmt(&'static str, Option<tokio_postgres::Statement>);
/// The orders of an address that are still good for something, the latest first; none if their links were mailed since.
/// `forms`: how the address may have been typed, in lower case.
pub fn orders_of_address() -> OrdersOfAddressStmt {
    OrdersOfAddressStmt(
        "select o.order_id from orders o where o.order_id in (select m.order_id from mails m where lower(m.recipient) = any($1)) and lower(o.contact_email) = any($1) and (o.status = 'paid' or (o.status = 'placed' and o.expires_at > $2)) and exists ( select from lines l join occurrences c on c.occurrence_id = l.occurrence_id where l.order_id = o.order_id and l.status = 'live' and c.ends_at > $3 ) and not exists ( select from mails m where lower(m.recipient) = any($1) and m.kind = 'order_link' and m.created_at > $4 ) order by o.created_at desc limit $5",
        None,
    )
}
impl OrdersOfAddressStmt {
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
        forms: &'a T2,
        at: &'a jiff::Timestamp,
        over_since: &'a jiff::Timestamp,
        mailed_since: &'a jiff::Timestamp,
        at_most: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 5> {
        UuidUuidQuery {
            client,
            params: [forms, at, over_since, mailed_since, at_most],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OrdersOfAddressParams<T1, T2>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 5>,
        C,
    > for OrdersOfAddressStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OrdersOfAddressParams<T1, T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 5> {
        self.bind(
            client,
            &params.forms,
            &params.at,
            &params.over_since,
            &params.mailed_since,
            &params.at_most,
        )
    }
}
pub struct CapturedPaymentStmt(&'static str, Option<tokio_postgres::Statement>);
/// The payment whose money is to go back.
pub fn captured_payment() -> CapturedPaymentStmt {
    CapturedPaymentStmt(
        "select payment_id from payments where order_id = $1 and status = 'succeeded'",
        None,
    )
}
impl CapturedPaymentStmt {
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
        order_id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [order_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct RequestRefundStmt(&'static str, Option<tokio_postgres::Statement>);
/// Enqueues a refund.
pub fn request_refund() -> RequestRefundStmt {
    RequestRefundStmt(
        "select request_refund($1, $2, $3, 'cancelled_by_buyer', $4, $5, $6)::text as requested",
        None,
    )
}
impl RequestRefundStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        refund_id: &'a uuid::Uuid,
        payment_id: &'a uuid::Uuid,
        amount: &'a i64,
        message_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
        trace: &'a Option<T1>,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 6> {
        OptionStringQuery {
            client,
            params: [refund_id, payment_id, amount, message_id, at, trace],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v.into()),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RequestRefundParams<T1>,
        OptionStringQuery<'c, 'a, 's, C, Option<String>, 6>,
        C,
    > for RequestRefundStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RequestRefundParams<T1>,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 6> {
        self.bind(
            client,
            &params.refund_id,
            &params.payment_id,
            &params.amount,
            &params.message_id,
            &params.at,
            &params.trace,
        )
    }
}
pub struct FindTermsStmt(&'static str, Option<tokio_postgres::Statement>);
/// The terms that the order was placed on; nulls where none are kept.
pub fn find_terms() -> FindTermsStmt {
    FindTermsStmt(
        "select encode(t.terms_hash, 'hex') as terms_hash, t.refund_policy, t.organizer_terms from orders o left join sale_terms t on t.terms_hash = o.terms_hash where o.order_id = $1 and o.link_number = $2",
        None,
    )
}
impl FindTermsStmt {
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
        order_id: &'a uuid::Uuid,
        link_number: &'a i16,
    ) -> FindTermsQuery<'c, 'a, 's, C, FindTerms, 2> {
        FindTermsQuery {
            client,
            params: [order_id, link_number],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindTermsBorrowed, tokio_postgres::Error> {
                    Ok(FindTermsBorrowed {
                        terms_hash: row.try_get(0)?,
                        refund_policy: row.try_get(1)?,
                        organizer_terms: row.try_get(2)?,
                    })
                },
            mapper: |it| FindTerms::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindTermsParams,
        FindTermsQuery<'c, 'a, 's, C, FindTerms, 2>,
        C,
    > for FindTermsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindTermsParams,
    ) -> FindTermsQuery<'c, 'a, 's, C, FindTerms, 2> {
        self.bind(client, &params.order_id, &params.link_number)
    }
}
