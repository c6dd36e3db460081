// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Debug)]
pub struct ListCodesParams<T1: crate::StringSql> {
    pub at: jiff::Timestamp,
    pub event_id: uuid::Uuid,
    pub code_id: Option<uuid::Uuid>,
    pub batch_id: Option<uuid::Uuid>,
    pub search: Option<T1>,
    pub after_at: Option<jiff::Timestamp>,
    pub after_id: Option<uuid::Uuid>,
    pub at_most: Option<i64>,
}
#[derive(Debug)]
pub struct OwnRatesParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub event_id: uuid::Uuid,
    pub rate_ids: T1,
}
#[derive(Debug)]
pub struct CreateBatchParams<T1: crate::StringSql> {
    pub batch_id: uuid::Uuid,
    pub event_id: uuid::Uuid,
    pub name: T1,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct CreateCodesParams<
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = uuid::Uuid>,
> {
    pub maximum_uses: Option<i32>,
    pub budget: Option<i32>,
    pub code_ids: T1,
    pub codes: T3,
    pub event_id: uuid::Uuid,
    pub kind: T4,
    pub value: Option<i64>,
    pub valid_from: Option<jiff::Timestamp>,
    pub valid_until: Option<jiff::Timestamp>,
    pub batch_id: Option<uuid::Uuid>,
    pub recipient: Option<T5>,
    pub at: jiff::Timestamp,
    pub rate_ids: T6,
}
#[derive(Clone, Copy, Debug)]
pub struct LockCodeParams {
    pub code_id: uuid::Uuid,
    pub event_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ChangeCodeParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub code: T1,
    pub kind: T2,
    pub value: Option<i64>,
    pub valid_from: Option<jiff::Timestamp>,
    pub valid_until: Option<jiff::Timestamp>,
    pub recipient: Option<T3>,
    pub pool_id: Option<uuid::Uuid>,
    pub budget_pool_id: Option<uuid::Uuid>,
    pub code_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct TieRatesParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub code_id: uuid::Uuid,
    pub rate_ids: T1,
}
#[derive(Debug)]
pub struct LimitCodeParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub pool_id: uuid::Uuid,
    pub event_id: uuid::Uuid,
    pub name: T1,
    pub capacity: i32,
    pub kind: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct LockLimitParams {
    pub pool_id: uuid::Uuid,
    pub at: jiff::Timestamp,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListCodes {
    pub code_id: uuid::Uuid,
    pub version: i32,
    pub code: String,
    pub kind: String,
    pub value: Option<i64>,
    pub code_batch_id: Option<uuid::Uuid>,
    pub batch_name: Option<String>,
    pub recipient: Option<String>,
    pub created_at: jiff::Timestamp,
    pub valid_from: Option<jiff::Timestamp>,
    pub valid_until: Option<jiff::Timestamp>,
    pub rate_ids: Vec<uuid::Uuid>,
    pub maximum_uses: Option<i32>,
    pub used: i64,
    pub held: i64,
    pub budget: Option<i32>,
    pub budget_used: i64,
    pub budget_held: i64,
    pub ordered: bool,
}
pub struct ListCodesBorrowed<'a> {
    pub code_id: uuid::Uuid,
    pub version: i32,
    pub code: &'a str,
    pub kind: &'a str,
    pub value: Option<i64>,
    pub code_batch_id: Option<uuid::Uuid>,
    pub batch_name: Option<&'a str>,
    pub recipient: Option<&'a str>,
    pub created_at: jiff::Timestamp,
    pub valid_from: Option<jiff::Timestamp>,
    pub valid_until: Option<jiff::Timestamp>,
    pub rate_ids: crate::ArrayIterator<'a, uuid::Uuid>,
    pub maximum_uses: Option<i32>,
    pub used: i64,
    pub held: i64,
    pub budget: Option<i32>,
    pub budget_used: i64,
    pub budget_held: i64,
    pub ordered: bool,
}
impl<'a> From<ListCodesBorrowed<'a>> for ListCodes {
    fn from(
        ListCodesBorrowed {
            code_id,
            version,
            code,
            kind,
            value,
            code_batch_id,
            batch_name,
            recipient,
            created_at,
            valid_from,
            valid_until,
            rate_ids,
            maximum_uses,
            used,
            held,
            budget,
            budget_used,
            budget_held,
            ordered,
        }: ListCodesBorrowed<'a>,
    ) -> Self {
        Self {
            code_id,
            version,
            code: code.into(),
            kind: kind.into(),
            value,
            code_batch_id,
            batch_name: batch_name.map(|v| v.into()),
            recipient: recipient.map(|v| v.into()),
            created_at,
            valid_from,
            valid_until,
            rate_ids: rate_ids.map(|v| v).collect(),
            maximum_uses,
            used,
            held,
            budget,
            budget_used,
            budget_held,
            ordered,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct LockCode {
    pub pool_id: Option<uuid::Uuid>,
    pub budget_pool_id: Option<uuid::Uuid>,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ListCodesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListCodesBorrowed, tokio_postgres::Error>,
    mapper: fn(ListCodesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListCodesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ListCodesBorrowed) -> R) -> ListCodesQuery<'c, 'a, 's, C, R, N> {
        ListCodesQuery {
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
pub struct LockCodeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LockCode, tokio_postgres::Error>,
    mapper: fn(LockCode) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LockCodeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LockCode) -> R) -> LockCodeQuery<'c, 'a, 's, C, R, N> {
        LockCodeQuery {
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
pub struct ListCodesStmt(&'static str, Option<tokio_postgres::Statement>);
/// A page of an event's codes, or one of them: the newest first. Used: by what is paid for; held: by orders that are not paid yet.
pub fn list_codes() -> ListCodesStmt {
    ListCodesStmt(
        "select c.code_id, c.version, c.code, c.kind, c.value, c.code_batch_id, b.name as batch_name, c.recipient, c.created_at, case when isfinite(lower(c.valid_during)) then lower(c.valid_during) end as valid_from, case when isfinite(upper(c.valid_during)) then upper(c.valid_during) end as valid_until, array(select r.rate_id from code_rates r where r.code_id = c.code_id order by r.rate_id) as rate_ids, l.capacity as maximum_uses, u.used, u.held, m.capacity as budget, s.used as budget_used, s.held as budget_held, exists (select from orders o where o.code_id = c.code_id) as ordered from codes c left join code_batches b using (code_batch_id) left join pools l on l.pool_id = c.pool_id cross join lateral ( select coalesce(sum(x.units) filter (where x.expires_at = 'infinity'), 0)::bigint as used, coalesce(sum(x.units) filter (where x.expires_at > $1 and x.expires_at < 'infinity'), 0)::bigint as held from claims x where x.pool_id = c.pool_id ) as u left join pools m on m.pool_id = c.budget_pool_id cross join lateral ( select coalesce(sum(x.units) filter (where x.expires_at = 'infinity'), 0)::bigint as used, coalesce(sum(x.units) filter (where x.expires_at > $1 and x.expires_at < 'infinity'), 0)::bigint as held from claims x where x.pool_id = c.budget_pool_id ) as s where c.event_id = $2 and ($3::uuid is null or c.code_id = $3) and ($4::uuid is null or c.code_batch_id = $4) and ($5::text is null or c.folded like '%' || fold_code($5) || '%' or c.recipient ilike '%' || $5 || '%') and ($6::timestamptz is null or (c.created_at, c.code_id) < ($6, $7::uuid)) order by c.created_at desc, c.code_id desc limit $8",
        None,
    )
}
impl ListCodesStmt {
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
        at: &'a jiff::Timestamp,
        event_id: &'a uuid::Uuid,
        code_id: &'a Option<uuid::Uuid>,
        batch_id: &'a Option<uuid::Uuid>,
        search: &'a Option<T1>,
        after_at: &'a Option<jiff::Timestamp>,
        after_id: &'a Option<uuid::Uuid>,
        at_most: &'a Option<i64>,
    ) -> ListCodesQuery<'c, 'a, 's, C, ListCodes, 8> {
        ListCodesQuery {
            client,
            params: [
                at, event_id, code_id, batch_id, search, after_at, after_id, at_most,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListCodesBorrowed, tokio_postgres::Error> {
                    Ok(ListCodesBorrowed {
                        code_id: row.try_get(0)?,
                        version: row.try_get(1)?,
                        code: row.try_get(2)?,
                        kind: row.try_get(3)?,
                        value: row.try_get(4)?,
                        code_batch_id: row.try_get(5)?,
                        batch_name: row.try_get(6)?,
                        recipient: row.try_get(7)?,
                        created_at: row.try_get(8)?,
                        valid_from: row.try_get(9)?,
                        valid_until: row.try_get(10)?,
                        rate_ids: row.try_get(11)?,
                        maximum_uses: row.try_get(12)?,
                        used: row.try_get(13)?,
                        held: row.try_get(14)?,
                        budget: row.try_get(15)?,
                        budget_used: row.try_get(16)?,
                        budget_held: row.try_get(17)?,
                        ordered: row.try_get(18)?,
                    })
                },
            mapper: |it| ListCodes::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListCodesParams<T1>,
        ListCodesQuery<'c, 'a, 's, C, ListCodes, 8>,
        C,
    > for ListCodesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListCodesParams<T1>,
    ) -> ListCodesQuery<'c, 'a, 's, C, ListCodes, 8> {
        self.bind(
            client,
            &params.at,
            &params.event_id,
            &params.code_id,
            &params.batch_id,
            &params.search,
            &params.after_at,
            &params.after_id,
            &params.at_most,
        )
    }
}
pub struct CountCodesStmt(&'static str, Option<tokio_postgres::Statement>);
/// How many codes an event has.
pub fn count_codes() -> CountCodesStmt {
    CountCodesStmt("select count(*) from codes c where c.event_id = $1", None)
}
impl CountCodesStmt {
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
    ) -> I64Query<'c, 'a, 's, C, i64, 1> {
        I64Query {
            client,
            params: [event_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct OwnRatesStmt(&'static str, Option<tokio_postgres::Statement>);
/// Those of these rates that are an event's and in the shop.
pub fn own_rates() -> OwnRatesStmt {
    OwnRatesStmt(
        "select r.rate_id from rates r join products p using (product_id) where p.event_id = $1 and r.rate_id = any($2) and r.archived_at is null",
        None,
    )
}
impl OwnRatesStmt {
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
        event_id: &'a uuid::Uuid,
        rate_ids: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [event_id, rate_ids],
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
        OwnRatesParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for OwnRatesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OwnRatesParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.event_id, &params.rate_ids)
    }
}
pub struct CreateBatchStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn create_batch() -> CreateBatchStmt {
    CreateBatchStmt(
        "insert into code_batches (code_batch_id, event_id, name, created_at) values ($1, $2, $3, $4)",
        None,
    )
}
impl CreateBatchStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        batch_id: &'a uuid::Uuid,
        event_id: &'a uuid::Uuid,
        name: &'a T1,
        at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[batch_id, event_id, name, at],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CreateBatchParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CreateBatchStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CreateBatchParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.batch_id,
            &params.event_id,
            &params.name,
            &params.at,
        ))
    }
}
pub struct CreateCodesStmt(&'static str, Option<tokio_postgres::Statement>);
/// Codes of the same terms, each with its own uses and budget; those that are an event's already are passed over.
pub fn create_codes() -> CreateCodesStmt {
    CreateCodesStmt(
        "with wanted as ( select w.code_id, w.code, case when $1::integer is not null then gen_random_uuid() end as pool_id, case when $2::integer is not null then gen_random_uuid() end as budget_pool_id from unnest($3::uuid[], $4::text[]) as w (code_id, code) where not exists (select from codes c where c.event_id = $5 and c.folded = fold_code(w.code)) ), counted as ( insert into pools (pool_id, event_id, name, capacity, kind) select w.pool_id, $5, w.code, $1, 'uses' from wanted w where w.pool_id is not null union all select w.budget_pool_id, $5, w.code, $2, 'budget' from wanted w where w.budget_pool_id is not null ), made as ( insert into codes (code_id, event_id, code, kind, value, valid_during, pool_id, budget_pool_id, code_batch_id, recipient, created_at) select w.code_id, $5, w.code, $6, $7::bigint, tstzrange($8::timestamptz, $9::timestamptz), w.pool_id, w.budget_pool_id, $10::uuid, $11::text, $12::timestamptz from wanted w returning code_id ), tied as ( insert into code_rates (code_id, rate_id) select m.code_id, r.rate_id from made m cross join unnest($13::uuid[]) as r (rate_id) ) select m.code_id from made m",
        None,
    )
}
impl CreateCodesStmt {
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
        T3: crate::ArraySql<Item = T2>,
        T4: crate::StringSql,
        T5: crate::StringSql,
        T6: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        maximum_uses: &'a Option<i32>,
        budget: &'a Option<i32>,
        code_ids: &'a T1,
        codes: &'a T3,
        event_id: &'a uuid::Uuid,
        kind: &'a T4,
        value: &'a Option<i64>,
        valid_from: &'a Option<jiff::Timestamp>,
        valid_until: &'a Option<jiff::Timestamp>,
        batch_id: &'a Option<uuid::Uuid>,
        recipient: &'a Option<T5>,
        at: &'a jiff::Timestamp,
        rate_ids: &'a T6,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 13> {
        UuidUuidQuery {
            client,
            params: [
                maximum_uses,
                budget,
                code_ids,
                codes,
                event_id,
                kind,
                value,
                valid_from,
                valid_until,
                batch_id,
                recipient,
                at,
                rate_ids,
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
    T1: crate::ArraySql<Item = uuid::Uuid>,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = T2>,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::ArraySql<Item = uuid::Uuid>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CreateCodesParams<T1, T2, T3, T4, T5, T6>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 13>,
        C,
    > for CreateCodesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CreateCodesParams<T1, T2, T3, T4, T5, T6>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 13> {
        self.bind(
            client,
            &params.maximum_uses,
            &params.budget,
            &params.code_ids,
            &params.codes,
            &params.event_id,
            &params.kind,
            &params.value,
            &params.valid_from,
            &params.valid_until,
            &params.batch_id,
            &params.recipient,
            &params.at,
            &params.rate_ids,
        )
    }
}
pub struct LockCodeStmt(&'static str, Option<tokio_postgres::Statement>);
/// Locked until the transaction ends; where its uses and its discounts are counted.
pub fn lock_code() -> LockCodeStmt {
    LockCodeStmt(
        "select c.pool_id, c.budget_pool_id from codes c where c.code_id = $1 and c.event_id = $2 for update",
        None,
    )
}
impl LockCodeStmt {
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
        code_id: &'a uuid::Uuid,
        event_id: &'a uuid::Uuid,
    ) -> LockCodeQuery<'c, 'a, 's, C, LockCode, 2> {
        LockCodeQuery {
            client,
            params: [code_id, event_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LockCode, tokio_postgres::Error> {
                Ok(LockCode {
                    pool_id: row.try_get(0)?,
                    budget_pool_id: row.try_get(1)?,
                })
            },
            mapper: |it| LockCode::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockCodeParams,
        LockCodeQuery<'c, 'a, 's, C, LockCode, 2>,
        C,
    > for LockCodeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockCodeParams,
    ) -> LockCodeQuery<'c, 'a, 's, C, LockCode, 2> {
        self.bind(client, &params.code_id, &params.event_id)
    }
}
pub struct ChangeCodeStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change_code() -> ChangeCodeStmt {
    ChangeCodeStmt(
        "update codes set code = $1, kind = $2, value = $3, valid_during = tstzrange($4, $5), recipient = $6, pool_id = $7, budget_pool_id = $8, version = version + 1 where code_id = $9",
        None,
    )
}
impl ChangeCodeStmt {
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
    >(
        &'s self,
        client: &'c C,
        code: &'a T1,
        kind: &'a T2,
        value: &'a Option<i64>,
        valid_from: &'a Option<jiff::Timestamp>,
        valid_until: &'a Option<jiff::Timestamp>,
        recipient: &'a Option<T3>,
        pool_id: &'a Option<uuid::Uuid>,
        budget_pool_id: &'a Option<uuid::Uuid>,
        code_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                code,
                kind,
                value,
                valid_from,
                valid_until,
                recipient,
                pool_id,
                budget_pool_id,
                code_id,
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
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ChangeCodeParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ChangeCodeStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ChangeCodeParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.code,
            &params.kind,
            &params.value,
            &params.valid_from,
            &params.valid_until,
            &params.recipient,
            &params.pool_id,
            &params.budget_pool_id,
            &params.code_id,
        ))
    }
}
pub struct TieRatesStmt(&'static str, Option<tokio_postgres::Statement>);
/// The rates that a code is for.
pub fn tie_rates() -> TieRatesStmt {
    TieRatesStmt(
        "with untied as ( delete from code_rates where code_id = $1 and rate_id <> all($2) ) insert into code_rates (code_id, rate_id) select $1, r.rate_id from unnest($2::uuid[]) as r (rate_id) on conflict do nothing",
        None,
    )
}
impl TieRatesStmt {
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
        code_id: &'a uuid::Uuid,
        rate_ids: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[code_id, rate_ids]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        TieRatesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for TieRatesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a TieRatesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.code_id, &params.rate_ids))
    }
}
pub struct LimitCodeStmt(&'static str, Option<tokio_postgres::Statement>);
/// Where the uses of a code are counted, or its discounts.
pub fn limit_code() -> LimitCodeStmt {
    LimitCodeStmt(
        "insert into pools (pool_id, event_id, name, capacity, kind) values ($1, $2, $3, $4, $5)",
        None,
    )
}
impl LimitCodeStmt {
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
        pool_id: &'a uuid::Uuid,
        event_id: &'a uuid::Uuid,
        name: &'a T1,
        capacity: &'a i32,
        kind: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[pool_id, event_id, name, capacity, kind],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        LimitCodeParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for LimitCodeStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a LimitCodeParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.pool_id,
            &params.event_id,
            &params.name,
            &params.capacity,
            &params.kind,
        ))
    }
}
pub struct LockLimitStmt(&'static str, Option<tokio_postgres::Statement>);
/// How much of a limit is taken, which nobody adds to until the transaction ends.
pub fn lock_limit() -> LockLimitStmt {
    LockLimitStmt(
        "with locked as materialized ( select pool_id from pools where pool_id = $1 for update ) select coalesce(sum(x.units), 0)::bigint from locked l left join claims x on x.pool_id = l.pool_id and x.expires_at > $2",
        None,
    )
}
impl LockLimitStmt {
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
        pool_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [pool_id, at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LockLimitParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for LockLimitStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockLimitParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.pool_id, &params.at)
    }
}
