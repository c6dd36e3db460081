// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Clone, Copy, Debug)]
pub struct HasEventParams {
    pub event_id: uuid::Uuid,
    pub organizer_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct FindEventParams {
    pub at: jiff::Timestamp,
    pub event_id: uuid::Uuid,
    pub organizer_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindEvent {
    pub event_id: uuid::Uuid,
    pub version: i32,
    pub slug: String,
    pub status: String,
    pub published_at: Option<jiff::Timestamp>,
    pub archived_at: Option<jiff::Timestamp>,
    pub has_preview_link: bool,
    pub name: serde_json::Value,
    pub summary: serde_json::Value,
    pub description: serde_json::Value,
    pub refund_policy: Option<serde_json::Value>,
    pub category: String,
    pub currency: String,
    pub availability_shown: String,
    pub few_left_percent: i16,
    pub hold_seconds: i32,
    pub payment_seconds: i32,
    pub maximum_places_per_order: i16,
    pub payment_methods: Vec<String>,
    pub cancellable_until_hours: Option<i32>,
    pub cancellation_fee_basis_points: i32,
    pub fees_passed_on: bool,
    pub fee_basis_points: i32,
    pub fee_fixed: i64,
    pub dates: i64,
    pub coming_dates: i64,
    pub codes: i64,
    pub orders: i64,
}
pub struct FindEventBorrowed<'a> {
    pub event_id: uuid::Uuid,
    pub version: i32,
    pub slug: &'a str,
    pub status: &'a str,
    pub published_at: Option<jiff::Timestamp>,
    pub archived_at: Option<jiff::Timestamp>,
    pub has_preview_link: bool,
    pub name: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub summary: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub description: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub refund_policy: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub category: &'a str,
    pub currency: &'a str,
    pub availability_shown: &'a str,
    pub few_left_percent: i16,
    pub hold_seconds: i32,
    pub payment_seconds: i32,
    pub maximum_places_per_order: i16,
    pub payment_methods: crate::ArrayIterator<'a, &'a str>,
    pub cancellable_until_hours: Option<i32>,
    pub cancellation_fee_basis_points: i32,
    pub fees_passed_on: bool,
    pub fee_basis_points: i32,
    pub fee_fixed: i64,
    pub dates: i64,
    pub coming_dates: i64,
    pub codes: i64,
    pub orders: i64,
}
impl<'a> From<FindEventBorrowed<'a>> for FindEvent {
    fn from(
        FindEventBorrowed {
            event_id,
            version,
            slug,
            status,
            published_at,
            archived_at,
            has_preview_link,
            name,
            summary,
            description,
            refund_policy,
            category,
            currency,
            availability_shown,
            few_left_percent,
            hold_seconds,
            payment_seconds,
            maximum_places_per_order,
            payment_methods,
            cancellable_until_hours,
            cancellation_fee_basis_points,
            fees_passed_on,
            fee_basis_points,
            fee_fixed,
            dates,
            coming_dates,
            codes,
            orders,
        }: FindEventBorrowed<'a>,
    ) -> Self {
        Self {
            event_id,
            version,
            slug: slug.into(),
            status: status.into(),
            published_at,
            archived_at,
            has_preview_link,
            name: serde_json::from_str(name.0.get()).unwrap(),
            summary: serde_json::from_str(summary.0.get()).unwrap(),
            description: serde_json::from_str(description.0.get()).unwrap(),
            refund_policy: refund_policy.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            category: category.into(),
            currency: currency.into(),
            availability_shown: availability_shown.into(),
            few_left_percent,
            hold_seconds,
            payment_seconds,
            maximum_places_per_order,
            payment_methods: payment_methods.map(|v| v.into()).collect(),
            cancellable_until_hours,
            cancellation_fee_basis_points,
            fees_passed_on,
            fee_basis_points,
            fee_fixed,
            dates,
            coming_dates,
            codes,
            orders,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListProducts {
    pub product_id: uuid::Uuid,
    pub version: i32,
    pub kind: String,
    pub name: serde_json::Value,
    pub description: serde_json::Value,
    pub tax_rate_id: Option<uuid::Uuid>,
    pub tax_rate_basis_points: i32,
    pub requires: serde_json::Value,
    pub rates: serde_json::Value,
}
pub struct ListProductsBorrowed<'a> {
    pub product_id: uuid::Uuid,
    pub version: i32,
    pub kind: &'a str,
    pub name: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub description: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub tax_rate_id: Option<uuid::Uuid>,
    pub tax_rate_basis_points: i32,
    pub requires: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub rates: postgres_types::Json<&'a serde_json::value::RawValue>,
}
impl<'a> From<ListProductsBorrowed<'a>> for ListProducts {
    fn from(
        ListProductsBorrowed {
            product_id,
            version,
            kind,
            name,
            description,
            tax_rate_id,
            tax_rate_basis_points,
            requires,
            rates,
        }: ListProductsBorrowed<'a>,
    ) -> Self {
        Self {
            product_id,
            version,
            kind: kind.into(),
            name: serde_json::from_str(name.0.get()).unwrap(),
            description: serde_json::from_str(description.0.get()).unwrap(),
            tax_rate_id,
            tax_rate_basis_points,
            requires: serde_json::from_str(requires.0.get()).unwrap(),
            rates: serde_json::from_str(rates.0.get()).unwrap(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListAreas {
    pub name: String,
    pub numbered: bool,
    pub shared: bool,
    pub least_capacity: i32,
    pub most_capacity: i32,
    pub capacity: i64,
    pub pools: i64,
    pub position: i16,
}
pub struct ListAreasBorrowed<'a> {
    pub name: &'a str,
    pub numbered: bool,
    pub shared: bool,
    pub least_capacity: i32,
    pub most_capacity: i32,
    pub capacity: i64,
    pub pools: i64,
    pub position: i16,
}
impl<'a> From<ListAreasBorrowed<'a>> for ListAreas {
    fn from(
        ListAreasBorrowed {
            name,
            numbered,
            shared,
            least_capacity,
            most_capacity,
            capacity,
            pools,
            position,
        }: ListAreasBorrowed<'a>,
    ) -> Self {
        Self {
            name: name.into(),
            numbered,
            shared,
            least_capacity,
            most_capacity,
            capacity,
            pools,
            position,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct FindEventQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindEventBorrowed, tokio_postgres::Error>,
    mapper: fn(FindEventBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindEventQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FindEventBorrowed) -> R) -> FindEventQuery<'c, 'a, 's, C, R, N> {
        FindEventQuery {
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
pub struct ListProductsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListProductsBorrowed, tokio_postgres::Error>,
    mapper: fn(ListProductsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListProductsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListProductsBorrowed) -> R,
    ) -> ListProductsQuery<'c, 'a, 's, C, R, N> {
        ListProductsQuery {
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
pub struct ListAreasQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListAreasBorrowed, tokio_postgres::Error>,
    mapper: fn(ListAreasBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListAreasQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ListAreasBorrowed) -> R) -> ListAreasQuery<'c, 'a, 's, C, R, N> {
        ListAreasQuery {
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
pub struct HasEventStmt(&'static str, Option<tokio_postgres::Statement>);
/// Whether it is an event of the organizer.
pub fn has_event() -> HasEventStmt {
    HasEventStmt(
        "select event_id from events where event_id = $1 and organizer_id = $2 and deleted_at is null",
        None,
    )
}
impl HasEventStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [event_id, organizer_id],
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
        HasEventParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for HasEventStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HasEventParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.event_id, &params.organizer_id)
    }
}
pub struct FindEventStmt(&'static str, Option<tokio_postgres::Statement>);
/// An event's own columns, and how much there is of what grows.
pub fn find_event() -> FindEventStmt {
    FindEventStmt(
        "select e.event_id, e.version, e.slug, e.status, e.published_at, e.archived_at, e.preview_hash is not null as has_preview_link, e.name, e.summary, e.description, e.refund_policy, e.category, e.currency, e.availability_shown, e.few_left_percent, e.hold_seconds, e.payment_seconds, e.maximum_places_per_order, e.payment_methods, e.cancellable_until_hours, e.cancellation_fee_basis_points, e.fees_passed_on, e.fee_basis_points, e.fee_fixed, (select count(*) from occurrences o where o.event_id = e.event_id) as dates, ( select count(*) from occurrences o where o.event_id = e.event_id and o.status = 'scheduled' and o.ends_at > $1 ) as coming_dates, (select count(*) from codes c where c.event_id = e.event_id) as codes, (select count(*) from orders o where o.event_id = e.event_id and o.placed_at is not null) as orders from events e where e.event_id = $2 and e.organizer_id = $3 and e.deleted_at is null",
        None,
    )
}
impl FindEventStmt {
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
    ) -> FindEventQuery<'c, 'a, 's, C, FindEvent, 3> {
        FindEventQuery {
            client,
            params: [at, event_id, organizer_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindEventBorrowed, tokio_postgres::Error> {
                    Ok(FindEventBorrowed {
                        event_id: row.try_get(0)?,
                        version: row.try_get(1)?,
                        slug: row.try_get(2)?,
                        status: row.try_get(3)?,
                        published_at: row.try_get(4)?,
                        archived_at: row.try_get(5)?,
                        has_preview_link: row.try_get(6)?,
                        name: row.try_get(7)?,
                        summary: row.try_get(8)?,
                        description: row.try_get(9)?,
                        refund_policy: row.try_get(10)?,
                        category: row.try_get(11)?,
                        currency: row.try_get(12)?,
                        availability_shown: row.try_get(13)?,
                        few_left_percent: row.try_get(14)?,
                        hold_seconds: row.try_get(15)?,
                        payment_seconds: row.try_get(16)?,
                        maximum_places_per_order: row.try_get(17)?,
                        payment_methods: row.try_get(18)?,
                        cancellable_until_hours: row.try_get(19)?,
                        cancellation_fee_basis_points: row.try_get(20)?,
                        fees_passed_on: row.try_get(21)?,
                        fee_basis_points: row.try_get(22)?,
                        fee_fixed: row.try_get(23)?,
                        dates: row.try_get(24)?,
                        coming_dates: row.try_get(25)?,
                        codes: row.try_get(26)?,
                        orders: row.try_get(27)?,
                    })
                },
            mapper: |it| FindEvent::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindEventParams,
        FindEventQuery<'c, 'a, 's, C, FindEvent, 3>,
        C,
    > for FindEventStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindEventParams,
    ) -> FindEventQuery<'c, 'a, 's, C, FindEvent, 3> {
        self.bind(client, &params.at, &params.event_id, &params.organizer_id)
    }
}
pub struct ListProductsStmt(&'static str, Option<tokio_postgres::Statement>);
/// What is sold, in the editor's order: each product with its rates, and what these take. A rate is of all dates where it takes
/// of a pool at each.
pub fn list_products() -> ListProductsStmt {
    ListProductsStmt(
        "select p.product_id, p.version, p.kind, p.name, p.description, p.tax_rate_id, p.tax_rate_basis_points, coalesce(( select jsonb_agg(jsonb_build_object('product_id', q.product_id, 'maximum', q.maximum) order by q.product_id) from product_requirements q where q.addon_id = p.product_id ), '[]') as requires, coalesce(( select jsonb_agg( jsonb_build_object( 'id', r.rate_id, 'name', r.name, 'audience', r.audience, 'price_kind', r.price_kind, 'price', coalesce(r.base_price, r.price), 'buyer_price', r.price, 'suggested_price', r.suggested_price, 'maximum_price', r.maximum_price, 'sale_starts_at', case when isfinite(lower(r.sale_during)) then lower(r.sale_during) end, 'sale_ends_at', case when isfinite(upper(r.sale_during)) then upper(r.sale_during) end, 'needs_code', r.needs_code, 'minimum_per_order', r.minimum_per_order, 'maximum_per_order', r.maximum_per_order, 'archived', r.archived_at is not null, 'takes', coalesce(( select jsonb_agg(distinct jsonb_build_object('area', l.name, 'units', x.units)) from rate_pools x join pools l using (pool_id) where x.rate_id = r.rate_id ), '[]'), 'occurrence_ids', ( select case when count(*) filter (where l.occurrence_id is not null) = 0 or count(distinct l.occurrence_id) = (select count(*) from occurrences o where o.event_id = p.event_id) then null else jsonb_agg(distinct l.occurrence_id) filter (where l.occurrence_id is not null) end from rate_pools x join pools l using (pool_id) where x.rate_id = r.rate_id ), 'ordered', exists (select from lines i where i.rate_id = r.rate_id) ) order by r.archived_at is not null, r.position, r.number ) from rates r where r.product_id = p.product_id ), '[]') as rates from products p where p.event_id = $1 order by p.position, p.number",
        None,
    )
}
impl ListProductsStmt {
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
    ) -> ListProductsQuery<'c, 'a, 's, C, ListProducts, 1> {
        ListProductsQuery {
            client,
            params: [event_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListProductsBorrowed, tokio_postgres::Error> {
                    Ok(ListProductsBorrowed {
                        product_id: row.try_get(0)?,
                        version: row.try_get(1)?,
                        kind: row.try_get(2)?,
                        name: row.try_get(3)?,
                        description: row.try_get(4)?,
                        tax_rate_id: row.try_get(5)?,
                        tax_rate_basis_points: row.try_get(6)?,
                        requires: row.try_get(7)?,
                        rates: row.try_get(8)?,
                    })
                },
            mapper: |it| ListProducts::from(it),
        }
    }
}
pub struct ListAreasStmt(&'static str, Option<tokio_postgres::Statement>);
/// Capacities by the names that pools of several dates share.
pub fn list_areas() -> ListAreasStmt {
    ListAreasStmt(
        "select l.name, bool_or(l.numbered) as numbered, bool_or(l.occurrence_id is null and l.kind = 'places') as shared, min(l.capacity) as least_capacity, max(l.capacity) as most_capacity, sum(l.capacity)::bigint as capacity, count(*) as pools, min(l.position) as position from pools l where l.event_id = $1 and l.kind in ('places', 'planned') group by l.name order by min(l.position), l.name",
        None,
    )
}
impl ListAreasStmt {
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
    ) -> ListAreasQuery<'c, 'a, 's, C, ListAreas, 1> {
        ListAreasQuery {
            client,
            params: [event_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListAreasBorrowed, tokio_postgres::Error> {
                    Ok(ListAreasBorrowed {
                        name: row.try_get(0)?,
                        numbered: row.try_get(1)?,
                        shared: row.try_get(2)?,
                        least_capacity: row.try_get(3)?,
                        most_capacity: row.try_get(4)?,
                        capacity: row.try_get(5)?,
                        pools: row.try_get(6)?,
                        position: row.try_get(7)?,
                    })
                },
            mapper: |it| ListAreas::from(it),
        }
    }
}
