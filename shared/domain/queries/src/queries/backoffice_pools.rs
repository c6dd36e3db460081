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
        "select exists (select from pools l where l.event_id = $1 and l.kind = 'places' and l.name = $2) as taken, (select count(distinct l.name) from pools l where l.event_id = $1 and l.kind = 'places') as areas, (select count(*) from occurrences o where o.event_id = $1) as dates",
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
        "insert into pools (pool_id, event_id, occurrence_id, name, capacity, position) select gen_random_uuid(), o.event_id, o.occurrence_id, $1, $2, $3 from occurrences o where o.event_id = $4",
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
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        name: &'a T1,
        capacity: &'a i32,
        position: &'a i16,
        event_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[name, capacity, position, event_id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CreatePoolsParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CreatePoolsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CreatePoolsParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.name,
            &params.capacity,
            &params.position,
            &params.event_id,
        ))
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
