// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Debug)]
pub struct ReadImagesParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub image_ids: T1,
    pub organizer_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ListImagesParams {
    pub organizer_id: uuid::Uuid,
    pub after_at: Option<jiff::Timestamp>,
    pub after_id: Option<uuid::Uuid>,
    pub at_most: i64,
}
#[derive(Debug)]
pub struct FindUploadParams<T1: crate::BytesSql> {
    pub organizer_id: uuid::Uuid,
    pub upload_hash: T1,
}
#[derive(Debug)]
pub struct CreateImageParams<T1: crate::BytesSql> {
    pub image_id: uuid::Uuid,
    pub organizer_id: uuid::Uuid,
    pub upload_hash: T1,
    pub width: i32,
    pub height: i32,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct CreateRenditionsParams<
    T1: crate::ArraySql<Item = i32>,
    T2: crate::ArraySql<Item = i32>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub image_id: uuid::Uuid,
    pub widths: T1,
    pub heights: T2,
    pub object_names: T4,
}
#[derive(Debug)]
pub struct ChangeImageParams<T1: crate::JsonSql> {
    pub alt: T1,
    pub focal_x: i16,
    pub focal_y: i16,
    pub image_id: uuid::Uuid,
    pub organizer_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct LockImageParams {
    pub image_id: uuid::Uuid,
    pub organizer_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct FindCoverParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub locale: T1,
    pub slug: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct FindImagesVersionParams {
    pub event_id: uuid::Uuid,
    pub organizer_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct KeepImagesParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub organizer_id: uuid::Uuid,
    pub image_ids: T1,
}
#[derive(Debug)]
pub struct SetEventImagesParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub event_id: uuid::Uuid,
    pub image_ids: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ReadImages {
    pub image_id: uuid::Uuid,
    pub version: i32,
    pub width: i32,
    pub height: i32,
    pub alt: serde_json::Value,
    pub focal_x: i16,
    pub focal_y: i16,
    pub created_at: jiff::Timestamp,
    pub renditions: serde_json::Value,
    pub events: i64,
}
pub struct ReadImagesBorrowed<'a> {
    pub image_id: uuid::Uuid,
    pub version: i32,
    pub width: i32,
    pub height: i32,
    pub alt: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub focal_x: i16,
    pub focal_y: i16,
    pub created_at: jiff::Timestamp,
    pub renditions: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub events: i64,
}
impl<'a> From<ReadImagesBorrowed<'a>> for ReadImages {
    fn from(
        ReadImagesBorrowed {
            image_id,
            version,
            width,
            height,
            alt,
            focal_x,
            focal_y,
            created_at,
            renditions,
            events,
        }: ReadImagesBorrowed<'a>,
    ) -> Self {
        Self {
            image_id,
            version,
            width,
            height,
            alt: serde_json::from_str(alt.0.get()).unwrap(),
            focal_x,
            focal_y,
            created_at,
            renditions: serde_json::from_str(renditions.0.get()).unwrap(),
            events,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindCover {
    pub event_id: uuid::Uuid,
    pub category: String,
    pub name: String,
}
pub struct FindCoverBorrowed<'a> {
    pub event_id: uuid::Uuid,
    pub category: &'a str,
    pub name: &'a str,
}
impl<'a> From<FindCoverBorrowed<'a>> for FindCover {
    fn from(
        FindCoverBorrowed {
            event_id,
            category,
            name,
        }: FindCoverBorrowed<'a>,
    ) -> Self {
        Self {
            event_id,
            category: category.into(),
            name: name.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ReadImagesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ReadImagesBorrowed, tokio_postgres::Error>,
    mapper: fn(ReadImagesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ReadImagesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ReadImagesBorrowed) -> R,
    ) -> ReadImagesQuery<'c, 'a, 's, C, R, N> {
        ReadImagesQuery {
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
pub struct FindCoverQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindCoverBorrowed, tokio_postgres::Error>,
    mapper: fn(FindCoverBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindCoverQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FindCoverBorrowed) -> R) -> FindCoverQuery<'c, 'a, 's, C, R, N> {
        FindCoverQuery {
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
pub struct ReadImagesStmt(&'static str, Option<tokio_postgres::Statement>);
/// These pictures of the organizer, in the order of their ids in the list; each with its sizes, the smallest first, and how many
/// events show it.
pub fn read_images() -> ReadImagesStmt {
    ReadImagesStmt(
        "select i.image_id, i.version, i.width, i.height, i.alt, i.focal_x, i.focal_y, i.created_at, ( select jsonb_agg(jsonb_build_object('object_name', r.object_name, 'width', r.width, 'height', r.height) order by r.width) from image_renditions r where r.image_id = i.image_id ) as renditions, (select count(*) from event_images e where e.image_id = i.image_id) as events from unnest($1::uuid[]) with ordinality as listed (image_id, position) join images i using (image_id) where i.organizer_id = $2 order by listed.position",
        None,
    )
}
impl ReadImagesStmt {
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
        image_ids: &'a T1,
        organizer_id: &'a uuid::Uuid,
    ) -> ReadImagesQuery<'c, 'a, 's, C, ReadImages, 2> {
        ReadImagesQuery {
            client,
            params: [image_ids, organizer_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ReadImagesBorrowed, tokio_postgres::Error> {
                    Ok(ReadImagesBorrowed {
                        image_id: row.try_get(0)?,
                        version: row.try_get(1)?,
                        width: row.try_get(2)?,
                        height: row.try_get(3)?,
                        alt: row.try_get(4)?,
                        focal_x: row.try_get(5)?,
                        focal_y: row.try_get(6)?,
                        created_at: row.try_get(7)?,
                        renditions: row.try_get(8)?,
                        events: row.try_get(9)?,
                    })
                },
            mapper: |it| ReadImages::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ReadImagesParams<T1>,
        ReadImagesQuery<'c, 'a, 's, C, ReadImages, 2>,
        C,
    > for ReadImagesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReadImagesParams<T1>,
    ) -> ReadImagesQuery<'c, 'a, 's, C, ReadImages, 2> {
        self.bind(client, &params.image_ids, &params.organizer_id)
    }
}
pub struct ListImagesStmt(&'static str, Option<tokio_postgres::Statement>);
/// A page of the organizer's pictures, the newest first.
pub fn list_images() -> ListImagesStmt {
    ListImagesStmt(
        "select i.image_id from images i where i.organizer_id = $1 and ($2::timestamptz is null or (i.created_at, i.image_id) < ($2, $3::uuid)) order by i.created_at desc, i.image_id desc limit $4",
        None,
    )
}
impl ListImagesStmt {
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
        after_at: &'a Option<jiff::Timestamp>,
        after_id: &'a Option<uuid::Uuid>,
        at_most: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        UuidUuidQuery {
            client,
            params: [organizer_id, after_at, after_id, at_most],
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
        ListImagesParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4>,
        C,
    > for ListImagesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListImagesParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        self.bind(
            client,
            &params.organizer_id,
            &params.after_at,
            &params.after_id,
            &params.at_most,
        )
    }
}
pub struct FindUploadStmt(&'static str, Option<tokio_postgres::Statement>);
/// What was made of this file before.
pub fn find_upload() -> FindUploadStmt {
    FindUploadStmt(
        "select image_id from images where organizer_id = $1 and upload_hash = $2",
        None,
    )
}
impl FindUploadStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        organizer_id: &'a uuid::Uuid,
        upload_hash: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [organizer_id, upload_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindUploadParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for FindUploadStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindUploadParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.organizer_id, &params.upload_hash)
    }
}
pub struct CountImagesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_images() -> CountImagesStmt {
    CountImagesStmt(
        "select count(*) as images from images where organizer_id = $1",
        None,
    )
}
impl CountImagesStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [organizer_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct CreateImageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn create_image() -> CreateImageStmt {
    CreateImageStmt(
        "insert into images (image_id, organizer_id, upload_hash, width, height, created_at) values ($1, $2, $3, $4, $5, $6)",
        None,
    )
}
impl CreateImageStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        image_id: &'a uuid::Uuid,
        organizer_id: &'a uuid::Uuid,
        upload_hash: &'a T1,
        width: &'a i32,
        height: &'a i32,
        at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[image_id, organizer_id, upload_hash, width, height, at],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::BytesSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CreateImageParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CreateImageStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CreateImageParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.image_id,
            &params.organizer_id,
            &params.upload_hash,
            &params.width,
            &params.height,
            &params.at,
        ))
    }
}
pub struct CreateRenditionsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn create_renditions() -> CreateRenditionsStmt {
    CreateRenditionsStmt(
        "insert into image_renditions (image_id, width, height, object_name) select $1, made.width, made.height, made.object_name from unnest($2::integer[], $3::integer[], $4::text[]) as made (width, height, object_name)",
        None,
    )
}
impl CreateRenditionsStmt {
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
        T1: crate::ArraySql<Item = i32>,
        T2: crate::ArraySql<Item = i32>,
        T3: crate::StringSql,
        T4: crate::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        image_id: &'a uuid::Uuid,
        widths: &'a T1,
        heights: &'a T2,
        object_names: &'a T4,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[image_id, widths, heights, object_names],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::ArraySql<Item = i32>,
    T2: crate::ArraySql<Item = i32>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CreateRenditionsParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CreateRenditionsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CreateRenditionsParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.image_id,
            &params.widths,
            &params.heights,
            &params.object_names,
        ))
    }
}
pub struct ChangeImageStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change_image() -> ChangeImageStmt {
    ChangeImageStmt(
        "update images set alt = $1, focal_x = $2, focal_y = $3, version = version + 1 where image_id = $4 and organizer_id = $5",
        None,
    )
}
impl ChangeImageStmt {
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
        alt: &'a T1,
        focal_x: &'a i16,
        focal_y: &'a i16,
        image_id: &'a uuid::Uuid,
        organizer_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[alt, focal_x, focal_y, image_id, organizer_id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ChangeImageParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ChangeImageStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ChangeImageParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.alt,
            &params.focal_x,
            &params.focal_y,
            &params.image_id,
            &params.organizer_id,
        ))
    }
}
pub struct LockImageStmt(&'static str, Option<tokio_postgres::Statement>);
/// A picture that is about to be deleted: no event comes to show it meanwhile.
pub fn lock_image() -> LockImageStmt {
    LockImageStmt(
        "select image_id from images where image_id = $1 and organizer_id = $2 for update",
        None,
    )
}
impl LockImageStmt {
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
        image_id: &'a uuid::Uuid,
        organizer_id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [image_id, organizer_id],
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
        LockImageParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for LockImageStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockImageParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.image_id, &params.organizer_id)
    }
}
pub struct CountEventsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn count_events() -> CountEventsStmt {
    CountEventsStmt(
        "select count(*) as events from event_images where image_id = $1",
        None,
    )
}
impl CountEventsStmt {
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
        image_id: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [image_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct DeleteImageStmt(&'static str, Option<tokio_postgres::Statement>);
/// Its sizes go with it.
pub fn delete_image() -> DeleteImageStmt {
    DeleteImageStmt("delete from images where image_id = $1", None)
}
impl DeleteImageStmt {
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
        image_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[image_id]).await
    }
}
pub struct FindCoverStmt(&'static str, Option<tokio_postgres::Statement>);
/// What the cover of an event shows that buyers see, in one language or the other.
pub fn find_cover() -> FindCoverStmt {
    FindCoverStmt(
        "select event_id, category, coalesce(name ->> $1, name ->> 'fr', name ->> 'en', '') as name from events where slug = $2 and status <> 'draft'",
        None,
    )
}
impl FindCoverStmt {
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
        locale: &'a T1,
        slug: &'a T2,
    ) -> FindCoverQuery<'c, 'a, 's, C, FindCover, 2> {
        FindCoverQuery {
            client,
            params: [locale, slug],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindCoverBorrowed, tokio_postgres::Error> {
                    Ok(FindCoverBorrowed {
                        event_id: row.try_get(0)?,
                        category: row.try_get(1)?,
                        name: row.try_get(2)?,
                    })
                },
            mapper: |it| FindCover::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindCoverParams<T1, T2>,
        FindCoverQuery<'c, 'a, 's, C, FindCover, 2>,
        C,
    > for FindCoverStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindCoverParams<T1, T2>,
    ) -> FindCoverQuery<'c, 'a, 's, C, FindCover, 2> {
        self.bind(client, &params.locale, &params.slug)
    }
}
pub struct FindImagesVersionStmt(&'static str, Option<tokio_postgres::Statement>);
/// Which version of its pictures this event shows.
pub fn find_images_version() -> FindImagesVersionStmt {
    FindImagesVersionStmt(
        "select images_version from events where event_id = $1 and organizer_id = $2 and deleted_at is null",
        None,
    )
}
impl FindImagesVersionStmt {
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
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        I32Query {
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
        FindImagesVersionParams,
        I32Query<'c, 'a, 's, C, i32, 2>,
        C,
    > for FindImagesVersionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindImagesVersionParams,
    ) -> I32Query<'c, 'a, 's, C, i32, 2> {
        self.bind(client, &params.event_id, &params.organizer_id)
    }
}
pub struct ListEventImagesStmt(&'static str, Option<tokio_postgres::Statement>);
/// What an event shows, the cover first.
pub fn list_event_images() -> ListEventImagesStmt {
    ListEventImagesStmt(
        "select image_id from event_images where event_id = $1 order by position",
        None,
    )
}
impl ListEventImagesStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [event_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct KeepImagesStmt(&'static str, Option<tokio_postgres::Statement>);
/// Those of these pictures that are the organizer's; none of them is deleted meanwhile.
pub fn keep_images() -> KeepImagesStmt {
    KeepImagesStmt(
        "select image_id from images where organizer_id = $1 and image_id = any($2) order by image_id for key share",
        None,
    )
}
impl KeepImagesStmt {
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
        organizer_id: &'a uuid::Uuid,
        image_ids: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [organizer_id, image_ids],
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
        KeepImagesParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for KeepImagesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a KeepImagesParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.organizer_id, &params.image_ids)
    }
}
pub struct ClearEventImagesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn clear_event_images() -> ClearEventImagesStmt {
    ClearEventImagesStmt("delete from event_images where event_id = $1", None)
}
impl ClearEventImagesStmt {
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
pub struct SetEventImagesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn set_event_images() -> SetEventImagesStmt {
    SetEventImagesStmt(
        "insert into event_images (event_id, image_id, position) select $1, listed.image_id, listed.position::smallint from unnest($2::uuid[]) with ordinality as listed (image_id, position)",
        None,
    )
}
impl SetEventImagesStmt {
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
        event_id: &'a uuid::Uuid,
        image_ids: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[event_id, image_ids]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetEventImagesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetEventImagesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetEventImagesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.event_id, &params.image_ids))
    }
}
pub struct RaiseImagesVersionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn raise_images_version() -> RaiseImagesVersionStmt {
    RaiseImagesVersionStmt(
        "update events set images_version = images_version + 1 where event_id = $1",
        None,
    )
}
impl RaiseImagesVersionStmt {
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
