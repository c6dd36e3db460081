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
pub struct Offer {
    pub event_id: uuid::Uuid,
    pub offer_version: i64,
    pub status: String,
    pub name: serde_json::Value,
    pub currency: String,
    pub hold_seconds: i32,
    pub maximum_places_per_order: i16,
    pub payment_methods: Vec<String>,
    pub shows_figures: bool,
    pub cancellable_until_hours: Option<i32>,
    pub cancellation_fee_basis_points: i32,
    pub occurrences: serde_json::Value,
    pub rates: serde_json::Value,
    pub questions: serde_json::Value,
}
pub struct OfferBorrowed<'a> {
    pub event_id: uuid::Uuid,
    pub offer_version: i64,
    pub status: &'a str,
    pub name: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub currency: &'a str,
    pub hold_seconds: i32,
    pub maximum_places_per_order: i16,
    pub payment_methods: crate::ArrayIterator<'a, &'a str>,
    pub shows_figures: bool,
    pub cancellable_until_hours: Option<i32>,
    pub cancellation_fee_basis_points: i32,
    pub occurrences: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub rates: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub questions: postgres_types::Json<&'a serde_json::value::RawValue>,
}
impl<'a> From<OfferBorrowed<'a>> for Offer {
    fn from(
        OfferBorrowed {
            event_id,
            offer_version,
            status,
            name,
            currency,
            hold_seconds,
            maximum_places_per_order,
            payment_methods,
            shows_figures,
            cancellable_until_hours,
            cancellation_fee_basis_points,
            occurrences,
            rates,
            questions,
        }: OfferBorrowed<'a>,
    ) -> Self {
        Self {
            event_id,
            offer_version,
            status: status.into(),
            name: serde_json::from_str(name.0.get()).unwrap(),
            currency: currency.into(),
            hold_seconds,
            maximum_places_per_order,
            payment_methods: payment_methods.map(|v| v.into()).collect(),
            shows_figures,
            cancellable_until_hours,
            cancellation_fee_basis_points,
            occurrences: serde_json::from_str(occurrences.0.get()).unwrap(),
            rates: serde_json::from_str(rates.0.get()).unwrap(),
            questions: serde_json::from_str(questions.0.get()).unwrap(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindPlaces {
    pub place_id: uuid::Uuid,
    pub pool_id: uuid::Uuid,
    pub section: String,
    pub row_label: String,
    pub label: String,
}
pub struct FindPlacesBorrowed<'a> {
    pub place_id: uuid::Uuid,
    pub pool_id: uuid::Uuid,
    pub section: &'a str,
    pub row_label: &'a str,
    pub label: &'a str,
}
impl<'a> From<FindPlacesBorrowed<'a>> for FindPlaces {
    fn from(
        FindPlacesBorrowed {
            place_id,
            pool_id,
            section,
            row_label,
            label,
        }: FindPlacesBorrowed<'a>,
    ) -> Self {
        Self {
            place_id,
            pool_id,
            section: section.into(),
            row_label: row_label.into(),
            label: label.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindCodes {
    pub code_id: uuid::Uuid,
    pub code: String,
    pub kind: String,
    pub value: Option<i64>,
    pub pool_id: Option<uuid::Uuid>,
    pub valid_from: Option<jiff::Timestamp>,
    pub valid_until: Option<jiff::Timestamp>,
    pub rate_ids: Vec<uuid::Uuid>,
}
pub struct FindCodesBorrowed<'a> {
    pub code_id: uuid::Uuid,
    pub code: &'a str,
    pub kind: &'a str,
    pub value: Option<i64>,
    pub pool_id: Option<uuid::Uuid>,
    pub valid_from: Option<jiff::Timestamp>,
    pub valid_until: Option<jiff::Timestamp>,
    pub rate_ids: crate::ArrayIterator<'a, uuid::Uuid>,
}
impl<'a> From<FindCodesBorrowed<'a>> for FindCodes {
    fn from(
        FindCodesBorrowed {
            code_id,
            code,
            kind,
            value,
            pool_id,
            valid_from,
            valid_until,
            rate_ids,
        }: FindCodesBorrowed<'a>,
    ) -> Self {
        Self {
            code_id,
            code: code.into(),
            kind: kind.into(),
            value,
            pool_id,
            valid_from,
            valid_until,
            rate_ids: rate_ids.map(|v| v).collect(),
        }
    }
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
pub struct OfferQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OfferBorrowed, tokio_postgres::Error>,
    mapper: fn(OfferBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OfferQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OfferBorrowed) -> R) -> OfferQuery<'c, 'a, 's, C, R, N> {
        OfferQuery {
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
pub struct FindPlacesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindPlacesBorrowed, tokio_postgres::Error>,
    mapper: fn(FindPlacesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindPlacesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FindPlacesBorrowed) -> R,
    ) -> FindPlacesQuery<'c, 'a, 's, C, R, N> {
        FindPlacesQuery {
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
pub struct FindCodesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindCodesBorrowed, tokio_postgres::Error>,
    mapper: fn(FindCodesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindCodesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FindCodesBorrowed) -> R) -> FindCodesQuery<'c, 'a, 's, C, R, N> {
        FindCodesQuery {
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
pub struct FindOfferStmt(&'static str, Option<tokio_postgres::Statement>);
/// All that is needed to price an order of an event, but for codes and numbered places: those are asked for
/// when somebody names one.
pub fn find_offer() -> FindOfferStmt {
    FindOfferStmt(
        "select e.event_id, e.offer_version, e.status, e.name, e.currency, e.hold_seconds, e.maximum_places_per_order, e.payment_methods, e.availability_shown = 'exact' as shows_figures, e.cancellable_until_hours, e.cancellation_fee_basis_points, ( select coalesce(jsonb_agg(jsonb_build_object( 'id', o.occurrence_id, 'cancelled', o.status = 'cancelled', 'starts_at', o.starts_at, 'ends_at', o.ends_at, 'time_zone', v.time_zone, 'venue_name', v.name, 'city', v.city)), '[]') from occurrences o join venues v on v.venue_id = o.venue_id where o.event_id = e.event_id ) as occurrences, ( select coalesce(jsonb_agg(jsonb_build_object( 'id', r.rate_id, 'product_id', p.product_id, 'product_name', p.name, 'name', r.name, 'tax_rate_basis_points', p.tax_rate_basis_points, 'price', r.price, 'sale_starts_at', case when isfinite(lower(r.sale_during)) then lower(r.sale_during) end, 'sale_ends_at', case when isfinite(upper(r.sale_during)) then upper(r.sale_during) end, 'needs_code', r.needs_code, 'minimum_per_order', r.minimum_per_order, 'maximum_per_order', r.maximum_per_order, 'pools', ( select coalesce(jsonb_agg(jsonb_build_object( 'pool_id', x.pool_id, 'occurrence_id', l.occurrence_id, 'units', x.units, 'numbered', l.numbered)), '[]') from rate_pools x join pools l on l.pool_id = x.pool_id where x.rate_id = r.rate_id ))), '[]') from products p join rates r on r.product_id = p.product_id where p.event_id = e.event_id and r.archived_at is null ) as rates, ( select coalesce(jsonb_agg(jsonb_build_object( 'id', q.question_id, 'scope', q.scope, 'kind', q.kind, 'label', q.label, 'help', q.help, 'required', q.required, 'options', q.options, 'maximum_length', q.maximum_length, 'minimum', q.minimum, 'maximum', q.maximum, 'when', case when q.when_question_id is not null then jsonb_build_object('question_id', q.when_question_id, 'equals', q.when_equals) end, 'product_ids', (select jsonb_agg(m.product_id) from question_products m where m.question_id = q.question_id) ) order by q.position), '[]') from questions q where q.event_id = e.event_id and q.archived_at is null ) as questions from events e where e.slug = $1 and e.status <> 'draft'",
        None,
    )
}
impl FindOfferStmt {
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
        slug: &'a T1,
    ) -> OfferQuery<'c, 'a, 's, C, Offer, 1> {
        OfferQuery {
            client,
            params: [slug],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OfferBorrowed, tokio_postgres::Error> {
                Ok(OfferBorrowed {
                    event_id: row.try_get(0)?,
                    offer_version: row.try_get(1)?,
                    status: row.try_get(2)?,
                    name: row.try_get(3)?,
                    currency: row.try_get(4)?,
                    hold_seconds: row.try_get(5)?,
                    maximum_places_per_order: row.try_get(6)?,
                    payment_methods: row.try_get(7)?,
                    shows_figures: row.try_get(8)?,
                    cancellable_until_hours: row.try_get(9)?,
                    cancellation_fee_basis_points: row.try_get(10)?,
                    occurrences: row.try_get(11)?,
                    rates: row.try_get(12)?,
                    questions: row.try_get(13)?,
                })
            },
            mapper: |it| Offer::from(it),
        }
    }
}
pub struct FindPlacesStmt(&'static str, Option<tokio_postgres::Statement>);
/// The numbered places of an event.
pub fn find_places() -> FindPlacesStmt {
    FindPlacesStmt(
        "select s.place_id, s.pool_id, s.section, s.row_label, s.label from pools l join places s on s.pool_id = l.pool_id where l.event_id = $1 and l.numbered",
        None,
    )
}
impl FindPlacesStmt {
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
    ) -> FindPlacesQuery<'c, 'a, 's, C, FindPlaces, 1> {
        FindPlacesQuery {
            client,
            params: [event_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindPlacesBorrowed, tokio_postgres::Error> {
                    Ok(FindPlacesBorrowed {
                        place_id: row.try_get(0)?,
                        pool_id: row.try_get(1)?,
                        section: row.try_get(2)?,
                        row_label: row.try_get(3)?,
                        label: row.try_get(4)?,
                    })
                },
            mapper: |it| FindPlaces::from(it),
        }
    }
}
pub struct FindCodesStmt(&'static str, Option<tokio_postgres::Statement>);
/// The codes of an event, each with the rates it is for.
pub fn find_codes() -> FindCodesStmt {
    FindCodesStmt(
        "select c.code_id, c.code, c.kind, c.value, c.pool_id, case when isfinite(lower(c.valid_during)) then lower(c.valid_during) end as valid_from, case when isfinite(upper(c.valid_during)) then upper(c.valid_during) end as valid_until, array(select x.rate_id from code_rates x where x.code_id = c.code_id) as rate_ids from codes c where c.event_id = $1",
        None,
    )
}
impl FindCodesStmt {
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
    ) -> FindCodesQuery<'c, 'a, 's, C, FindCodes, 1> {
        FindCodesQuery {
            client,
            params: [event_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindCodesBorrowed, tokio_postgres::Error> {
                    Ok(FindCodesBorrowed {
                        code_id: row.try_get(0)?,
                        code: row.try_get(1)?,
                        kind: row.try_get(2)?,
                        value: row.try_get(3)?,
                        pool_id: row.try_get(4)?,
                        valid_from: row.try_get(5)?,
                        valid_until: row.try_get(6)?,
                        rate_ids: row.try_get(7)?,
                    })
                },
            mapper: |it| FindCodes::from(it),
        }
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
