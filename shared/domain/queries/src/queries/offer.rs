// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Debug)]
pub struct FindOfferParams<T1: crate::StringSql> {
    pub slug: T1,
    pub drafts: bool,
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindOffer {
    pub event_id: uuid::Uuid,
    pub offer_version: i64,
    pub status: String,
    pub name: serde_json::Value,
    pub currency: String,
    pub hold_seconds: i32,
    pub maximum_places_per_order: i16,
    pub payment_methods: Vec<String>,
    pub shows_figures: bool,
    pub cancellable_until_hours: Option<i32>,
    pub cancellation_fee_basis_points: i32,
    pub occurrences: serde_json::Value,
    pub rates: serde_json::Value,
    pub questions: serde_json::Value,
}
pub struct FindOfferBorrowed<'a> {
    pub event_id: uuid::Uuid,
    pub offer_version: i64,
    pub status: &'a str,
    pub name: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub currency: &'a str,
    pub hold_seconds: i32,
    pub maximum_places_per_order: i16,
    pub payment_methods: crate::ArrayIterator<'a, &'a str>,
    pub shows_figures: bool,
    pub cancellable_until_hours: Option<i32>,
    pub cancellation_fee_basis_points: i32,
    pub occurrences: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub rates: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub questions: postgres_types::Json<&'a serde_json::value::RawValue>,
}
impl<'a> From<FindOfferBorrowed<'a>> for FindOffer {
    fn from(
        FindOfferBorrowed {
            event_id,
            offer_version,
            status,
            name,
            currency,
            hold_seconds,
            maximum_places_per_order,
            payment_methods,
            shows_figures,
            cancellable_until_hours,
            cancellation_fee_basis_points,
            occurrences,
            rates,
            questions,
        }: FindOfferBorrowed<'a>,
    ) -> Self {
        Self {
            event_id,
            offer_version,
            status: status.into(),
            name: serde_json::from_str(name.0.get()).unwrap(),
            currency: currency.into(),
            hold_seconds,
            maximum_places_per_order,
            payment_methods: payment_methods.map(|v| v.into()).collect(),
            shows_figures,
            cancellable_until_hours,
            cancellation_fee_basis_points,
            occurrences: serde_json::from_str(occurrences.0.get()).unwrap(),
            rates: serde_json::from_str(rates.0.get()).unwrap(),
            questions: serde_json::from_str(questions.0.get()).unwrap(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindPlaces {
    pub place_id: uuid::Uuid,
    pub pool_id: uuid::Uuid,
    pub section: String,
    pub row_label: String,
    pub label: String,
}
pub struct FindPlacesBorrowed<'a> {
    pub place_id: uuid::Uuid,
    pub pool_id: uuid::Uuid,
    pub section: &'a str,
    pub row_label: &'a str,
    pub label: &'a str,
}
impl<'a> From<FindPlacesBorrowed<'a>> for FindPlaces {
    fn from(
        FindPlacesBorrowed {
            place_id,
            pool_id,
            section,
            row_label,
            label,
        }: FindPlacesBorrowed<'a>,
    ) -> Self {
        Self {
            place_id,
            pool_id,
            section: section.into(),
            row_label: row_label.into(),
            label: label.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindCodes {
    pub code_id: uuid::Uuid,
    pub code: String,
    pub kind: String,
    pub value: Option<i64>,
    pub pool_id: Option<uuid::Uuid>,
    pub budget_pool_id: Option<uuid::Uuid>,
    pub valid_from: Option<jiff::Timestamp>,
    pub valid_until: Option<jiff::Timestamp>,
    pub rate_ids: Vec<uuid::Uuid>,
}
pub struct FindCodesBorrowed<'a> {
    pub code_id: uuid::Uuid,
    pub code: &'a str,
    pub kind: &'a str,
    pub value: Option<i64>,
    pub pool_id: Option<uuid::Uuid>,
    pub budget_pool_id: Option<uuid::Uuid>,
    pub valid_from: Option<jiff::Timestamp>,
    pub valid_until: Option<jiff::Timestamp>,
    pub rate_ids: crate::ArrayIterator<'a, uuid::Uuid>,
}
impl<'a> From<FindCodesBorrowed<'a>> for FindCodes {
    fn from(
        FindCodesBorrowed {
            code_id,
            code,
            kind,
            value,
            pool_id,
            budget_pool_id,
            valid_from,
            valid_until,
            rate_ids,
        }: FindCodesBorrowed<'a>,
    ) -> Self {
        Self {
            code_id,
            code: code.into(),
            kind: kind.into(),
            value,
            pool_id,
            budget_pool_id,
            valid_from,
            valid_until,
            rate_ids: rate_ids.map(|v| v).collect(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct FindOfferQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindOfferBorrowed, tokio_postgres::Error>,
    mapper: fn(FindOfferBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindOfferQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FindOfferBorrowed) -> R) -> FindOfferQuery<'c, 'a, 's, C, R, N> {
        FindOfferQuery {
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
pub struct FindPlacesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindPlacesBorrowed, tokio_postgres::Error>,
    mapper: fn(FindPlacesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindPlacesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FindPlacesBorrowed) -> R,
    ) -> FindPlacesQuery<'c, 'a, 's, C, R, N> {
        FindPlacesQuery {
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
pub struct FindCodesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindCodesBorrowed, tokio_postgres::Error>,
    mapper: fn(FindCodesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindCodesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FindCodesBorrowed) -> R) -> FindCodesQuery<'c, 'a, 's, C, R, N> {
        FindCodesQuery {
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
pub struct FindOfferStmt(&'static str, Option<tokio_postgres::Statement>);
/// All that is needed to price an order of an event, but for codes and numbered places: those are asked for
/// when somebody names one. A draft only where `drafts`.
pub fn find_offer() -> FindOfferStmt {
    FindOfferStmt(
        "select e.event_id, e.offer_version, e.status, e.name, e.currency, e.hold_seconds, e.maximum_places_per_order, e.payment_methods, e.availability_shown = 'exact' as shows_figures, e.cancellable_until_hours, e.cancellation_fee_basis_points, ( select coalesce(jsonb_agg(jsonb_build_object( 'id', o.occurrence_id, 'cancelled', o.status = 'cancelled', 'starts_at', o.starts_at, 'ends_at', o.ends_at, 'time_zone', v.time_zone, 'venue_name', v.name, 'city', v.city)), '[]') from occurrences o join venues v on v.venue_id = o.venue_id where o.event_id = e.event_id ) as occurrences, ( select coalesce(jsonb_agg(jsonb_build_object( 'id', r.rate_id, 'product_id', p.product_id, 'product_name', p.name, 'name', r.name, 'tax_rate_basis_points', p.tax_rate_basis_points, 'price', r.price, 'free_price', case when r.price_kind = 'free_choice' then jsonb_build_object('suggested', coalesce(r.suggested_price, r.price), 'maximum', r.maximum_price) end, 'sale_starts_at', case when isfinite(lower(r.sale_during)) then lower(r.sale_during) end, 'sale_ends_at', case when isfinite(upper(r.sale_during)) then upper(r.sale_during) end, 'needs_code', r.needs_code, 'minimum_per_order', r.minimum_per_order, 'maximum_per_order', r.maximum_per_order, 'requires', ( select coalesce(jsonb_agg(jsonb_build_object('product_id', q.product_id, 'maximum', q.maximum)), '[]') from product_requirements q where q.addon_id = p.product_id ), 'pools', ( select coalesce(jsonb_agg(jsonb_build_object( 'pool_id', x.pool_id, 'occurrence_id', l.occurrence_id, 'units', x.units, 'numbered', l.numbered)), '[]') from rate_pools x join pools l on l.pool_id = x.pool_id where x.rate_id = r.rate_id ))), '[]') from products p join rates r on r.product_id = p.product_id where p.event_id = e.event_id and r.archived_at is null ) as rates, ( select coalesce(jsonb_agg(jsonb_build_object( 'id', q.question_id, 'scope', q.scope, 'kind', q.kind, 'label', q.label, 'help', q.help, 'required', q.required, 'options', q.options, 'maximum_length', q.maximum_length, 'minimum', q.minimum, 'maximum', q.maximum, 'when', case when q.when_question_id is not null then jsonb_build_object('question_id', q.when_question_id, 'equals', q.when_equals) end, 'product_ids', (select jsonb_agg(m.product_id) from question_products m where m.question_id = q.question_id) ) order by q.position), '[]') from questions q where q.event_id = e.event_id and q.archived_at is null ) as questions from events e where e.slug = $1 and (e.status <> 'draft' or $2)",
        None,
    )
}
impl FindOfferStmt {
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
        slug: &'a T1,
        drafts: &'a bool,
    ) -> FindOfferQuery<'c, 'a, 's, C, FindOffer, 2> {
        FindOfferQuery {
            client,
            params: [slug, drafts],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindOfferBorrowed, tokio_postgres::Error> {
                    Ok(FindOfferBorrowed {
                        event_id: row.try_get(0)?,
                        offer_version: row.try_get(1)?,
                        status: row.try_get(2)?,
                        name: row.try_get(3)?,
                        currency: row.try_get(4)?,
                        hold_seconds: row.try_get(5)?,
                        maximum_places_per_order: row.try_get(6)?,
                        payment_methods: row.try_get(7)?,
                        shows_figures: row.try_get(8)?,
                        cancellable_until_hours: row.try_get(9)?,
                        cancellation_fee_basis_points: row.try_get(10)?,
                        occurrences: row.try_get(11)?,
                        rates: row.try_get(12)?,
                        questions: row.try_get(13)?,
                    })
                },
            mapper: |it| FindOffer::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindOfferParams<T1>,
        FindOfferQuery<'c, 'a, 's, C, FindOffer, 2>,
        C,
    > for FindOfferStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindOfferParams<T1>,
    ) -> FindOfferQuery<'c, 'a, 's, C, FindOffer, 2> {
        self.bind(client, &params.slug, &params.drafts)
    }
}
pub struct FindPlacesStmt(&'static str, Option<tokio_postgres::Statement>);
/// The numbered places of an event.
pub fn find_places() -> FindPlacesStmt {
    FindPlacesStmt(
        "select s.place_id, s.pool_id, s.section, s.row_label, s.label from pools l join places s on s.pool_id = l.pool_id where l.event_id = $1 and l.numbered",
        None,
    )
}
impl FindPlacesStmt {
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
    ) -> FindPlacesQuery<'c, 'a, 's, C, FindPlaces, 1> {
        FindPlacesQuery {
            client,
            params: [event_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindPlacesBorrowed, tokio_postgres::Error> {
                    Ok(FindPlacesBorrowed {
                        place_id: row.try_get(0)?,
                        pool_id: row.try_get(1)?,
                        section: row.try_get(2)?,
                        row_label: row.try_get(3)?,
                        label: row.try_get(4)?,
                    })
                },
            mapper: |it| FindPlaces::from(it),
        }
    }
}
pub struct FindCodesStmt(&'static str, Option<tokio_postgres::Statement>);
/// The codes of an event, each with the rates it is for.
pub fn find_codes() -> FindCodesStmt {
    FindCodesStmt(
        "select c.code_id, c.code, c.kind, c.value, c.pool_id, c.budget_pool_id, case when isfinite(lower(c.valid_during)) then lower(c.valid_during) end as valid_from, case when isfinite(upper(c.valid_during)) then upper(c.valid_during) end as valid_until, array(select x.rate_id from code_rates x where x.code_id = c.code_id) as rate_ids from codes c where c.event_id = $1",
        None,
    )
}
impl FindCodesStmt {
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
    ) -> FindCodesQuery<'c, 'a, 's, C, FindCodes, 1> {
        FindCodesQuery {
            client,
            params: [event_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindCodesBorrowed, tokio_postgres::Error> {
                    Ok(FindCodesBorrowed {
                        code_id: row.try_get(0)?,
                        code: row.try_get(1)?,
                        kind: row.try_get(2)?,
                        value: row.try_get(3)?,
                        pool_id: row.try_get(4)?,
                        budget_pool_id: row.try_get(5)?,
                        valid_from: row.try_get(6)?,
                        valid_until: row.try_get(7)?,
                        rate_ids: row.try_get(8)?,
                    })
                },
            mapper: |it| FindCodes::from(it),
        }
    }
}
