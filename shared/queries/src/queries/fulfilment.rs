// Generated from the queries.sql files by `make queries`. Do not edit.

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
pub struct InsertTicketsParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = i16>,
    T3: crate::ArraySql<Item = i32>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
> {
    pub event_id: uuid::Uuid,
    pub order_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub ticket_ids: T1,
    pub positions: T2,
    pub serials: T3,
    pub tokens: T5,
}
#[derive(Debug)]
pub struct QueueMailParams<T1: crate::StringSql> {
    pub mail_id: uuid::Uuid,
    pub order_id: uuid::Uuid,
    pub message_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub trace: Option<T1>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct LockOrder {
    pub event_id: uuid::Uuid,
    pub status: String,
}
pub struct LockOrderBorrowed<'a> {
    pub event_id: uuid::Uuid,
    pub status: &'a str,
}
impl<'a> From<LockOrderBorrowed<'a>> for LockOrder {
    fn from(LockOrderBorrowed { event_id, status }: LockOrderBorrowed<'a>) -> Self {
        Self {
            event_id,
            status: status.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LinesWithoutTicket {
    pub position: i16,
    pub product_number: i32,
    pub rate_number: i32,
    pub occurrence_number: i32,
    pub ends_at: jiff::Timestamp,
    pub place_label: Option<String>,
}
pub struct LinesWithoutTicketBorrowed<'a> {
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
            position,
            product_number,
            rate_number,
            occurrence_number,
            ends_at,
            place_label,
        }: LinesWithoutTicketBorrowed<'a>,
    ) -> Self {
        Self {
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
pub struct LockOrderQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LockOrderBorrowed, tokio_postgres::Error>,
    mapper: fn(LockOrderBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LockOrderQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LockOrderBorrowed) -> R) -> LockOrderQuery<'c, 'a, 's, C, R, N> {
        LockOrderQuery {
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
pub struct LockOrderStmt(&'static str, Option<tokio_postgres::Statement>);
/// The order a message speaks of, held still, so that it is not cancelled while its tickets are issued.
pub fn lock_order() -> LockOrderStmt {
    LockOrderStmt(
        "select event_id, status from orders where order_id = $1 for update",
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
    ) -> LockOrderQuery<'c, 'a, 's, C, LockOrder, 1> {
        LockOrderQuery {
            client,
            params: [order_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<LockOrderBorrowed, tokio_postgres::Error> {
                    Ok(LockOrderBorrowed {
                        event_id: row.try_get(0)?,
                        status: row.try_get(1)?,
                    })
                },
            mapper: |it| LockOrder::from(it),
        }
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
/// The lines of an order that have no live ticket yet, with what a ticket says of them.
pub fn lines_without_ticket() -> LinesWithoutTicketStmt {
    LinesWithoutTicketStmt(
        "select l.position, p.number as product_number, r.number as rate_number, c.number as occurrence_number, c.ends_at, l.description ->> 'place_label' as place_label from lines l join rates r on r.rate_id = l.rate_id join products p on p.product_id = r.product_id join occurrences c on c.occurrence_id = l.occurrence_id where l.order_id = $1 and l.status = 'live' and not exists ( select from tickets t where t.order_id = l.order_id and t.position = l.position and t.status = 'live' ) order by l.position",
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
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        order_id: &'a uuid::Uuid,
    ) -> LinesWithoutTicketQuery<'c, 'a, 's, C, LinesWithoutTicket, 1> {
        LinesWithoutTicketQuery {
            client,
            params: [order_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<LinesWithoutTicketBorrowed, tokio_postgres::Error> {
                Ok(LinesWithoutTicketBorrowed {
                    position: row.try_get(0)?,
                    product_number: row.try_get(1)?,
                    rate_number: row.try_get(2)?,
                    occurrence_number: row.try_get(3)?,
                    ends_at: row.try_get(4)?,
                    place_label: row.try_get(5)?,
                })
            },
            mapper: |it| LinesWithoutTicket::from(it),
        }
    }
}
pub struct InsertTicketsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Tickets, all of an order at once.
pub fn insert_tickets() -> InsertTicketsStmt {
    InsertTicketsStmt(
        "insert into tickets (ticket_id, event_id, order_id, position, serial, token, issued_at) select t.ticket_id, $1, $2, t.position, t.serial, t.token, $3 from unnest($4::uuid[], $5::smallint[], $6::integer[], $7::text[]) as t (ticket_id, position, serial, token)",
        None,
    )
}
impl InsertTicketsStmt {
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
        T2: crate::ArraySql<Item = i16>,
        T3: crate::ArraySql<Item = i32>,
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
    >(
        &'s self,
        client: &'c C,
        event_id: &'a uuid::Uuid,
        order_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
        ticket_ids: &'a T1,
        positions: &'a T2,
        serials: &'a T3,
        tokens: &'a T5,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                event_id, order_id, at, ticket_ids, positions, serials, tokens,
            ],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = i16>,
    T3: crate::ArraySql<Item = i32>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertTicketsParams<T1, T2, T3, T4, T5>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertTicketsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertTicketsParams<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.event_id,
            &params.order_id,
            &params.at,
            &params.ticket_ids,
            &params.positions,
            &params.serials,
            &params.tokens,
        ))
    }
}
pub struct QueueMailStmt(&'static str, Option<tokio_postgres::Statement>);
/// Promises the mail with the tickets.
pub fn queue_mail() -> QueueMailStmt {
    QueueMailStmt(
        "select queue_mail($1, $2, 'tickets', $3, $4, $5)::text as queued",
        None,
    )
}
impl QueueMailStmt {
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
        mail_id: &'a uuid::Uuid,
        order_id: &'a uuid::Uuid,
        message_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
        trace: &'a Option<T1>,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 5> {
        OptionStringQuery {
            client,
            params: [mail_id, order_id, message_id, at, trace],
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
        QueueMailParams<T1>,
        OptionStringQuery<'c, 'a, 's, C, Option<String>, 5>,
        C,
    > for QueueMailStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a QueueMailParams<T1>,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 5> {
        self.bind(
            client,
            &params.mail_id,
            &params.order_id,
            &params.message_id,
            &params.at,
            &params.trace,
        )
    }
}
