// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Debug)]
pub struct ContinueCancellationParams<T1: crate::ArraySql<Item = uuid::Uuid>, T2: crate::StringSql>
{
    pub cancellation_id: uuid::Uuid,
    pub at_most: i32,
    pub ids: T1,
    pub at: jiff::Timestamp,
    pub trace: Option<T2>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ContinueCancellation {
    pub messages: Vec<uuid::Uuid>,
    pub done: i32,
    pub failed: i32,
}
pub struct ContinueCancellationBorrowed<'a> {
    pub messages: crate::ArrayIterator<'a, uuid::Uuid>,
    pub done: i32,
    pub failed: i32,
}
impl<'a> From<ContinueCancellationBorrowed<'a>> for ContinueCancellation {
    fn from(
        ContinueCancellationBorrowed {
            messages,
            done,
            failed,
        }: ContinueCancellationBorrowed<'a>,
    ) -> Self {
        Self {
            messages: messages.map(|v| v).collect(),
            done,
            failed,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ContinueCancellationQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<ContinueCancellationBorrowed, tokio_postgres::Error>,
    mapper: fn(ContinueCancellationBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ContinueCancellationQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ContinueCancellationBorrowed) -> R,
    ) -> ContinueCancellationQuery<'c, 'a, 's, C, R, N> {
        ContinueCancellationQuery {
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
pub struct ContinueCancellationStmt(&'static str, Option<tokio_postgres::Statement>);
/// Ends the next orders of a cancellation: see the function.
pub fn continue_cancellation() -> ContinueCancellationStmt {
    ContinueCancellationStmt(
        "select messages, done, failed from continue_cancellation($1, $2, $3, $4, $5)",
        None,
    )
}
impl ContinueCancellationStmt {
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
    >(
        &'s self,
        client: &'c C,
        cancellation_id: &'a uuid::Uuid,
        at_most: &'a i32,
        ids: &'a T1,
        at: &'a jiff::Timestamp,
        trace: &'a Option<T2>,
    ) -> ContinueCancellationQuery<'c, 'a, 's, C, ContinueCancellation, 5> {
        ContinueCancellationQuery {
            client,
            params: [cancellation_id, at_most, ids, at, trace],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<ContinueCancellationBorrowed, tokio_postgres::Error> {
                Ok(ContinueCancellationBorrowed {
                    messages: row.try_get(0)?,
                    done: row.try_get(1)?,
                    failed: row.try_get(2)?,
                })
            },
            mapper: |it| ContinueCancellation::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ContinueCancellationParams<T1, T2>,
        ContinueCancellationQuery<'c, 'a, 's, C, ContinueCancellation, 5>,
        C,
    > for ContinueCancellationStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ContinueCancellationParams<T1, T2>,
    ) -> ContinueCancellationQuery<'c, 'a, 's, C, ContinueCancellation, 5> {
        self.bind(
            client,
            &params.cancellation_id,
            &params.at_most,
            &params.ids,
            &params.at,
            &params.trace,
        )
    }
}
