// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Clone, Copy, Debug)]
pub struct ListPoolsParams {
    pub at: jiff::Timestamp,
    pub event_id: uuid::Uuid,
    pub pool_id: Option<uuid::Uuid>,
}
#[derive(Debug)]
pub struct FindAreasParams<T1: crate::StringSql> {
    pub event_id: uuid::Uuid,
    pub name: T1,
}
#[derive(Debug)]
pub struct CreatePoolsParams<T1: crate::StringSql> {
    pub name: T1,
    pub capacity: i32,
    pub numbered: bool,
    pub position: i16,
    pub event_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct CreateSharedPoolParams<T1: crate::StringSql> {
    pub pool_id: uuid::Uuid,
    pub event_id: uuid::Uuid,
    pub name: T1,
    pub capacity: i32,
    pub position: i16,
}
#[derive(Clone, Copy, Debug)]
pub struct LockPoolParams {
    pub pool_id: uuid::Uuid,
    pub event_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ChangeCapacityParams {
    pub pool_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub capacity: i32,
}
#[derive(Debug)]
pub struct FindSeatElsewhereParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
    T7: crate::StringSql,
> {
    pub sections: T2,
    pub rows: T4,
    pub labels: T6,
    pub event_id: uuid::Uuid,
    pub name: T7,
}
#[derive(Debug)]
pub struct WriteSeatsParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
    T7: crate::ArraySql<Item = i32>,
    T8: crate::ArraySql<Item = uuid::Uuid>,
> {
    pub sections: T2,
    pub rows: T4,
    pub labels: T6,
    pub positions: T7,
    pub pool_ids: T8,
}
#[derive(Debug)]
pub struct ReleaseSeatsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub place_ids: T1,
    pub at: jiff::Timestamp,
    pub pool_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Pool {
    pub pool_id: uuid::Uuid,
    pub version: i32,
    pub occurrence_id: Option<uuid::Uuid>,
    pub name: String,
    pub numbered: bool,
    pub capacity: i32,
    pub sold: i64,
    pub held: i64,
}
pub struct PoolBorrowed<'a> {
    pub pool_id: uuid::Uuid,
    pub version: i32,
    pub occurrence_id: Option<uuid::Uuid>,
    pub name: &'a str,
    pub numbered: bool,
    pub capacity: i32,
    pub sold: i64,
    pub held: i64,
}
impl<'a> From<PoolBorrowed<'a>> for Pool {
    fn from(
        PoolBorrowed {
            pool_id,
            version,
            occurrence_id,
            name,
            numbered,
            capacity,
            sold,
            held,
        }: PoolBorrowed<'a>,
    ) -> Self {
        Self {
            pool_id,
            version,
            occurrence_id,
            name: name.into(),
            numbered,
            capacity,
            sold,
            held,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct FindAreas {
    pub taken: bool,
    pub areas: i64,
    pub dates: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListSeats {
    pub place_id: uuid::Uuid,
    pub section: String,
    pub row_label: String,
    pub label: String,
    pub position: i32,
}
pub struct ListSeatsBorrowed<'a> {
    pub place_id: uuid::Uuid,
    pub section: &'a str,
    pub row_label: &'a str,
    pub label: &'a str,
    pub position: i32,
}
impl<'a> From<ListSeatsBorrowed<'a>> for ListSeats {
    fn from(
        ListSeatsBorrowed {
            place_id,
            section,
            row_label,
            label,
            position,
        }: ListSeatsBorrowed<'a>,
    ) -> Self {
        Self {
            place_id,
            section: section.into(),
            row_label: row_label.into(),
            label: label.into(),
            position,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindSeatElsewhere {
    pub name: String,
    pub section: String,
    pub row_label: String,
    pub label: String,
}
pub struct FindSeatElsewhereBorrowed<'a> {
    pub name: &'a str,
    pub section: &'a str,
    pub row_label: &'a str,
    pub label: &'a str,
}
impl<'a> From<FindSeatElsewhereBorrowed<'a>> for FindSeatElsewhere {
    fn from(
        FindSeatElsewhereBorrowed {
            name,
            section,
            row_label,
            label,
        }: FindSeatElsewhereBorrowed<'a>,
    ) -> Self {
        Self {
            name: name.into(),
            section: section.into(),
            row_label: row_label.into(),
            label: label.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct PoolQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PoolBorrowed, tokio_postgres::Error>,
    mapper: fn(PoolBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PoolQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PoolBorrowed) -> R) -> PoolQuery<'c, 'a, 's, C, R, N> {
        PoolQuery {
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
pub struct FindAreasQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindAreas, tokio_postgres::Error>,
    mapper: fn(FindAreas) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindAreasQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FindAreas) -> R) -> FindAreasQuery<'c, 'a, 's, C, R, N> {
        FindAreasQuery {
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
pub struct ListSeatsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListSeatsBorrowed, tokio_postgres::Error>,
    mapper: fn(ListSeatsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListSeatsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ListSeatsBorrowed) -> R) -> ListSeatsQuery<'c, 'a, 's, C, R, N> {
        ListSeatsQuery {
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
pub struct FindSeatElsewhereQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindSeatElsewhereBorrowed, tokio_postgres::Error>,
    mapper: fn(FindSeatElsewhereBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindSeatElsewhereQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FindSeatElsewhereBorrowed) -> R,
    ) -> FindSeatElsewhereQuery<'c, 'a, 's, C, R, N> {
        FindSeatElsewhereQuery {
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
pub struct ListPoolsStmt(&'static str, Option<tokio_postgres::Statement>);
/// The capacities that all dates share, or one capacity.
pub fn list_pools() -> ListPoolsStmt {
    ListPoolsStmt(
        "select l.pool_id, l.version, l.occurrence_id, l.name, l.numbered, l.capacity, c.sold, c.held from pools l cross join lateral ( select coalesce(sum(x.units) filter (where x.expires_at = 'infinity'), 0)::bigint as sold, coalesce(sum(x.units) filter (where x.expires_at > $1 and x.expires_at < 'infinity'), 0)::bigint as held from claims x where x.pool_id = l.pool_id ) as c where l.event_id = $2 and l.kind = 'places' and case when $3::uuid is null then l.occurrence_id is null else l.pool_id = $3 end order by l.position, l.name",
        None,
    )
}
impl ListPoolsStmt {
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
        pool_id: &'a Option<uuid::Uuid>,
    ) -> PoolQuery<'c, 'a, 's, C, Pool, 3> {
        PoolQuery {
            client,
            params: [at, event_id, pool_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PoolBorrowed, tokio_postgres::Error> {
                Ok(PoolBorrowed {
                    pool_id: row.try_get(0)?,
                    version: row.try_get(1)?,
                    occurrence_id: row.try_get(2)?,
                    name: row.try_get(3)?,
                    numbered: row.try_get(4)?,
                    capacity: row.try_get(5)?,
                    sold: row.try_get(6)?,
                    held: row.try_get(7)?,
                })
            },
            mapper: |it| Pool::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ListPoolsParams, PoolQuery<'c, 'a, 's, C, Pool, 3>, C>
    for ListPoolsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListPoolsParams,
    ) -> PoolQuery<'c, 'a, 's, C, Pool, 3> {
        self.bind(client, &params.at, &params.event_id, &params.pool_id)
    }
}
pub struct FindAreasStmt(&'static str, Option<tokio_postgres::Statement>);
/// Whether an event has a capacity of the name, how many it has, and at how many dates.
pub fn find_areas() -> FindAreasStmt {
    FindAreasStmt(
        "select exists (select from pools l where l.event_id = $1 and l.kind in ('places', 'planned') and l.name = $2) as taken, (select count(distinct l.name) from pools l where l.event_id = $1 and l.kind in ('places', 'planned')) as areas, (select count(*) from occurrences o where o.event_id = $1) as dates",
        None,
    )
}
impl FindAreasStmt {
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
        event_id: &'a uuid::Uuid,
        name: &'a T1,
    ) -> FindAreasQuery<'c, 'a, 's, C, FindAreas, 2> {
        FindAreasQuery {
            client,
            params: [event_id, name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FindAreas, tokio_postgres::Error> {
                Ok(FindAreas {
                    taken: row.try_get(0)?,
                    areas: row.try_get(1)?,
                    dates: row.try_get(2)?,
                })
            },
            mapper: |it| FindAreas::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindAreasParams<T1>,
        FindAreasQuery<'c, 'a, 's, C, FindAreas, 2>,
        C,
    > for FindAreasStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindAreasParams<T1>,
    ) -> FindAreasQuery<'c, 'a, 's, C, FindAreas, 2> {
        self.bind(client, &params.event_id, &params.name)
    }
}
pub struct CreatePoolsStmt(&'static str, Option<tokio_postgres::Statement>);
/// A capacity at each date of an event.
pub fn create_pools() -> CreatePoolsStmt {
    CreatePoolsStmt(
        "insert into pools (pool_id, event_id, occurrence_id, name, capacity, numbered, position) select gen_random_uuid(), o.event_id, o.occurrence_id, $1, $2, $3, $4 from occurrences o where o.event_id = $5 returning pool_id",
        None,
    )
}
impl CreatePoolsStmt {
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
        name: &'a T1,
        capacity: &'a i32,
        numbered: &'a bool,
        position: &'a i16,
        event_id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 5> {
        UuidUuidQuery {
            client,
            params: [name, capacity, numbered, position, event_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CreatePoolsParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 5>,
        C,
    > for CreatePoolsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CreatePoolsParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 5> {
        self.bind(
            client,
            &params.name,
            &params.capacity,
            &params.numbered,
            &params.position,
            &params.event_id,
        )
    }
}
pub struct CreateSharedPoolStmt(&'static str, Option<tokio_postgres::Statement>);
/// A capacity that all dates of an event share.
pub fn create_shared_pool() -> CreateSharedPoolStmt {
    CreateSharedPoolStmt(
        "insert into pools (pool_id, event_id, name, capacity, position) values ($1, $2, $3, $4, $5)",
        None,
    )
}
impl CreateSharedPoolStmt {
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
        pool_id: &'a uuid::Uuid,
        event_id: &'a uuid::Uuid,
        name: &'a T1,
        capacity: &'a i32,
        position: &'a i16,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[pool_id, event_id, name, capacity, position],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CreateSharedPoolParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CreateSharedPoolStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CreateSharedPoolParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.pool_id,
            &params.event_id,
            &params.name,
            &params.capacity,
            &params.position,
        ))
    }
}
pub struct LockPoolStmt(&'static str, Option<tokio_postgres::Statement>);
/// Locked until the transaction ends: nobody takes of it or gives back meanwhile.
pub fn lock_pool() -> LockPoolStmt {
    LockPoolStmt(
        "select pool_id from pools where pool_id = $1 and event_id = $2 and kind = 'places' for update",
        None,
    )
}
impl LockPoolStmt {
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
        pool_id: &'a uuid::Uuid,
        event_id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [pool_id, event_id],
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
        LockPoolParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for LockPoolStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockPoolParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.pool_id, &params.event_id)
    }
}
pub struct ChangeCapacityStmt(&'static str, Option<tokio_postgres::Statement>);
/// Sets the capacity of a locked pool. What was claimed until a time that has passed is given back first, so that it does not
/// stand in the way; but for what somebody else is giving back at this moment.
pub fn change_capacity() -> ChangeCapacityStmt {
    ChangeCapacityStmt(
        "with expired as ( select c.order_id, c.position from claims c where c.pool_id = $1 and c.expires_at <= $2 for update skip locked ), gone as ( delete from claims c using expired e where c.order_id = e.order_id and c.position = e.position and c.pool_id = $1 returning c.units ) update pools set taken = taken - (select coalesce(sum(g.units), 0) from gone g), capacity = $3, version = version + 1 where pool_id = $1",
        None,
    )
}
impl ChangeCapacityStmt {
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
        pool_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
        capacity: &'a i32,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[pool_id, at, capacity]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ChangeCapacityParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ChangeCapacityStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ChangeCapacityParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.pool_id, &params.at, &params.capacity))
    }
}
pub struct ListSeatsStmt(&'static str, Option<tokio_postgres::Statement>);
/// The seats of a capacity in the order of the hall.
pub fn list_seats() -> ListSeatsStmt {
    ListSeatsStmt(
        "select p.place_id, p.section, p.row_label, p.label, p.position from places p where p.pool_id = $1 order by p.position, p.section, p.row_label, p.label",
        None,
    )
}
impl ListSeatsStmt {
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
        pool_id: &'a uuid::Uuid,
    ) -> ListSeatsQuery<'c, 'a, 's, C, ListSeats, 1> {
        ListSeatsQuery {
            client,
            params: [pool_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListSeatsBorrowed, tokio_postgres::Error> {
                    Ok(ListSeatsBorrowed {
                        place_id: row.try_get(0)?,
                        section: row.try_get(1)?,
                        row_label: row.try_get(2)?,
                        label: row.try_get(3)?,
                        position: row.try_get(4)?,
                    })
                },
            mapper: |it| ListSeats::from(it),
        }
    }
}
pub struct FindSeatElsewhereStmt(&'static str, Option<tokio_postgres::Statement>);
/// One of these seats that another capacity of the event has at some date, and which.
pub fn find_seat_elsewhere() -> FindSeatElsewhereStmt {
    FindSeatElsewhereStmt(
        "select l.name, p.section, p.row_label, p.label from pools l join places p using (pool_id) join unnest($1::text[], $2::text[], $3::text[]) as w (section, row_label, label) using (section, row_label, label) where l.event_id = $4 and l.name <> $5 limit 1",
        None,
    )
}
impl FindSeatElsewhereStmt {
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
        T3: crate::StringSql,
        T4: crate::ArraySql<Item = T3>,
        T5: crate::StringSql,
        T6: crate::ArraySql<Item = T5>,
        T7: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        sections: &'a T2,
        rows: &'a T4,
        labels: &'a T6,
        event_id: &'a uuid::Uuid,
        name: &'a T7,
    ) -> FindSeatElsewhereQuery<'c, 'a, 's, C, FindSeatElsewhere, 5> {
        FindSeatElsewhereQuery {
            client,
            params: [sections, rows, labels, event_id, name],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<FindSeatElsewhereBorrowed, tokio_postgres::Error> {
                Ok(FindSeatElsewhereBorrowed {
                    name: row.try_get(0)?,
                    section: row.try_get(1)?,
                    row_label: row.try_get(2)?,
                    label: row.try_get(3)?,
                })
            },
            mapper: |it| FindSeatElsewhere::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
    T7: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindSeatElsewhereParams<T1, T2, T3, T4, T5, T6, T7>,
        FindSeatElsewhereQuery<'c, 'a, 's, C, FindSeatElsewhere, 5>,
        C,
    > for FindSeatElsewhereStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindSeatElsewhereParams<T1, T2, T3, T4, T5, T6, T7>,
    ) -> FindSeatElsewhereQuery<'c, 'a, 's, C, FindSeatElsewhere, 5> {
        self.bind(
            client,
            &params.sections,
            &params.rows,
            &params.labels,
            &params.event_id,
            &params.name,
        )
    }
}
pub struct WriteSeatsStmt(&'static str, Option<tokio_postgres::Statement>);
/// The seats of each of these capacities: new ones are made, and others stand where they are to. Those of one capacity come after those
/// of another in the hall as in the editor.
pub fn write_seats() -> WriteSeatsStmt {
    WriteSeatsStmt(
        "insert into places (place_id, pool_id, section, row_label, label, position) select gen_random_uuid(), l.pool_id, w.section, w.row_label, w.label, l.position * 100000 + w.position from pools l cross join unnest($1::text[], $2::text[], $3::text[], $4::integer[]) as w (section, row_label, label, position) where l.pool_id = any($5) on conflict (pool_id, section, row_label, label) do update set position = excluded.position where places.position <> excluded.position",
        None,
    )
}
impl WriteSeatsStmt {
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
        T2: crate::ArraySql<Item = T1>,
        T3: crate::StringSql,
        T4: crate::ArraySql<Item = T3>,
        T5: crate::StringSql,
        T6: crate::ArraySql<Item = T5>,
        T7: crate::ArraySql<Item = i32>,
        T8: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        sections: &'a T2,
        rows: &'a T4,
        labels: &'a T6,
        positions: &'a T7,
        pool_ids: &'a T8,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[sections, rows, labels, positions, pool_ids],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = T5>,
    T7: crate::ArraySql<Item = i32>,
    T8: crate::ArraySql<Item = uuid::Uuid>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        WriteSeatsParams<T1, T2, T3, T4, T5, T6, T7, T8>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for WriteSeatsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a WriteSeatsParams<T1, T2, T3, T4, T5, T6, T7, T8>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.sections,
            &params.rows,
            &params.labels,
            &params.positions,
            &params.pool_ids,
        ))
    }
}
pub struct LockSeatsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Seats that are to go, locked until the transaction ends: nobody takes them meanwhile. But for those that somebody is taking at this
/// moment: waiting for them could deadlock.
pub fn lock_seats() -> LockSeatsStmt {
    LockSeatsStmt(
        "select place_id from places where place_id = any($1) for update skip locked",
        None,
    )
}
impl LockSeatsStmt {
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
        place_ids: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [place_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct ReleaseSeatsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Gives back what was claimed of locked seats until a time that has passed, but for what somebody else is renewing at this moment.
pub fn release_seats() -> ReleaseSeatsStmt {
    ReleaseSeatsStmt(
        "with expired as ( select c.order_id, c.position from claims c where c.place_id = any($1) and c.expires_at <= $2 for update skip locked ), gone as ( delete from claims c using expired e where c.order_id = e.order_id and c.position = e.position and c.place_id = any($1) returning c.units ) update pools set taken = taken - (select coalesce(sum(g.units), 0) from gone g) where pool_id = $3",
        None,
    )
}
impl ReleaseSeatsStmt {
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
        place_ids: &'a T1,
        at: &'a jiff::Timestamp,
        pool_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[place_ids, at, pool_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ReleaseSeatsParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ReleaseSeatsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ReleaseSeatsParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.place_ids, &params.at, &params.pool_id))
    }
}
pub struct ClaimedSeatsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Those of these seats that somebody has.
pub fn claimed_seats() -> ClaimedSeatsStmt {
    ClaimedSeatsStmt(
        "select c.place_id from claims c where c.place_id = any($1)",
        None,
    )
}
impl ClaimedSeatsStmt {
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
        place_ids: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [place_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct RemoveSeatsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Takes locked seats that nobody has out of their capacity: those that an order has named once are kept without it.
pub fn remove_seats() -> RemoveSeatsStmt {
    RemoveSeatsStmt(
        "with named as ( update places p set pool_id = null where p.place_id = any($1) and exists (select from lines l where l.place_id = p.place_id) ) delete from places p where p.place_id = any($1) and not exists (select from lines l where l.place_id = p.place_id)",
        None,
    )
}
impl RemoveSeatsStmt {
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
        place_ids: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[place_ids]).await
    }
}
pub struct CountSeatsStmt(&'static str, Option<tokio_postgres::Statement>);
/// A locked capacity has as many units as there are seats, and an order that was priced with the seats before is priced again.
pub fn count_seats() -> CountSeatsStmt {
    CountSeatsStmt(
        "with counted as ( update pools l set capacity = (select count(*) from places p where p.pool_id = l.pool_id), version = l.version + 1 where l.pool_id = $1 returning l.event_id ) update events e set offer_version = e.offer_version + 1 from counted c where e.event_id = c.event_id",
        None,
    )
}
impl CountSeatsStmt {
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
        pool_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[pool_id]).await
    }
}
