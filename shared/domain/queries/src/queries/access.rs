// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Debug)]
pub struct FindSessionParams<T1: crate::BytesSql> {
    pub at: jiff::Timestamp,
    pub token_hash: T1,
    pub idle_since: jiff::Timestamp,
    pub seen_before: jiff::Timestamp,
    pub organizer_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct FindApiKeyParams<T1: crate::BytesSql> {
    pub at: jiff::Timestamp,
    pub secret_hash: T1,
    pub seen_before: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindSession {
    pub session_id: uuid::Uuid,
    pub account_id: uuid::Uuid,
    pub stepped_up_at: jiff::Timestamp,
    pub role: Option<String>,
    pub all_events: Option<bool>,
    pub event_ids: Vec<uuid::Uuid>,
}
pub struct FindSessionBorrowed<'a> {
    pub session_id: uuid::Uuid,
    pub account_id: uuid::Uuid,
    pub stepped_up_at: jiff::Timestamp,
    pub role: Option<&'a str>,
    pub all_events: Option<bool>,
    pub event_ids: crate::ArrayIterator<'a, uuid::Uuid>,
}
impl<'a> From<FindSessionBorrowed<'a>> for FindSession {
    fn from(
        FindSessionBorrowed {
            session_id,
            account_id,
            stepped_up_at,
            role,
            all_events,
            event_ids,
        }: FindSessionBorrowed<'a>,
    ) -> Self {
        Self {
            session_id,
            account_id,
            stepped_up_at,
            role: role.map(|v| v.into()),
            all_events,
            event_ids: event_ids.map(|v| v).collect(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindApiKey {
    pub api_key_id: uuid::Uuid,
    pub organizer_id: uuid::Uuid,
    pub role: String,
}
pub struct FindApiKeyBorrowed<'a> {
    pub api_key_id: uuid::Uuid,
    pub organizer_id: uuid::Uuid,
    pub role: &'a str,
}
impl<'a> From<FindApiKeyBorrowed<'a>> for FindApiKey {
    fn from(
        FindApiKeyBorrowed {
            api_key_id,
            organizer_id,
            role,
        }: FindApiKeyBorrowed<'a>,
    ) -> Self {
        Self {
            api_key_id,
            organizer_id,
            role: role.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct FindDevice {
    pub device_id: uuid::Uuid,
    pub organizer_id: uuid::Uuid,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct FindSessionQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindSessionBorrowed, tokio_postgres::Error>,
    mapper: fn(FindSessionBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindSessionQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FindSessionBorrowed) -> R,
    ) -> FindSessionQuery<'c, 'a, 's, C, R, N> {
        FindSessionQuery {
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
pub struct FindApiKeyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindApiKeyBorrowed, tokio_postgres::Error>,
    mapper: fn(FindApiKeyBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindApiKeyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FindApiKeyBorrowed) -> R,
    ) -> FindApiKeyQuery<'c, 'a, 's, C, R, N> {
        FindApiKeyQuery {
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
pub struct FindDeviceQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindDevice, tokio_postgres::Error>,
    mapper: fn(FindDevice) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindDeviceQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FindDevice) -> R) -> FindDeviceQuery<'c, 'a, 's, C, R, N> {
        FindDeviceQuery {
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
pub struct FindSessionStmt(&'static str, Option<tokio_postgres::Statement>);
/// Who has a session, and what they are at an organizer. Notes that it was seen, once a minute.
pub fn find_session() -> FindSessionStmt {
    FindSessionStmt(
        "with seen as ( update sessions set last_seen_at = $1 where token_hash = $2 and expires_at > $1 and last_seen_at > $3 and last_seen_at < $4 ) select s.session_id, s.account_id, s.stepped_up_at, m.role, m.all_events, array(select v.event_id from membership_events v where v.organizer_id = m.organizer_id and v.account_id = m.account_id) as event_ids from sessions s join accounts a on a.account_id = s.account_id and a.disabled_at is null left join memberships m on m.organizer_id = $5 and m.account_id = s.account_id where s.token_hash = $2 and s.expires_at > $1 and s.last_seen_at > $3",
        None,
    )
}
impl FindSessionStmt {
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
        at: &'a jiff::Timestamp,
        token_hash: &'a T1,
        idle_since: &'a jiff::Timestamp,
        seen_before: &'a jiff::Timestamp,
        organizer_id: &'a uuid::Uuid,
    ) -> FindSessionQuery<'c, 'a, 's, C, FindSession, 5> {
        FindSessionQuery {
            client,
            params: [at, token_hash, idle_since, seen_before, organizer_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindSessionBorrowed, tokio_postgres::Error> {
                    Ok(FindSessionBorrowed {
                        session_id: row.try_get(0)?,
                        account_id: row.try_get(1)?,
                        stepped_up_at: row.try_get(2)?,
                        role: row.try_get(3)?,
                        all_events: row.try_get(4)?,
                        event_ids: row.try_get(5)?,
                    })
                },
            mapper: |it| FindSession::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindSessionParams<T1>,
        FindSessionQuery<'c, 'a, 's, C, FindSession, 5>,
        C,
    > for FindSessionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindSessionParams<T1>,
    ) -> FindSessionQuery<'c, 'a, 's, C, FindSession, 5> {
        self.bind(
            client,
            &params.at,
            &params.token_hash,
            &params.idle_since,
            &params.seen_before,
            &params.organizer_id,
        )
    }
}
pub struct FindApiKeyStmt(&'static str, Option<tokio_postgres::Statement>);
/// Whose key it is. Notes that it was used, once a minute.
pub fn find_api_key() -> FindApiKeyStmt {
    FindApiKeyStmt(
        "with used as ( update api_keys set last_used_at = $1 where secret_hash = $2 and revoked_at is null and coalesce(expires_at, 'infinity') > $1 and coalesce(last_used_at, '-infinity') < $3 ) select k.api_key_id, k.organizer_id, k.role from api_keys k where k.secret_hash = $2 and k.revoked_at is null and coalesce(k.expires_at, 'infinity') > $1",
        None,
    )
}
impl FindApiKeyStmt {
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
        at: &'a jiff::Timestamp,
        secret_hash: &'a T1,
        seen_before: &'a jiff::Timestamp,
    ) -> FindApiKeyQuery<'c, 'a, 's, C, FindApiKey, 3> {
        FindApiKeyQuery {
            client,
            params: [at, secret_hash, seen_before],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindApiKeyBorrowed, tokio_postgres::Error> {
                    Ok(FindApiKeyBorrowed {
                        api_key_id: row.try_get(0)?,
                        organizer_id: row.try_get(1)?,
                        role: row.try_get(2)?,
                    })
                },
            mapper: |it| FindApiKey::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindApiKeyParams<T1>,
        FindApiKeyQuery<'c, 'a, 's, C, FindApiKey, 3>,
        C,
    > for FindApiKeyStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindApiKeyParams<T1>,
    ) -> FindApiKeyQuery<'c, 'a, 's, C, FindApiKey, 3> {
        self.bind(client, &params.at, &params.secret_hash, &params.seen_before)
    }
}
pub struct FindDeviceStmt(&'static str, Option<tokio_postgres::Statement>);
/// Whose device it is.
pub fn find_device() -> FindDeviceStmt {
    FindDeviceStmt(
        "select d.device_id, d.organizer_id from devices d where d.token_hash = $1 and d.revoked_at is null",
        None,
    )
}
impl FindDeviceStmt {
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
        token_hash: &'a T1,
    ) -> FindDeviceQuery<'c, 'a, 's, C, FindDevice, 1> {
        FindDeviceQuery {
            client,
            params: [token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FindDevice, tokio_postgres::Error> {
                Ok(FindDevice {
                    device_id: row.try_get(0)?,
                    organizer_id: row.try_get(1)?,
                })
            },
            mapper: |it| FindDevice::from(it),
        }
    }
}
