// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Clone, Copy, Debug)]
pub struct ListOccurrencesParams {
    pub at: jiff::Timestamp,
    pub event_id: uuid::Uuid,
    pub occurrence_id: Option<uuid::Uuid>,
}
#[derive(Clone, Copy, Debug)]
pub struct CreateOccurrenceParams {
    pub occurrence_id: uuid::Uuid,
    pub event_id: uuid::Uuid,
    pub venue_id: uuid::Uuid,
    pub number: i32,
    pub starts_at: jiff::Timestamp,
    pub ends_at: jiff::Timestamp,
    pub doors_at: Option<jiff::Timestamp>,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct CopyPoolsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub occurrence_ids: T1,
    pub source_id: uuid::Uuid,
    pub event_id: uuid::Uuid,
    pub all_rates: bool,
}
#[derive(Clone, Copy, Debug)]
pub struct TakePlannedPoolsParams {
    pub occurrence_id: uuid::Uuid,
    pub event_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct MoveOccurrenceParams {
    pub venue_id: uuid::Uuid,
    pub starts_at: jiff::Timestamp,
    pub ends_at: jiff::Timestamp,
    pub doors_at: Option<jiff::Timestamp>,
    pub occurrence_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListOccurrences {
    pub occurrence_id: uuid::Uuid,
    pub version: i32,
    pub number: i32,
    pub venue_id: uuid::Uuid,
    pub venue_name: String,
    pub time_zone: String,
    pub starts_at: jiff::Timestamp,
    pub ends_at: jiff::Timestamp,
    pub doors_at: Option<jiff::Timestamp>,
    pub status: String,
    pub occurrence_series_id: Option<uuid::Uuid>,
    pub detached: bool,
    pub ordered: bool,
    pub pools: serde_json::Value,
}
pub struct ListOccurrencesBorrowed<'a> {
    pub occurrence_id: uuid::Uuid,
    pub version: i32,
    pub number: i32,
    pub venue_id: uuid::Uuid,
    pub venue_name: &'a str,
    pub time_zone: &'a str,
    pub starts_at: jiff::Timestamp,
    pub ends_at: jiff::Timestamp,
    pub doors_at: Option<jiff::Timestamp>,
    pub status: &'a str,
    pub occurrence_series_id: Option<uuid::Uuid>,
    pub detached: bool,
    pub ordered: bool,
    pub pools: postgres_types::Json<&'a serde_json::value::RawValue>,
}
impl<'a> From<ListOccurrencesBorrowed<'a>> for ListOccurrences {
    fn from(
        ListOccurrencesBorrowed {
            occurrence_id,
            version,
            number,
            venue_id,
            venue_name,
            time_zone,
            starts_at,
            ends_at,
            doors_at,
            status,
            occurrence_series_id,
            detached,
            ordered,
            pools,
        }: ListOccurrencesBorrowed<'a>,
    ) -> Self {
        Self {
            occurrence_id,
            version,
            number,
            venue_id,
            venue_name: venue_name.into(),
            time_zone: time_zone.into(),
            starts_at,
            ends_at,
            doors_at,
            status: status.into(),
            occurrence_series_id,
            detached,
            ordered,
            pools: serde_json::from_str(pools.0.get()).unwrap(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct FindNewest {
    pub dates: i64,
    pub number: i32,
    pub newest: Option<uuid::Uuid>,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ListOccurrencesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListOccurrencesBorrowed, tokio_postgres::Error>,
    mapper: fn(ListOccurrencesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListOccurrencesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListOccurrencesBorrowed) -> R,
    ) -> ListOccurrencesQuery<'c, 'a, 's, C, R, N> {
        ListOccurrencesQuery {
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
pub struct FindNewestQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindNewest, tokio_postgres::Error>,
    mapper: fn(FindNewest) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindNewestQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FindNewest) -> R) -> FindNewestQuery<'c, 'a, 's, C, R, N> {
        FindNewestQuery {
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
pub struct ListOccurrencesStmt(&'static str, Option<tokio_postgres::Statement>);
/// The dates of an event, or one of them, each with what it has to sell. Sold: what is paid for; held: what somebody orders, or
/// has ordered and not paid yet.
pub fn list_occurrences() -> ListOccurrencesStmt {
    ListOccurrencesStmt(
        "select o.occurrence_id, o.version, o.number, o.venue_id, v.name as venue_name, v.time_zone, o.starts_at, o.ends_at, o.doors_at, o.status, o.occurrence_series_id, o.detached, exists (select from lines i where i.occurrence_id = o.occurrence_id) as ordered, coalesce(( select jsonb_agg( jsonb_build_object('id', l.pool_id, 'version', l.version, 'name', l.name, 'numbered', l.numbered, 'capacity', l.capacity, 'sold', c.sold, 'held', c.held) order by l.position, l.name ) from pools l cross join lateral ( select coalesce(sum(x.units) filter (where x.expires_at = 'infinity'), 0) as sold, coalesce(sum(x.units) filter (where x.expires_at > $1 and x.expires_at < 'infinity'), 0) as held from claims x where x.pool_id = l.pool_id ) as c where l.occurrence_id = o.occurrence_id and l.kind = 'places' ), '[]') as pools from occurrences o join venues v using (venue_id) where o.event_id = $2 and ($3::uuid is null or o.occurrence_id = $3) order by o.starts_at, o.occurrence_id",
        None,
    )
}
impl ListOccurrencesStmt {
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
        occurrence_id: &'a Option<uuid::Uuid>,
    ) -> ListOccurrencesQuery<'c, 'a, 's, C, ListOccurrences, 3> {
        ListOccurrencesQuery {
            client,
            params: [at, event_id, occurrence_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<ListOccurrencesBorrowed, tokio_postgres::Error> {
                Ok(ListOccurrencesBorrowed {
                    occurrence_id: row.try_get(0)?,
                    version: row.try_get(1)?,
                    number: row.try_get(2)?,
                    venue_id: row.try_get(3)?,
                    venue_name: row.try_get(4)?,
                    time_zone: row.try_get(5)?,
                    starts_at: row.try_get(6)?,
                    ends_at: row.try_get(7)?,
                    doors_at: row.try_get(8)?,
                    status: row.try_get(9)?,
                    occurrence_series_id: row.try_get(10)?,
                    detached: row.try_get(11)?,
                    ordered: row.try_get(12)?,
                    pools: row.try_get(13)?,
                })
            },
            mapper: |it| ListOccurrences::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListOccurrencesParams,
        ListOccurrencesQuery<'c, 'a, 's, C, ListOccurrences, 3>,
        C,
    > for ListOccurrencesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListOccurrencesParams,
    ) -> ListOccurrencesQuery<'c, 'a, 's, C, ListOccurrences, 3> {
        self.bind(client, &params.at, &params.event_id, &params.occurrence_id)
    }
}
pub struct FindNewestStmt(&'static str, Option<tokio_postgres::Statement>);
/// How many dates an event has, and the number and id of the newest.
pub fn find_newest() -> FindNewestStmt {
    FindNewestStmt(
        "select count(*) as dates, coalesce(max(o.number), 0) as number, (array_agg(o.occurrence_id order by o.number desc))[1] as newest from occurrences o where o.event_id = $1",
        None,
    )
}
impl FindNewestStmt {
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
    ) -> FindNewestQuery<'c, 'a, 's, C, FindNewest, 1> {
        FindNewestQuery {
            client,
            params: [event_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FindNewest, tokio_postgres::Error> {
                Ok(FindNewest {
                    dates: row.try_get(0)?,
                    number: row.try_get(1)?,
                    newest: row.try_get(2)?,
                })
            },
            mapper: |it| FindNewest::from(it),
        }
    }
}
pub struct CreateOccurrenceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn create_occurrence() -> CreateOccurrenceStmt {
    CreateOccurrenceStmt(
        "insert into occurrences (occurrence_id, event_id, venue_id, number, starts_at, ends_at, doors_at, calendar_changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        None,
    )
}
impl CreateOccurrenceStmt {
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
        occurrence_id: &'a uuid::Uuid,
        event_id: &'a uuid::Uuid,
        venue_id: &'a uuid::Uuid,
        number: &'a i32,
        starts_at: &'a jiff::Timestamp,
        ends_at: &'a jiff::Timestamp,
        doors_at: &'a Option<jiff::Timestamp>,
        at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                occurrence_id,
                event_id,
                venue_id,
                number,
                starts_at,
                ends_at,
                doors_at,
                at,
            ],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CreateOccurrenceParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CreateOccurrenceStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CreateOccurrenceParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.occurrence_id,
            &params.event_id,
            &params.venue_id,
            &params.number,
            &params.starts_at,
            &params.ends_at,
            &params.doors_at,
            &params.at,
        ))
    }
}
pub struct CountSeatsOfDateStmt(&'static str, Option<tokio_postgres::Statement>);
/// How many seats a date has.
pub fn count_seats_of_date() -> CountSeatsOfDateStmt {
    CountSeatsOfDateStmt(
        "select count(*) from pools l join places p using (pool_id) where l.occurrence_id = $1 and l.kind = 'places'",
        None,
    )
}
impl CountSeatsOfDateStmt {
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
        occurrence_id: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [occurrence_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct CopyPoolsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Gives new dates the capacities and seats of another, and sells them at the rates that all dates before were sold at, or at
/// all that the other is sold at.
pub fn copy_pools() -> CopyPoolsStmt {
    CopyPoolsStmt(
        "with copied as ( select l.pool_id as source_id, gen_random_uuid() as pool_id, o.occurrence_id, l.event_id, l.name, l.capacity, l.numbered, l.position from pools l cross join unnest($1::uuid[]) as o (occurrence_id) where l.occurrence_id = $2 and l.event_id = $3 and l.kind = 'places' ), made as ( insert into pools (pool_id, event_id, occurrence_id, name, capacity, numbered, position) select c.pool_id, c.event_id, c.occurrence_id, c.name, c.capacity, c.numbered, c.position from copied c ), seated as ( insert into places (place_id, pool_id, section, row_label, label, position) select gen_random_uuid(), c.pool_id, p.section, p.row_label, p.label, p.position from copied c join places p on p.pool_id = c.source_id ) insert into rate_pools (rate_id, pool_id, units) select x.rate_id, c.pool_id, x.units from copied c join rate_pools x on x.pool_id = c.source_id join rates r on r.rate_id = x.rate_id and r.archived_at is null where $4 or ( select count(distinct l.occurrence_id) from rate_pools y join pools l using (pool_id) where y.rate_id = x.rate_id ) = (select count(*) from occurrences o where o.event_id = $3 and o.occurrence_id <> all($1))",
        None,
    )
}
impl CopyPoolsStmt {
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
        occurrence_ids: &'a T1,
        source_id: &'a uuid::Uuid,
        event_id: &'a uuid::Uuid,
        all_rates: &'a bool,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[occurrence_ids, source_id, event_id, all_rates],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CopyPoolsParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CopyPoolsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CopyPoolsParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.occurrence_ids,
            &params.source_id,
            &params.event_id,
            &params.all_rates,
        ))
    }
}
pub struct TakePlannedPoolsStmt(&'static str, Option<tokio_postgres::Statement>);
/// The first date of an event takes over the capacities that were planned for it.
pub fn take_planned_pools() -> TakePlannedPoolsStmt {
    TakePlannedPoolsStmt(
        "update pools set occurrence_id = $1, kind = 'places' where event_id = $2 and kind = 'planned'",
        None,
    )
}
impl TakePlannedPoolsStmt {
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
        occurrence_id: &'a uuid::Uuid,
        event_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[occurrence_id, event_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        TakePlannedPoolsParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for TakePlannedPoolsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a TakePlannedPoolsParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.occurrence_id, &params.event_id))
    }
}
pub struct MoveOccurrenceStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn move_occurrence() -> MoveOccurrenceStmt {
    MoveOccurrenceStmt(
        "update occurrences set venue_id = $1, starts_at = $2, ends_at = $3, doors_at = $4, detached = occurrence_series_id is not null, version = version + 1 where occurrence_id = $5",
        None,
    )
}
impl MoveOccurrenceStmt {
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
        venue_id: &'a uuid::Uuid,
        starts_at: &'a jiff::Timestamp,
        ends_at: &'a jiff::Timestamp,
        doors_at: &'a Option<jiff::Timestamp>,
        occurrence_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[venue_id, starts_at, ends_at, doors_at, occurrence_id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        MoveOccurrenceParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for MoveOccurrenceStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MoveOccurrenceParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.venue_id,
            &params.starts_at,
            &params.ends_at,
            &params.doors_at,
            &params.occurrence_id,
        ))
    }
}
