// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Clone, Copy, Debug)]
pub struct ListVenuesParams {
    pub organizer_id: uuid::Uuid,
    pub venue_id: Option<uuid::Uuid>,
}
#[derive(Clone, Copy, Debug)]
pub struct LockVenueParams {
    pub venue_id: uuid::Uuid,
    pub organizer_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ZoneOfVenueParams {
    pub venue_id: uuid::Uuid,
    pub organizer_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct CreateVenueParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
> {
    pub venue_id: uuid::Uuid,
    pub organizer_id: uuid::Uuid,
    pub name: T1,
    pub address: T2,
    pub postal_code: T3,
    pub city: T4,
    pub country: T5,
    pub latitude: f64,
    pub longitude: f64,
    pub time_zone: T6,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ChangeVenueParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
> {
    pub name: T1,
    pub address: T2,
    pub postal_code: T3,
    pub city: T4,
    pub country: T5,
    pub latitude: f64,
    pub longitude: f64,
    pub time_zone: T6,
    pub venue_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListVenues {
    pub venue_id: uuid::Uuid,
    pub version: i32,
    pub name: String,
    pub address: String,
    pub postal_code: String,
    pub city: String,
    pub country: String,
    pub latitude: f64,
    pub longitude: f64,
    pub time_zone: String,
    pub dates: i64,
}
pub struct ListVenuesBorrowed<'a> {
    pub venue_id: uuid::Uuid,
    pub version: i32,
    pub name: &'a str,
    pub address: &'a str,
    pub postal_code: &'a str,
    pub city: &'a str,
    pub country: &'a str,
    pub latitude: f64,
    pub longitude: f64,
    pub time_zone: &'a str,
    pub dates: i64,
}
impl<'a> From<ListVenuesBorrowed<'a>> for ListVenues {
    fn from(
        ListVenuesBorrowed {
            venue_id,
            version,
            name,
            address,
            postal_code,
            city,
            country,
            latitude,
            longitude,
            time_zone,
            dates,
        }: ListVenuesBorrowed<'a>,
    ) -> Self {
        Self {
            venue_id,
            version,
            name: name.into(),
            address: address.into(),
            postal_code: postal_code.into(),
            city: city.into(),
            country: country.into(),
            latitude,
            longitude,
            time_zone: time_zone.into(),
            dates,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ListVenuesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListVenuesBorrowed, tokio_postgres::Error>,
    mapper: fn(ListVenuesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListVenuesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListVenuesBorrowed) -> R,
    ) -> ListVenuesQuery<'c, 'a, 's, C, R, N> {
        ListVenuesQuery {
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
pub struct ListVenuesStmt(&'static str, Option<tokio_postgres::Statement>);
/// Where the organizer's events take place.
pub fn list_venues() -> ListVenuesStmt {
    ListVenuesStmt(
        "select v.venue_id, v.version, v.name, v.address, v.postal_code, v.city, v.country, v.latitude, v.longitude, v.time_zone, (select count(*) from occurrences o where o.venue_id = v.venue_id) as dates from venues v where v.organizer_id = $1 and ($2::uuid is null or v.venue_id = $2) order by v.name, v.venue_id",
        None,
    )
}
impl ListVenuesStmt {
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
        venue_id: &'a Option<uuid::Uuid>,
    ) -> ListVenuesQuery<'c, 'a, 's, C, ListVenues, 2> {
        ListVenuesQuery {
            client,
            params: [organizer_id, venue_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListVenuesBorrowed, tokio_postgres::Error> {
                    Ok(ListVenuesBorrowed {
                        venue_id: row.try_get(0)?,
                        version: row.try_get(1)?,
                        name: row.try_get(2)?,
                        address: row.try_get(3)?,
                        postal_code: row.try_get(4)?,
                        city: row.try_get(5)?,
                        country: row.try_get(6)?,
                        latitude: row.try_get(7)?,
                        longitude: row.try_get(8)?,
                        time_zone: row.try_get(9)?,
                        dates: row.try_get(10)?,
                    })
                },
            mapper: |it| ListVenues::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListVenuesParams,
        ListVenuesQuery<'c, 'a, 's, C, ListVenues, 2>,
        C,
    > for ListVenuesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListVenuesParams,
    ) -> ListVenuesQuery<'c, 'a, 's, C, ListVenues, 2> {
        self.bind(client, &params.organizer_id, &params.venue_id)
    }
}
pub struct LockVenueStmt(&'static str, Option<tokio_postgres::Statement>);
/// Locked until the transaction ends: nobody adds a date there meanwhile.
pub fn lock_venue() -> LockVenueStmt {
    LockVenueStmt(
        "select venue_id from venues where venue_id = $1 and organizer_id = $2 for no key update",
        None,
    )
}
impl LockVenueStmt {
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
        venue_id: &'a uuid::Uuid,
        organizer_id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [venue_id, organizer_id],
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
        LockVenueParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for LockVenueStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockVenueParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.venue_id, &params.organizer_id)
    }
}
pub struct ZoneOfVenueStmt(&'static str, Option<tokio_postgres::Statement>);
/// The zone in which dates there are typed, which stays until the transaction ends.
pub fn zone_of_venue() -> ZoneOfVenueStmt {
    ZoneOfVenueStmt(
        "select time_zone from venues where venue_id = $1 and organizer_id = $2 for share",
        None,
    )
}
impl ZoneOfVenueStmt {
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
        venue_id: &'a uuid::Uuid,
        organizer_id: &'a uuid::Uuid,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        StringQuery {
            client,
            params: [venue_id, organizer_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ZoneOfVenueParams,
        StringQuery<'c, 'a, 's, C, String, 2>,
        C,
    > for ZoneOfVenueStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ZoneOfVenueParams,
    ) -> StringQuery<'c, 'a, 's, C, String, 2> {
        self.bind(client, &params.venue_id, &params.organizer_id)
    }
}
pub struct CreateVenueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn create_venue() -> CreateVenueStmt {
    CreateVenueStmt(
        "insert into venues (venue_id, organizer_id, name, address, postal_code, city, country, latitude, longitude, time_zone, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        None,
    )
}
impl CreateVenueStmt {
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
        T3: crate::StringSql,
        T4: crate::StringSql,
        T5: crate::StringSql,
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        venue_id: &'a uuid::Uuid,
        organizer_id: &'a uuid::Uuid,
        name: &'a T1,
        address: &'a T2,
        postal_code: &'a T3,
        city: &'a T4,
        country: &'a T5,
        latitude: &'a f64,
        longitude: &'a f64,
        time_zone: &'a T6,
        at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                venue_id,
                organizer_id,
                name,
                address,
                postal_code,
                city,
                country,
                latitude,
                longitude,
                time_zone,
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
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CreateVenueParams<T1, T2, T3, T4, T5, T6>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CreateVenueStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CreateVenueParams<T1, T2, T3, T4, T5, T6>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.venue_id,
            &params.organizer_id,
            &params.name,
            &params.address,
            &params.postal_code,
            &params.city,
            &params.country,
            &params.latitude,
            &params.longitude,
            &params.time_zone,
            &params.at,
        ))
    }
}
pub struct ChangeVenueStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change_venue() -> ChangeVenueStmt {
    ChangeVenueStmt(
        "update venues set name = $1, address = $2, postal_code = $3, city = $4, country = $5, latitude = $6, longitude = $7, time_zone = $8, version = version + 1 where venue_id = $9",
        None,
    )
}
impl ChangeVenueStmt {
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
        T3: crate::StringSql,
        T4: crate::StringSql,
        T5: crate::StringSql,
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        name: &'a T1,
        address: &'a T2,
        postal_code: &'a T3,
        city: &'a T4,
        country: &'a T5,
        latitude: &'a f64,
        longitude: &'a f64,
        time_zone: &'a T6,
        venue_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                name,
                address,
                postal_code,
                city,
                country,
                latitude,
                longitude,
                time_zone,
                venue_id,
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
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ChangeVenueParams<T1, T2, T3, T4, T5, T6>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ChangeVenueStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ChangeVenueParams<T1, T2, T3, T4, T5, T6>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.name,
            &params.address,
            &params.postal_code,
            &params.city,
            &params.country,
            &params.latitude,
            &params.longitude,
            &params.time_zone,
            &params.venue_id,
        ))
    }
}
