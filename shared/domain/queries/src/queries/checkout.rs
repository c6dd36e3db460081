// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Debug)]
pub struct HoldOrdersParams<T1: crate::JsonSql> {
    pub requests: T1,
    pub at: jiff::Timestamp,
    pub replaced: Option<uuid::Uuid>,
}
#[derive(Debug)]
pub struct HeldWithParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub fingerprint: T1,
    pub key: T2,
    pub since: jiff::Timestamp,
}
#[derive(Debug)]
pub struct PlacedWithParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub key: T1,
    pub since: jiff::Timestamp,
    pub fingerprint: T2,
    pub order_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct CancelOrderParams {
    pub order_id: uuid::Uuid,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct PlaceOrdersParams<T1: crate::JsonSql> {
    pub requests: T1,
    pub at: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct FindShortageParams {
    pub order_id: uuid::Uuid,
    pub at: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq)]
pub struct HoldOrders {
    pub request: i32,
    pub outcome: String,
    pub shortage: Option<serde_json::Value>,
    pub held: Option<uuid::Uuid>,
}
pub struct HoldOrdersBorrowed<'a> {
    pub request: i32,
    pub outcome: &'a str,
    pub shortage: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub held: Option<uuid::Uuid>,
}
impl<'a> From<HoldOrdersBorrowed<'a>> for HoldOrders {
    fn from(
        HoldOrdersBorrowed {
            request,
            outcome,
            shortage,
            held,
        }: HoldOrdersBorrowed<'a>,
    ) -> Self {
        Self {
            request,
            outcome: outcome.into(),
            shortage: shortage.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            held,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct HeldWith {
    pub order_id: uuid::Uuid,
    pub same: bool,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct PlacedWith {
    pub used: bool,
    pub same: bool,
}
#[derive(Debug, Clone, PartialEq)]
pub struct LockOrder {
    pub status: String,
    pub expires_at: Option<jiff::Timestamp>,
    pub was_placed: bool,
    pub created_at: jiff::Timestamp,
    pub reference: String,
    pub locale: String,
    pub slug: String,
}
pub struct LockOrderBorrowed<'a> {
    pub status: &'a str,
    pub expires_at: Option<jiff::Timestamp>,
    pub was_placed: bool,
    pub created_at: jiff::Timestamp,
    pub reference: &'a str,
    pub locale: &'a str,
    pub slug: &'a str,
}
impl<'a> From<LockOrderBorrowed<'a>> for LockOrder {
    fn from(
        LockOrderBorrowed {
            status,
            expires_at,
            was_placed,
            created_at,
            reference,
            locale,
            slug,
        }: LockOrderBorrowed<'a>,
    ) -> Self {
        Self {
            status: status.into(),
            expires_at,
            was_placed,
            created_at,
            reference: reference.into(),
            locale: locale.into(),
            slug: slug.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceOrders {
    pub request: i32,
    pub outcome: String,
}
pub struct PlaceOrdersBorrowed<'a> {
    pub request: i32,
    pub outcome: &'a str,
}
impl<'a> From<PlaceOrdersBorrowed<'a>> for PlaceOrders {
    fn from(PlaceOrdersBorrowed { request, outcome }: PlaceOrdersBorrowed<'a>) -> Self {
        Self {
            request,
            outcome: outcome.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindLineStock {
    pub occurrence_id: uuid::Uuid,
    pub rate_id: uuid::Uuid,
    pub stock: serde_json::Value,
}
pub struct FindLineStockBorrowed<'a> {
    pub occurrence_id: uuid::Uuid,
    pub rate_id: uuid::Uuid,
    pub stock: postgres_types::Json<&'a serde_json::value::RawValue>,
}
impl<'a> From<FindLineStockBorrowed<'a>> for FindLineStock {
    fn from(
        FindLineStockBorrowed {
            occurrence_id,
            rate_id,
            stock,
        }: FindLineStockBorrowed<'a>,
    ) -> Self {
        Self {
            occurrence_id,
            rate_id,
            stock: serde_json::from_str(stock.0.get()).unwrap(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindShortage {
    pub shortage: serde_json::Value,
    pub shows_figures: bool,
}
pub struct FindShortageBorrowed<'a> {
    pub shortage: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub shows_figures: bool,
}
impl<'a> From<FindShortageBorrowed<'a>> for FindShortage {
    fn from(
        FindShortageBorrowed {
            shortage,
            shows_figures,
        }: FindShortageBorrowed<'a>,
    ) -> Self {
        Self {
            shortage: serde_json::from_str(shortage.0.get()).unwrap(),
            shows_figures,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct HoldOrdersQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HoldOrdersBorrowed, tokio_postgres::Error>,
    mapper: fn(HoldOrdersBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HoldOrdersQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(HoldOrdersBorrowed) -> R,
    ) -> HoldOrdersQuery<'c, 'a, 's, C, R, N> {
        HoldOrdersQuery {
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
pub struct HeldWithQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HeldWith, tokio_postgres::Error>,
    mapper: fn(HeldWith) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HeldWithQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(HeldWith) -> R) -> HeldWithQuery<'c, 'a, 's, C, R, N> {
        HeldWithQuery {
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
pub struct PlacedWithQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PlacedWith, tokio_postgres::Error>,
    mapper: fn(PlacedWith) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PlacedWithQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PlacedWith) -> R) -> PlacedWithQuery<'c, 'a, 's, C, R, N> {
        PlacedWithQuery {
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
pub struct PlaceOrdersQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PlaceOrdersBorrowed, tokio_postgres::Error>,
    mapper: fn(PlaceOrdersBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PlaceOrdersQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(PlaceOrdersBorrowed) -> R,
    ) -> PlaceOrdersQuery<'c, 'a, 's, C, R, N> {
        PlaceOrdersQuery {
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
pub struct FindLineStockQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindLineStockBorrowed, tokio_postgres::Error>,
    mapper: fn(FindLineStockBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindLineStockQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FindLineStockBorrowed) -> R,
    ) -> FindLineStockQuery<'c, 'a, 's, C, R, N> {
        FindLineStockQuery {
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
pub struct FindShortageQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindShortageBorrowed, tokio_postgres::Error>,
    mapper: fn(FindShortageBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindShortageQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FindShortageBorrowed) -> R,
    ) -> FindShortageQuery<'c, 'a, 's, C, R, N> {
        FindShortageQuery {
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
pub struct HoldOrdersStmt(&'static str, Option<tokio_postgres::Statement>);
/// Takes what the requests ask for, or says for each why not: see the function.
pub fn hold_orders() -> HoldOrdersStmt {
    HoldOrdersStmt(
        "select request, outcome, shortage, held from hold_orders($1, $2, $3) order by request",
        None,
    )
}
impl HoldOrdersStmt {
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
        replaced: &'a Option<uuid::Uuid>,
    ) -> HoldOrdersQuery<'c, 'a, 's, C, HoldOrders, 3> {
        HoldOrdersQuery {
            client,
            params: [requests, at, replaced],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<HoldOrdersBorrowed, tokio_postgres::Error> {
                    Ok(HoldOrdersBorrowed {
                        request: row.try_get(0)?,
                        outcome: row.try_get(1)?,
                        shortage: row.try_get(2)?,
                        held: row.try_get(3)?,
                    })
                },
            mapper: |it| HoldOrders::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        HoldOrdersParams<T1>,
        HoldOrdersQuery<'c, 'a, 's, C, HoldOrders, 3>,
        C,
    > for HoldOrdersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HoldOrdersParams<T1>,
    ) -> HoldOrdersQuery<'c, 'a, 's, C, HoldOrders, 3> {
        self.bind(client, &params.requests, &params.at, &params.replaced)
    }
}
pub struct HeldWithStmt(&'static str, Option<tokio_postgres::Statement>);
/// The order that was held with a key, and whether by the same request.
pub fn held_with() -> HeldWithStmt {
    HeldWithStmt(
        "select order_id, hold_fingerprint = decode($1, 'hex') as same from orders where hold_key = $2 and created_at > $3",
        None,
    )
}
impl HeldWithStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        fingerprint: &'a T1,
        key: &'a T2,
        since: &'a jiff::Timestamp,
    ) -> HeldWithQuery<'c, 'a, 's, C, HeldWith, 3> {
        HeldWithQuery {
            client,
            params: [fingerprint, key, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HeldWith, tokio_postgres::Error> {
                Ok(HeldWith {
                    order_id: row.try_get(0)?,
                    same: row.try_get(1)?,
                })
            },
            mapper: |it| HeldWith::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        HeldWithParams<T1, T2>,
        HeldWithQuery<'c, 'a, 's, C, HeldWith, 3>,
        C,
    > for HeldWithStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HeldWithParams<T1, T2>,
    ) -> HeldWithQuery<'c, 'a, 's, C, HeldWith, 3> {
        self.bind(client, &params.fingerprint, &params.key, &params.since)
    }
}
pub struct PlacedWithStmt(&'static str, Option<tokio_postgres::Statement>);
/// Whether an order was placed with this key, and by the same request. Waits for whoever is placing it at this moment.
pub fn placed_with() -> PlacedWithStmt {
    PlacedWithStmt(
        "select coalesce(place_key = $1 and placed_at > $2, false) as used, coalesce(place_fingerprint = decode($3, 'hex'), false) as same from orders where order_id = $4 for share",
        None,
    )
}
impl PlacedWithStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        key: &'a T1,
        since: &'a jiff::Timestamp,
        fingerprint: &'a T2,
        order_id: &'a uuid::Uuid,
    ) -> PlacedWithQuery<'c, 'a, 's, C, PlacedWith, 4> {
        PlacedWithQuery {
            client,
            params: [key, since, fingerprint, order_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PlacedWith, tokio_postgres::Error> {
                Ok(PlacedWith {
                    used: row.try_get(0)?,
                    same: row.try_get(1)?,
                })
            },
            mapper: |it| PlacedWith::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PlacedWithParams<T1, T2>,
        PlacedWithQuery<'c, 'a, 's, C, PlacedWith, 4>,
        C,
    > for PlacedWithStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PlacedWithParams<T1, T2>,
    ) -> PlacedWithQuery<'c, 'a, 's, C, PlacedWith, 4> {
        self.bind(
            client,
            &params.key,
            &params.since,
            &params.fingerprint,
            &params.order_id,
        )
    }
}
pub struct LockOrderStmt(&'static str, Option<tokio_postgres::Statement>);
/// An order, held still until the transaction ends.
pub fn lock_order() -> LockOrderStmt {
    LockOrderStmt(
        "select o.status, nullif(o.expires_at, 'infinity') as expires_at, o.placed_at is not null as was_placed, o.created_at, o.reference, o.locale, e.slug from orders o join events e on e.event_id = o.event_id where o.order_id = $1 for update of o",
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
                        status: row.try_get(0)?,
                        expires_at: row.try_get(1)?,
                        was_placed: row.try_get(2)?,
                        created_at: row.try_get(3)?,
                        reference: row.try_get(4)?,
                        locale: row.try_get(5)?,
                        slug: row.try_get(6)?,
                    })
                },
            mapper: |it| LockOrder::from(it),
        }
    }
}
pub struct CancelOrderStmt(&'static str, Option<tokio_postgres::Statement>);
/// Ends an order at its buyer's wish.
pub fn cancel_order() -> CancelOrderStmt {
    CancelOrderStmt("select cancel_order($1, $2) as status", None)
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
pub struct WriteDetailsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Writes who buys and who comes, for several orders: see the function.
pub fn write_details() -> WriteDetailsStmt {
    WriteDetailsStmt("select order_id from write_details($1) as order_id", None)
}
impl WriteDetailsStmt {
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
        changes: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [changes],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct PlaceOrdersStmt(&'static str, Option<tokio_postgres::Statement>);
/// Places several orders, or says for each why not: see the function.
pub fn place_orders() -> PlaceOrdersStmt {
    PlaceOrdersStmt(
        "select request, outcome from place_orders($1, $2) order by request",
        None,
    )
}
impl PlaceOrdersStmt {
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
    ) -> PlaceOrdersQuery<'c, 'a, 's, C, PlaceOrders, 2> {
        PlaceOrdersQuery {
            client,
            params: [requests, at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PlaceOrdersBorrowed, tokio_postgres::Error> {
                    Ok(PlaceOrdersBorrowed {
                        request: row.try_get(0)?,
                        outcome: row.try_get(1)?,
                    })
                },
            mapper: |it| PlaceOrders::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PlaceOrdersParams<T1>,
        PlaceOrdersQuery<'c, 'a, 's, C, PlaceOrders, 2>,
        C,
    > for PlaceOrdersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PlaceOrdersParams<T1>,
    ) -> PlaceOrdersQuery<'c, 'a, 's, C, PlaceOrders, 2> {
        self.bind(client, &params.requests, &params.at)
    }
}
pub struct FindLineStockStmt(&'static str, Option<tokio_postgres::Statement>);
/// What each line of an order takes.
pub fn find_line_stock() -> FindLineStockStmt {
    FindLineStockStmt(
        "select l.occurrence_id, l.rate_id, l.stock from lines l where l.order_id = $1 and l.status = 'live' order by l.position",
        None,
    )
}
impl FindLineStockStmt {
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
    ) -> FindLineStockQuery<'c, 'a, 's, C, FindLineStock, 1> {
        FindLineStockQuery {
            client,
            params: [order_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindLineStockBorrowed, tokio_postgres::Error> {
                    Ok(FindLineStockBorrowed {
                        occurrence_id: row.try_get(0)?,
                        rate_id: row.try_get(1)?,
                        stock: row.try_get(2)?,
                    })
                },
            mapper: |it| FindLineStock::from(it),
        }
    }
}
pub struct FindShortageStmt(&'static str, Option<tokio_postgres::Statement>);
/// What an order lacks that others have by now, in the form of hold_orders' shortage; and whether its event says how many
/// are left.
pub fn find_shortage() -> FindShortageStmt {
    FindShortageStmt(
        "with lacking as ( select n.pool_id, n.place_id, n.units - n.kept as units from ( select s.pool_id, s.place_id, sum(s.units) as units, ( select coalesce(sum(c.units), 0) from claims c where c.order_id = $1 and c.pool_id = s.pool_id and c.place_id is not distinct from s.place_id ) as kept from lines l, jsonb_to_recordset(l.stock) as s (pool_id uuid, units integer, place_id uuid) where l.order_id = $1 and l.status = 'live' group by s.pool_id, s.place_id ) as n where n.units > n.kept ), drawn as ( select p.pool_id, sum(n.units) as wanted, greatest(0, p.capacity - p.taken + coalesce(( select sum(c.units) from claims c where c.pool_id = p.pool_id and c.expires_at <= $2 ), 0)) as free from lacking n join pools p on p.pool_id = n.pool_id group by p.pool_id ) select jsonb_build_object( 'pools', ( select coalesce(jsonb_agg(jsonb_build_object('pool_id', d.pool_id, 'wanted', d.wanted, 'free', d.free)), '[]') from drawn d where d.wanted > d.free ), 'places', ( select coalesce(jsonb_agg(n.place_id), '[]') from lacking n join claims c on c.place_id = n.place_id where c.expires_at > $2 ) ) as shortage, ( select e.availability_shown = 'exact' from orders o join events e on e.event_id = o.event_id where o.order_id = $1 ) as shows_figures",
        None,
    )
}
impl FindShortageStmt {
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
    ) -> FindShortageQuery<'c, 'a, 's, C, FindShortage, 2> {
        FindShortageQuery {
            client,
            params: [order_id, at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindShortageBorrowed, tokio_postgres::Error> {
                    Ok(FindShortageBorrowed {
                        shortage: row.try_get(0)?,
                        shows_figures: row.try_get(1)?,
                    })
                },
            mapper: |it| FindShortage::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindShortageParams,
        FindShortageQuery<'c, 'a, 's, C, FindShortage, 2>,
        C,
    > for FindShortageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindShortageParams,
    ) -> FindShortageQuery<'c, 'a, 's, C, FindShortage, 2> {
        self.bind(client, &params.order_id, &params.at)
    }
}
