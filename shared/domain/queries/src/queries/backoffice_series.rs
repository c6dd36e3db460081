// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Clone, Copy, Debug)]
pub struct ListSeriesParams {
    pub event_id: uuid::Uuid,
    pub series_id: Option<uuid::Uuid>,
}
#[derive(Debug)]
pub struct CreateSeriesParams<T1: crate::JsonSql> {
    pub series_id: uuid::Uuid,
    pub event_id: uuid::Uuid,
    pub venue_id: uuid::Uuid,
    pub series: T1,
    pub doors_minutes: Option<i32>,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ChangeSeriesParams<T1: crate::JsonSql> {
    pub venue_id: uuid::Uuid,
    pub series: T1,
    pub doors_minutes: Option<i32>,
    pub series_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct AddDatesParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = jiff::Timestamp>,
    T3: crate::ArraySql<Item = jiff::Timestamp>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
> {
    pub event_id: uuid::Uuid,
    pub venue_id: uuid::Uuid,
    pub last_number: i32,
    pub doors_minutes: Option<i32>,
    pub at: jiff::Timestamp,
    pub series_id: uuid::Uuid,
    pub occurrence_ids: T1,
    pub starts_at: T2,
    pub ends_at: T3,
    pub recurrence_on: T5,
}
#[derive(Debug)]
pub struct MoveDatesParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = jiff::Timestamp>,
    T4: crate::ArraySql<Item = jiff::Timestamp>,
> {
    pub venue_id: uuid::Uuid,
    pub doors_minutes: Option<i32>,
    pub recurrence_on: T2,
    pub starts_at: T3,
    pub ends_at: T4,
    pub series_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct RemoveDatesParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub series_id: uuid::Uuid,
    pub recurrence_on: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListSeries {
    pub occurrence_series_id: uuid::Uuid,
    pub version: i32,
    pub venue_id: uuid::Uuid,
    pub series: serde_json::Value,
    pub doors_minutes: Option<i32>,
    pub dates: i64,
}
pub struct ListSeriesBorrowed<'a> {
    pub occurrence_series_id: uuid::Uuid,
    pub version: i32,
    pub venue_id: uuid::Uuid,
    pub series: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub doors_minutes: Option<i32>,
    pub dates: i64,
}
impl<'a> From<ListSeriesBorrowed<'a>> for ListSeries {
    fn from(
        ListSeriesBorrowed {
            occurrence_series_id,
            version,
            venue_id,
            series,
            doors_minutes,
            dates,
        }: ListSeriesBorrowed<'a>,
    ) -> Self {
        Self {
            occurrence_series_id,
            version,
            venue_id,
            series: serde_json::from_str(series.0.get()).unwrap(),
            doors_minutes,
            dates,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct MadeDates {
    pub recurrence_on: String,
    pub detached: bool,
    pub ordered: bool,
}
pub struct MadeDatesBorrowed<'a> {
    pub recurrence_on: &'a str,
    pub detached: bool,
    pub ordered: bool,
}
impl<'a> From<MadeDatesBorrowed<'a>> for MadeDates {
    fn from(
        MadeDatesBorrowed {
            recurrence_on,
            detached,
            ordered,
        }: MadeDatesBorrowed<'a>,
    ) -> Self {
        Self {
            recurrence_on: recurrence_on.into(),
            detached,
            ordered,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ListSeriesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListSeriesBorrowed, tokio_postgres::Error>,
    mapper: fn(ListSeriesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListSeriesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListSeriesBorrowed) -> R,
    ) -> ListSeriesQuery<'c, 'a, 's, C, R, N> {
        ListSeriesQuery {
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
pub struct MadeDatesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MadeDatesBorrowed, tokio_postgres::Error>,
    mapper: fn(MadeDatesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MadeDatesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MadeDatesBorrowed) -> R) -> MadeDatesQuery<'c, 'a, 's, C, R, N> {
        MadeDatesQuery {
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
pub struct ListSeriesStmt(&'static str, Option<tokio_postgres::Statement>);
/// The rules of an event, or one of them, each with the dates it has made that are there.
pub fn list_series() -> ListSeriesStmt {
    ListSeriesStmt(
        "select s.occurrence_series_id, s.version, s.venue_id, s.series, s.doors_minutes, (select count(*) from occurrences o where o.occurrence_series_id = s.occurrence_series_id) as dates from occurrence_series s where s.event_id = $1 and ($2::uuid is null or s.occurrence_series_id = $2) order by s.created_at, s.occurrence_series_id",
        None,
    )
}
impl ListSeriesStmt {
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
        series_id: &'a Option<uuid::Uuid>,
    ) -> ListSeriesQuery<'c, 'a, 's, C, ListSeries, 2> {
        ListSeriesQuery {
            client,
            params: [event_id, series_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListSeriesBorrowed, tokio_postgres::Error> {
                    Ok(ListSeriesBorrowed {
                        occurrence_series_id: row.try_get(0)?,
                        version: row.try_get(1)?,
                        venue_id: row.try_get(2)?,
                        series: row.try_get(3)?,
                        doors_minutes: row.try_get(4)?,
                        dates: row.try_get(5)?,
                    })
                },
            mapper: |it| ListSeries::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListSeriesParams,
        ListSeriesQuery<'c, 'a, 's, C, ListSeries, 2>,
        C,
    > for ListSeriesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListSeriesParams,
    ) -> ListSeriesQuery<'c, 'a, 's, C, ListSeries, 2> {
        self.bind(client, &params.event_id, &params.series_id)
    }
}
pub struct CreateSeriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn create_series() -> CreateSeriesStmt {
    CreateSeriesStmt(
        "insert into occurrence_series (occurrence_series_id, event_id, venue_id, series, doors_minutes, created_at) values ($1, $2, $3, $4, $5, $6)",
        None,
    )
}
impl CreateSeriesStmt {
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
        series_id: &'a uuid::Uuid,
        event_id: &'a uuid::Uuid,
        venue_id: &'a uuid::Uuid,
        series: &'a T1,
        doors_minutes: &'a Option<i32>,
        at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[series_id, event_id, venue_id, series, doors_minutes, at],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CreateSeriesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CreateSeriesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CreateSeriesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.series_id,
            &params.event_id,
            &params.venue_id,
            &params.series,
            &params.doors_minutes,
            &params.at,
        ))
    }
}
pub struct ChangeSeriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change_series() -> ChangeSeriesStmt {
    ChangeSeriesStmt(
        "update occurrence_series set venue_id = $1, series = $2, doors_minutes = $3, version = version + 1 where occurrence_series_id = $4",
        None,
    )
}
impl ChangeSeriesStmt {
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
        venue_id: &'a uuid::Uuid,
        series: &'a T1,
        doors_minutes: &'a Option<i32>,
        series_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[venue_id, series, doors_minutes, series_id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ChangeSeriesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ChangeSeriesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ChangeSeriesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.venue_id,
            &params.series,
            &params.doors_minutes,
            &params.series_id,
        ))
    }
}
pub struct MadeDatesStmt(&'static str, Option<tokio_postgres::Statement>);
/// The dates that a rule has made. One that was called off stays as one that somebody has ordered.
pub fn made_dates() -> MadeDatesStmt {
    MadeDatesStmt(
        "select o.recurrence_on, o.detached, o.status = 'cancelled' or exists (select from lines i where i.occurrence_id = o.occurrence_id) as ordered from occurrences o where o.occurrence_series_id = $1",
        None,
    )
}
impl MadeDatesStmt {
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
        series_id: &'a uuid::Uuid,
    ) -> MadeDatesQuery<'c, 'a, 's, C, MadeDates, 1> {
        MadeDatesQuery {
            client,
            params: [series_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<MadeDatesBorrowed, tokio_postgres::Error> {
                    Ok(MadeDatesBorrowed {
                        recurrence_on: row.try_get(0)?,
                        detached: row.try_get(1)?,
                        ordered: row.try_get(2)?,
                    })
                },
            mapper: |it| MadeDates::from(it),
        }
    }
}
pub struct AddDatesStmt(&'static str, Option<tokio_postgres::Statement>);
/// Dates that a rule makes, numbered on.
pub fn add_dates() -> AddDatesStmt {
    AddDatesStmt(
        "insert into occurrences (occurrence_id, event_id, venue_id, number, starts_at, ends_at, doors_at, calendar_changed_at, occurrence_series_id, recurrence_on) select d.occurrence_id, $1, $2, $3 + d.position::integer, d.starts_at, d.ends_at, d.starts_at - make_interval(mins => $4), $5, $6, d.recurrence_on from unnest($7::uuid[], $8::timestamptz[], $9::timestamptz[], $10::text[]) with ordinality as d (occurrence_id, starts_at, ends_at, recurrence_on, position)",
        None,
    )
}
impl AddDatesStmt {
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
        T2: crate::ArraySql<Item = jiff::Timestamp>,
        T3: crate::ArraySql<Item = jiff::Timestamp>,
        T4: crate::StringSql,
        T5: crate::ArraySql<Item = T4>,
    >(
        &'s self,
        client: &'c C,
        event_id: &'a uuid::Uuid,
        venue_id: &'a uuid::Uuid,
        last_number: &'a i32,
        doors_minutes: &'a Option<i32>,
        at: &'a jiff::Timestamp,
        series_id: &'a uuid::Uuid,
        occurrence_ids: &'a T1,
        starts_at: &'a T2,
        ends_at: &'a T3,
        recurrence_on: &'a T5,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                event_id,
                venue_id,
                last_number,
                doors_minutes,
                at,
                series_id,
                occurrence_ids,
                starts_at,
                ends_at,
                recurrence_on,
            ],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::ArraySql<Item = jiff::Timestamp>,
    T3: crate::ArraySql<Item = jiff::Timestamp>,
    T4: crate::StringSql,
    T5: crate::ArraySql<Item = T4>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        AddDatesParams<T1, T2, T3, T4, T5>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for AddDatesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AddDatesParams<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.event_id,
            &params.venue_id,
            &params.last_number,
            &params.doors_minutes,
            &params.at,
            &params.series_id,
            &params.occurrence_ids,
            &params.starts_at,
            &params.ends_at,
            &params.recurrence_on,
        ))
    }
}
pub struct MoveDatesStmt(&'static str, Option<tokio_postgres::Statement>);
/// Moves the dates that follow a rule to where it has them now.
pub fn move_dates() -> MoveDatesStmt {
    MoveDatesStmt(
        "update occurrences o set venue_id = $1, starts_at = d.starts_at, ends_at = d.ends_at, doors_at = d.starts_at - make_interval(mins => $2), version = o.version + 1 from unnest($3::text[], $4::timestamptz[], $5::timestamptz[]) as d (recurrence_on, starts_at, ends_at) where o.occurrence_series_id = $6 and o.recurrence_on = d.recurrence_on and not o.detached and o.status = 'scheduled' and (o.venue_id, o.starts_at, o.ends_at, o.doors_at) is distinct from ($1, d.starts_at, d.ends_at, d.starts_at - make_interval(mins => $2))",
        None,
    )
}
impl MoveDatesStmt {
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
        T3: crate::ArraySql<Item = jiff::Timestamp>,
        T4: crate::ArraySql<Item = jiff::Timestamp>,
    >(
        &'s self,
        client: &'c C,
        venue_id: &'a uuid::Uuid,
        doors_minutes: &'a Option<i32>,
        recurrence_on: &'a T2,
        starts_at: &'a T3,
        ends_at: &'a T4,
        series_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                venue_id,
                doors_minutes,
                recurrence_on,
                starts_at,
                ends_at,
                series_id,
            ],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = jiff::Timestamp>,
    T4: crate::ArraySql<Item = jiff::Timestamp>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        MoveDatesParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for MoveDatesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a MoveDatesParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.venue_id,
            &params.doors_minutes,
            &params.recurrence_on,
            &params.starts_at,
            &params.ends_at,
            &params.series_id,
        ))
    }
}
pub struct RemoveDatesStmt(&'static str, Option<tokio_postgres::Statement>);
/// Deletes dates that a rule has no more, with all that was to be sold of them.
pub fn remove_dates() -> RemoveDatesStmt {
    RemoveDatesStmt(
        "with gone as ( select o.occurrence_id from occurrences o where o.occurrence_series_id = $1 and o.recurrence_on = any($2) ), emptied as ( select l.pool_id from pools l join gone using (occurrence_id) ), untaken as ( delete from rate_pools x using emptied e where x.pool_id = e.pool_id returning x.pool_id ), unseated as ( delete from places p using emptied e where p.pool_id = e.pool_id returning p.pool_id ), drained as ( delete from pools l using emptied e where l.pool_id = e.pool_id and (select count(*) from untaken) >= 0 and (select count(*) from unseated) >= 0 returning l.pool_id ) delete from occurrences o using gone g where o.occurrence_id = g.occurrence_id and (select count(*) from drained) >= 0",
        None,
    )
}
impl RemoveDatesStmt {
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
    >(
        &'s self,
        client: &'c C,
        series_id: &'a uuid::Uuid,
        recurrence_on: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[series_id, recurrence_on]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        RemoveDatesParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RemoveDatesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RemoveDatesParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.series_id, &params.recurrence_on))
    }
}
