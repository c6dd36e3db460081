// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Debug)]
pub struct CopyEventParams<T1: crate::StringSql, T2: crate::JsonSql> {
    pub event_id: uuid::Uuid,
    pub slug: T1,
    pub name: Option<T2>,
    pub at: jiff::Timestamp,
    pub source_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct CopyProductsParams {
    pub event_id: uuid::Uuid,
    pub source_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct CopyRatesParams<T1: crate::StringSql> {
    pub event_id: uuid::Uuid,
    pub time_zone: T1,
    pub days: i32,
    pub source_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct CopyRequirementsParams {
    pub event_id: uuid::Uuid,
    pub source_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct CopyQuestionsParams {
    pub source_id: uuid::Uuid,
    pub event_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct CopyMailTextsParams {
    pub event_id: uuid::Uuid,
    pub source_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct CopyPicturesParams {
    pub event_id: uuid::Uuid,
    pub source_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct CopyDatesParams<T1: crate::JsonSql> {
    pub event_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub dates: T1,
    pub source_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct CopyCapacitiesParams {
    pub event_id: uuid::Uuid,
    pub source_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct PlanCapacitiesParams {
    pub source_id: uuid::Uuid,
    pub event_id: uuid::Uuid,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct CopyEventStmt(&'static str, Option<tokio_postgres::Statement>);
/// A draft with another event's texts and settings, and with a name of its own where one is given.
pub fn copy_event() -> CopyEventStmt {
    CopyEventStmt(
        "insert into events (event_id, organizer_id, slug, category, name, summary, description, image_url, currency, availability_shown, few_left_percent, hold_seconds, payment_seconds, maximum_places_per_order, payment_methods, cancellable_until_hours, cancellation_fee_basis_points, fees_passed_on, fee_basis_points, fee_fixed, refund_policy, created_at) select $1, e.organizer_id, $2, e.category, coalesce($3::jsonb, e.name), e.summary, e.description, e.image_url, e.currency, e.availability_shown, e.few_left_percent, e.hold_seconds, e.payment_seconds, e.maximum_places_per_order, e.payment_methods, e.cancellable_until_hours, e.cancellation_fee_basis_points, e.fees_passed_on, e.fee_basis_points, e.fee_fixed, e.refund_policy, $4 from events e where e.event_id = $5",
        None,
    )
}
impl CopyEventStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::JsonSql>(
        &'s self,
        client: &'c C,
        event_id: &'a uuid::Uuid,
        slug: &'a T1,
        name: &'a Option<T2>,
        at: &'a jiff::Timestamp,
        source_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[event_id, slug, name, at, source_id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CopyEventParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CopyEventStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CopyEventParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.event_id,
            &params.slug,
            &params.name,
            &params.at,
            &params.source_id,
        ))
    }
}
pub struct CopyProductsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Numbers stay, and so products, rates and dates of both are found by them.
pub fn copy_products() -> CopyProductsStmt {
    CopyProductsStmt(
        "insert into products (product_id, event_id, number, position, kind, name, description, tax_rate_basis_points, tax_rate_id) select gen_random_uuid(), $1, p.number, p.position, p.kind, p.name, p.description, p.tax_rate_basis_points, p.tax_rate_id from products p where p.event_id = $2",
        None,
    )
}
impl CopyProductsStmt {
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
        event_id: &'a uuid::Uuid,
        source_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[event_id, source_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CopyProductsParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CopyProductsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CopyProductsParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.event_id, &params.source_id))
    }
}
pub struct CopyRatesStmt(&'static str, Option<tokio_postgres::Statement>);
/// Rates that are in the shop; when they are sold is so many days later by the clocks of a zone.
pub fn copy_rates() -> CopyRatesStmt {
    CopyRatesStmt(
        "insert into rates (rate_id, product_id, number, position, name, audience, price, sale_during, needs_code, minimum_per_order, maximum_per_order, base_price, price_kind, suggested_price, maximum_price) select gen_random_uuid(), c.product_id, r.number, r.position, r.name, r.audience, r.price, tstzrange(s.starts_at, case when s.ends_at is not null then greatest(s.starts_at, s.ends_at) end), r.needs_code, r.minimum_per_order, r.maximum_per_order, r.base_price, r.price_kind, r.suggested_price, r.maximum_price from products p join products c on c.event_id = $1 and c.number = p.number join rates r on r.product_id = p.product_id and r.archived_at is null cross join lateral ( select (lower(r.sale_during) at time zone $2::text + make_interval(days => $3)) at time zone $2 as starts_at, (upper(r.sale_during) at time zone $2 + make_interval(days => $3)) at time zone $2 as ends_at ) as s where p.event_id = $4",
        None,
    )
}
impl CopyRatesStmt {
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
        event_id: &'a uuid::Uuid,
        time_zone: &'a T1,
        days: &'a i32,
        source_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[event_id, time_zone, days, source_id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CopyRatesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CopyRatesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CopyRatesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.event_id,
            &params.time_zone,
            &params.days,
            &params.source_id,
        ))
    }
}
pub struct CopyRequirementsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn copy_requirements() -> CopyRequirementsStmt {
    CopyRequirementsStmt(
        "insert into product_requirements (addon_id, product_id, maximum) select a.product_id, n.product_id, q.maximum from product_requirements q join products addon on addon.product_id = q.addon_id join products ticket on ticket.product_id = q.product_id join products a on a.event_id = $1 and a.number = addon.number join products n on n.event_id = $1 and n.number = ticket.number where addon.event_id = $2",
        None,
    )
}
impl CopyRequirementsStmt {
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
        event_id: &'a uuid::Uuid,
        source_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[event_id, source_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CopyRequirementsParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CopyRequirementsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CopyRequirementsParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.event_id, &params.source_id))
    }
}
pub struct CopyQuestionsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Questions that are asked, and for which products.
pub fn copy_questions() -> CopyQuestionsStmt {
    CopyQuestionsStmt(
        "with copied as ( select q.question_id as source_id, gen_random_uuid() as question_id from questions q where q.event_id = $1 and q.archived_at is null ), made as ( insert into questions (question_id, event_id, position, scope, kind, label, help, required, options, maximum_length, minimum, maximum, when_question_id, when_equals) select c.question_id, $2, q.position, q.scope, q.kind, q.label, q.help, q.required, q.options, q.maximum_length, q.minimum, q.maximum, w.question_id, case when w.question_id is not null then q.when_equals end from copied c join questions q on q.question_id = c.source_id left join copied w on w.source_id = q.when_question_id ) insert into question_products (question_id, product_id) select c.question_id, n.product_id from copied c join question_products x on x.question_id = c.source_id join products p on p.product_id = x.product_id join products n on n.event_id = $2 and n.number = p.number",
        None,
    )
}
impl CopyQuestionsStmt {
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
        source_id: &'a uuid::Uuid,
        event_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[source_id, event_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CopyQuestionsParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CopyQuestionsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CopyQuestionsParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.source_id, &params.event_id))
    }
}
pub struct CopyMailTextsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn copy_mail_texts() -> CopyMailTextsStmt {
    CopyMailTextsStmt(
        "insert into mail_texts (event_id, kind, text) select $1, m.kind, m.text from mail_texts m where m.event_id = $2 and m.text is not null",
        None,
    )
}
impl CopyMailTextsStmt {
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
        event_id: &'a uuid::Uuid,
        source_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[event_id, source_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CopyMailTextsParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CopyMailTextsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CopyMailTextsParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.event_id, &params.source_id))
    }
}
pub struct CopyPicturesStmt(&'static str, Option<tokio_postgres::Statement>);
/// The same pictures.
pub fn copy_pictures() -> CopyPicturesStmt {
    CopyPicturesStmt(
        "insert into event_images (event_id, image_id, position) select $1, i.image_id, i.position from event_images i where i.event_id = $2",
        None,
    )
}
impl CopyPicturesStmt {
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
        event_id: &'a uuid::Uuid,
        source_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[event_id, source_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CopyPicturesParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CopyPicturesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CopyPicturesParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.event_id, &params.source_id))
    }
}
pub struct CopyDatesStmt(&'static str, Option<tokio_postgres::Statement>);
/// Dates of an event, at the times that are given.
pub fn copy_dates() -> CopyDatesStmt {
    CopyDatesStmt(
        "insert into occurrences (occurrence_id, event_id, venue_id, number, starts_at, ends_at, doors_at, calendar_changed_at) select gen_random_uuid(), $1, o.venue_id, o.number, d.starts_at, d.ends_at, d.doors_at, $2 from jsonb_to_recordset($3) as d (occurrence_id uuid, starts_at timestamptz, ends_at timestamptz, doors_at timestamptz) join occurrences o on o.occurrence_id = d.occurrence_id and o.event_id = $4",
        None,
    )
}
impl CopyDatesStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub async fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>(
        &'s self,
        client: &'c C,
        event_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
        dates: &'a T1,
        source_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[event_id, at, dates, source_id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CopyDatesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CopyDatesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CopyDatesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.event_id,
            &params.at,
            &params.dates,
            &params.source_id,
        ))
    }
}
pub struct CopyCapacitiesStmt(&'static str, Option<tokio_postgres::Statement>);
/// The capacities that no date has to itself, and those of dates that were copied, with their seats and what rates take of them.
pub fn copy_capacities() -> CopyCapacitiesStmt {
    CopyCapacitiesStmt(
        "with copied as ( select l.pool_id as source_id, gen_random_uuid() as pool_id, n.occurrence_id, l.name, l.capacity, l.numbered, l.position, l.kind from pools l left join occurrences o on o.occurrence_id = l.occurrence_id left join occurrences n on n.event_id = $1 and n.number = o.number where l.event_id = $2 and l.kind in ('places', 'planned') and (l.occurrence_id is null or n.occurrence_id is not null) ), made as ( insert into pools (pool_id, event_id, occurrence_id, name, capacity, numbered, position, kind) select c.pool_id, $1, c.occurrence_id, c.name, c.capacity, c.numbered, c.position, c.kind from copied c ), seated as ( insert into places (place_id, pool_id, section, row_label, label, position) select gen_random_uuid(), c.pool_id, p.section, p.row_label, p.label, p.position from copied c join places p on p.pool_id = c.source_id ) insert into rate_pools (rate_id, pool_id, units) select n.rate_id, c.pool_id, x.units from copied c join rate_pools x on x.pool_id = c.source_id join rates r on r.rate_id = x.rate_id join products p on p.product_id = r.product_id join products q on q.event_id = $1 and q.number = p.number join rates n on n.product_id = q.product_id and n.number = r.number",
        None,
    )
}
impl CopyCapacitiesStmt {
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
        event_id: &'a uuid::Uuid,
        source_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[event_id, source_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CopyCapacitiesParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CopyCapacitiesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CopyCapacitiesParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.event_id, &params.source_id))
    }
}
pub struct PlanCapacitiesStmt(&'static str, Option<tokio_postgres::Statement>);
/// Plans for the first date to come what the newest date of each name has, for all rates that take of the name at any date.
pub fn plan_capacities() -> PlanCapacitiesStmt {
    PlanCapacitiesStmt(
        "with newest as ( select distinct on (l.name) l.pool_id, l.name, l.capacity, l.numbered, l.position from pools l join occurrences o using (occurrence_id) where l.event_id = $1 and l.kind = 'places' order by l.name, o.number desc ), copied as ( select w.pool_id as source_id, gen_random_uuid() as pool_id, w.name, w.capacity, w.numbered, w.position from newest w ), made as ( insert into pools (pool_id, event_id, name, capacity, numbered, position, kind) select c.pool_id, $2, c.name, c.capacity, c.numbered, c.position, 'planned' from copied c ), seated as ( insert into places (place_id, pool_id, section, row_label, label, position) select gen_random_uuid(), c.pool_id, p.section, p.row_label, p.label, p.position from copied c join places p on p.pool_id = c.source_id ) insert into rate_pools (rate_id, pool_id, units) select n.rate_id, c.pool_id, max(x.units) from copied c join pools l on l.event_id = $1 and l.kind = 'places' and l.occurrence_id is not null and l.name = c.name join rate_pools x on x.pool_id = l.pool_id join rates r on r.rate_id = x.rate_id join products p on p.product_id = r.product_id join products q on q.event_id = $2 and q.number = p.number join rates n on n.product_id = q.product_id and n.number = r.number group by n.rate_id, c.pool_id",
        None,
    )
}
impl PlanCapacitiesStmt {
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
        source_id: &'a uuid::Uuid,
        event_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[source_id, event_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        PlanCapacitiesParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for PlanCapacitiesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a PlanCapacitiesParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.source_id, &params.event_id))
    }
}
