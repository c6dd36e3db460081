// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Clone, Copy, Debug)]
pub struct FindExampleParams {
    pub at: jiff::Timestamp,
    pub event_id: uuid::Uuid,
    pub organizer_id: Option<uuid::Uuid>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindExample {
    pub event_name: serde_json::Value,
    pub currency: String,
    pub organizer_name: String,
    pub organizer_email: String,
    pub starts_at: Option<jiff::Timestamp>,
    pub ends_at: Option<jiff::Timestamp>,
    pub time_zone: Option<String>,
    pub venue_name: Option<String>,
    pub address: Option<String>,
    pub postal_code: Option<String>,
    pub city: Option<String>,
    pub product_name: Option<serde_json::Value>,
    pub rate_name: Option<serde_json::Value>,
    pub price: Option<i64>,
}
pub struct FindExampleBorrowed<'a> {
    pub event_name: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub currency: &'a str,
    pub organizer_name: &'a str,
    pub organizer_email: &'a str,
    pub starts_at: Option<jiff::Timestamp>,
    pub ends_at: Option<jiff::Timestamp>,
    pub time_zone: Option<&'a str>,
    pub venue_name: Option<&'a str>,
    pub address: Option<&'a str>,
    pub postal_code: Option<&'a str>,
    pub city: Option<&'a str>,
    pub product_name: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub rate_name: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub price: Option<i64>,
}
impl<'a> From<FindExampleBorrowed<'a>> for FindExample {
    fn from(
        FindExampleBorrowed {
            event_name,
            currency,
            organizer_name,
            organizer_email,
            starts_at,
            ends_at,
            time_zone,
            venue_name,
            address,
            postal_code,
            city,
            product_name,
            rate_name,
            price,
        }: FindExampleBorrowed<'a>,
    ) -> Self {
        Self {
            event_name: serde_json::from_str(event_name.0.get()).unwrap(),
            currency: currency.into(),
            organizer_name: organizer_name.into(),
            organizer_email: organizer_email.into(),
            starts_at,
            ends_at,
            time_zone: time_zone.map(|v| v.into()),
            venue_name: venue_name.map(|v| v.into()),
            address: address.map(|v| v.into()),
            postal_code: postal_code.map(|v| v.into()),
            city: city.map(|v| v.into()),
            product_name: product_name.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            rate_name: rate_name.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            price,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct FindExampleQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindExampleBorrowed, tokio_postgres::Error>,
    mapper: fn(FindExampleBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindExampleQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FindExampleBorrowed) -> R,
    ) -> FindExampleQuery<'c, 'a, 's, C, R, N> {
        FindExampleQuery {
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
pub struct FindExampleStmt(&'static str, Option<tokio_postgres::Statement>);
/// What a letter about an order of an event would speak of, were there one: its next date, else its last one, and its dearest ticket.
pub fn find_example() -> FindExampleStmt {
    FindExampleStmt(
        "select e.name as event_name, e.currency, g.name as organizer_name, g.email as organizer_email, d.starts_at, d.ends_at, d.time_zone, d.venue_name, d.address, d.postal_code, d.city, t.product_name, t.rate_name, t.price from events e join organizers g on g.organizer_id = e.organizer_id left join lateral ( select o.starts_at, o.ends_at, v.time_zone, v.name as venue_name, v.address, v.postal_code, v.city from occurrences o join venues v on v.venue_id = o.venue_id where o.event_id = e.event_id and o.status = 'scheduled' order by o.ends_at <= $1, abs(extract(epoch from o.starts_at - $1)) limit 1 ) as d on true left join lateral ( select p.name as product_name, r.name as rate_name, r.price from products p join rates r on r.product_id = p.product_id where p.event_id = e.event_id and p.kind = 'ticket' and r.archived_at is null order by r.price desc, r.rate_id limit 1 ) as t on true where e.event_id = $2 and e.deleted_at is null and ($3::uuid is null or e.organizer_id = $3)",
        None,
    )
}
impl FindExampleStmt {
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
        at: &'a jiff::Timestamp,
        event_id: &'a uuid::Uuid,
        organizer_id: &'a Option<uuid::Uuid>,
    ) -> FindExampleQuery<'c, 'a, 's, C, FindExample, 3> {
        FindExampleQuery {
            client,
            params: [at, event_id, organizer_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindExampleBorrowed, tokio_postgres::Error> {
                    Ok(FindExampleBorrowed {
                        event_name: row.try_get(0)?,
                        currency: row.try_get(1)?,
                        organizer_name: row.try_get(2)?,
                        organizer_email: row.try_get(3)?,
                        starts_at: row.try_get(4)?,
                        ends_at: row.try_get(5)?,
                        time_zone: row.try_get(6)?,
                        venue_name: row.try_get(7)?,
                        address: row.try_get(8)?,
                        postal_code: row.try_get(9)?,
                        city: row.try_get(10)?,
                        product_name: row.try_get(11)?,
                        rate_name: row.try_get(12)?,
                        price: row.try_get(13)?,
                    })
                },
            mapper: |it| FindExample::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindExampleParams,
        FindExampleQuery<'c, 'a, 's, C, FindExample, 3>,
        C,
    > for FindExampleStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindExampleParams,
    ) -> FindExampleQuery<'c, 'a, 's, C, FindExample, 3> {
        self.bind(client, &params.at, &params.event_id, &params.organizer_id)
    }
}
