// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Debug)]
pub struct TakeKeyParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::BytesSql> {
    pub scope: T1,
    pub key: T2,
    pub fingerprint: T3,
    pub now: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct FindKeysParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub scopes: T2,
    pub keys: T4,
}
#[derive(Debug)]
pub struct StoreAnswerParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::BytesSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
> {
    pub status: i16,
    pub content_type: Option<T1>,
    pub location: Option<T2>,
    pub body: T3,
    pub scope: T4,
    pub key: T5,
}
#[derive(Debug)]
pub struct KeepAnswersParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::BytesSql,
    T6: crate::ArraySql<Item = T5>,
    T7: crate::ArraySql<Item = i16>,
    T8: crate::StringSql,
    T9: crate::ArraySql<Item = Option<T8>>,
    T10: crate::StringSql,
    T11: crate::ArraySql<Item = Option<T10>>,
    T12: crate::BytesSql,
    T13: crate::ArraySql<Item = T12>,
> {
    pub now: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
    pub scopes: T2,
    pub keys: T4,
    pub fingerprints: T6,
    pub statuses: T7,
    pub content_types: T9,
    pub locations: T11,
    pub bodies: T13,
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindKeys {
    pub number: i32,
    pub fingerprint: Vec<u8>,
    pub status: Option<i16>,
    pub content_type: Option<String>,
    pub location: Option<String>,
    pub body: Option<Vec<u8>>,
    pub expires_at: jiff::Timestamp,
}
pub struct FindKeysBorrowed<'a> {
    pub number: i32,
    pub fingerprint: &'a [u8],
    pub status: Option<i16>,
    pub content_type: Option<&'a str>,
    pub location: Option<&'a str>,
    pub body: Option<&'a [u8]>,
    pub expires_at: jiff::Timestamp,
}
impl<'a> From<FindKeysBorrowed<'a>> for FindKeys {
    fn from(
        FindKeysBorrowed {
            number,
            fingerprint,
            status,
            content_type,
            location,
            body,
            expires_at,
        }: FindKeysBorrowed<'a>,
    ) -> Self {
        Self {
            number,
            fingerprint: fingerprint.into(),
            status,
            content_type: content_type.map(|v| v.into()),
            location: location.map(|v| v.into()),
            body: body.map(|v| v.into()),
            expires_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct FindKeysQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindKeysBorrowed, tokio_postgres::Error>,
    mapper: fn(FindKeysBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindKeysQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FindKeysBorrowed) -> R) -> FindKeysQuery<'c, 'a, 's, C, R, N> {
        FindKeysQuery {
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
pub struct TakeKeyStmt(&'static str, Option<tokio_postgres::Statement>);
/// Takes a key in the transaction that answers its request: a key that nobody has, or one whose time is over. Waits for
/// another transaction that has taken it. No row is changed when a request with the key has been answered.
pub fn take_key() -> TakeKeyStmt {
    TakeKeyStmt(
        "insert into idempotency_keys as k (scope, key, fingerprint, created_at, expires_at) values ($1, $2, $3, $4, $5) on conflict (scope, key) do update set fingerprint = excluded.fingerprint, status = null, content_type = null, location = null, body = null, created_at = excluded.created_at, expires_at = excluded.expires_at where k.expires_at <= $4",
        None,
    )
}
impl TakeKeyStmt {
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
        T3: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        scope: &'a T1,
        key: &'a T2,
        fingerprint: &'a T3,
        now: &'a jiff::Timestamp,
        expires_at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[scope, key, fingerprint, now, expires_at],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::BytesSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        TakeKeyParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for TakeKeyStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a TakeKeyParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.scope,
            &params.key,
            &params.fingerprint,
            &params.now,
            &params.expires_at,
        ))
    }
}
pub struct FindKeysStmt(&'static str, Option<tokio_postgres::Statement>);
/// What is known of those of these keys that are taken, numbered from 1.
pub fn find_keys() -> FindKeysStmt {
    FindKeysStmt(
        "select n.number::integer as number, k.fingerprint, k.status, k.content_type, k.location, k.body, k.expires_at from unnest($1::text[], $2::text[]) with ordinality as n (scope, key, number) join idempotency_keys k on k.scope = n.scope and k.key = n.key",
        None,
    )
}
impl FindKeysStmt {
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
    >(
        &'s self,
        client: &'c C,
        scopes: &'a T2,
        keys: &'a T4,
    ) -> FindKeysQuery<'c, 'a, 's, C, FindKeys, 2> {
        FindKeysQuery {
            client,
            params: [scopes, keys],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindKeysBorrowed, tokio_postgres::Error> {
                    Ok(FindKeysBorrowed {
                        number: row.try_get(0)?,
                        fingerprint: row.try_get(1)?,
                        status: row.try_get(2)?,
                        content_type: row.try_get(3)?,
                        location: row.try_get(4)?,
                        body: row.try_get(5)?,
                        expires_at: row.try_get(6)?,
                    })
                },
            mapper: |it| FindKeys::from(it),
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
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindKeysParams<T1, T2, T3, T4>,
        FindKeysQuery<'c, 'a, 's, C, FindKeys, 2>,
        C,
    > for FindKeysStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindKeysParams<T1, T2, T3, T4>,
    ) -> FindKeysQuery<'c, 'a, 's, C, FindKeys, 2> {
        self.bind(client, &params.scopes, &params.keys)
    }
}
pub struct StoreAnswerStmt(&'static str, Option<tokio_postgres::Statement>);
/// Keeps the answer to the request that has taken the key in this transaction.
pub fn store_answer() -> StoreAnswerStmt {
    StoreAnswerStmt(
        "update idempotency_keys set status = $1, content_type = $2, location = $3, body = $4 where scope = $5 and key = $6",
        None,
    )
}
impl StoreAnswerStmt {
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
        T3: crate::BytesSql,
        T4: crate::StringSql,
        T5: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        status: &'a i16,
        content_type: &'a Option<T1>,
        location: &'a Option<T2>,
        body: &'a T3,
        scope: &'a T4,
        key: &'a T5,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[status, content_type, location, body, scope, key],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::BytesSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        StoreAnswerParams<T1, T2, T3, T4, T5>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for StoreAnswerStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a StoreAnswerParams<T1, T2, T3, T4, T5>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.status,
            &params.content_type,
            &params.location,
            &params.body,
            &params.scope,
            &params.key,
        ))
    }
}
pub struct KeepAnswersStmt(&'static str, Option<tokio_postgres::Statement>);
/// Keeps the answers to requests that did not take their keys before, the first to each; none where it has been answered.
pub fn keep_answers() -> KeepAnswersStmt {
    KeepAnswersStmt(
        "insert into idempotency_keys as k (scope, key, fingerprint, status, content_type, location, body, created_at, expires_at) select distinct on (a.scope, a.key) a.scope, a.key, a.fingerprint, a.status, a.content_type, a.location, a.body, $1, $2 from unnest($3::text[], $4::text[], $5::bytea[], $6::smallint[], $7::text[], $8::text[], $9::bytea[]) with ordinality as a (scope, key, fingerprint, status, content_type, location, body, number) order by a.scope, a.key, a.number on conflict (scope, key) do update set fingerprint = excluded.fingerprint, status = excluded.status, content_type = excluded.content_type, location = excluded.location, body = excluded.body, created_at = excluded.created_at, expires_at = excluded.expires_at where k.expires_at <= $1",
        None,
    )
}
impl KeepAnswersStmt {
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
        T5: crate::BytesSql,
        T6: crate::ArraySql<Item = T5>,
        T7: crate::ArraySql<Item = i16>,
        T8: crate::StringSql,
        T9: crate::ArraySql<Item = Option<T8>>,
        T10: crate::StringSql,
        T11: crate::ArraySql<Item = Option<T10>>,
        T12: crate::BytesSql,
        T13: crate::ArraySql<Item = T12>,
    >(
        &'s self,
        client: &'c C,
        now: &'a jiff::Timestamp,
        expires_at: &'a jiff::Timestamp,
        scopes: &'a T2,
        keys: &'a T4,
        fingerprints: &'a T6,
        statuses: &'a T7,
        content_types: &'a T9,
        locations: &'a T11,
        bodies: &'a T13,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                now,
                expires_at,
                scopes,
                keys,
                fingerprints,
                statuses,
                content_types,
                locations,
                bodies,
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
    T3: crate::StringSql,
    T4: crate::ArraySql<Item = T3>,
    T5: crate::BytesSql,
    T6: crate::ArraySql<Item = T5>,
    T7: crate::ArraySql<Item = i16>,
    T8: crate::StringSql,
    T9: crate::ArraySql<Item = Option<T8>>,
    T10: crate::StringSql,
    T11: crate::ArraySql<Item = Option<T10>>,
    T12: crate::BytesSql,
    T13: crate::ArraySql<Item = T12>,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        KeepAnswersParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for KeepAnswersStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a KeepAnswersParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.now,
            &params.expires_at,
            &params.scopes,
            &params.keys,
            &params.fingerprints,
            &params.statuses,
            &params.content_types,
            &params.locations,
            &params.bodies,
        ))
    }
}
