// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Debug)]
pub struct DeleteForNowParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub kind: T1,
    pub deletion_id: uuid::Uuid,
    pub organizer_id: uuid::Uuid,
    pub event_id: Option<uuid::Uuid>,
    pub subject_id: uuid::Uuid,
    pub actor_kind: T2,
    pub actor_id: Option<uuid::Uuid>,
    pub at: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct ListDeletionsParams {
    pub organizer_id: uuid::Uuid,
    pub event_id: Option<uuid::Uuid>,
    pub since: jiff::Timestamp,
    pub deletion_id: Option<uuid::Uuid>,
}
#[derive(Clone, Copy, Debug)]
pub struct RestoreDeletionParams {
    pub deletion_id: uuid::Uuid,
    pub organizer_id: uuid::Uuid,
    pub event_id: Option<uuid::Uuid>,
    pub at: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListDeletions {
    pub deletion_id: uuid::Uuid,
    pub kind: String,
    pub subject_id: uuid::Uuid,
    pub name: String,
    pub deleted_at: jiff::Timestamp,
    pub names: Option<serde_json::Value>,
    pub deleted_by: Option<String>,
}
pub struct ListDeletionsBorrowed<'a> {
    pub deletion_id: uuid::Uuid,
    pub kind: &'a str,
    pub subject_id: uuid::Uuid,
    pub name: &'a str,
    pub deleted_at: jiff::Timestamp,
    pub names: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub deleted_by: Option<&'a str>,
}
impl<'a> From<ListDeletionsBorrowed<'a>> for ListDeletions {
    fn from(
        ListDeletionsBorrowed {
            deletion_id,
            kind,
            subject_id,
            name,
            deleted_at,
            names,
            deleted_by,
        }: ListDeletionsBorrowed<'a>,
    ) -> Self {
        Self {
            deletion_id,
            kind: kind.into(),
            subject_id,
            name: name.into(),
            deleted_at,
            names: names.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            deleted_by: deleted_by.map(|v| v.into()),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct ListDeletionsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListDeletionsBorrowed, tokio_postgres::Error>,
    mapper: fn(ListDeletionsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListDeletionsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListDeletionsBorrowed) -> R,
    ) -> ListDeletionsQuery<'c, 'a, 's, C, R, N> {
        ListDeletionsQuery {
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
pub struct DeleteForNowStmt(&'static str, Option<tokio_postgres::Statement>);
/// Deletes something, and keeps it for 30 days: see the function.
pub fn delete_for_now() -> DeleteForNowStmt {
    DeleteForNowStmt(
        "select delete_for_now($1, $2, $3, $4, $5, $6, $7, $8) as outcome",
        None,
    )
}
impl DeleteForNowStmt {
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
        kind: &'a T1,
        deletion_id: &'a uuid::Uuid,
        organizer_id: &'a uuid::Uuid,
        event_id: &'a Option<uuid::Uuid>,
        subject_id: &'a uuid::Uuid,
        actor_kind: &'a T2,
        actor_id: &'a Option<uuid::Uuid>,
        at: &'a jiff::Timestamp,
    ) -> StringQuery<'c, 'a, 's, C, String, 8> {
        StringQuery {
            client,
            params: [
                kind,
                deletion_id,
                organizer_id,
                event_id,
                subject_id,
                actor_kind,
                actor_id,
                at,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        DeleteForNowParams<T1, T2>,
        StringQuery<'c, 'a, 's, C, String, 8>,
        C,
    > for DeleteForNowStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a DeleteForNowParams<T1, T2>,
    ) -> StringQuery<'c, 'a, 's, C, String, 8> {
        self.bind(
            client,
            &params.kind,
            &params.deletion_id,
            &params.organizer_id,
            &params.event_id,
            &params.subject_id,
            &params.actor_kind,
            &params.actor_id,
            &params.at,
        )
    }
}
pub struct ListDeletionsStmt(&'static str, Option<tokio_postgres::Statement>);
/// What was deleted within 30 days, of an event or of what belongs to no event; or one of it. Who by.
pub fn list_deletions() -> ListDeletionsStmt {
    ListDeletionsStmt(
        "select d.deletion_id, d.kind, d.subject_id, d.name, d.deleted_at, d.content #> '{products,0,name}' as names, coalesce((select a.name from accounts a where a.account_id = d.actor_id), (select k.name from api_keys k where k.api_key_id = d.actor_id)) as deleted_by from deletions d where d.organizer_id = $1 and d.event_id is not distinct from $2 and d.deleted_at > $3 and ($4::uuid is null or d.deletion_id = $4) order by d.deleted_at desc, d.deletion_id",
        None,
    )
}
impl ListDeletionsStmt {
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
        event_id: &'a Option<uuid::Uuid>,
        since: &'a jiff::Timestamp,
        deletion_id: &'a Option<uuid::Uuid>,
    ) -> ListDeletionsQuery<'c, 'a, 's, C, ListDeletions, 4> {
        ListDeletionsQuery {
            client,
            params: [organizer_id, event_id, since, deletion_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListDeletionsBorrowed, tokio_postgres::Error> {
                    Ok(ListDeletionsBorrowed {
                        deletion_id: row.try_get(0)?,
                        kind: row.try_get(1)?,
                        subject_id: row.try_get(2)?,
                        name: row.try_get(3)?,
                        deleted_at: row.try_get(4)?,
                        names: row.try_get(5)?,
                        deleted_by: row.try_get(6)?,
                    })
                },
            mapper: |it| ListDeletions::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListDeletionsParams,
        ListDeletionsQuery<'c, 'a, 's, C, ListDeletions, 4>,
        C,
    > for ListDeletionsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListDeletionsParams,
    ) -> ListDeletionsQuery<'c, 'a, 's, C, ListDeletions, 4> {
        self.bind(
            client,
            &params.organizer_id,
            &params.event_id,
            &params.since,
            &params.deletion_id,
        )
    }
}
pub struct RestoreDeletionStmt(&'static str, Option<tokio_postgres::Statement>);
/// Puts it back: see the function.
pub fn restore_deletion() -> RestoreDeletionStmt {
    RestoreDeletionStmt("select restore_deletion($1, $2, $3, $4) as outcome", None)
}
impl RestoreDeletionStmt {
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
        deletion_id: &'a uuid::Uuid,
        organizer_id: &'a uuid::Uuid,
        event_id: &'a Option<uuid::Uuid>,
        at: &'a jiff::Timestamp,
    ) -> StringQuery<'c, 'a, 's, C, String, 4> {
        StringQuery {
            client,
            params: [deletion_id, organizer_id, event_id, at],
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
        RestoreDeletionParams,
        StringQuery<'c, 'a, 's, C, String, 4>,
        C,
    > for RestoreDeletionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RestoreDeletionParams,
    ) -> StringQuery<'c, 'a, 's, C, String, 4> {
        self.bind(
            client,
            &params.deletion_id,
            &params.organizer_id,
            &params.event_id,
            &params.at,
        )
    }
}
