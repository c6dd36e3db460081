// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Debug)]
pub struct ListEventsParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::StringSql,
    T3: crate::StringSql,
> {
    pub at: jiff::Timestamp,
    pub organizer_id: uuid::Uuid,
    pub event_ids: Option<T1>,
    pub search: Option<T2>,
    pub state: T3,
    pub after_at: Option<jiff::Timestamp>,
    pub after_id: Option<uuid::Uuid>,
    pub at_most: i64,
}
#[derive(Debug)]
pub struct CreateEventParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::JsonSql,
    T4: crate::JsonSql,
    T5: crate::JsonSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::ArraySql<Item = T7>,
> {
    pub event_id: uuid::Uuid,
    pub organizer_id: uuid::Uuid,
    pub slug: T1,
    pub category: T2,
    pub name: T3,
    pub summary: T4,
    pub description: T5,
    pub currency: T6,
    pub payment_methods: T8,
    pub at: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct LetSeeEventParams {
    pub event_id: uuid::Uuid,
    pub organizer_id: uuid::Uuid,
    pub account_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ChangeEventParams<
    T1: crate::StringSql,
    T2: crate::JsonSql,
    T3: crate::JsonSql,
    T4: crate::JsonSql,
    T5: crate::JsonSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
    T9: crate::StringSql,
    T10: crate::ArraySql<Item = T9>,
> {
    pub slug: T1,
    pub name: T2,
    pub summary: T3,
    pub description: T4,
    pub refund_policy: Option<T5>,
    pub category: T6,
    pub currency: T7,
    pub availability_shown: T8,
    pub few_left_percent: i16,
    pub hold_seconds: i32,
    pub payment_seconds: i32,
    pub maximum_places_per_order: i16,
    pub payment_methods: T10,
    pub cancellable_until_hours: Option<i32>,
    pub cancellation_fee_basis_points: i32,
    pub fees_passed_on: bool,
    pub fee_basis_points: i32,
    pub fee_fixed: i64,
    pub event_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ArchiveEventParams {
    pub archived: bool,
    pub at: jiff::Timestamp,
    pub event_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct DeleteEventParams {
    pub at: jiff::Timestamp,
    pub event_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct RestoreEventParams {
    pub event_id: uuid::Uuid,
    pub organizer_id: uuid::Uuid,
    pub at: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListEvents {
    pub event_id: uuid::Uuid,
    pub slug: String,
    pub name: serde_json::Value,
    pub status: String,
    pub archived: bool,
    pub deleted_at: Option<jiff::Timestamp>,
    pub dates: i64,
    pub next_starts_at: Option<jiff::Timestamp>,
    pub next_time_zone: Option<String>,
    pub listed_at: jiff::Timestamp,
    pub capacity: i64,
    pub sold: i64,
    pub held: i64,
}
pub struct ListEventsBorrowed<'a> {
    pub event_id: uuid::Uuid,
    pub slug: &'a str,
    pub name: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub status: &'a str,
    pub archived: bool,
    pub deleted_at: Option<jiff::Timestamp>,
    pub dates: i64,
    pub next_starts_at: Option<jiff::Timestamp>,
    pub next_time_zone: Option<&'a str>,
    pub listed_at: jiff::Timestamp,
    pub capacity: i64,
    pub sold: i64,
    pub held: i64,
}
impl<'a> From<ListEventsBorrowed<'a>> for ListEvents {
    fn from(
        ListEventsBorrowed {
            event_id,
            slug,
            name,
            status,
            archived,
            deleted_at,
            dates,
            next_starts_at,
            next_time_zone,
            listed_at,
            capacity,
            sold,
            held,
        }: ListEventsBorrowed<'a>,
    ) -> Self {
        Self {
            event_id,
            slug: slug.into(),
            name: serde_json::from_str(name.0.get()).unwrap(),
            status: status.into(),
            archived,
            deleted_at,
            dates,
            next_starts_at,
            next_time_zone: next_time_zone.map(|v| v.into()),
            listed_at,
            capacity,
            sold,
            held,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindSeller {
    pub currency: String,
    pub has_bank_account: bool,
    pub events: i64,
}
pub struct FindSellerBorrowed<'a> {
    pub currency: &'a str,
    pub has_bank_account: bool,
    pub events: i64,
}
impl<'a> From<FindSellerBorrowed<'a>> for FindSeller {
    fn from(
        FindSellerBorrowed {
            currency,
            has_bank_account,
            events,
        }: FindSellerBorrowed<'a>,
    ) -> Self {
        Self {
            currency: currency.into(),
            has_bank_account,
            events,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ListEventsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListEventsBorrowed, tokio_postgres::Error>,
    mapper: fn(ListEventsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListEventsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListEventsBorrowed) -> R,
    ) -> ListEventsQuery<'c, 'a, 's, C, R, N> {
        ListEventsQuery {
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
pub struct StringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&str, tokio_postgres::Error>,
    mapper: fn(&str) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&str) -> R) -> StringQuery<'c, 'a, 's, C, R, N> {
        StringQuery {
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
pub struct FindSellerQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindSellerBorrowed, tokio_postgres::Error>,
    mapper: fn(FindSellerBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindSellerQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FindSellerBorrowed) -> R,
    ) -> FindSellerQuery<'c, 'a, 's, C, R, N> {
        FindSellerQuery {
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
pub struct ListEventsStmt(&'static str, Option<tokio_postgres::Statement>);
/// A page of the organizer's events. `state`: upcoming (published, and one date is not over), drafts, past, archived, deleted.
pub fn list_events() -> ListEventsStmt {
    ListEventsStmt(
        "with listed as ( select e.event_id, e.slug, e.name, e.status, e.archived_at is not null as archived, e.deleted_at, e.created_at, d.dates, d.next_starts_at, d.next_time_zone, coalesce(d.next_starts_at, e.created_at) as listed_at from events e cross join lateral ( select count(*) as dates, min(o.starts_at) filter (where o.status = 'scheduled' and o.ends_at > $1) as next_starts_at, (array_agg(v.time_zone order by o.starts_at) filter (where o.status = 'scheduled' and o.ends_at > $1))[1] as next_time_zone from occurrences o join venues v using (venue_id) where o.event_id = e.event_id ) as d where e.organizer_id = $2 and ($3::uuid[] is null or e.event_id = any($3)) and ($4::text is null or e.search_text like '%' || plain_text($4) || '%') and case $5::text when 'deleted' then e.deleted_at is not null when 'archived' then e.deleted_at is null and e.archived_at is not null when 'drafts' then e.deleted_at is null and e.archived_at is null and e.status = 'draft' when 'past' then e.deleted_at is null and e.archived_at is null and e.status <> 'draft' and d.next_starts_at is null else e.deleted_at is null and e.archived_at is null and e.status <> 'draft' and d.next_starts_at is not null end ), page as ( select * from listed where $6::timestamptz is null or case when $5::text = 'upcoming' then (listed_at, event_id) > ($6, $7::uuid) else (listed_at, event_id) < ($6, $7::uuid) end order by case when $5::text = 'upcoming' then listed_at end, case when $5::text = 'upcoming' then event_id end, listed_at desc, event_id desc limit $8 ) select p.event_id, p.slug, p.name, p.status, p.archived, p.deleted_at, p.dates, p.next_starts_at, p.next_time_zone, p.listed_at, s.capacity, s.sold, s.held from page p cross join lateral ( select coalesce(sum(l.capacity), 0)::bigint as capacity, coalesce(sum(c.sold), 0)::bigint as sold, coalesce(sum(c.held), 0)::bigint as held from pools l cross join lateral ( select sum(x.units) filter (where x.expires_at = 'infinity') as sold, sum(x.units) filter (where x.expires_at > $1 and x.expires_at < 'infinity') as held from claims x where x.pool_id = l.pool_id ) as c where l.event_id = p.event_id and l.kind = 'places' ) as s order by case when $5::text = 'upcoming' then p.listed_at end, case when $5::text = 'upcoming' then p.event_id end, p.listed_at desc, p.event_id desc",
        None,
    )
}
impl ListEventsStmt {
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
        T1: crate::ArraySql<Item = uuid::Uuid>,
        T2: crate::StringSql,
        T3: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        at: &'a jiff::Timestamp,
        organizer_id: &'a uuid::Uuid,
        event_ids: &'a Option<T1>,
        search: &'a Option<T2>,
        state: &'a T3,
        after_at: &'a Option<jiff::Timestamp>,
        after_id: &'a Option<uuid::Uuid>,
        at_most: &'a i64,
    ) -> ListEventsQuery<'c, 'a, 's, C, ListEvents, 8> {
        ListEventsQuery {
            client,
            params: [
                at,
                organizer_id,
                event_ids,
                search,
                state,
                after_at,
                after_id,
                at_most,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListEventsBorrowed, tokio_postgres::Error> {
                    Ok(ListEventsBorrowed {
                        event_id: row.try_get(0)?,
                        slug: row.try_get(1)?,
                        name: row.try_get(2)?,
                        status: row.try_get(3)?,
                        archived: row.try_get(4)?,
                        deleted_at: row.try_get(5)?,
                        dates: row.try_get(6)?,
                        next_starts_at: row.try_get(7)?,
                        next_time_zone: row.try_get(8)?,
                        listed_at: row.try_get(9)?,
                        capacity: row.try_get(10)?,
                        sold: row.try_get(11)?,
                        held: row.try_get(12)?,
                    })
                },
            mapper: |it| ListEvents::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::StringSql,
    T3: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListEventsParams<T1, T2, T3>,
        ListEventsQuery<'c, 'a, 's, C, ListEvents, 8>,
        C,
    > for ListEventsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListEventsParams<T1, T2, T3>,
    ) -> ListEventsQuery<'c, 'a, 's, C, ListEvents, 8> {
        self.bind(
            client,
            &params.at,
            &params.organizer_id,
            &params.event_ids,
            &params.search,
            &params.state,
            &params.after_at,
            &params.after_id,
            &params.at_most,
        )
    }
}
pub struct FreeSlugStmt(&'static str, Option<tokio_postgres::Statement>);
/// The slug, or the first free one made of it.
pub fn free_slug() -> FreeSlugStmt {
    FreeSlugStmt(
        "select case number when 1 then $1 else $1 || '-' || number end as slug from generate_series(1, 1000) as number where not exists ( select from events e where e.slug = case number when 1 then $1 else $1 || '-' || number end ) order by number limit 1",
        None,
    )
}
impl FreeSlugStmt {
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
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [slug],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct CreateEventStmt(&'static str, Option<tokio_postgres::Statement>);
/// A draft.
pub fn create_event() -> CreateEventStmt {
    CreateEventStmt(
        "insert into events (event_id, organizer_id, slug, category, name, summary, description, currency, payment_methods, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        None,
    )
}
impl CreateEventStmt {
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
        T2: crate::StringSql,
        T3: crate::JsonSql,
        T4: crate::JsonSql,
        T5: crate::JsonSql,
        T6: crate::StringSql,
        T7: crate::StringSql,
        T8: crate::ArraySql<Item = T7>,
    >(
        &'s self,
        client: &'c C,
        event_id: &'a uuid::Uuid,
        organizer_id: &'a uuid::Uuid,
        slug: &'a T1,
        category: &'a T2,
        name: &'a T3,
        summary: &'a T4,
        description: &'a T5,
        currency: &'a T6,
        payment_methods: &'a T8,
        at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                event_id,
                organizer_id,
                slug,
                category,
                name,
                summary,
                description,
                currency,
                payment_methods,
                at,
            ],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::JsonSql,
    T4: crate::JsonSql,
    T5: crate::JsonSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::ArraySql<Item = T7>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CreateEventParams<T1, T2, T3, T4, T5, T6, T7, T8>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CreateEventStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CreateEventParams<T1, T2, T3, T4, T5, T6, T7, T8>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.event_id,
            &params.organizer_id,
            &params.slug,
            &params.category,
            &params.name,
            &params.summary,
            &params.description,
            &params.currency,
            &params.payment_methods,
            &params.at,
        ))
    }
}
pub struct FindSellerStmt(&'static str, Option<tokio_postgres::Statement>);
/// The currency that an organizer sells in, and how many events it has.
pub fn find_seller() -> FindSellerStmt {
    FindSellerStmt(
        "select o.currency, o.bank_account_iban is not null as has_bank_account, (select count(*) from events e where e.organizer_id = o.organizer_id and e.deleted_at is null) as events from organizers o where o.organizer_id = $1",
        None,
    )
}
impl FindSellerStmt {
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
        organizer_id: &'a uuid::Uuid,
    ) -> FindSellerQuery<'c, 'a, 's, C, FindSeller, 1> {
        FindSellerQuery {
            client,
            params: [organizer_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindSellerBorrowed, tokio_postgres::Error> {
                    Ok(FindSellerBorrowed {
                        currency: row.try_get(0)?,
                        has_bank_account: row.try_get(1)?,
                        events: row.try_get(2)?,
                    })
                },
            mapper: |it| FindSeller::from(it),
        }
    }
}
pub struct LetSeeEventStmt(&'static str, Option<tokio_postgres::Statement>);
/// Who made an event sees it, also where they do not see all.
pub fn let_see_event() -> LetSeeEventStmt {
    LetSeeEventStmt(
        "insert into membership_events (organizer_id, account_id, event_id) select m.organizer_id, m.account_id, $1 from memberships m where m.organizer_id = $2 and m.account_id = $3 and not m.all_events",
        None,
    )
}
impl LetSeeEventStmt {
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
        organizer_id: &'a uuid::Uuid,
        account_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[event_id, organizer_id, account_id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        LetSeeEventParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for LetSeeEventStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a LetSeeEventParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.event_id,
            &params.organizer_id,
            &params.account_id,
        ))
    }
}
pub struct ChangeEventStmt(&'static str, Option<tokio_postgres::Statement>);
/// An event's own columns, as the form has them.
pub fn change_event() -> ChangeEventStmt {
    ChangeEventStmt(
        "update events set slug = $1, name = $2, summary = $3, description = $4, refund_policy = $5, category = $6, currency = $7, availability_shown = $8, few_left_percent = $9, hold_seconds = $10, payment_seconds = $11, maximum_places_per_order = $12, payment_methods = $13, cancellable_until_hours = $14, cancellation_fee_basis_points = $15, fees_passed_on = $16, fee_basis_points = $17, fee_fixed = $18, version = version + 1 where event_id = $19 returning version",
        None,
    )
}
impl ChangeEventStmt {
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
        T2: crate::JsonSql,
        T3: crate::JsonSql,
        T4: crate::JsonSql,
        T5: crate::JsonSql,
        T6: crate::StringSql,
        T7: crate::StringSql,
        T8: crate::StringSql,
        T9: crate::StringSql,
        T10: crate::ArraySql<Item = T9>,
    >(
        &'s self,
        client: &'c C,
        slug: &'a T1,
        name: &'a T2,
        summary: &'a T3,
        description: &'a T4,
        refund_policy: &'a Option<T5>,
        category: &'a T6,
        currency: &'a T7,
        availability_shown: &'a T8,
        few_left_percent: &'a i16,
        hold_seconds: &'a i32,
        payment_seconds: &'a i32,
        maximum_places_per_order: &'a i16,
        payment_methods: &'a T10,
        cancellable_until_hours: &'a Option<i32>,
        cancellation_fee_basis_points: &'a i32,
        fees_passed_on: &'a bool,
        fee_basis_points: &'a i32,
        fee_fixed: &'a i64,
        event_id: &'a uuid::Uuid,
    ) -> I32Query<'c, 'a, 's, C, i32, 19> {
        I32Query {
            client,
            params: [
                slug,
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
                event_id,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::JsonSql,
    T3: crate::JsonSql,
    T4: crate::JsonSql,
    T5: crate::JsonSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
    T9: crate::StringSql,
    T10: crate::ArraySql<Item = T9>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ChangeEventParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>,
        I32Query<'c, 'a, 's, C, i32, 19>,
        C,
    > for ChangeEventStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChangeEventParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>,
    ) -> I32Query<'c, 'a, 's, C, i32, 19> {
        self.bind(
            client,
            &params.slug,
            &params.name,
            &params.summary,
            &params.description,
            &params.refund_policy,
            &params.category,
            &params.currency,
            &params.availability_shown,
            &params.few_left_percent,
            &params.hold_seconds,
            &params.payment_seconds,
            &params.maximum_places_per_order,
            &params.payment_methods,
            &params.cancellable_until_hours,
            &params.cancellation_fee_basis_points,
            &params.fees_passed_on,
            &params.fee_basis_points,
            &params.fee_fixed,
            &params.event_id,
        )
    }
}
pub struct RepriceStmt(&'static str, Option<tokio_postgres::Statement>);
/// What buyers pay at all fixed prices of an event, by its fee as it is now.
pub fn reprice() -> RepriceStmt {
    RepriceStmt(
        "update rates r set base_price = t.typed, price = t.price from ( select x.rate_id, coalesce(x.base_price, x.price) as typed, buyer_price(coalesce(x.base_price, x.price), e.fees_passed_on, e.fee_fixed, e.fee_basis_points) as price from events e join products p using (event_id) join rates x using (product_id) where e.event_id = $1 and x.price_kind = 'fixed' ) as t where r.rate_id = t.rate_id and r.price <> t.price",
        None,
    )
}
impl RepriceStmt {
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
pub struct ArchiveEventStmt(&'static str, Option<tokio_postgres::Statement>);
/// Out of the organizer's lists, or back in them.
pub fn archive_event() -> ArchiveEventStmt {
    ArchiveEventStmt(
        "update events set archived_at = case when $1 then $2::timestamptz end, version = version + 1 where event_id = $3",
        None,
    )
}
impl ArchiveEventStmt {
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
        archived: &'a bool,
        at: &'a jiff::Timestamp,
        event_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[archived, at, event_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ArchiveEventParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ArchiveEventStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ArchiveEventParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.archived, &params.at, &params.event_id))
    }
}
pub struct DeleteEventStmt(&'static str, Option<tokio_postgres::Statement>);
/// A draft that nobody has ordered anything of is deleted; it is kept for 30 days.
pub fn delete_event() -> DeleteEventStmt {
    DeleteEventStmt(
        "update events e set deleted_at = $1, version = e.version + 1 where e.event_id = $2 and e.status = 'draft' and not exists (select from orders o where o.event_id = e.event_id) returning e.version",
        None,
    )
}
impl DeleteEventStmt {
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
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        I32Query {
            client,
            params: [at, event_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, DeleteEventParams, I32Query<'c, 'a, 's, C, i32, 2>, C>
    for DeleteEventStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DeleteEventParams,
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        self.bind(client, &params.at, &params.event_id)
    }
}
pub struct RestoreEventStmt(&'static str, Option<tokio_postgres::Statement>);
/// Within 30 days, a deleted event is a draft again.
pub fn restore_event() -> RestoreEventStmt {
    RestoreEventStmt(
        "update events e set deleted_at = null, version = e.version + 1 where e.event_id = $1 and e.organizer_id = $2 and e.deleted_at > $3::timestamptz - interval '30 days' returning e.version",
        None,
    )
}
impl RestoreEventStmt {
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
        at: &'a jiff::Timestamp,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        I32Query {
            client,
            params: [event_id, organizer_id, at],
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
        RestoreEventParams,
        I32Query<'c, 'a, 's, C, i32, 3>,
        C,
    > for RestoreEventStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RestoreEventParams,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        self.bind(client, &params.event_id, &params.organizer_id, &params.at)
    }
}
