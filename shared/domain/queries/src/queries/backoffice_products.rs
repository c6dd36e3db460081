// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Debug)]
pub struct CreateProductParams<T1: crate::StringSql, T2: crate::JsonSql, T3: crate::JsonSql> {
    pub product_id: uuid::Uuid,
    pub event_id: uuid::Uuid,
    pub number: i32,
    pub position: i16,
    pub kind: T1,
    pub name: T2,
    pub description: T3,
    pub tax_rate_id: Option<uuid::Uuid>,
    pub tax_rate_basis_points: i32,
}
#[derive(Debug)]
pub struct ChangeProductParams<T1: crate::StringSql, T2: crate::JsonSql, T3: crate::JsonSql> {
    pub kind: T1,
    pub name: T2,
    pub description: T3,
    pub tax_rate_id: Option<uuid::Uuid>,
    pub tax_rate_basis_points: i32,
    pub product_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct OrderProductsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub product_ids: T1,
    pub event_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct OwnOccurrencesParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub event_id: uuid::Uuid,
    pub occurrence_ids: T1,
}
#[derive(Debug)]
pub struct OwnTicketsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub event_id: uuid::Uuid,
    pub product_ids: T1,
}
#[derive(Debug)]
pub struct WriteRequirementsParams<T1: crate::JsonSql> {
    pub requires: T1,
    pub addon_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct RemoveRatesParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub product_id: uuid::Uuid,
    pub kept: T1,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct WriteRatesParams<T1: crate::JsonSql> {
    pub rates: T1,
    pub product_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct WriteTakesParams<T1: crate::JsonSql> {
    pub takes: T1,
    pub event_id: uuid::Uuid,
    pub product_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct FindLastProduct {
    pub products: i64,
    pub number: i32,
    pub position: i16,
}
#[derive(Debug, Clone, PartialEq)]
pub struct AreaNames {
    pub name: String,
    pub numbered: bool,
}
pub struct AreaNamesBorrowed<'a> {
    pub name: &'a str,
    pub numbered: bool,
}
impl<'a> From<AreaNamesBorrowed<'a>> for AreaNames {
    fn from(AreaNamesBorrowed { name, numbered }: AreaNamesBorrowed<'a>) -> Self {
        Self {
            name: name.into(),
            numbered,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct FindLastProductQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindLastProduct, tokio_postgres::Error>,
    mapper: fn(FindLastProduct) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindLastProductQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FindLastProduct) -> R,
    ) -> FindLastProductQuery<'c, 'a, 's, C, R, N> {
        FindLastProductQuery {
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
pub struct AreaNamesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AreaNamesBorrowed, tokio_postgres::Error>,
    mapper: fn(AreaNamesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AreaNamesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AreaNamesBorrowed) -> R) -> AreaNamesQuery<'c, 'a, 's, C, R, N> {
        AreaNamesQuery {
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
pub struct FindLastProductStmt(&'static str, Option<tokio_postgres::Statement>);
/// How many products an event has, and the highest number and position.
pub fn find_last_product() -> FindLastProductStmt {
    FindLastProductStmt(
        "select count(*) as products, coalesce(max(p.number), 0) as number, coalesce(max(p.position), 0::smallint) as position from products p where p.event_id = $1",
        None,
    )
}
impl FindLastProductStmt {
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
    ) -> FindLastProductQuery<'c, 'a, 's, C, FindLastProduct, 1> {
        FindLastProductQuery {
            client,
            params: [event_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindLastProduct, tokio_postgres::Error> {
                    Ok(FindLastProduct {
                        products: row.try_get(0)?,
                        number: row.try_get(1)?,
                        position: row.try_get(2)?,
                    })
                },
            mapper: |it| FindLastProduct::from(it),
        }
    }
}
pub struct CreateProductStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn create_product() -> CreateProductStmt {
    CreateProductStmt(
        "insert into products (product_id, event_id, number, position, kind, name, description, tax_rate_id, tax_rate_basis_points) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        None,
    )
}
impl CreateProductStmt {
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
        T1: crate::StringSql,
        T2: crate::JsonSql,
        T3: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        product_id: &'a uuid::Uuid,
        event_id: &'a uuid::Uuid,
        number: &'a i32,
        position: &'a i16,
        kind: &'a T1,
        name: &'a T2,
        description: &'a T3,
        tax_rate_id: &'a Option<uuid::Uuid>,
        tax_rate_basis_points: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                product_id,
                event_id,
                number,
                position,
                kind,
                name,
                description,
                tax_rate_id,
                tax_rate_basis_points,
            ],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::JsonSql,
    T3: crate::JsonSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CreateProductParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CreateProductStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CreateProductParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.product_id,
            &params.event_id,
            &params.number,
            &params.position,
            &params.kind,
            &params.name,
            &params.description,
            &params.tax_rate_id,
            &params.tax_rate_basis_points,
        ))
    }
}
pub struct ChangeProductStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change_product() -> ChangeProductStmt {
    ChangeProductStmt(
        "update products set kind = $1, name = $2, description = $3, tax_rate_id = $4, tax_rate_basis_points = $5, version = version + 1 where product_id = $6",
        None,
    )
}
impl ChangeProductStmt {
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
        T1: crate::StringSql,
        T2: crate::JsonSql,
        T3: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        kind: &'a T1,
        name: &'a T2,
        description: &'a T3,
        tax_rate_id: &'a Option<uuid::Uuid>,
        tax_rate_basis_points: &'a i32,
        product_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                kind,
                name,
                description,
                tax_rate_id,
                tax_rate_basis_points,
                product_id,
            ],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::JsonSql,
    T3: crate::JsonSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ChangeProductParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ChangeProductStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ChangeProductParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.kind,
            &params.name,
            &params.description,
            &params.tax_rate_id,
            &params.tax_rate_basis_points,
            &params.product_id,
        ))
    }
}
pub struct OrderProductsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Shows an event's products in this order.
pub fn order_products() -> OrderProductsStmt {
    OrderProductsStmt(
        "update products p set position = w.position from unnest($1::uuid[]) with ordinality as w (product_id, position) where p.product_id = w.product_id and p.event_id = $2 and p.position <> w.position",
        None,
    )
}
impl OrderProductsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        product_ids: &'a T1,
        event_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[product_ids, event_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        OrderProductsParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for OrderProductsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a OrderProductsParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.product_ids, &params.event_id))
    }
}
pub struct RaiseEventVersionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn raise_event_version() -> RaiseEventVersionStmt {
    RaiseEventVersionStmt(
        "update events set version = version + 1 where event_id = $1",
        None,
    )
}
impl RaiseEventVersionStmt {
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
        event_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[event_id]).await
    }
}
pub struct AreaNamesStmt(&'static str, Option<tokio_postgres::Statement>);
/// The names of an event's capacities.
pub fn area_names() -> AreaNamesStmt {
    AreaNamesStmt(
        "select l.name, bool_or(l.numbered) as numbered from pools l where l.event_id = $1 and l.kind in ('places', 'planned') group by l.name",
        None,
    )
}
impl AreaNamesStmt {
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
    ) -> AreaNamesQuery<'c, 'a, 's, C, AreaNames, 1> {
        AreaNamesQuery {
            client,
            params: [event_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<AreaNamesBorrowed, tokio_postgres::Error> {
                    Ok(AreaNamesBorrowed {
                        name: row.try_get(0)?,
                        numbered: row.try_get(1)?,
                    })
                },
            mapper: |it| AreaNames::from(it),
        }
    }
}
pub struct OwnOccurrencesStmt(&'static str, Option<tokio_postgres::Statement>);
/// Those of these dates that are an event's.
pub fn own_occurrences() -> OwnOccurrencesStmt {
    OwnOccurrencesStmt(
        "select o.occurrence_id from occurrences o where o.event_id = $1 and o.occurrence_id = any($2)",
        None,
    )
}
impl OwnOccurrencesStmt {
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
        event_id: &'a uuid::Uuid,
        occurrence_ids: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [event_id, occurrence_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OwnOccurrencesParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for OwnOccurrencesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OwnOccurrencesParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.event_id, &params.occurrence_ids)
    }
}
pub struct OwnTicketsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Those of these products that are tickets of an event.
pub fn own_tickets() -> OwnTicketsStmt {
    OwnTicketsStmt(
        "select p.product_id from products p where p.event_id = $1 and p.kind = 'ticket' and p.product_id = any($2)",
        None,
    )
}
impl OwnTicketsStmt {
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
        event_id: &'a uuid::Uuid,
        product_ids: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [event_id, product_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OwnTicketsParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for OwnTicketsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OwnTicketsParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.event_id, &params.product_ids)
    }
}
pub struct WriteRequirementsStmt(&'static str, Option<tokio_postgres::Statement>);
/// The tickets that an add-on is sold beside.
pub fn write_requirements() -> WriteRequirementsStmt {
    WriteRequirementsStmt(
        "with wanted as ( select w.product_id, w.maximum from jsonb_to_recordset($1) as w (product_id uuid, maximum smallint) ), removed as ( delete from product_requirements q where q.addon_id = $2 and not exists (select from wanted w where w.product_id = q.product_id) ) insert into product_requirements (addon_id, product_id, maximum) select $2, w.product_id, w.maximum from wanted w on conflict (addon_id, product_id) do update set maximum = excluded.maximum where product_requirements.maximum <> excluded.maximum",
        None,
    )
}
impl WriteRequirementsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>(
        &'s self,
        client: &'c C,
        requires: &'a T1,
        addon_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[requires, addon_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        WriteRequirementsParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for WriteRequirementsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a WriteRequirementsParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.requires, &params.addon_id))
    }
}
pub struct RemoveRatesStmt(&'static str, Option<tokio_postgres::Statement>);
/// Takes rates out of the shop: those that were ordered or that codes are for are kept, the others go.
pub fn remove_rates() -> RemoveRatesStmt {
    RemoveRatesStmt(
        "with removed as ( select r.rate_id, exists (select from lines i where i.rate_id = r.rate_id) or exists (select from code_rates c where c.rate_id = r.rate_id) as used from rates r where r.product_id = $1 and r.archived_at is null and r.rate_id <> all($2) ), untaken as ( delete from rate_pools x using removed g where x.rate_id = g.rate_id and not g.used returning x.rate_id ), gone as ( delete from rates r using removed g where r.rate_id = g.rate_id and not g.used and (select count(*) from untaken) >= 0 ) update rates r set archived_at = $3 from removed g where r.rate_id = g.rate_id and g.used",
        None,
    )
}
impl RemoveRatesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        product_id: &'a uuid::Uuid,
        kept: &'a T1,
        at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[product_id, kept, at]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        RemoveRatesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RemoveRatesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RemoveRatesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.product_id, &params.kept, &params.at))
    }
}
pub struct WriteRatesStmt(&'static str, Option<tokio_postgres::Statement>);
/// The rates of a product as the form has them: new ones are made, others changed. Buyers pay the fee on top where the event
/// passes it on.
pub fn write_rates() -> WriteRatesStmt {
    WriteRatesStmt(
        "insert into rates (rate_id, product_id, number, position, name, audience, base_price, price, price_kind, suggested_price, maximum_price, sale_during, needs_code, minimum_per_order, maximum_per_order) select w.rate_id, p.product_id, l.number + w.position, w.position, w.name, w.audience, w.price, case w.price_kind when 'fixed' then buyer_price(w.price, e.fees_passed_on, e.fee_fixed, e.fee_basis_points) else w.price end, w.price_kind, w.suggested_price, w.maximum_price, tstzrange(w.sale_starts_at, w.sale_ends_at), w.needs_code, w.minimum_per_order, w.maximum_per_order from jsonb_to_recordset($1) as w ( rate_id uuid, position smallint, name jsonb, audience text, price bigint, sale_starts_at timestamptz, price_kind text, suggested_price bigint, maximum_price bigint, sale_ends_at timestamptz, needs_code boolean, minimum_per_order smallint, maximum_per_order smallint ) join products p on p.product_id = $2 join events e on e.event_id = p.event_id cross join (select coalesce(max(r.number), 0) as number from rates r where r.product_id = $2) as l on conflict (rate_id) do update set position = excluded.position, name = excluded.name, audience = excluded.audience, base_price = excluded.base_price, price = excluded.price, price_kind = excluded.price_kind, suggested_price = excluded.suggested_price, maximum_price = excluded.maximum_price, sale_during = excluded.sale_during, needs_code = excluded.needs_code, minimum_per_order = excluded.minimum_per_order, maximum_per_order = excluded.maximum_per_order",
        None,
    )
}
impl WriteRatesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>(
        &'s self,
        client: &'c C,
        rates: &'a T1,
        product_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[rates, product_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        WriteRatesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for WriteRatesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a WriteRatesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.rates, &params.product_id))
    }
}
pub struct WriteTakesStmt(&'static str, Option<tokio_postgres::Statement>);
/// What the rates of a product take: of each pool of these names, at these dates or at all.
pub fn write_takes() -> WriteTakesStmt {
    WriteTakesStmt(
        "with wanted as ( select w.rate_id, l.pool_id, w.units from jsonb_to_recordset($1) as w (rate_id uuid, area text, units integer, occurrence_ids uuid[]) join pools l on l.event_id = $2 and l.kind in ('places', 'planned') and l.name = w.area and (w.occurrence_ids is null or l.occurrence_id is null or l.occurrence_id = any(w.occurrence_ids)) ), removed as ( delete from rate_pools x using rates r where r.rate_id = x.rate_id and r.product_id = $3 and r.archived_at is null and not exists (select from wanted w where w.rate_id = x.rate_id and w.pool_id = x.pool_id) ) insert into rate_pools (rate_id, pool_id, units) select w.rate_id, w.pool_id, w.units from wanted w on conflict (rate_id, pool_id) do update set units = excluded.units where rate_pools.units <> excluded.units",
        None,
    )
}
impl WriteTakesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>(
        &'s self,
        client: &'c C,
        takes: &'a T1,
        event_id: &'a uuid::Uuid,
        product_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[takes, event_id, product_id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        WriteTakesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for WriteTakesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a WriteTakesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.takes, &params.event_id, &params.product_id))
    }
}
