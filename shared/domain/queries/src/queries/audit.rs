// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Debug)]
pub struct AppendParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::JsonSql,
> {
    pub audit_entry_id: uuid::Uuid,
    pub chain_id: uuid::Uuid,
    pub organizer_id: Option<uuid::Uuid>,
    pub actor_kind: T1,
    pub actor_id: Option<uuid::Uuid>,
    pub action: T2,
    pub subject_kind: T3,
    pub subject_id: Option<uuid::Uuid>,
    pub event_id: Option<uuid::Uuid>,
    pub order_id: Option<uuid::Uuid>,
    pub difference: T4,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ListEntriesParams<T1: crate::StringSql> {
    pub chain_id: uuid::Uuid,
    pub before: i64,
    pub actor_id: Option<uuid::Uuid>,
    pub action: Option<T1>,
    pub subject_id: Option<uuid::Uuid>,
    pub event_id: Option<uuid::Uuid>,
    pub since: Option<jiff::Timestamp>,
    pub until: Option<jiff::Timestamp>,
    pub at_most: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct FindLastChangeParams {
    pub chain_id: uuid::Uuid,
    pub subject_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct CheckPartParams<T1: crate::BytesSql> {
    pub first: i64,
    pub end: i64,
    pub end_hash: T1,
    pub chain_id: uuid::Uuid,
    pub last: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListEntries {
    pub audit_entry_id: uuid::Uuid,
    pub sequence: i64,
    pub actor_kind: String,
    pub actor_id: Option<uuid::Uuid>,
    pub actor_name: Option<String>,
    pub action: String,
    pub subject_kind: String,
    pub subject_id: Option<uuid::Uuid>,
    pub subject_name: Option<String>,
    pub event_id: Option<uuid::Uuid>,
    pub order_id: Option<uuid::Uuid>,
    pub difference: serde_json::Value,
    pub created_at: jiff::Timestamp,
    pub hash: Vec<u8>,
}
pub struct ListEntriesBorrowed<'a> {
    pub audit_entry_id: uuid::Uuid,
    pub sequence: i64,
    pub actor_kind: &'a str,
    pub actor_id: Option<uuid::Uuid>,
    pub actor_name: Option<&'a str>,
    pub action: &'a str,
    pub subject_kind: &'a str,
    pub subject_id: Option<uuid::Uuid>,
    pub subject_name: Option<&'a str>,
    pub event_id: Option<uuid::Uuid>,
    pub order_id: Option<uuid::Uuid>,
    pub difference: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub created_at: jiff::Timestamp,
    pub hash: &'a [u8],
}
impl<'a> From<ListEntriesBorrowed<'a>> for ListEntries {
    fn from(
        ListEntriesBorrowed {
            audit_entry_id,
            sequence,
            actor_kind,
            actor_id,
            actor_name,
            action,
            subject_kind,
            subject_id,
            subject_name,
            event_id,
            order_id,
            difference,
            created_at,
            hash,
        }: ListEntriesBorrowed<'a>,
    ) -> Self {
        Self {
            audit_entry_id,
            sequence,
            actor_kind: actor_kind.into(),
            actor_id,
            actor_name: actor_name.map(|v| v.into()),
            action: action.into(),
            subject_kind: subject_kind.into(),
            subject_id,
            subject_name: subject_name.map(|v| v.into()),
            event_id,
            order_id,
            difference: serde_json::from_str(difference.0.get()).unwrap(),
            created_at,
            hash: hash.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindLastChange {
    pub actor_kind: String,
    pub actor_name: Option<String>,
    pub created_at: jiff::Timestamp,
    pub difference: serde_json::Value,
}
pub struct FindLastChangeBorrowed<'a> {
    pub actor_kind: &'a str,
    pub actor_name: Option<&'a str>,
    pub created_at: jiff::Timestamp,
    pub difference: postgres_types::Json<&'a serde_json::value::RawValue>,
}
impl<'a> From<FindLastChangeBorrowed<'a>> for FindLastChange {
    fn from(
        FindLastChangeBorrowed {
            actor_kind,
            actor_name,
            created_at,
            difference,
        }: FindLastChangeBorrowed<'a>,
    ) -> Self {
        Self {
            actor_kind: actor_kind.into(),
            actor_name: actor_name.map(|v| v.into()),
            created_at,
            difference: serde_json::from_str(difference.0.get()).unwrap(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindEnd {
    pub sequence: i64,
    pub hash: Vec<u8>,
    pub last_entry: i64,
}
pub struct FindEndBorrowed<'a> {
    pub sequence: i64,
    pub hash: &'a [u8],
    pub last_entry: i64,
}
impl<'a> From<FindEndBorrowed<'a>> for FindEnd {
    fn from(
        FindEndBorrowed {
            sequence,
            hash,
            last_entry,
        }: FindEndBorrowed<'a>,
    ) -> Self {
        Self {
            sequence,
            hash: hash.into(),
            last_entry,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct CheckPart {
    pub broken_at: Option<i64>,
    pub checked_to: Option<i64>,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ListEntriesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListEntriesBorrowed, tokio_postgres::Error>,
    mapper: fn(ListEntriesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListEntriesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListEntriesBorrowed) -> R,
    ) -> ListEntriesQuery<'c, 'a, 's, C, R, N> {
        ListEntriesQuery {
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
pub struct FindLastChangeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindLastChangeBorrowed, tokio_postgres::Error>,
    mapper: fn(FindLastChangeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindLastChangeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FindLastChangeBorrowed) -> R,
    ) -> FindLastChangeQuery<'c, 'a, 's, C, R, N> {
        FindLastChangeQuery {
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
pub struct FindEndQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindEndBorrowed, tokio_postgres::Error>,
    mapper: fn(FindEndBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindEndQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FindEndBorrowed) -> R) -> FindEndQuery<'c, 'a, 's, C, R, N> {
        FindEndQuery {
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
pub struct CheckPartQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CheckPart, tokio_postgres::Error>,
    mapper: fn(CheckPart) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CheckPartQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CheckPart) -> R) -> CheckPartQuery<'c, 'a, 's, C, R, N> {
        CheckPartQuery {
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
pub struct AppendStmt(&'static str, Option<tokio_postgres::Statement>);
/// Appends an entry: last in its transaction, and to one chain only.
pub fn append() -> AppendStmt {
    AppendStmt(
        "insert into audit_entries (audit_entry_id, chain_id, organizer_id, actor_kind, actor_id, action, subject_kind, subject_id, event_id, order_id, difference, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        None,
    )
}
impl AppendStmt {
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
        T4: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        audit_entry_id: &'a uuid::Uuid,
        chain_id: &'a uuid::Uuid,
        organizer_id: &'a Option<uuid::Uuid>,
        actor_kind: &'a T1,
        actor_id: &'a Option<uuid::Uuid>,
        action: &'a T2,
        subject_kind: &'a T3,
        subject_id: &'a Option<uuid::Uuid>,
        event_id: &'a Option<uuid::Uuid>,
        order_id: &'a Option<uuid::Uuid>,
        difference: &'a T4,
        at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                audit_entry_id,
                chain_id,
                organizer_id,
                actor_kind,
                actor_id,
                action,
                subject_kind,
                subject_id,
                event_id,
                order_id,
                difference,
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
    T4: crate::JsonSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        AppendParams<T1, T2, T3, T4>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for AppendStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AppendParams<T1, T2, T3, T4>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.audit_entry_id,
            &params.chain_id,
            &params.organizer_id,
            &params.actor_kind,
            &params.actor_id,
            &params.action,
            &params.subject_kind,
            &params.subject_id,
            &params.event_id,
            &params.order_id,
            &params.difference,
            &params.at,
        ))
    }
}
pub struct ListEntriesStmt(&'static str, Option<tokio_postgres::Statement>);
/// A part of a chain, newest first. Names are those of today; whoever has gone has none.
pub fn list_entries() -> ListEntriesStmt {
    ListEntriesStmt(
        "select e.audit_entry_id, e.sequence, e.actor_kind, e.actor_id, coalesce((select a.name from accounts a where a.account_id = e.actor_id), (select k.name from api_keys k where k.api_key_id = e.actor_id), (select d.name from devices d where d.device_id = e.actor_id)) as actor_name, e.action, e.subject_kind, e.subject_id, coalesce((select a.name from accounts a where a.account_id = e.subject_id), (select k.name from api_keys k where k.api_key_id = e.subject_id)) as subject_name, e.event_id, e.order_id, e.difference, e.created_at, e.hash from audit_entries e where e.chain_id = $1 and e.sequence < $2 and ($3::uuid is null or e.actor_id = $3) and ($4::text is null or e.action = $4) and ($5::uuid is null or e.subject_id = $5) and ($6::uuid is null or e.event_id = $6) and ($7::timestamptz is null or e.created_at >= $7) and ($8::timestamptz is null or e.created_at < $8) order by e.sequence desc limit $9",
        None,
    )
}
impl ListEntriesStmt {
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
        chain_id: &'a uuid::Uuid,
        before: &'a i64,
        actor_id: &'a Option<uuid::Uuid>,
        action: &'a Option<T1>,
        subject_id: &'a Option<uuid::Uuid>,
        event_id: &'a Option<uuid::Uuid>,
        since: &'a Option<jiff::Timestamp>,
        until: &'a Option<jiff::Timestamp>,
        at_most: &'a i64,
    ) -> ListEntriesQuery<'c, 'a, 's, C, ListEntries, 9> {
        ListEntriesQuery {
            client,
            params: [
                chain_id, before, actor_id, action, subject_id, event_id, since, until, at_most,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListEntriesBorrowed, tokio_postgres::Error> {
                    Ok(ListEntriesBorrowed {
                        audit_entry_id: row.try_get(0)?,
                        sequence: row.try_get(1)?,
                        actor_kind: row.try_get(2)?,
                        actor_id: row.try_get(3)?,
                        actor_name: row.try_get(4)?,
                        action: row.try_get(5)?,
                        subject_kind: row.try_get(6)?,
                        subject_id: row.try_get(7)?,
                        subject_name: row.try_get(8)?,
                        event_id: row.try_get(9)?,
                        order_id: row.try_get(10)?,
                        difference: row.try_get(11)?,
                        created_at: row.try_get(12)?,
                        hash: row.try_get(13)?,
                    })
                },
            mapper: |it| ListEntries::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListEntriesParams<T1>,
        ListEntriesQuery<'c, 'a, 's, C, ListEntries, 9>,
        C,
    > for ListEntriesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListEntriesParams<T1>,
    ) -> ListEntriesQuery<'c, 'a, 's, C, ListEntries, 9> {
        self.bind(
            client,
            &params.chain_id,
            &params.before,
            &params.actor_id,
            &params.action,
            &params.subject_id,
            &params.event_id,
            &params.since,
            &params.until,
            &params.at_most,
        )
    }
}
pub struct FindLastChangeStmt(&'static str, Option<tokio_postgres::Statement>);
/// Who changed a thing last; people, keys and devices by the names they have today.
pub fn find_last_change() -> FindLastChangeStmt {
    FindLastChangeStmt(
        "select e.actor_kind, coalesce(a.name, k.name, d.name) as actor_name, e.created_at, e.difference from audit_entries e left join accounts a on a.account_id = e.actor_id left join api_keys k on k.api_key_id = e.actor_id left join devices d on d.device_id = e.actor_id where e.chain_id = $1 and e.subject_id = $2 order by e.sequence desc limit 1",
        None,
    )
}
impl FindLastChangeStmt {
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
        chain_id: &'a uuid::Uuid,
        subject_id: &'a uuid::Uuid,
    ) -> FindLastChangeQuery<'c, 'a, 's, C, FindLastChange, 2> {
        FindLastChangeQuery {
            client,
            params: [chain_id, subject_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<FindLastChangeBorrowed, tokio_postgres::Error> {
                Ok(FindLastChangeBorrowed {
                    actor_kind: row.try_get(0)?,
                    actor_name: row.try_get(1)?,
                    created_at: row.try_get(2)?,
                    difference: row.try_get(3)?,
                })
            },
            mapper: |it| FindLastChange::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindLastChangeParams,
        FindLastChangeQuery<'c, 'a, 's, C, FindLastChange, 2>,
        C,
    > for FindLastChangeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindLastChangeParams,
    ) -> FindLastChangeQuery<'c, 'a, 's, C, FindLastChange, 2> {
        self.bind(client, &params.chain_id, &params.subject_id)
    }
}
pub struct FindEndStmt(&'static str, Option<tokio_postgres::Statement>);
/// Where a chain ends by what is written down about it, and the highest number of its entries: 0 where there is none.
pub fn find_end() -> FindEndStmt {
    FindEndStmt(
        "select coalesce(c.sequence, 0) as sequence, coalesce(c.hash, sha256(uuid_send(w.chain_id))) as hash, coalesce((select max(e.sequence) from audit_entries e where e.chain_id = w.chain_id), 0) as last_entry from (select $1::uuid as chain_id) as w left join audit_chains c on c.chain_id = w.chain_id",
        None,
    )
}
impl FindEndStmt {
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
        chain_id: &'a uuid::Uuid,
    ) -> FindEndQuery<'c, 'a, 's, C, FindEnd, 1> {
        FindEndQuery {
            client,
            params: [chain_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindEndBorrowed, tokio_postgres::Error> {
                    Ok(FindEndBorrowed {
                        sequence: row.try_get(0)?,
                        hash: row.try_get(1)?,
                        last_entry: row.try_get(2)?,
                    })
                },
            mapper: |it| FindEnd::from(it),
        }
    }
}
pub struct CheckPartStmt(&'static str, Option<tokio_postgres::Statement>);
/// Of a part of a chain, read with the entry before it, the number of the first entry that is missing or not as it was written, and up
/// to where there are entries. The entry number `end` has the hash that is written down for the end of the chain.
pub fn check_part() -> CheckPartStmt {
    CheckPartStmt(
        "with part as ( select e.sequence, greatest($1::bigint - 1, 1) + row_number() over w - 1 as expected, e.hash <> audit_hash(e.previous_hash, e) or (e.sequence = $2 and e.hash <> $3) as is_changed, e.previous_hash <> lag(e.hash, 1, case when e.sequence = 1 then sha256(uuid_send(e.chain_id)) end) over w as is_cut from audit_entries e where e.chain_id = $4 and e.sequence between $1::bigint - 1 and $5 window w as (order by e.sequence) ) select least(min(sequence) filter (where is_changed or is_cut), min(expected) filter (where sequence <> expected)) as broken_at, max(sequence) as checked_to from part",
        None,
    )
}
impl CheckPartStmt {
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
        first: &'a i64,
        end: &'a i64,
        end_hash: &'a T1,
        chain_id: &'a uuid::Uuid,
        last: &'a i64,
    ) -> CheckPartQuery<'c, 'a, 's, C, CheckPart, 5> {
        CheckPartQuery {
            client,
            params: [first, end, end_hash, chain_id, last],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CheckPart, tokio_postgres::Error> {
                Ok(CheckPart {
                    broken_at: row.try_get(0)?,
                    checked_to: row.try_get(1)?,
                })
            },
            mapper: |it| CheckPart::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CheckPartParams<T1>,
        CheckPartQuery<'c, 'a, 's, C, CheckPart, 5>,
        C,
    > for CheckPartStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CheckPartParams<T1>,
    ) -> CheckPartQuery<'c, 'a, 's, C, CheckPart, 5> {
        self.bind(
            client,
            &params.first,
            &params.end,
            &params.end_hash,
            &params.chain_id,
            &params.last,
        )
    }
}
