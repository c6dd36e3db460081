// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Clone, Copy, Debug)]
pub struct ListTaxRatesParams {
    pub organizer_id: uuid::Uuid,
    pub tax_rate_id: Option<uuid::Uuid>,
}
#[derive(Debug)]
pub struct CreateTaxRateParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub tax_rate_id: uuid::Uuid,
    pub organizer_id: uuid::Uuid,
    pub name: T1,
    pub basis_points: i32,
    pub legal_reference: Option<T2>,
    pub exemption_reason: Option<T3>,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ChangeTaxRateParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub name: T1,
    pub legal_reference: Option<T2>,
    pub exemption_reason: Option<T3>,
    pub tax_rate_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ArchiveTaxRateParams {
    pub archived: bool,
    pub at: jiff::Timestamp,
    pub tax_rate_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct LockTaxRateParams {
    pub tax_rate_id: uuid::Uuid,
    pub organizer_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListTaxRates {
    pub tax_rate_id: uuid::Uuid,
    pub version: i32,
    pub name: String,
    pub basis_points: i32,
    pub legal_reference: Option<String>,
    pub exemption_reason: Option<String>,
    pub archived_at: Option<jiff::Timestamp>,
    pub products: i64,
}
pub struct ListTaxRatesBorrowed<'a> {
    pub tax_rate_id: uuid::Uuid,
    pub version: i32,
    pub name: &'a str,
    pub basis_points: i32,
    pub legal_reference: Option<&'a str>,
    pub exemption_reason: Option<&'a str>,
    pub archived_at: Option<jiff::Timestamp>,
    pub products: i64,
}
impl<'a> From<ListTaxRatesBorrowed<'a>> for ListTaxRates {
    fn from(
        ListTaxRatesBorrowed {
            tax_rate_id,
            version,
            name,
            basis_points,
            legal_reference,
            exemption_reason,
            archived_at,
            products,
        }: ListTaxRatesBorrowed<'a>,
    ) -> Self {
        Self {
            tax_rate_id,
            version,
            name: name.into(),
            basis_points,
            legal_reference: legal_reference.map(|v| v.into()),
            exemption_reason: exemption_reason.map(|v| v.into()),
            archived_at,
            products,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct LockTaxRate {
    pub basis_points: i32,
    pub archived_at: Option<jiff::Timestamp>,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ListTaxRatesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListTaxRatesBorrowed, tokio_postgres::Error>,
    mapper: fn(ListTaxRatesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListTaxRatesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListTaxRatesBorrowed) -> R,
    ) -> ListTaxRatesQuery<'c, 'a, 's, C, R, N> {
        ListTaxRatesQuery {
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
pub struct LockTaxRateQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LockTaxRate, tokio_postgres::Error>,
    mapper: fn(LockTaxRate) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LockTaxRateQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LockTaxRate) -> R) -> LockTaxRateQuery<'c, 'a, 's, C, R, N> {
        LockTaxRateQuery {
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
pub struct ListTaxRatesStmt(&'static str, Option<tokio_postgres::Statement>);
/// The rates that the organizer sells with, and how many products have each.
pub fn list_tax_rates() -> ListTaxRatesStmt {
    ListTaxRatesStmt(
        "select t.tax_rate_id, t.version, t.name, t.basis_points, t.legal_reference, t.exemption_reason, t.archived_at, ( select count(*) from products p join events e using (event_id) where p.tax_rate_id = t.tax_rate_id and e.deleted_at is null ) as products from tax_rates t where t.organizer_id = $1 and ($2::uuid is null or t.tax_rate_id = $2) order by t.archived_at is not null, t.basis_points, t.name, t.tax_rate_id",
        None,
    )
}
impl ListTaxRatesStmt {
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
        tax_rate_id: &'a Option<uuid::Uuid>,
    ) -> ListTaxRatesQuery<'c, 'a, 's, C, ListTaxRates, 2> {
        ListTaxRatesQuery {
            client,
            params: [organizer_id, tax_rate_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListTaxRatesBorrowed, tokio_postgres::Error> {
                    Ok(ListTaxRatesBorrowed {
                        tax_rate_id: row.try_get(0)?,
                        version: row.try_get(1)?,
                        name: row.try_get(2)?,
                        basis_points: row.try_get(3)?,
                        legal_reference: row.try_get(4)?,
                        exemption_reason: row.try_get(5)?,
                        archived_at: row.try_get(6)?,
                        products: row.try_get(7)?,
                    })
                },
            mapper: |it| ListTaxRates::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListTaxRatesParams,
        ListTaxRatesQuery<'c, 'a, 's, C, ListTaxRates, 2>,
        C,
    > for ListTaxRatesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListTaxRatesParams,
    ) -> ListTaxRatesQuery<'c, 'a, 's, C, ListTaxRates, 2> {
        self.bind(client, &params.organizer_id, &params.tax_rate_id)
    }
}
pub struct CreateTaxRateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn create_tax_rate() -> CreateTaxRateStmt {
    CreateTaxRateStmt(
        "insert into tax_rates (tax_rate_id, organizer_id, name, basis_points, legal_reference, exemption_reason, created_at) values ($1, $2, $3, $4, $5, $6, $7)",
        None,
    )
}
impl CreateTaxRateStmt {
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
        tax_rate_id: &'a uuid::Uuid,
        organizer_id: &'a uuid::Uuid,
        name: &'a T1,
        basis_points: &'a i32,
        legal_reference: &'a Option<T2>,
        exemption_reason: &'a Option<T3>,
        at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                tax_rate_id,
                organizer_id,
                name,
                basis_points,
                legal_reference,
                exemption_reason,
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
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CreateTaxRateParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CreateTaxRateStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CreateTaxRateParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.tax_rate_id,
            &params.organizer_id,
            &params.name,
            &params.basis_points,
            &params.legal_reference,
            &params.exemption_reason,
            &params.at,
        ))
    }
}
pub struct ChangeTaxRateStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change_tax_rate() -> ChangeTaxRateStmt {
    ChangeTaxRateStmt(
        "update tax_rates set name = $1, legal_reference = $2, exemption_reason = $3, version = version + 1 where tax_rate_id = $4",
        None,
    )
}
impl ChangeTaxRateStmt {
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
        name: &'a T1,
        legal_reference: &'a Option<T2>,
        exemption_reason: &'a Option<T3>,
        tax_rate_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[name, legal_reference, exemption_reason, tax_rate_id],
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
        ChangeTaxRateParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ChangeTaxRateStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ChangeTaxRateParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.name,
            &params.legal_reference,
            &params.exemption_reason,
            &params.tax_rate_id,
        ))
    }
}
pub struct ArchiveTaxRateStmt(&'static str, Option<tokio_postgres::Statement>);
/// Out of the list, or in it again. Waits for products that are being given the rate.
pub fn archive_tax_rate() -> ArchiveTaxRateStmt {
    ArchiveTaxRateStmt(
        "update tax_rates set archived_at = case when $1 then $2::timestamptz end, version = version + 1 where tax_rate_id = $3",
        None,
    )
}
impl ArchiveTaxRateStmt {
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
        tax_rate_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[archived, at, tax_rate_id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ArchiveTaxRateParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ArchiveTaxRateStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ArchiveTaxRateParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.archived, &params.at, &params.tax_rate_id))
    }
}
pub struct LockTaxRateStmt(&'static str, Option<tokio_postgres::Statement>);
/// A rate that a product may be given, which stays in the list until the transaction ends.
pub fn lock_tax_rate() -> LockTaxRateStmt {
    LockTaxRateStmt(
        "select basis_points, archived_at from tax_rates where tax_rate_id = $1 and organizer_id = $2 for share",
        None,
    )
}
impl LockTaxRateStmt {
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
        tax_rate_id: &'a uuid::Uuid,
        organizer_id: &'a uuid::Uuid,
    ) -> LockTaxRateQuery<'c, 'a, 's, C, LockTaxRate, 2> {
        LockTaxRateQuery {
            client,
            params: [tax_rate_id, organizer_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LockTaxRate, tokio_postgres::Error> {
                Ok(LockTaxRate {
                    basis_points: row.try_get(0)?,
                    archived_at: row.try_get(1)?,
                })
            },
            mapper: |it| LockTaxRate::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LockTaxRateParams,
        LockTaxRateQuery<'c, 'a, 's, C, LockTaxRate, 2>,
        C,
    > for LockTaxRateStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockTaxRateParams,
    ) -> LockTaxRateQuery<'c, 'a, 's, C, LockTaxRate, 2> {
        self.bind(client, &params.tax_rate_id, &params.organizer_id)
    }
}
