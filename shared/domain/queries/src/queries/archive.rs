// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Clone, Copy, Debug)]
pub struct ExportEventParams {
    pub event_id: uuid::Uuid,
    pub organizer_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ImportProfileParams<T1: crate::JsonSql> {
    pub profile: T1,
    pub organizer_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ImportTaxRatesParams<T1: crate::JsonSql> {
    pub organizer_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub rows: T1,
}
#[derive(Debug)]
pub struct ImportVenuesParams<T1: crate::JsonSql> {
    pub organizer_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub rows: T1,
}
#[derive(Debug)]
pub struct ImportPicturesParams<T1: crate::JsonSql> {
    pub organizer_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub rows: T1,
}
#[derive(Debug)]
pub struct ImportEventParams<T1: crate::StringSql, T2: crate::JsonSql> {
    pub event_id: uuid::Uuid,
    pub organizer_id: uuid::Uuid,
    pub slug: T1,
    pub at: jiff::Timestamp,
    pub settings: T2,
}
#[derive(Debug)]
pub struct ImportEventPicturesParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub event_id: uuid::Uuid,
    pub image_ids: T1,
}
#[derive(Debug)]
pub struct ImportMailTextsParams<T1: crate::JsonSql> {
    pub event_id: uuid::Uuid,
    pub rows: T1,
}
#[derive(Debug)]
pub struct ImportSeriesParams<T1: crate::JsonSql> {
    pub event_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub rows: T1,
}
#[derive(Debug)]
pub struct ImportOccurrencesParams<T1: crate::JsonSql> {
    pub event_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub rows: T1,
}
#[derive(Debug)]
pub struct ImportPoolsParams<T1: crate::JsonSql> {
    pub event_id: uuid::Uuid,
    pub rows: T1,
}
#[derive(Debug)]
pub struct ImportProductsParams<T1: crate::JsonSql> {
    pub event_id: uuid::Uuid,
    pub rows: T1,
}
#[derive(Debug)]
pub struct ImportQuestionsParams<T1: crate::JsonSql> {
    pub event_id: uuid::Uuid,
    pub rows: T1,
}
#[derive(Debug)]
pub struct ImportCodeBatchesParams<T1: crate::JsonSql> {
    pub event_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub rows: T1,
}
#[derive(Debug)]
pub struct ImportCodesParams<T1: crate::JsonSql> {
    pub event_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub rows: T1,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct SerdejsonValueQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(
            &tokio_postgres::Row,
        )
            -> Result<postgres_types::Json<&serde_json::value::RawValue>, tokio_postgres::Error>,
    mapper: fn(postgres_types::Json<&serde_json::value::RawValue>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SerdejsonValueQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(postgres_types::Json<&serde_json::value::RawValue>) -> R,
    ) -> SerdejsonValueQuery<'c, 'a, 's, C, R, N> {
        SerdejsonValueQuery {
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
pub struct FindOrganizerStmt(&'static str, Option<tokio_postgres::Statement>);
/// Who has this slug.
pub fn find_organizer() -> FindOrganizerStmt {
    FindOrganizerStmt("select organizer_id from organizers where slug = $1", None)
}
impl FindOrganizerStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [slug],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct FindAccountStmt(&'static str, Option<tokio_postgres::Statement>);
/// Who may own what is imported.
pub fn find_account() -> FindAccountStmt {
    FindAccountStmt(
        "select account_id from accounts where email_folded = $1 and disabled_at is null",
        None,
    )
}
impl FindAccountStmt {
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
        email_folded: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [email_folded],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct ExportOrganizerStmt(&'static str, Option<tokio_postgres::Statement>);
/// An organizer as `organizer.json` of an archive has it.
pub fn export_organizer() -> ExportOrganizerStmt {
    ExportOrganizerStmt(
        "select jsonb_build_object( 'profile', jsonb_build_object('slug', o.slug, 'name', o.name, 'email', o.email, 'locale', o.locale, 'currency', o.currency, 'retention_months', o.retention_months, 'legal_name', o.legal_name, 'address', o.address, 'registration_number', o.registration_number, 'vat_number', o.vat_number, 'licence_numbers', o.licence_numbers, 'terms', o.terms, 'privacy', o.privacy), 'tax_rates', coalesce(( select jsonb_agg(jsonb_build_object('id', t.tax_rate_id, 'name', t.name, 'basis_points', t.basis_points, 'legal_reference', t.legal_reference, 'exemption_reason', t.exemption_reason, 'archived_at', t.archived_at) order by t.tax_rate_id) from tax_rates t where t.organizer_id = o.organizer_id), '[]'), 'venues', coalesce(( select jsonb_agg(jsonb_build_object('id', v.venue_id, 'name', v.name, 'address', v.address, 'postal_code', v.postal_code, 'city', v.city, 'country', v.country, 'latitude', v.latitude, 'longitude', v.longitude, 'time_zone', v.time_zone) order by v.venue_id) from venues v where v.organizer_id = o.organizer_id), '[]'), 'pictures', coalesce(( select jsonb_agg(jsonb_build_object('id', i.image_id, 'file', r.object_name, 'upload_hash', encode(i.upload_hash, 'hex'), 'alt', i.alt, 'focal_x', i.focal_x, 'focal_y', i.focal_y) order by i.image_id) from images i cross join lateral ( select r.object_name from image_renditions r where r.image_id = i.image_id order by r.width desc limit 1 ) as r where i.organizer_id = o.organizer_id), '[]') ) as organizer from organizers o where o.organizer_id = $1",
        None,
    )
}
impl ExportOrganizerStmt {
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
    ) -> SerdejsonValueQuery<'c, 'a, 's, C, serde_json::Value, 1> {
        SerdejsonValueQuery {
            client,
            params: [organizer_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| serde_json::from_str(it.0.get()).unwrap(),
        }
    }
}
pub struct ListEventsStmt(&'static str, Option<tokio_postgres::Statement>);
/// The events that an archive has, in the order of their files.
pub fn list_events() -> ListEventsStmt {
    ListEventsStmt(
        "select event_id from events where organizer_id = $1 and deleted_at is null order by event_id",
        None,
    )
}
impl ListEventsStmt {
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
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [organizer_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct ExportEventStmt(&'static str, Option<tokio_postgres::Statement>);
/// An event as its file in an archive has it.
pub fn export_event() -> ExportEventStmt {
    ExportEventStmt(
        "select jsonb_build_object( 'settings', jsonb_build_object('slug', e.slug, 'category', e.category, 'name', e.name, 'summary', e.summary, 'description', e.description, 'currency', e.currency, 'availability_shown', e.availability_shown, 'few_left_percent', e.few_left_percent, 'hold_seconds', e.hold_seconds, 'payment_seconds', e.payment_seconds, 'maximum_places_per_order', e.maximum_places_per_order, 'payment_methods', e.payment_methods, 'cancellable_until_hours', e.cancellable_until_hours, 'cancellation_fee_basis_points', e.cancellation_fee_basis_points, 'refund_policy', e.refund_policy, 'fees_passed_on', e.fees_passed_on, 'fee_basis_points', e.fee_basis_points, 'fee_fixed', e.fee_fixed, 'archived_at', e.archived_at), 'picture_ids', coalesce(( select jsonb_agg(x.image_id order by x.position) from event_images x where x.event_id = e.event_id), '[]'), 'mail_texts', coalesce(( select jsonb_agg(jsonb_build_object('kind', m.kind, 'text', m.text) order by m.kind) from mail_texts m where m.event_id = e.event_id and m.text is not null), '[]'), 'series', coalesce(( select jsonb_agg(jsonb_build_object('id', s.occurrence_series_id, 'venue_id', s.venue_id, 'series', s.series, 'doors_minutes', s.doors_minutes) order by s.occurrence_series_id) from occurrence_series s where s.event_id = e.event_id), '[]'), 'occurrences', coalesce(( select jsonb_agg(jsonb_build_object('id', o.occurrence_id, 'venue_id', o.venue_id, 'number', o.number, 'starts_at', o.starts_at, 'ends_at', o.ends_at, 'doors_at', o.doors_at, 'status', o.status, 'series_id', o.occurrence_series_id, 'recurrence_on', o.recurrence_on, 'detached', o.detached) order by o.occurrence_id) from occurrences o where o.event_id = e.event_id), '[]'), 'pools', coalesce(( select jsonb_agg(jsonb_build_object('id', l.pool_id, 'occurrence_id', l.occurrence_id, 'name', l.name, 'capacity', l.capacity, 'numbered', l.numbered, 'position', l.position, 'kind', l.kind, 'places', coalesce(( select jsonb_agg(jsonb_build_object('section', p.section, 'row_label', p.row_label, 'label', p.label, 'position', p.position) order by p.position, p.section, p.row_label, p.label) from places p where p.pool_id = l.pool_id), '[]')) order by l.pool_id) from pools l where l.event_id = e.event_id), '[]'), 'products', coalesce(( select jsonb_agg(jsonb_build_object('id', p.product_id, 'number', p.number, 'position', p.position, 'kind', p.kind, 'name', p.name, 'description', p.description, 'tax_rate_basis_points', p.tax_rate_basis_points, 'tax_rate_id', p.tax_rate_id, 'requirements', coalesce(( select jsonb_agg(jsonb_build_object('product_id', q.product_id, 'maximum', q.maximum) order by q.product_id) from product_requirements q where q.addon_id = p.product_id), '[]'), 'rates', coalesce(( select jsonb_agg(jsonb_build_object('id', r.rate_id, 'number', r.number, 'position', r.position, 'name', r.name, 'audience', r.audience, 'price', r.price, 'base_price', r.base_price, 'price_kind', r.price_kind, 'suggested_price', r.suggested_price, 'maximum_price', r.maximum_price, 'sale_starts_at', lower(r.sale_during), 'sale_ends_at', upper(r.sale_during), 'needs_code', r.needs_code, 'minimum_per_order', r.minimum_per_order, 'maximum_per_order', r.maximum_per_order, 'archived_at', r.archived_at, 'takes', coalesce(( select jsonb_agg(jsonb_build_object('pool_id', t.pool_id, 'units', t.units) order by t.pool_id) from rate_pools t where t.rate_id = r.rate_id), '[]')) order by r.rate_id) from rates r where r.product_id = p.product_id), '[]')) order by p.product_id) from products p where p.event_id = e.event_id), '[]'), 'questions', coalesce(( select jsonb_agg(jsonb_build_object('id', q.question_id, 'position', q.position, 'scope', q.scope, 'kind', q.kind, 'label', q.label, 'help', q.help, 'required', q.required, 'options', q.options, 'maximum_length', q.maximum_length, 'minimum', q.minimum, 'maximum', q.maximum, 'when_question_id', q.when_question_id, 'when_equals', q.when_equals, 'archived_at', q.archived_at, 'product_ids', coalesce(( select jsonb_agg(x.product_id order by x.product_id) from question_products x where x.question_id = q.question_id), '[]')) order by q.question_id) from questions q where q.event_id = e.event_id), '[]'), 'code_batches', coalesce(( select jsonb_agg(jsonb_build_object('id', b.code_batch_id, 'name', b.name) order by b.code_batch_id) from code_batches b where b.event_id = e.event_id), '[]'), 'codes', coalesce(( select jsonb_agg(jsonb_build_object('id', c.code_id, 'code', c.code, 'kind', c.kind, 'value', c.value, 'valid_from', lower(c.valid_during), 'valid_until', upper(c.valid_during), 'uses_pool_id', c.pool_id, 'budget_pool_id', c.budget_pool_id, 'batch_id', c.code_batch_id, 'recipient', c.recipient, 'rate_ids', coalesce(( select jsonb_agg(x.rate_id order by x.rate_id) from code_rates x where x.code_id = c.code_id), '[]')) order by c.code_id) from codes c where c.event_id = e.event_id), '[]') ) as event from events e where e.event_id = $1 and e.organizer_id = $2",
        None,
    )
}
impl ExportEventStmt {
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
        organizer_id: &'a uuid::Uuid,
    ) -> SerdejsonValueQuery<'c, 'a, 's, C, serde_json::Value, 2> {
        SerdejsonValueQuery {
            client,
            params: [event_id, organizer_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| serde_json::from_str(it.0.get()).unwrap(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ExportEventParams,
        SerdejsonValueQuery<'c, 'a, 's, C, serde_json::Value, 2>,
        C,
    > for ExportEventStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ExportEventParams,
    ) -> SerdejsonValueQuery<'c, 'a, 's, C, serde_json::Value, 2> {
        self.bind(client, &params.event_id, &params.organizer_id)
    }
}
pub struct ImportProfileStmt(&'static str, Option<tokio_postgres::Statement>);
/// What a founded organizer says of itself, as `organizer.json` has it.
pub fn import_profile() -> ImportProfileStmt {
    ImportProfileStmt(
        "update organizers o set currency = r.currency, retention_months = r.retention_months, legal_name = r.legal_name, address = r.address, registration_number = r.registration_number, vat_number = r.vat_number, licence_numbers = r.licence_numbers, terms = r.terms, privacy = r.privacy from jsonb_to_record($1) as r (currency text, retention_months integer, legal_name text, address text, registration_number text, vat_number text, licence_numbers text[], terms jsonb, privacy jsonb) where o.organizer_id = $2",
        None,
    )
}
impl ImportProfileStmt {
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
        profile: &'a T1,
        organizer_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[profile, organizer_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ImportProfileParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ImportProfileStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ImportProfileParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.profile, &params.organizer_id))
    }
}
pub struct ImportTaxRatesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn import_tax_rates() -> ImportTaxRatesStmt {
    ImportTaxRatesStmt(
        "insert into tax_rates (tax_rate_id, organizer_id, name, basis_points, legal_reference, exemption_reason, archived_at, created_at) select r.id, $1, r.name, r.basis_points, r.legal_reference, r.exemption_reason, r.archived_at, $2 from jsonb_to_recordset($3) as r (id uuid, name text, basis_points integer, legal_reference text, exemption_reason text, archived_at timestamptz)",
        None,
    )
}
impl ImportTaxRatesStmt {
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
        organizer_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
        rows: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[organizer_id, at, rows]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ImportTaxRatesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ImportTaxRatesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ImportTaxRatesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.organizer_id, &params.at, &params.rows))
    }
}
pub struct ImportVenuesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn import_venues() -> ImportVenuesStmt {
    ImportVenuesStmt(
        "insert into venues (venue_id, organizer_id, name, address, postal_code, city, country, latitude, longitude, time_zone, created_at) select r.id, $1, r.name, r.address, r.postal_code, r.city, r.country, r.latitude, r.longitude, r.time_zone, $2 from jsonb_to_recordset($3) as r (id uuid, name text, address text, postal_code text, city text, country text, latitude double precision, longitude double precision, time_zone text)",
        None,
    )
}
impl ImportVenuesStmt {
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
        organizer_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
        rows: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[organizer_id, at, rows]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ImportVenuesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ImportVenuesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ImportVenuesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.organizer_id, &params.at, &params.rows))
    }
}
pub struct ImportPicturesStmt(&'static str, Option<tokio_postgres::Statement>);
/// Pictures, and the sizes that were made of them.
pub fn import_pictures() -> ImportPicturesStmt {
    ImportPicturesStmt(
        "with inserted as ( insert into images (image_id, organizer_id, upload_hash, width, height, focal_x, focal_y, alt, created_at) select r.id, $1, decode(r.upload_hash, 'hex'), r.width, r.height, r.focal_x, r.focal_y, r.alt, $2 from jsonb_to_recordset($3::jsonb) as r (id uuid, upload_hash text, width integer, height integer, focal_x smallint, focal_y smallint, alt jsonb) ) insert into image_renditions (image_id, width, height, object_name) select r.id, s.width, s.height, s.object_name from jsonb_to_recordset($3) as r (id uuid, renditions jsonb) cross join lateral jsonb_to_recordset(r.renditions) as s (width integer, height integer, object_name text)",
        None,
    )
}
impl ImportPicturesStmt {
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
        organizer_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
        rows: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[organizer_id, at, rows]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ImportPicturesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ImportPicturesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ImportPicturesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.organizer_id, &params.at, &params.rows))
    }
}
pub struct ImportEventStmt(&'static str, Option<tokio_postgres::Statement>);
/// A draft.
pub fn import_event() -> ImportEventStmt {
    ImportEventStmt(
        "insert into events (event_id, organizer_id, slug, category, name, summary, description, currency, availability_shown, few_left_percent, hold_seconds, payment_seconds, maximum_places_per_order, payment_methods, cancellable_until_hours, cancellation_fee_basis_points, refund_policy, fees_passed_on, fee_basis_points, fee_fixed, archived_at, created_at) select $1, $2, $3, r.category, r.name, r.summary, r.description, r.currency, r.availability_shown, r.few_left_percent, r.hold_seconds, r.payment_seconds, r.maximum_places_per_order, r.payment_methods, r.cancellable_until_hours, r.cancellation_fee_basis_points, r.refund_policy, r.fees_passed_on, r.fee_basis_points, r.fee_fixed, r.archived_at, $4 from jsonb_to_record($5) as r (category text, name jsonb, summary jsonb, description jsonb, currency text, availability_shown text, few_left_percent smallint, hold_seconds integer, payment_seconds integer, maximum_places_per_order smallint, payment_methods text[], cancellable_until_hours integer, cancellation_fee_basis_points integer, refund_policy jsonb, fees_passed_on boolean, fee_basis_points integer, fee_fixed bigint, archived_at timestamptz)",
        None,
    )
}
impl ImportEventStmt {
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
        organizer_id: &'a uuid::Uuid,
        slug: &'a T1,
        at: &'a jiff::Timestamp,
        settings: &'a T2,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[event_id, organizer_id, slug, at, settings],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ImportEventParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ImportEventStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ImportEventParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.event_id,
            &params.organizer_id,
            &params.slug,
            &params.at,
            &params.settings,
        ))
    }
}
pub struct ImportEventPicturesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn import_event_pictures() -> ImportEventPicturesStmt {
    ImportEventPicturesStmt(
        "insert into event_images (event_id, image_id, position) select $1, listed.image_id, listed.position::smallint from unnest($2::uuid[]) with ordinality as listed (image_id, position)",
        None,
    )
}
impl ImportEventPicturesStmt {
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
        event_id: &'a uuid::Uuid,
        image_ids: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[event_id, image_ids]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ImportEventPicturesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ImportEventPicturesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ImportEventPicturesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.event_id, &params.image_ids))
    }
}
pub struct ImportMailTextsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn import_mail_texts() -> ImportMailTextsStmt {
    ImportMailTextsStmt(
        "insert into mail_texts (event_id, kind, text) select $1, r.kind, r.text from jsonb_to_recordset($2) as r (kind text, text jsonb)",
        None,
    )
}
impl ImportMailTextsStmt {
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
        rows: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[event_id, rows]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ImportMailTextsParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ImportMailTextsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ImportMailTextsParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.event_id, &params.rows))
    }
}
pub struct ImportSeriesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn import_series() -> ImportSeriesStmt {
    ImportSeriesStmt(
        "insert into occurrence_series (occurrence_series_id, event_id, venue_id, series, doors_minutes, created_at) select r.id, $1, r.venue_id, r.series, r.doors_minutes, $2 from jsonb_to_recordset($3) as r (id uuid, venue_id uuid, series jsonb, doors_minutes integer)",
        None,
    )
}
impl ImportSeriesStmt {
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
        rows: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[event_id, at, rows]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ImportSeriesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ImportSeriesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ImportSeriesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.event_id, &params.at, &params.rows))
    }
}
pub struct ImportOccurrencesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn import_occurrences() -> ImportOccurrencesStmt {
    ImportOccurrencesStmt(
        "insert into occurrences (occurrence_id, event_id, venue_id, number, starts_at, ends_at, doors_at, status, occurrence_series_id, recurrence_on, detached, calendar_changed_at) select r.id, $1, r.venue_id, r.number, r.starts_at, r.ends_at, r.doors_at, r.status, r.series_id, r.recurrence_on, r.detached, $2 from jsonb_to_recordset($3) as r (id uuid, venue_id uuid, number integer, starts_at timestamptz, ends_at timestamptz, doors_at timestamptz, status text, series_id uuid, recurrence_on text, detached boolean)",
        None,
    )
}
impl ImportOccurrencesStmt {
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
        rows: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[event_id, at, rows]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ImportOccurrencesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ImportOccurrencesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ImportOccurrencesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.event_id, &params.at, &params.rows))
    }
}
pub struct ImportPoolsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Capacities with their numbered places, of which nothing is taken.
pub fn import_pools() -> ImportPoolsStmt {
    ImportPoolsStmt(
        "with inserted as ( insert into pools (pool_id, event_id, occurrence_id, name, capacity, numbered, position, kind) select r.id, $1, r.occurrence_id, r.name, r.capacity, r.numbered, r.position, r.kind from jsonb_to_recordset($2::jsonb) as r (id uuid, occurrence_id uuid, name text, capacity integer, numbered boolean, position smallint, kind text) ) insert into places (place_id, pool_id, section, row_label, label, position) select gen_random_uuid(), r.id, s.section, s.row_label, s.label, s.position from jsonb_to_recordset($2) as r (id uuid, places jsonb) cross join lateral jsonb_to_recordset(r.places) as s (section text, row_label text, label text, position integer)",
        None,
    )
}
impl ImportPoolsStmt {
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
        rows: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[event_id, rows]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ImportPoolsParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ImportPoolsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ImportPoolsParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.event_id, &params.rows))
    }
}
pub struct ImportProductsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Products. The tax of one in the organizer's list is that of the list.
pub fn import_products() -> ImportProductsStmt {
    ImportProductsStmt(
        "insert into products (product_id, event_id, number, position, kind, name, description, tax_rate_basis_points, tax_rate_id) select r.id, $1, r.number, r.position, r.kind, r.name, r.description, coalesce(t.basis_points, r.tax_rate_basis_points), r.tax_rate_id from jsonb_to_recordset($2) as r (id uuid, number integer, position smallint, kind text, name jsonb, description jsonb, tax_rate_basis_points integer, tax_rate_id uuid) left join tax_rates t using (tax_rate_id)",
        None,
    )
}
impl ImportProductsStmt {
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
        rows: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[event_id, rows]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ImportProductsParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ImportProductsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ImportProductsParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.event_id, &params.rows))
    }
}
pub struct ImportRequirementsStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn import_requirements() -> ImportRequirementsStmt {
    ImportRequirementsStmt(
        "insert into product_requirements (addon_id, product_id, maximum) select r.id, s.product_id, s.maximum from jsonb_to_recordset($1) as r (id uuid, requirements jsonb) cross join lateral jsonb_to_recordset(r.requirements) as s (product_id uuid, maximum smallint)",
        None,
    )
}
impl ImportRequirementsStmt {
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
        rows: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[rows]).await
    }
}
pub struct ImportRatesStmt(&'static str, Option<tokio_postgres::Statement>);
/// The rates of products, and what each takes of which capacities. What buyers pay follows from what was typed and from the fee.
pub fn import_rates() -> ImportRatesStmt {
    ImportRatesStmt(
        "with given as materialized ( select p.id as product_id, s.rate from jsonb_to_recordset($1) as p (id uuid, rates jsonb) cross join lateral jsonb_array_elements(p.rates) as s (rate) ), inserted as ( insert into rates (rate_id, product_id, number, position, name, audience, price, base_price, price_kind, suggested_price, maximum_price, sale_during, needs_code, minimum_per_order, maximum_per_order, archived_at) select r.id, g.product_id, r.number, r.position, r.name, r.audience, case when r.price_kind = 'fixed' and r.base_price is not null then buyer_price(r.base_price, e.fees_passed_on, e.fee_fixed, e.fee_basis_points) else r.price end, r.base_price, r.price_kind, r.suggested_price, r.maximum_price, tstzrange(r.sale_starts_at, r.sale_ends_at), r.needs_code, r.minimum_per_order, r.maximum_per_order, r.archived_at from given g join products p using (product_id) join events e using (event_id) cross join lateral jsonb_to_record(g.rate) as r (id uuid, number integer, position smallint, name jsonb, audience text, price bigint, base_price bigint, price_kind text, suggested_price bigint, maximum_price bigint, sale_starts_at timestamptz, sale_ends_at timestamptz, needs_code boolean, minimum_per_order smallint, maximum_per_order smallint, archived_at timestamptz) ) insert into rate_pools (rate_id, pool_id, units) select r.id, t.pool_id, t.units from given g cross join lateral jsonb_to_record(g.rate) as r (id uuid, takes jsonb) cross join lateral jsonb_to_recordset(r.takes) as t (pool_id uuid, units integer)",
        None,
    )
}
impl ImportRatesStmt {
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
        rows: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[rows]).await
    }
}
pub struct ImportQuestionsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Questions, and the products whose attendees are asked.
pub fn import_questions() -> ImportQuestionsStmt {
    ImportQuestionsStmt(
        "with inserted as ( insert into questions (question_id, event_id, position, scope, kind, label, help, required, options, maximum_length, minimum, maximum, when_question_id, when_equals, archived_at) select r.id, $1, r.position, r.scope, r.kind, r.label, r.help, r.required, r.options, r.maximum_length, r.minimum, r.maximum, r.when_question_id, r.when_equals, r.archived_at from jsonb_to_recordset($2::jsonb) as r (id uuid, position smallint, scope text, kind text, label jsonb, help jsonb, required boolean, options jsonb, maximum_length integer, minimum bigint, maximum bigint, when_question_id uuid, when_equals jsonb, archived_at timestamptz) ) insert into question_products (question_id, product_id) select r.id, p.id::uuid from jsonb_to_recordset($2) as r (id uuid, product_ids jsonb) cross join lateral jsonb_array_elements_text(r.product_ids) as p (id)",
        None,
    )
}
impl ImportQuestionsStmt {
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
        rows: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[event_id, rows]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ImportQuestionsParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ImportQuestionsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ImportQuestionsParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.event_id, &params.rows))
    }
}
pub struct ImportCodeBatchesStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn import_code_batches() -> ImportCodeBatchesStmt {
    ImportCodeBatchesStmt(
        "insert into code_batches (code_batch_id, event_id, name, created_at) select r.id, $1, r.name, $2 from jsonb_to_recordset($3) as r (id uuid, name text)",
        None,
    )
}
impl ImportCodeBatchesStmt {
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
        rows: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[event_id, at, rows]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ImportCodeBatchesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ImportCodeBatchesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ImportCodeBatchesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.event_id, &params.at, &params.rows))
    }
}
pub struct ImportCodesStmt(&'static str, Option<tokio_postgres::Statement>);
/// Codes, and the rates that each is for.
pub fn import_codes() -> ImportCodesStmt {
    ImportCodesStmt(
        "with inserted as ( insert into codes (code_id, event_id, code, kind, value, valid_during, pool_id, budget_pool_id, code_batch_id, recipient, created_at) select r.id, $1, r.code, r.kind, r.value, tstzrange(r.valid_from, r.valid_until), r.uses_pool_id, r.budget_pool_id, r.batch_id, r.recipient, $2 from jsonb_to_recordset($3::jsonb) as r (id uuid, code text, kind text, value bigint, valid_from timestamptz, valid_until timestamptz, uses_pool_id uuid, budget_pool_id uuid, batch_id uuid, recipient text) ) insert into code_rates (code_id, rate_id) select r.id, x.id::uuid from jsonb_to_recordset($3) as r (id uuid, rate_ids jsonb) cross join lateral jsonb_array_elements_text(r.rate_ids) as x (id)",
        None,
    )
}
impl ImportCodesStmt {
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
        rows: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[event_id, at, rows]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ImportCodesParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ImportCodesStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ImportCodesParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.event_id, &params.at, &params.rows))
    }
}
