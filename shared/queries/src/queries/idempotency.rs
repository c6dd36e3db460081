// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Debug)]
pub struct ClaimKeyParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::BytesSql> {
    pub scope: T1,
    pub key: T2,
    pub fingerprint: T3,
    pub locked_until: jiff::Timestamp,
    pub now: jiff::Timestamp,
    pub expires_at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct FindKeyParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub scope: T1,
    pub key: T2,
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
    pub locked_until: jiff::Timestamp,
}
#[derive(Debug)]
pub struct KeepAnswerParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::BytesSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::BytesSql,
> {
    pub scope: T1,
    pub key: T2,
    pub fingerprint: T3,
    pub now: jiff::Timestamp,
    pub status: i16,
    pub content_type: Option<T4>,
    pub location: Option<T5>,
    pub body: T6,
    pub expires_at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct FreeKeyParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub scope: T1,
    pub key: T2,
    pub locked_until: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindKey {
    pub fingerprint: Vec<u8>,
    pub locked_until: jiff::Timestamp,
    pub status: Option<i16>,
    pub content_type: Option<String>,
    pub location: Option<String>,
    pub body: Option<Vec<u8>>,
    pub expires_at: jiff::Timestamp,
}
pub struct FindKeyBorrowed<'a> {
    pub fingerprint: &'a [u8],
    pub locked_until: jiff::Timestamp,
    pub status: Option<i16>,
    pub content_type: Option<&'a str>,
    pub location: Option<&'a str>,
    pub body: Option<&'a [u8]>,
    pub expires_at: jiff::Timestamp,
}
impl<'a> From<FindKeyBorrowed<'a>> for FindKey {
    fn from(
        FindKeyBorrowed {
            fingerprint,
            locked_until,
            status,
            content_type,
            location,
            body,
            expires_at,
        }: FindKeyBorrowed<'a>,
    ) -> Self {
        Self {
            fingerprint: fingerprint.into(),
            locked_until,
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
pub struct JiffTimestampQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<jiff::Timestamp, tokio_postgres::Error>,
    mapper: fn(jiff::Timestamp) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> JiffTimestampQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(jiff::Timestamp) -> R,
    ) -> JiffTimestampQuery<'c, 'a, 's, C, R, N> {
        JiffTimestampQuery {
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
pub struct FindKeyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindKeyBorrowed, tokio_postgres::Error>,
    mapper: fn(FindKeyBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindKeyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FindKeyBorrowed) -> R) -> FindKeyQuery<'c, 'a, 's, C, R, N> {
        FindKeyQuery {
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
pub struct ClaimKeyStmt(&'static str, Option<tokio_postgres::Statement>);
/// Takes a key for a request that is about to be answered: a key nobody has, one whose time is over, or one
/// whose request was never finished. No row when somebody else has it.
pub fn claim_key() -> ClaimKeyStmt {
    ClaimKeyStmt(
        "insert into idempotency_keys as k (scope, key, fingerprint, locked_until, created_at, expires_at) values ($1, $2, $3, $4, $5, $6) on conflict (scope, key) do update set fingerprint = excluded.fingerprint, locked_until = excluded.locked_until, status = null, content_type = null, location = null, body = null, created_at = excluded.created_at, expires_at = excluded.expires_at where k.expires_at <= $5 or (k.status is null and k.locked_until <= $5) returning k.locked_until",
        None,
    )
}
impl ClaimKeyStmt {
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
        T2: crate::StringSql,
        T3: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        scope: &'a T1,
        key: &'a T2,
        fingerprint: &'a T3,
        locked_until: &'a jiff::Timestamp,
        now: &'a jiff::Timestamp,
        expires_at: &'a jiff::Timestamp,
    ) -> JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 6> {
        JiffTimestampQuery {
            client,
            params: [scope, key, fingerprint, locked_until, now, expires_at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ClaimKeyParams<T1, T2, T3>,
        JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 6>,
        C,
    > for ClaimKeyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ClaimKeyParams<T1, T2, T3>,
    ) -> JiffTimestampQuery<'c, 'a, 's, C, jiff::Timestamp, 6> {
        self.bind(
            client,
            &params.scope,
            &params.key,
            &params.fingerprint,
            &params.locked_until,
            &params.now,
            &params.expires_at,
        )
    }
}
pub struct FindKeyStmt(&'static str, Option<tokio_postgres::Statement>);
/// What is known of a key that is taken.
pub fn find_key() -> FindKeyStmt {
    FindKeyStmt(
        "select fingerprint, locked_until, status, content_type, location, body, expires_at from idempotency_keys where scope = $1 and key = $2",
        None,
    )
}
impl FindKeyStmt {
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
        scope: &'a T1,
        key: &'a T2,
    ) -> FindKeyQuery<'c, 'a, 's, C, FindKey, 2> {
        FindKeyQuery {
            client,
            params: [scope, key],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindKeyBorrowed, tokio_postgres::Error> {
                    Ok(FindKeyBorrowed {
                        fingerprint: row.try_get(0)?,
                        locked_until: row.try_get(1)?,
                        status: row.try_get(2)?,
                        content_type: row.try_get(3)?,
                        location: row.try_get(4)?,
                        body: row.try_get(5)?,
                        expires_at: row.try_get(6)?,
                    })
                },
            mapper: |it| FindKey::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindKeyParams<T1, T2>,
        FindKeyQuery<'c, 'a, 's, C, FindKey, 2>,
        C,
    > for FindKeyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindKeyParams<T1, T2>,
    ) -> FindKeyQuery<'c, 'a, 's, C, FindKey, 2> {
        self.bind(client, &params.scope, &params.key)
    }
}
pub struct StoreAnswerStmt(&'static str, Option<tokio_postgres::Statement>);
/// Keeps the answer, unless the key was taken over meanwhile.
pub fn store_answer() -> StoreAnswerStmt {
    StoreAnswerStmt(
        "update idempotency_keys set status = $1, content_type = $2, location = $3, body = $4 where scope = $5 and key = $6 and locked_until = $7 and status is null",
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
        locked_until: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                status,
                content_type,
                location,
                body,
                scope,
                key,
                locked_until,
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
            &params.locked_until,
        ))
    }
}
pub struct KeepAnswerStmt(&'static str, Option<tokio_postgres::Statement>);
/// Keeps the answer to a request that did not take its key before; nothing when it has been answered or is being.
pub fn keep_answer() -> KeepAnswerStmt {
    KeepAnswerStmt(
        "insert into idempotency_keys as k (scope, key, fingerprint, locked_until, status, content_type, location, body, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $4, $9) on conflict (scope, key) do update set fingerprint = excluded.fingerprint, locked_until = excluded.locked_until, status = excluded.status, content_type = excluded.content_type, location = excluded.location, body = excluded.body, created_at = excluded.created_at, expires_at = excluded.expires_at where k.expires_at <= $4 or (k.status is null and k.locked_until <= $4)",
        None,
    )
}
impl KeepAnswerStmt {
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
        T6: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        scope: &'a T1,
        key: &'a T2,
        fingerprint: &'a T3,
        now: &'a jiff::Timestamp,
        status: &'a i16,
        content_type: &'a Option<T4>,
        location: &'a Option<T5>,
        body: &'a T6,
        expires_at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                scope,
                key,
                fingerprint,
                now,
                status,
                content_type,
                location,
                body,
                expires_at,
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
    T3: crate::BytesSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::BytesSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        KeepAnswerParams<T1, T2, T3, T4, T5, T6>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for KeepAnswerStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a KeepAnswerParams<T1, T2, T3, T4, T5, T6>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.scope,
            &params.key,
            &params.fingerprint,
            &params.now,
            &params.status,
            &params.content_type,
            &params.location,
            &params.body,
            &params.expires_at,
        ))
    }
}
pub struct FreeKeyStmt(&'static str, Option<tokio_postgres::Statement>);
/// Gives a key back after a request that changed nothing.
pub fn free_key() -> FreeKeyStmt {
    FreeKeyStmt(
        "delete from idempotency_keys where scope = $1 and key = $2 and locked_until = $3 and status is null",
        None,
    )
}
impl FreeKeyStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        scope: &'a T1,
        key: &'a T2,
        locked_until: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[scope, key, locked_until]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        FreeKeyParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for FreeKeyStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a FreeKeyParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.scope, &params.key, &params.locked_until))
    }
}
