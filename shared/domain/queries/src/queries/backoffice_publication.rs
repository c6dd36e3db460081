// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Clone, Copy, Debug)]
pub struct FindReadinessParams {
    pub at: jiff::Timestamp,
    pub event_id: uuid::Uuid,
    pub organizer_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct PublishEventParams {
    pub at: jiff::Timestamp,
    pub event_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct SetPreviewParams<T1: crate::StringSql> {
    pub secret: Option<T1>,
    pub event_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct WithdrawEventParams {
    pub event_id: uuid::Uuid,
    pub at: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct FindSaleParams {
    pub event_id: uuid::Uuid,
    pub organizer_id: uuid::Uuid,
    pub occurrence_id: uuid::Uuid,
    pub rate_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct FindSaleStockParams {
    pub at: jiff::Timestamp,
    pub rate_id: uuid::Uuid,
    pub occurrence_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct FindCodeUsesParams {
    pub at: jiff::Timestamp,
    pub pool_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindReadiness {
    pub has_coming_date: bool,
    pub has_area: bool,
    pub has_ticket: bool,
    pub has_sellable_rate: bool,
    pub takes_money: bool,
    pub payment_methods: Vec<String>,
    pub has_bank_account: bool,
}
pub struct FindReadinessBorrowed<'a> {
    pub has_coming_date: bool,
    pub has_area: bool,
    pub has_ticket: bool,
    pub has_sellable_rate: bool,
    pub takes_money: bool,
    pub payment_methods: crate::ArrayIterator<'a, &'a str>,
    pub has_bank_account: bool,
}
impl<'a> From<FindReadinessBorrowed<'a>> for FindReadiness {
    fn from(
        FindReadinessBorrowed {
            has_coming_date,
            has_area,
            has_ticket,
            has_sellable_rate,
            takes_money,
            payment_methods,
            has_bank_account,
        }: FindReadinessBorrowed<'a>,
    ) -> Self {
        Self {
            has_coming_date,
            has_area,
            has_ticket,
            has_sellable_rate,
            takes_money,
            payment_methods: payment_methods.map(|v| v.into()).collect(),
            has_bank_account,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindSale {
    pub slug: String,
    pub status: String,
    pub payment_methods: Vec<String>,
    pub has_bank_account: bool,
}
pub struct FindSaleBorrowed<'a> {
    pub slug: &'a str,
    pub status: &'a str,
    pub payment_methods: crate::ArrayIterator<'a, &'a str>,
    pub has_bank_account: bool,
}
impl<'a> From<FindSaleBorrowed<'a>> for FindSale {
    fn from(
        FindSaleBorrowed {
            slug,
            status,
            payment_methods,
            has_bank_account,
        }: FindSaleBorrowed<'a>,
    ) -> Self {
        Self {
            slug: slug.into(),
            status: status.into(),
            payment_methods: payment_methods.map(|v| v.into()).collect(),
            has_bank_account,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindSaleStock {
    pub pool_id: uuid::Uuid,
    pub name: String,
    pub units: i32,
    pub numbered: bool,
    pub capacity: i32,
    pub sold: i64,
    pub held: i64,
}
pub struct FindSaleStockBorrowed<'a> {
    pub pool_id: uuid::Uuid,
    pub name: &'a str,
    pub units: i32,
    pub numbered: bool,
    pub capacity: i32,
    pub sold: i64,
    pub held: i64,
}
impl<'a> From<FindSaleStockBorrowed<'a>> for FindSaleStock {
    fn from(
        FindSaleStockBorrowed {
            pool_id,
            name,
            units,
            numbered,
            capacity,
            sold,
            held,
        }: FindSaleStockBorrowed<'a>,
    ) -> Self {
        Self {
            pool_id,
            name: name.into(),
            units,
            numbered,
            capacity,
            sold,
            held,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct FindReadinessQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindReadinessBorrowed, tokio_postgres::Error>,
    mapper: fn(FindReadinessBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindReadinessQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FindReadinessBorrowed) -> R,
    ) -> FindReadinessQuery<'c, 'a, 's, C, R, N> {
        FindReadinessQuery {
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
pub struct FindSaleQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindSaleBorrowed, tokio_postgres::Error>,
    mapper: fn(FindSaleBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindSaleQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FindSaleBorrowed) -> R) -> FindSaleQuery<'c, 'a, 's, C, R, N> {
        FindSaleQuery {
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
pub struct FindSaleStockQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindSaleStockBorrowed, tokio_postgres::Error>,
    mapper: fn(FindSaleStockBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindSaleStockQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FindSaleStockBorrowed) -> R,
    ) -> FindSaleStockQuery<'c, 'a, 's, C, R, N> {
        FindSaleStockQuery {
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
pub struct I64Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i64, tokio_postgres::Error>,
    mapper: fn(i64) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I64Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i64) -> R) -> I64Query<'c, 'a, 's, C, R, N> {
        I64Query {
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
pub struct FindReadinessStmt(&'static str, Option<tokio_postgres::Statement>);
/// What an event has of what can be sold.
pub fn find_readiness() -> FindReadinessStmt {
    FindReadinessStmt(
        "select exists ( select from occurrences o where o.event_id = e.event_id and o.status = 'scheduled' and o.ends_at > $1 ) as has_coming_date, exists (select from pools l where l.event_id = e.event_id and l.kind in ('places', 'planned') and l.capacity > 0) as has_area, exists ( select from products p join rates r using (product_id) where p.event_id = e.event_id and p.kind = 'ticket' and r.archived_at is null ) as has_ticket, exists ( select from products p join rates r using (product_id) join rate_pools x using (rate_id) join pools l using (pool_id) left join occurrences o using (occurrence_id) where p.event_id = e.event_id and p.kind = 'ticket' and r.archived_at is null and l.capacity > 0 and (upper_inf(r.sale_during) or upper(r.sale_during) > $1) and (l.occurrence_id is null or (o.status = 'scheduled' and o.ends_at > $1)) ) as has_sellable_rate, exists ( select from products p join rates r using (product_id) where p.event_id = e.event_id and r.archived_at is null and (r.price > 0 or r.price_kind = 'free_choice') ) as takes_money, e.payment_methods, g.bank_account_iban is not null as has_bank_account from events e join organizers g using (organizer_id) where e.event_id = $2 and e.organizer_id = $3 and e.deleted_at is null",
        None,
    )
}
impl FindReadinessStmt {
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
        organizer_id: &'a uuid::Uuid,
    ) -> FindReadinessQuery<'c, 'a, 's, C, FindReadiness, 3> {
        FindReadinessQuery {
            client,
            params: [at, event_id, organizer_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindReadinessBorrowed, tokio_postgres::Error> {
                    Ok(FindReadinessBorrowed {
                        has_coming_date: row.try_get(0)?,
                        has_area: row.try_get(1)?,
                        has_ticket: row.try_get(2)?,
                        has_sellable_rate: row.try_get(3)?,
                        takes_money: row.try_get(4)?,
                        payment_methods: row.try_get(5)?,
                        has_bank_account: row.try_get(6)?,
                    })
                },
            mapper: |it| FindReadiness::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindReadinessParams,
        FindReadinessQuery<'c, 'a, 's, C, FindReadiness, 3>,
        C,
    > for FindReadinessStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindReadinessParams,
    ) -> FindReadinessQuery<'c, 'a, 's, C, FindReadiness, 3> {
        self.bind(client, &params.at, &params.event_id, &params.organizer_id)
    }
}
pub struct PublishEventStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn publish_event() -> PublishEventStmt {
    PublishEventStmt(
        "update events set status = 'published', published_at = coalesce(published_at, $1), archived_at = null, preview_hash = null, version = version + 1 where event_id = $2",
        None,
    )
}
impl PublishEventStmt {
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
        event_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[at, event_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PublishEventParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PublishEventStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PublishEventParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.at, &params.event_id))
    }
}
pub struct SetPreviewStmt(&'static str, Option<tokio_postgres::Statement>);
/// Shows a draft to whoever has this secret; to nobody without one.
pub fn set_preview() -> SetPreviewStmt {
    SetPreviewStmt(
        "update events set preview_hash = sha256(convert_to($1, 'UTF8')), version = version + 1 where event_id = $2",
        None,
    )
}
impl SetPreviewStmt {
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
        secret: &'a Option<T1>,
        event_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[secret, event_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetPreviewParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetPreviewStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetPreviewParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.secret, &params.event_id))
    }
}
pub struct WithdrawEventStmt(&'static str, Option<tokio_postgres::Statement>);
/// A published event becomes a draft again, unless somebody has ordered, or is about to.
pub fn withdraw_event() -> WithdrawEventStmt {
    WithdrawEventStmt(
        "update events e set status = 'draft', version = e.version + 1 where e.event_id = $1 and not exists ( select from orders o where o.event_id = e.event_id and (o.placed_at is not null or (o.status = 'held' and o.expires_at > $2)) ) returning e.version",
        None,
    )
}
impl WithdrawEventStmt {
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
        at: &'a jiff::Timestamp,
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        I32Query {
            client,
            params: [event_id, at],
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
        WithdrawEventParams,
        I32Query<'c, 'a, 's, C, i32, 2>,
        C,
    > for WithdrawEventStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WithdrawEventParams,
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        self.bind(client, &params.event_id, &params.at)
    }
}
pub struct FindSaleStmt(&'static str, Option<tokio_postgres::Statement>);
/// A rate and a date of an event, and how the event is sold.
pub fn find_sale() -> FindSaleStmt {
    FindSaleStmt(
        "select e.slug, e.status, e.payment_methods, g.bank_account_iban is not null as has_bank_account from events e join organizers g using (organizer_id) join occurrences o on o.event_id = e.event_id join products p on p.event_id = e.event_id join rates r using (product_id) where e.event_id = $1 and e.organizer_id = $2 and e.deleted_at is null and o.occurrence_id = $3 and r.rate_id = $4",
        None,
    )
}
impl FindSaleStmt {
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
        organizer_id: &'a uuid::Uuid,
        occurrence_id: &'a uuid::Uuid,
        rate_id: &'a uuid::Uuid,
    ) -> FindSaleQuery<'c, 'a, 's, C, FindSale, 4> {
        FindSaleQuery {
            client,
            params: [event_id, organizer_id, occurrence_id, rate_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindSaleBorrowed, tokio_postgres::Error> {
                    Ok(FindSaleBorrowed {
                        slug: row.try_get(0)?,
                        status: row.try_get(1)?,
                        payment_methods: row.try_get(2)?,
                        has_bank_account: row.try_get(3)?,
                    })
                },
            mapper: |it| FindSale::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindSaleParams,
        FindSaleQuery<'c, 'a, 's, C, FindSale, 4>,
        C,
    > for FindSaleStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindSaleParams,
    ) -> FindSaleQuery<'c, 'a, 's, C, FindSale, 4> {
        self.bind(
            client,
            &params.event_id,
            &params.organizer_id,
            &params.occurrence_id,
            &params.rate_id,
        )
    }
}
pub struct FindSaleStockStmt(&'static str, Option<tokio_postgres::Statement>);
/// The capacities that a rate takes of at a date, each with what is left of it.
pub fn find_sale_stock() -> FindSaleStockStmt {
    FindSaleStockStmt(
        "select l.pool_id, l.name, x.units, l.numbered, l.capacity, coalesce(sum(c.units) filter (where c.expires_at = 'infinity'), 0)::bigint as sold, coalesce(sum(c.units) filter (where c.expires_at > $1 and c.expires_at < 'infinity'), 0)::bigint as held from rate_pools x join pools l using (pool_id) left join claims c using (pool_id) where x.rate_id = $2 and (l.occurrence_id is null or l.occurrence_id = $3) group by l.pool_id, x.units order by l.position, l.name",
        None,
    )
}
impl FindSaleStockStmt {
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
        rate_id: &'a uuid::Uuid,
        occurrence_id: &'a uuid::Uuid,
    ) -> FindSaleStockQuery<'c, 'a, 's, C, FindSaleStock, 3> {
        FindSaleStockQuery {
            client,
            params: [at, rate_id, occurrence_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindSaleStockBorrowed, tokio_postgres::Error> {
                    Ok(FindSaleStockBorrowed {
                        pool_id: row.try_get(0)?,
                        name: row.try_get(1)?,
                        units: row.try_get(2)?,
                        numbered: row.try_get(3)?,
                        capacity: row.try_get(4)?,
                        sold: row.try_get(5)?,
                        held: row.try_get(6)?,
                    })
                },
            mapper: |it| FindSaleStock::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindSaleStockParams,
        FindSaleStockQuery<'c, 'a, 's, C, FindSaleStock, 3>,
        C,
    > for FindSaleStockStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindSaleStockParams,
    ) -> FindSaleStockQuery<'c, 'a, 's, C, FindSaleStock, 3> {
        self.bind(client, &params.at, &params.rate_id, &params.occurrence_id)
    }
}
pub struct FindCodeUsesStmt(&'static str, Option<tokio_postgres::Statement>);
/// How many more uses a code has.
pub fn find_code_uses() -> FindCodeUsesStmt {
    FindCodeUsesStmt(
        "select l.capacity - coalesce(sum(c.units) filter (where c.expires_at > $1), 0)::bigint as uses_left from pools l left join claims c using (pool_id) where l.pool_id = $2 group by l.pool_id",
        None,
    )
}
impl FindCodeUsesStmt {
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
        pool_id: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [at, pool_id],
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
        FindCodeUsesParams,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for FindCodeUsesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindCodeUsesParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.at, &params.pool_id)
    }
}
