// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Debug)]
pub struct LockToIssueParams<T1: crate::JsonSql> {
    pub requests: T1,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct InsertSigningKeyParams<T1: crate::BytesSql, T2: crate::BytesSql> {
    pub event_id: uuid::Uuid,
    pub public_key: T1,
    pub sealed_private_key: T2,
    pub at: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct ReserveSerialsParams {
    pub event_id: uuid::Uuid,
    pub count: i32,
}
#[derive(Debug)]
pub struct IssueTicketsParams<T1: crate::JsonSql, T2: crate::JsonSql> {
    pub at: jiff::Timestamp,
    pub tickets: T1,
    pub mails: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct LockToIssue {
    pub order_id: uuid::Uuid,
    pub event_id: uuid::Uuid,
    pub status: String,
    pub messages: Vec<uuid::Uuid>,
}
pub struct LockToIssueBorrowed<'a> {
    pub order_id: uuid::Uuid,
    pub event_id: uuid::Uuid,
    pub status: &'a str,
    pub messages: crate::ArrayIterator<'a, uuid::Uuid>,
}
impl<'a> From<LockToIssueBorrowed<'a>> for LockToIssue {
    fn from(
        LockToIssueBorrowed {
            order_id,
            event_id,
            status,
            messages,
        }: LockToIssueBorrowed<'a>,
    ) -> Self {
        Self {
            order_id,
            event_id,
            status: status.into(),
            messages: messages.map(|v| v).collect(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LinesWithoutTicket {
    pub order_id: uuid::Uuid,
    pub position: i16,
    pub product_number: i32,
    pub rate_number: i32,
    pub occurrence_number: i32,
    pub ends_at: jiff::Timestamp,
    pub place_label: Option<String>,
}
pub struct LinesWithoutTicketBorrowed<'a> {
    pub order_id: uuid::Uuid,
    pub position: i16,
    pub product_number: i32,
    pub rate_number: i32,
    pub occurrence_number: i32,
    pub ends_at: jiff::Timestamp,
    pub place_label: Option<&'a str>,
}
impl<'a> From<LinesWithoutTicketBorrowed<'a>> for LinesWithoutTicket {
    fn from(
        LinesWithoutTicketBorrowed {
            order_id,
            position,
            product_number,
            rate_number,
            occurrence_number,
            ends_at,
            place_label,
        }: LinesWithoutTicketBorrowed<'a>,
    ) -> Self {
        Self {
            order_id,
            position,
            product_number,
            rate_number,
            occurrence_number,
            ends_at,
            place_label: place_label.map(|v| v.into()),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct LockToIssueQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LockToIssueBorrowed, tokio_postgres::Error>,
    mapper: fn(LockToIssueBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LockToIssueQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(LockToIssueBorrowed) -> R,
    ) -> LockToIssueQuery<'c, 'a, 's, C, R, N> {
        LockToIssueQuery {
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
pub struct Vecu8Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&[u8], tokio_postgres::Error>,
    mapper: fn(&[u8]) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> Vecu8Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&[u8]) -> R) -> Vecu8Query<'c, 'a, 's, C, R, N> {
        Vecu8Query {
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
pub struct I32Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i32, tokio_postgres::Error>,
    mapper: fn(i32) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I32Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i32) -> R) -> I32Query<'c, 'a, 's, C, R, N> {
        I32Query {
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
pub struct LinesWithoutTicketQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<LinesWithoutTicketBorrowed, tokio_postgres::Error>,
    mapper: fn(LinesWithoutTicketBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LinesWithoutTicketQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(LinesWithoutTicketBorrowed) -> R,
    ) -> LinesWithoutTicketQuery<'c, 'a, 's, C, R, N> {
        LinesWithoutTicketQuery {
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
pub struct LockToIssueStmt(&'static str, Option<tokio_postgres::Statement>);
/// The orders that messages speak of, held still, so that none is cancelled while its tickets are issued; those whose date
/// was called off are ended: see the function.
pub fn lock_to_issue() -> LockToIssueStmt {
    LockToIssueStmt(
        "select order_id, event_id, status, messages from lock_to_issue($1, $2)",
        None,
    )
}
impl LockToIssueStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>(
        &'s self,
        client: &'c C,
        requests: &'a T1,
        at: &'a jiff::Timestamp,
    ) -> LockToIssueQuery<'c, 'a, 's, C, LockToIssue, 2> {
        LockToIssueQuery {
            client,
            params: [requests, at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<LockToIssueBorrowed, tokio_postgres::Error> {
                    Ok(LockToIssueBorrowed {
                        order_id: row.try_get(0)?,
                        event_id: row.try_get(1)?,
                        status: row.try_get(2)?,
                        messages: row.try_get(3)?,
                    })
                },
            mapper: |it| LockToIssue::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockToIssueParams<T1>,
        LockToIssueQuery<'c, 'a, 's, C, LockToIssue, 2>,
        C,
    > for LockToIssueStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockToIssueParams<T1>,
    ) -> LockToIssueQuery<'c, 'a, 's, C, LockToIssue, 2> {
        self.bind(client, &params.requests, &params.at)
    }
}
pub struct SigningKeyStmt(&'static str, Option<tokio_postgres::Statement>);
/// The key that signs an event's tickets.
pub fn signing_key() -> SigningKeyStmt {
    SigningKeyStmt(
        "select sealed_private_key from signing_keys where event_id = $1",
        None,
    )
}
impl SigningKeyStmt {
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
    ) -> Vecu8Query<'c, 'a, 's, C, Vec<u8>, 1> {
        Vecu8Query {
            client,
            params: [event_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct InsertSigningKeyStmt(&'static str, Option<tokio_postgres::Statement>);
/// The first ticket of an event makes its key; whoever comes second uses the first's.
pub fn insert_signing_key() -> InsertSigningKeyStmt {
    InsertSigningKeyStmt(
        "insert into signing_keys (event_id, public_key, sealed_private_key, created_at) values ($1, $2, $3, $4) on conflict (event_id) do nothing",
        None,
    )
}
impl InsertSigningKeyStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::BytesSql>(
        &'s self,
        client: &'c C,
        event_id: &'a uuid::Uuid,
        public_key: &'a T1,
        sealed_private_key: &'a T2,
        at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[event_id, public_key, sealed_private_key, at],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::BytesSql, T2: crate::BytesSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertSigningKeyParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertSigningKeyStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertSigningKeyParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.event_id,
            &params.public_key,
            &params.sealed_private_key,
            &params.at,
        ))
    }
}
pub struct ReserveSerialsStmt(&'static str, Option<tokio_postgres::Statement>);
/// The next serials of an event; the row stays locked until commit, so a rollback leaves no gap.
pub fn reserve_serials() -> ReserveSerialsStmt {
    ReserveSerialsStmt(
        "insert into event_serials as s (event_id, last_serial) values ($1, $2) on conflict (event_id) do update set last_serial = s.last_serial + excluded.last_serial returning last_serial",
        None,
    )
}
impl ReserveSerialsStmt {
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
        count: &'a i32,
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        I32Query {
            client,
            params: [event_id, count],
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
        ReserveSerialsParams,
        I32Query<'c, 'a, 's, C, i32, 2>,
        C,
    > for ReserveSerialsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReserveSerialsParams,
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        self.bind(client, &params.event_id, &params.count)
    }
}
pub struct LinesWithoutTicketStmt(&'static str, Option<tokio_postgres::Statement>);
/// The lines of orders that have no live ticket yet, with what a ticket says of them.
pub fn lines_without_ticket() -> LinesWithoutTicketStmt {
    LinesWithoutTicketStmt(
        "select l.order_id, l.position, p.number as product_number, r.number as rate_number, c.number as occurrence_number, c.ends_at, l.description ->> 'place_label' as place_label from lines l join rates r on r.rate_id = l.rate_id join products p on p.product_id = r.product_id join occurrences c on c.occurrence_id = l.occurrence_id where l.order_id = any($1) and l.status = 'live' and not exists ( select from tickets t where t.order_id = l.order_id and t.position = l.position and t.status = 'live' ) order by l.order_id, l.position",
        None,
    )
}
impl LinesWithoutTicketStmt {
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
    ) -> LinesWithoutTicketQuery<'c, 'a, 's, C, LinesWithoutTicket, 1> {
        LinesWithoutTicketQuery {
            client,
            params: [order_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<LinesWithoutTicketBorrowed, tokio_postgres::Error> {
                Ok(LinesWithoutTicketBorrowed {
                    order_id: row.try_get(0)?,
                    position: row.try_get(1)?,
                    product_number: row.try_get(2)?,
                    rate_number: row.try_get(3)?,
                    occurrence_number: row.try_get(4)?,
                    ends_at: row.try_get(5)?,
                    place_label: row.try_get(6)?,
                })
            },
            mapper: |it| LinesWithoutTicket::from(it),
        }
    }
}
pub struct IssueTicketsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Tickets of several orders, and for each order the enqueued mail with them.
/// `tickets`: [{"ticket_id", "event_id", "order_id", "position", "serial", "token"}];
/// `mails`: [{"mail_id", "order_id", "message_id", "trace"}].
pub fn issue_tickets() -> IssueTicketsStmt {
    IssueTicketsStmt(
        "with issued as ( insert into tickets (ticket_id, event_id, order_id, position, serial, token, issued_at) select t.ticket_id, t.event_id, t.order_id, t.position, t.serial, t.token, $1 from jsonb_to_recordset($2) as t (ticket_id uuid, event_id uuid, order_id uuid, position smallint, serial integer, token text) ), asked as ( select m.mail_id, m.order_id, m.message_id, m.trace, o.locale, o.contact_email from jsonb_to_recordset($3) as m (mail_id uuid, order_id uuid, message_id uuid, trace text) join orders o on o.order_id = m.order_id and o.contact_email is not null ), queued as ( insert into mails (mail_id, order_id, kind, locale, recipient, created_at) select a.mail_id, a.order_id, 'tickets', a.locale, a.contact_email, $1 from asked a ) insert into outbox (outbox_id, topic, payload, trace, created_at) select a.message_id, 'mail-requested', jsonb_build_object('mail_id', a.mail_id), a.trace, $1 from asked a",
        None,
    )
}
impl IssueTicketsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql, T2: crate::JsonSql>(
        &'s self,
        client: &'c C,
        at: &'a jiff::Timestamp,
        tickets: &'a T1,
        mails: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[at, tickets, mails]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql, T2: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        IssueTicketsParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for IssueTicketsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a IssueTicketsParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.at, &params.tickets, &params.mails))
    }
}
pub struct IndexOrdersStmt(&'static str, Option<tokio_postgres::Statement>);
/// Writes down what orders are found by, beside the tickets.
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
