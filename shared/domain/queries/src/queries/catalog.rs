// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Debug)]
pub struct ListEventsParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
    T4: crate::StringSql,
> {
    pub words: Option<T2>,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    pub radius_m: Option<f64>,
    pub category: Option<T3>,
    pub since: jiff::Timestamp,
    pub until: Option<jiff::Timestamp>,
    pub from_date: Option<jiff::civil::Date>,
    pub to_date: Option<jiff::civil::Date>,
    pub after_distance_m: i64,
    pub after_score: i32,
    pub after_starts_at: jiff::Timestamp,
    pub after_event_id: uuid::Uuid,
    pub at_most: i64,
    pub organizer: Option<T4>,
    pub past: bool,
}
#[derive(Debug)]
pub struct FindEventParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub slug: T1,
    pub preview: Option<T2>,
}
#[derive(Debug)]
pub struct ListOccurrencesParams<T1: crate::StringSql> {
    pub slug: T1,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ListComingParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::StringSql,
> {
    pub at: jiff::Timestamp,
    pub slugs: T2,
    pub preview: Option<T3>,
}
#[derive(Debug)]
pub struct ListStockParams<T1: crate::StringSql, T2: crate::ArraySql<Item = T1>> {
    pub at: jiff::Timestamp,
    pub slugs: T2,
}
#[derive(Debug)]
pub struct FindCodeParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub at: jiff::Timestamp,
    pub slug: T1,
    pub code: T2,
}
#[derive(Debug)]
pub struct FindOccurrenceParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub slug: T1,
    pub occurrence_id: uuid::Uuid,
    pub preview: Option<T2>,
}
#[derive(Clone, Copy, Debug)]
pub struct ListPlacesParams {
    pub at: jiff::Timestamp,
    pub occurrence_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListEvents {
    pub event_id: uuid::Uuid,
    pub distance_m: i64,
    pub score: i32,
    pub slug: String,
    pub name: serde_json::Value,
    pub summary: serde_json::Value,
    pub category: String,
    pub image_url: Option<String>,
    pub currency: String,
    pub cover: Option<serde_json::Value>,
    pub organizer_slug: String,
    pub organizer_name: String,
    pub occurrence_id: uuid::Uuid,
    pub starts_at: jiff::Timestamp,
    pub ends_at: jiff::Timestamp,
    pub time_zone: String,
    pub venue_name: String,
    pub city: String,
    pub country: String,
    pub latitude: f64,
    pub longitude: f64,
}
pub struct ListEventsBorrowed<'a> {
    pub event_id: uuid::Uuid,
    pub distance_m: i64,
    pub score: i32,
    pub slug: &'a str,
    pub name: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub summary: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub category: &'a str,
    pub image_url: Option<&'a str>,
    pub currency: &'a str,
    pub cover: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub organizer_slug: &'a str,
    pub organizer_name: &'a str,
    pub occurrence_id: uuid::Uuid,
    pub starts_at: jiff::Timestamp,
    pub ends_at: jiff::Timestamp,
    pub time_zone: &'a str,
    pub venue_name: &'a str,
    pub city: &'a str,
    pub country: &'a str,
    pub latitude: f64,
    pub longitude: f64,
}
impl<'a> From<ListEventsBorrowed<'a>> for ListEvents {
    fn from(
        ListEventsBorrowed {
            event_id,
            distance_m,
            score,
            slug,
            name,
            summary,
            category,
            image_url,
            currency,
            cover,
            organizer_slug,
            organizer_name,
            occurrence_id,
            starts_at,
            ends_at,
            time_zone,
            venue_name,
            city,
            country,
            latitude,
            longitude,
        }: ListEventsBorrowed<'a>,
    ) -> Self {
        Self {
            event_id,
            distance_m,
            score,
            slug: slug.into(),
            name: serde_json::from_str(name.0.get()).unwrap(),
            summary: serde_json::from_str(summary.0.get()).unwrap(),
            category: category.into(),
            image_url: image_url.map(|v| v.into()),
            currency: currency.into(),
            cover: cover.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            organizer_slug: organizer_slug.into(),
            organizer_name: organizer_name.into(),
            occurrence_id,
            starts_at,
            ends_at,
            time_zone: time_zone.into(),
            venue_name: venue_name.into(),
            city: city.into(),
            country: country.into(),
            latitude,
            longitude,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindEvent {
    pub event_id: uuid::Uuid,
    pub slug: String,
    pub status: String,
    pub category: String,
    pub name: serde_json::Value,
    pub summary: serde_json::Value,
    pub description: serde_json::Value,
    pub image_url: Option<String>,
    pub refund_policy: Option<serde_json::Value>,
    pub currency: String,
    pub images: serde_json::Value,
    pub availability_shown: String,
    pub hold_seconds: i32,
    pub maximum_places_per_order: i16,
    pub payment_methods: Vec<String>,
    pub cancellable_until_hours: Option<i32>,
    pub cancellation_fee_basis_points: i32,
    pub offer_version: i64,
    pub created_at: jiff::Timestamp,
    pub few_left_percent: Option<i16>,
    pub organizer_slug: String,
    pub organizer_name: String,
    pub organizer_email: String,
}
pub struct FindEventBorrowed<'a> {
    pub event_id: uuid::Uuid,
    pub slug: &'a str,
    pub status: &'a str,
    pub category: &'a str,
    pub name: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub summary: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub description: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub image_url: Option<&'a str>,
    pub refund_policy: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub currency: &'a str,
    pub images: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub availability_shown: &'a str,
    pub hold_seconds: i32,
    pub maximum_places_per_order: i16,
    pub payment_methods: crate::ArrayIterator<'a, &'a str>,
    pub cancellable_until_hours: Option<i32>,
    pub cancellation_fee_basis_points: i32,
    pub offer_version: i64,
    pub created_at: jiff::Timestamp,
    pub few_left_percent: Option<i16>,
    pub organizer_slug: &'a str,
    pub organizer_name: &'a str,
    pub organizer_email: &'a str,
}
impl<'a> From<FindEventBorrowed<'a>> for FindEvent {
    fn from(
        FindEventBorrowed {
            event_id,
            slug,
            status,
            category,
            name,
            summary,
            description,
            image_url,
            refund_policy,
            currency,
            images,
            availability_shown,
            hold_seconds,
            maximum_places_per_order,
            payment_methods,
            cancellable_until_hours,
            cancellation_fee_basis_points,
            offer_version,
            created_at,
            few_left_percent,
            organizer_slug,
            organizer_name,
            organizer_email,
        }: FindEventBorrowed<'a>,
    ) -> Self {
        Self {
            event_id,
            slug: slug.into(),
            status: status.into(),
            category: category.into(),
            name: serde_json::from_str(name.0.get()).unwrap(),
            summary: serde_json::from_str(summary.0.get()).unwrap(),
            description: serde_json::from_str(description.0.get()).unwrap(),
            image_url: image_url.map(|v| v.into()),
            refund_policy: refund_policy.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            currency: currency.into(),
            images: serde_json::from_str(images.0.get()).unwrap(),
            availability_shown: availability_shown.into(),
            hold_seconds,
            maximum_places_per_order,
            payment_methods: payment_methods.map(|v| v.into()).collect(),
            cancellable_until_hours,
            cancellation_fee_basis_points,
            offer_version,
            created_at,
            few_left_percent,
            organizer_slug: organizer_slug.into(),
            organizer_name: organizer_name.into(),
            organizer_email: organizer_email.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListOccurrences {
    pub occurrence_id: uuid::Uuid,
    pub starts_at: jiff::Timestamp,
    pub ends_at: jiff::Timestamp,
    pub doors_at: Option<jiff::Timestamp>,
    pub status: String,
    pub calendar_sequence: i32,
    pub calendar_changed_at: jiff::Timestamp,
    pub venue_id: uuid::Uuid,
    pub venue_name: String,
    pub address: String,
    pub postal_code: String,
    pub city: String,
    pub country: String,
    pub latitude: f64,
    pub longitude: f64,
    pub time_zone: String,
}
pub struct ListOccurrencesBorrowed<'a> {
    pub occurrence_id: uuid::Uuid,
    pub starts_at: jiff::Timestamp,
    pub ends_at: jiff::Timestamp,
    pub doors_at: Option<jiff::Timestamp>,
    pub status: &'a str,
    pub calendar_sequence: i32,
    pub calendar_changed_at: jiff::Timestamp,
    pub venue_id: uuid::Uuid,
    pub venue_name: &'a str,
    pub address: &'a str,
    pub postal_code: &'a str,
    pub city: &'a str,
    pub country: &'a str,
    pub latitude: f64,
    pub longitude: f64,
    pub time_zone: &'a str,
}
impl<'a> From<ListOccurrencesBorrowed<'a>> for ListOccurrences {
    fn from(
        ListOccurrencesBorrowed {
            occurrence_id,
            starts_at,
            ends_at,
            doors_at,
            status,
            calendar_sequence,
            calendar_changed_at,
            venue_id,
            venue_name,
            address,
            postal_code,
            city,
            country,
            latitude,
            longitude,
            time_zone,
        }: ListOccurrencesBorrowed<'a>,
    ) -> Self {
        Self {
            occurrence_id,
            starts_at,
            ends_at,
            doors_at,
            status: status.into(),
            calendar_sequence,
            calendar_changed_at,
            venue_id,
            venue_name: venue_name.into(),
            address: address.into(),
            postal_code: postal_code.into(),
            city: city.into(),
            country: country.into(),
            latitude,
            longitude,
            time_zone: time_zone.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListRates {
    pub product_id: uuid::Uuid,
    pub product_name: serde_json::Value,
    pub product_description: serde_json::Value,
    pub kind: String,
    pub tax_rate_basis_points: i32,
    pub rate_id: uuid::Uuid,
    pub name: serde_json::Value,
    pub audience: String,
    pub price: i64,
    pub price_kind: String,
    pub suggested_price: Option<i64>,
    pub maximum_price: Option<i64>,
    pub highest_price: i64,
    pub needs_code: bool,
    pub minimum_per_order: i16,
    pub maximum_per_order: i16,
    pub sale_starts_at: Option<jiff::Timestamp>,
    pub sale_ends_at: Option<jiff::Timestamp>,
    pub requires: serde_json::Value,
}
pub struct ListRatesBorrowed<'a> {
    pub product_id: uuid::Uuid,
    pub product_name: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub product_description: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub kind: &'a str,
    pub tax_rate_basis_points: i32,
    pub rate_id: uuid::Uuid,
    pub name: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub audience: &'a str,
    pub price: i64,
    pub price_kind: &'a str,
    pub suggested_price: Option<i64>,
    pub maximum_price: Option<i64>,
    pub highest_price: i64,
    pub needs_code: bool,
    pub minimum_per_order: i16,
    pub maximum_per_order: i16,
    pub sale_starts_at: Option<jiff::Timestamp>,
    pub sale_ends_at: Option<jiff::Timestamp>,
    pub requires: postgres_types::Json<&'a serde_json::value::RawValue>,
}
impl<'a> From<ListRatesBorrowed<'a>> for ListRates {
    fn from(
        ListRatesBorrowed {
            product_id,
            product_name,
            product_description,
            kind,
            tax_rate_basis_points,
            rate_id,
            name,
            audience,
            price,
            price_kind,
            suggested_price,
            maximum_price,
            highest_price,
            needs_code,
            minimum_per_order,
            maximum_per_order,
            sale_starts_at,
            sale_ends_at,
            requires,
        }: ListRatesBorrowed<'a>,
    ) -> Self {
        Self {
            product_id,
            product_name: serde_json::from_str(product_name.0.get()).unwrap(),
            product_description: serde_json::from_str(product_description.0.get()).unwrap(),
            kind: kind.into(),
            tax_rate_basis_points,
            rate_id,
            name: serde_json::from_str(name.0.get()).unwrap(),
            audience: audience.into(),
            price,
            price_kind: price_kind.into(),
            suggested_price,
            maximum_price,
            highest_price,
            needs_code,
            minimum_per_order,
            maximum_per_order,
            sale_starts_at,
            sale_ends_at,
            requires: serde_json::from_str(requires.0.get()).unwrap(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListQuestions {
    pub question_id: uuid::Uuid,
    pub scope: String,
    pub kind: String,
    pub label: serde_json::Value,
    pub help: serde_json::Value,
    pub required: bool,
    pub options: Option<serde_json::Value>,
    pub maximum_length: Option<i32>,
    pub minimum: Option<i64>,
    pub maximum: Option<i64>,
    pub when_question_id: Option<uuid::Uuid>,
    pub when_equals: Option<serde_json::Value>,
    pub product_ids: Vec<uuid::Uuid>,
}
pub struct ListQuestionsBorrowed<'a> {
    pub question_id: uuid::Uuid,
    pub scope: &'a str,
    pub kind: &'a str,
    pub label: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub help: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub required: bool,
    pub options: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub maximum_length: Option<i32>,
    pub minimum: Option<i64>,
    pub maximum: Option<i64>,
    pub when_question_id: Option<uuid::Uuid>,
    pub when_equals: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub product_ids: crate::ArrayIterator<'a, uuid::Uuid>,
}
impl<'a> From<ListQuestionsBorrowed<'a>> for ListQuestions {
    fn from(
        ListQuestionsBorrowed {
            question_id,
            scope,
            kind,
            label,
            help,
            required,
            options,
            maximum_length,
            minimum,
            maximum,
            when_question_id,
            when_equals,
            product_ids,
        }: ListQuestionsBorrowed<'a>,
    ) -> Self {
        Self {
            question_id,
            scope: scope.into(),
            kind: kind.into(),
            label: serde_json::from_str(label.0.get()).unwrap(),
            help: serde_json::from_str(help.0.get()).unwrap(),
            required,
            options: options.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            maximum_length,
            minimum,
            maximum,
            when_question_id,
            when_equals: when_equals.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            product_ids: product_ids.map(|v| v).collect(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListComing {
    pub event_id: uuid::Uuid,
    pub availability_shown: String,
    pub few_left_percent: Option<i16>,
    pub occurrence_ids: Vec<uuid::Uuid>,
}
pub struct ListComingBorrowed<'a> {
    pub event_id: uuid::Uuid,
    pub availability_shown: &'a str,
    pub few_left_percent: Option<i16>,
    pub occurrence_ids: crate::ArrayIterator<'a, uuid::Uuid>,
}
impl<'a> From<ListComingBorrowed<'a>> for ListComing {
    fn from(
        ListComingBorrowed {
            event_id,
            availability_shown,
            few_left_percent,
            occurrence_ids,
        }: ListComingBorrowed<'a>,
    ) -> Self {
        Self {
            event_id,
            availability_shown: availability_shown.into(),
            few_left_percent,
            occurrence_ids: occurrence_ids.map(|v| v).collect(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListStock {
    pub event_id: uuid::Uuid,
    pub rate_id: uuid::Uuid,
    pub kind: String,
    pub price: i64,
    pub needs_code: bool,
    pub highest_price: i64,
    pub sale_starts_at: Option<jiff::Timestamp>,
    pub sale_ends_at: Option<jiff::Timestamp>,
    pub occurrence_id: Option<uuid::Uuid>,
    pub numbered: bool,
    pub units: i32,
    pub capacity: i32,
    pub free: i64,
}
pub struct ListStockBorrowed<'a> {
    pub event_id: uuid::Uuid,
    pub rate_id: uuid::Uuid,
    pub kind: &'a str,
    pub price: i64,
    pub needs_code: bool,
    pub highest_price: i64,
    pub sale_starts_at: Option<jiff::Timestamp>,
    pub sale_ends_at: Option<jiff::Timestamp>,
    pub occurrence_id: Option<uuid::Uuid>,
    pub numbered: bool,
    pub units: i32,
    pub capacity: i32,
    pub free: i64,
}
impl<'a> From<ListStockBorrowed<'a>> for ListStock {
    fn from(
        ListStockBorrowed {
            event_id,
            rate_id,
            kind,
            price,
            needs_code,
            highest_price,
            sale_starts_at,
            sale_ends_at,
            occurrence_id,
            numbered,
            units,
            capacity,
            free,
        }: ListStockBorrowed<'a>,
    ) -> Self {
        Self {
            event_id,
            rate_id,
            kind: kind.into(),
            price,
            needs_code,
            highest_price,
            sale_starts_at,
            sale_ends_at,
            occurrence_id,
            numbered,
            units,
            capacity,
            free,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindCode {
    pub kind: String,
    pub value: Option<i64>,
    pub valid_from: Option<jiff::Timestamp>,
    pub valid_until: Option<jiff::Timestamp>,
    pub rate_ids: Vec<uuid::Uuid>,
    pub uses_left: Option<i64>,
    pub budget_left: Option<i64>,
}
pub struct FindCodeBorrowed<'a> {
    pub kind: &'a str,
    pub value: Option<i64>,
    pub valid_from: Option<jiff::Timestamp>,
    pub valid_until: Option<jiff::Timestamp>,
    pub rate_ids: crate::ArrayIterator<'a, uuid::Uuid>,
    pub uses_left: Option<i64>,
    pub budget_left: Option<i64>,
}
impl<'a> From<FindCodeBorrowed<'a>> for FindCode {
    fn from(
        FindCodeBorrowed {
            kind,
            value,
            valid_from,
            valid_until,
            rate_ids,
            uses_left,
            budget_left,
        }: FindCodeBorrowed<'a>,
    ) -> Self {
        Self {
            kind: kind.into(),
            value,
            valid_from,
            valid_until,
            rate_ids: rate_ids.map(|v| v).collect(),
            uses_left,
            budget_left,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListPlaces {
    pub place_id: uuid::Uuid,
    pub pool_id: uuid::Uuid,
    pub section: String,
    pub row_label: String,
    pub label: String,
    pub taken: bool,
}
pub struct ListPlacesBorrowed<'a> {
    pub place_id: uuid::Uuid,
    pub pool_id: uuid::Uuid,
    pub section: &'a str,
    pub row_label: &'a str,
    pub label: &'a str,
    pub taken: bool,
}
impl<'a> From<ListPlacesBorrowed<'a>> for ListPlaces {
    fn from(
        ListPlacesBorrowed {
            place_id,
            pool_id,
            section,
            row_label,
            label,
            taken,
        }: ListPlacesBorrowed<'a>,
    ) -> Self {
        Self {
            place_id,
            pool_id,
            section: section.into(),
            row_label: row_label.into(),
            label: label.into(),
            taken,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct ListPlaceRates {
    pub pool_id: uuid::Uuid,
    pub rate_id: uuid::Uuid,
    pub needs_code: bool,
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindOrganizer {
    pub slug: String,
    pub name: String,
    pub email: String,
    pub legal_name: Option<String>,
    pub address: Option<String>,
    pub registration_number: Option<String>,
    pub vat_number: Option<String>,
    pub licence_numbers: Vec<String>,
    pub terms: Option<serde_json::Value>,
    pub privacy: Option<serde_json::Value>,
}
pub struct FindOrganizerBorrowed<'a> {
    pub slug: &'a str,
    pub name: &'a str,
    pub email: &'a str,
    pub legal_name: Option<&'a str>,
    pub address: Option<&'a str>,
    pub registration_number: Option<&'a str>,
    pub vat_number: Option<&'a str>,
    pub licence_numbers: crate::ArrayIterator<'a, &'a str>,
    pub terms: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub privacy: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
}
impl<'a> From<FindOrganizerBorrowed<'a>> for FindOrganizer {
    fn from(
        FindOrganizerBorrowed {
            slug,
            name,
            email,
            legal_name,
            address,
            registration_number,
            vat_number,
            licence_numbers,
            terms,
            privacy,
        }: FindOrganizerBorrowed<'a>,
    ) -> Self {
        Self {
            slug: slug.into(),
            name: name.into(),
            email: email.into(),
            legal_name: legal_name.map(|v| v.into()),
            address: address.map(|v| v.into()),
            registration_number: registration_number.map(|v| v.into()),
            vat_number: vat_number.map(|v| v.into()),
            licence_numbers: licence_numbers.map(|v| v.into()).collect(),
            terms: terms.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            privacy: privacy.map(|v| serde_json::from_str(v.0.get()).unwrap()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListOrganizerSlugs {
    pub slug: String,
    pub published_at: Option<jiff::Timestamp>,
}
pub struct ListOrganizerSlugsBorrowed<'a> {
    pub slug: &'a str,
    pub published_at: Option<jiff::Timestamp>,
}
impl<'a> From<ListOrganizerSlugsBorrowed<'a>> for ListOrganizerSlugs {
    fn from(
        ListOrganizerSlugsBorrowed { slug, published_at }: ListOrganizerSlugsBorrowed<'a>,
    ) -> Self {
        Self {
            slug: slug.into(),
            published_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ListEventsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListEventsBorrowed, tokio_postgres::Error>,
    mapper: fn(ListEventsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListEventsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListEventsBorrowed) -> R,
    ) -> ListEventsQuery<'c, 'a, 's, C, R, N> {
        ListEventsQuery {
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
pub struct FindEventQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindEventBorrowed, tokio_postgres::Error>,
    mapper: fn(FindEventBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindEventQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FindEventBorrowed) -> R) -> FindEventQuery<'c, 'a, 's, C, R, N> {
        FindEventQuery {
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
pub struct ListOccurrencesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListOccurrencesBorrowed, tokio_postgres::Error>,
    mapper: fn(ListOccurrencesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListOccurrencesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListOccurrencesBorrowed) -> R,
    ) -> ListOccurrencesQuery<'c, 'a, 's, C, R, N> {
        ListOccurrencesQuery {
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
pub struct ListRatesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListRatesBorrowed, tokio_postgres::Error>,
    mapper: fn(ListRatesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListRatesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ListRatesBorrowed) -> R) -> ListRatesQuery<'c, 'a, 's, C, R, N> {
        ListRatesQuery {
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
pub struct ListQuestionsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListQuestionsBorrowed, tokio_postgres::Error>,
    mapper: fn(ListQuestionsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListQuestionsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListQuestionsBorrowed) -> R,
    ) -> ListQuestionsQuery<'c, 'a, 's, C, R, N> {
        ListQuestionsQuery {
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
pub struct ListComingQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListComingBorrowed, tokio_postgres::Error>,
    mapper: fn(ListComingBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListComingQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListComingBorrowed) -> R,
    ) -> ListComingQuery<'c, 'a, 's, C, R, N> {
        ListComingQuery {
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
pub struct ListStockQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListStockBorrowed, tokio_postgres::Error>,
    mapper: fn(ListStockBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListStockQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ListStockBorrowed) -> R) -> ListStockQuery<'c, 'a, 's, C, R, N> {
        ListStockQuery {
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
pub struct FindCodeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindCodeBorrowed, tokio_postgres::Error>,
    mapper: fn(FindCodeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindCodeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FindCodeBorrowed) -> R) -> FindCodeQuery<'c, 'a, 's, C, R, N> {
        FindCodeQuery {
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
pub struct ListPlacesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListPlacesBorrowed, tokio_postgres::Error>,
    mapper: fn(ListPlacesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListPlacesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListPlacesBorrowed) -> R,
    ) -> ListPlacesQuery<'c, 'a, 's, C, R, N> {
        ListPlacesQuery {
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
pub struct ListPlaceRatesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListPlaceRates, tokio_postgres::Error>,
    mapper: fn(ListPlaceRates) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListPlaceRatesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListPlaceRates) -> R,
    ) -> ListPlaceRatesQuery<'c, 'a, 's, C, R, N> {
        ListPlaceRatesQuery {
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
pub struct FindOrganizerQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindOrganizerBorrowed, tokio_postgres::Error>,
    mapper: fn(FindOrganizerBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindOrganizerQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FindOrganizerBorrowed) -> R,
    ) -> FindOrganizerQuery<'c, 'a, 's, C, R, N> {
        FindOrganizerQuery {
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
pub struct StringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&str, tokio_postgres::Error>,
    mapper: fn(&str) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&str) -> R) -> StringQuery<'c, 'a, 's, C, R, N> {
        StringQuery {
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
pub struct ListOrganizerSlugsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor:
        fn(&tokio_postgres::Row) -> Result<ListOrganizerSlugsBorrowed, tokio_postgres::Error>,
    mapper: fn(ListOrganizerSlugsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListOrganizerSlugsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListOrganizerSlugsBorrowed) -> R,
    ) -> ListOrganizerSlugsQuery<'c, 'a, 's, C, R, N> {
        ListOrganizerSlugsQuery {
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
pub struct ListEventsStmt(&'static str, Option<tokio_postgres::Statement>);
/// A page of the list: of an organizer, else by words, else near a position, else by date, whichever parameters are given.
/// `since` is when an event must not be over, or, of the `past` ones of an organizer, was.
pub fn list_events() -> ListEventsStmt {
    ListEventsStmt(
        "with page as materialized ( select f.event_id, f.occurrence_id, f.starts_at, f.distance_m, f.score from events_by_words($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) as f where $15::text is null and $1::text[] is not null union all select f.event_id, f.occurrence_id, f.starts_at, f.distance_m, 0 from events_nearby($2, $3, $4, $5, $6, $7, $8, $9, $10, $12, $13, $14) as f where $15::text is null and $1::text[] is null and $2::double precision is not null union all select f.event_id, f.occurrence_id, f.starts_at, 0, 0 from events_by_date($5, $6, $7, $8, $9, $12, $13, $14) as f where $15::text is null and $1::text[] is null and $2::double precision is null union all select f.event_id, f.occurrence_id, f.starts_at, 0, 0 from events_of_organizer($15, $16, $6, $12, $13, $14) as f where $15::text is not null ) select p.event_id, p.distance_m, p.score, e.slug, e.name, e.summary, e.category, e.image_url, e.currency, ( select jsonb_build_object('alt', i.alt, 'focal_x', i.focal_x, 'focal_y', i.focal_y, 'renditions', ( select jsonb_agg(jsonb_build_object('url', '/media/' || r.object_name, 'width', r.width, 'height', r.height) order by r.width) from image_renditions r where r.image_id = i.image_id )) from event_images x join images i using (image_id) where x.event_id = p.event_id order by x.position limit 1 ) as cover, g.slug as organizer_slug, g.name as organizer_name, o.occurrence_id, o.starts_at, o.ends_at, v.time_zone, v.name as venue_name, v.city, v.country, v.latitude, v.longitude from page p join events e on e.event_id = p.event_id join organizers g on g.organizer_id = e.organizer_id join occurrences o on o.occurrence_id = p.occurrence_id join venues v on v.venue_id = o.venue_id order by p.distance_m, p.score desc, case when $16 then p.starts_at end desc, case when $16 then p.event_id end desc, p.starts_at, p.event_id",
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
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::ArraySql<Item = T1>,
        T3: crate::StringSql,
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        words: &'a Option<T2>,
        latitude: &'a Option<f64>,
        longitude: &'a Option<f64>,
        radius_m: &'a Option<f64>,
        category: &'a Option<T3>,
        since: &'a jiff::Timestamp,
        until: &'a Option<jiff::Timestamp>,
        from_date: &'a Option<jiff::civil::Date>,
        to_date: &'a Option<jiff::civil::Date>,
        after_distance_m: &'a i64,
        after_score: &'a i32,
        after_starts_at: &'a jiff::Timestamp,
        after_event_id: &'a uuid::Uuid,
        at_most: &'a i64,
        organizer: &'a Option<T4>,
        past: &'a bool,
    ) -> ListEventsQuery<'c, 'a, 's, C, ListEvents, 16> {
        ListEventsQuery {
            client,
            params: [
                words,
                latitude,
                longitude,
                radius_m,
                category,
                since,
                until,
                from_date,
                to_date,
                after_distance_m,
                after_score,
                after_starts_at,
                after_event_id,
                at_most,
                organizer,
                past,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListEventsBorrowed, tokio_postgres::Error> {
                    Ok(ListEventsBorrowed {
                        event_id: row.try_get(0)?,
                        distance_m: row.try_get(1)?,
                        score: row.try_get(2)?,
                        slug: row.try_get(3)?,
                        name: row.try_get(4)?,
                        summary: row.try_get(5)?,
                        category: row.try_get(6)?,
                        image_url: row.try_get(7)?,
                        currency: row.try_get(8)?,
                        cover: row.try_get(9)?,
                        organizer_slug: row.try_get(10)?,
                        organizer_name: row.try_get(11)?,
                        occurrence_id: row.try_get(12)?,
                        starts_at: row.try_get(13)?,
                        ends_at: row.try_get(14)?,
                        time_zone: row.try_get(15)?,
                        venue_name: row.try_get(16)?,
                        city: row.try_get(17)?,
                        country: row.try_get(18)?,
                        latitude: row.try_get(19)?,
                        longitude: row.try_get(20)?,
                    })
                },
            mapper: |it| ListEvents::from(it),
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
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListEventsParams<T1, T2, T3, T4>,
        ListEventsQuery<'c, 'a, 's, C, ListEvents, 16>,
        C,
    > for ListEventsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListEventsParams<T1, T2, T3, T4>,
    ) -> ListEventsQuery<'c, 'a, 's, C, ListEvents, 16> {
        self.bind(
            client,
            &params.words,
            &params.latitude,
            &params.longitude,
            &params.radius_m,
            &params.category,
            &params.since,
            &params.until,
            &params.from_date,
            &params.to_date,
            &params.after_distance_m,
            &params.after_score,
            &params.after_starts_at,
            &params.after_event_id,
            &params.at_most,
            &params.organizer,
            &params.past,
        )
    }
}
pub struct FindEventStmt(&'static str, Option<tokio_postgres::Statement>);
/// An event that the public may see, also when it is cancelled: whoever has its link should learn of it. Or a draft, by the secret
/// of its preview link.
pub fn find_event() -> FindEventStmt {
    FindEventStmt(
        "select e.event_id, e.slug, e.status, e.category, e.name, e.summary, e.description, e.image_url, e.refund_policy, e.currency, ( select coalesce(jsonb_agg( jsonb_build_object('alt', i.alt, 'focal_x', i.focal_x, 'focal_y', i.focal_y, 'renditions', ( select jsonb_agg(jsonb_build_object('url', '/media/' || r.object_name, 'width', r.width, 'height', r.height) order by r.width) from image_renditions r where r.image_id = i.image_id )) order by x.position ), '[]') from event_images x join images i using (image_id) where x.event_id = e.event_id ) as images, e.availability_shown, e.hold_seconds, e.maximum_places_per_order, e.payment_methods, e.cancellable_until_hours, e.cancellation_fee_basis_points, e.offer_version, e.created_at, case when e.availability_shown <> 'hidden' then e.few_left_percent end as few_left_percent, g.slug as organizer_slug, g.name as organizer_name, g.email as organizer_email from events e join organizers g on g.organizer_id = e.organizer_id where e.slug = $1 and (e.status <> 'draft' or (e.preview_hash = sha256(convert_to($2, 'UTF8')) and e.deleted_at is null))",
        None,
    )
}
impl FindEventStmt {
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
        slug: &'a T1,
        preview: &'a Option<T2>,
    ) -> FindEventQuery<'c, 'a, 's, C, FindEvent, 2> {
        FindEventQuery {
            client,
            params: [slug, preview],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindEventBorrowed, tokio_postgres::Error> {
                    Ok(FindEventBorrowed {
                        event_id: row.try_get(0)?,
                        slug: row.try_get(1)?,
                        status: row.try_get(2)?,
                        category: row.try_get(3)?,
                        name: row.try_get(4)?,
                        summary: row.try_get(5)?,
                        description: row.try_get(6)?,
                        image_url: row.try_get(7)?,
                        refund_policy: row.try_get(8)?,
                        currency: row.try_get(9)?,
                        images: row.try_get(10)?,
                        availability_shown: row.try_get(11)?,
                        hold_seconds: row.try_get(12)?,
                        maximum_places_per_order: row.try_get(13)?,
                        payment_methods: row.try_get(14)?,
                        cancellable_until_hours: row.try_get(15)?,
                        cancellation_fee_basis_points: row.try_get(16)?,
                        offer_version: row.try_get(17)?,
                        created_at: row.try_get(18)?,
                        few_left_percent: row.try_get(19)?,
                        organizer_slug: row.try_get(20)?,
                        organizer_name: row.try_get(21)?,
                        organizer_email: row.try_get(22)?,
                    })
                },
            mapper: |it| FindEvent::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindEventParams<T1, T2>,
        FindEventQuery<'c, 'a, 's, C, FindEvent, 2>,
        C,
    > for FindEventStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindEventParams<T1, T2>,
    ) -> FindEventQuery<'c, 'a, 's, C, FindEvent, 2> {
        self.bind(client, &params.slug, &params.preview)
    }
}
pub struct ListOccurrencesStmt(&'static str, Option<tokio_postgres::Statement>);
/// Its occurrences that are not over, or all when every one is.
pub fn list_occurrences() -> ListOccurrencesStmt {
    ListOccurrencesStmt(
        "select o.occurrence_id, o.starts_at, o.ends_at, o.doors_at, o.status, o.calendar_sequence, o.calendar_changed_at, v.venue_id, v.name as venue_name, v.address, v.postal_code, v.city, v.country, v.latitude, v.longitude, v.time_zone from events e join occurrences o on o.event_id = e.event_id join venues v on v.venue_id = o.venue_id where e.slug = $1 and (o.ends_at > $2 or not exists ( select from occurrences x where x.event_id = e.event_id and x.ends_at > $2 )) order by o.starts_at, o.occurrence_id limit 1000",
        None,
    )
}
impl ListOccurrencesStmt {
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
        at: &'a jiff::Timestamp,
    ) -> ListOccurrencesQuery<'c, 'a, 's, C, ListOccurrences, 2> {
        ListOccurrencesQuery {
            client,
            params: [slug, at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<ListOccurrencesBorrowed, tokio_postgres::Error> {
                Ok(ListOccurrencesBorrowed {
                    occurrence_id: row.try_get(0)?,
                    starts_at: row.try_get(1)?,
                    ends_at: row.try_get(2)?,
                    doors_at: row.try_get(3)?,
                    status: row.try_get(4)?,
                    calendar_sequence: row.try_get(5)?,
                    calendar_changed_at: row.try_get(6)?,
                    venue_id: row.try_get(7)?,
                    venue_name: row.try_get(8)?,
                    address: row.try_get(9)?,
                    postal_code: row.try_get(10)?,
                    city: row.try_get(11)?,
                    country: row.try_get(12)?,
                    latitude: row.try_get(13)?,
                    longitude: row.try_get(14)?,
                    time_zone: row.try_get(15)?,
                })
            },
            mapper: |it| ListOccurrences::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListOccurrencesParams<T1>,
        ListOccurrencesQuery<'c, 'a, 's, C, ListOccurrences, 2>,
        C,
    > for ListOccurrencesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListOccurrencesParams<T1>,
    ) -> ListOccurrencesQuery<'c, 'a, 's, C, ListOccurrences, 2> {
        self.bind(client, &params.slug, &params.at)
    }
}
pub struct ListRatesStmt(&'static str, Option<tokio_postgres::Statement>);
/// All its rates that are in the shop, in the organizer's order, with what they need to know of their product.
pub fn list_rates() -> ListRatesStmt {
    ListRatesStmt(
        "select p.product_id, p.name as product_name, p.description as product_description, p.kind, p.tax_rate_basis_points, r.rate_id, r.name, r.audience, r.price, r.price_kind, r.suggested_price, r.maximum_price, case r.price_kind when 'free_choice' then coalesce(r.maximum_price, r.suggested_price, r.price) else r.price end as highest_price, r.needs_code, r.minimum_per_order, r.maximum_per_order, case when isfinite(lower(r.sale_during)) then lower(r.sale_during) end as sale_starts_at, case when isfinite(upper(r.sale_during)) then upper(r.sale_during) end as sale_ends_at, ( select coalesce(jsonb_agg(jsonb_build_object('product_id', q.product_id, 'maximum', q.maximum) order by q.product_id), '[]') from product_requirements q where q.addon_id = p.product_id ) as requires from events e join products p on p.event_id = e.event_id join rates r on r.product_id = p.product_id and r.archived_at is null where e.slug = $1 order by p.position, p.number, r.position, r.number",
        None,
    )
}
impl ListRatesStmt {
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
    ) -> ListRatesQuery<'c, 'a, 's, C, ListRates, 1> {
        ListRatesQuery {
            client,
            params: [slug],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListRatesBorrowed, tokio_postgres::Error> {
                    Ok(ListRatesBorrowed {
                        product_id: row.try_get(0)?,
                        product_name: row.try_get(1)?,
                        product_description: row.try_get(2)?,
                        kind: row.try_get(3)?,
                        tax_rate_basis_points: row.try_get(4)?,
                        rate_id: row.try_get(5)?,
                        name: row.try_get(6)?,
                        audience: row.try_get(7)?,
                        price: row.try_get(8)?,
                        price_kind: row.try_get(9)?,
                        suggested_price: row.try_get(10)?,
                        maximum_price: row.try_get(11)?,
                        highest_price: row.try_get(12)?,
                        needs_code: row.try_get(13)?,
                        minimum_per_order: row.try_get(14)?,
                        maximum_per_order: row.try_get(15)?,
                        sale_starts_at: row.try_get(16)?,
                        sale_ends_at: row.try_get(17)?,
                        requires: row.try_get(18)?,
                    })
                },
            mapper: |it| ListRates::from(it),
        }
    }
}
pub struct ListQuestionsStmt(&'static str, Option<tokio_postgres::Statement>);
/// What it asks of buyers.
pub fn list_questions() -> ListQuestionsStmt {
    ListQuestionsStmt(
        "select q.question_id, q.scope, q.kind, q.label, q.help, q.required, q.options, q.maximum_length, q.minimum, q.maximum, q.when_question_id, q.when_equals, array( select p.product_id from question_products p where p.question_id = q.question_id order by p.product_id ) as product_ids from events e join questions q on q.event_id = e.event_id and q.archived_at is null where e.slug = $1 order by q.position",
        None,
    )
}
impl ListQuestionsStmt {
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
    ) -> ListQuestionsQuery<'c, 'a, 's, C, ListQuestions, 1> {
        ListQuestionsQuery {
            client,
            params: [slug],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListQuestionsBorrowed, tokio_postgres::Error> {
                    Ok(ListQuestionsBorrowed {
                        question_id: row.try_get(0)?,
                        scope: row.try_get(1)?,
                        kind: row.try_get(2)?,
                        label: row.try_get(3)?,
                        help: row.try_get(4)?,
                        required: row.try_get(5)?,
                        options: row.try_get(6)?,
                        maximum_length: row.try_get(7)?,
                        minimum: row.try_get(8)?,
                        maximum: row.try_get(9)?,
                        when_question_id: row.try_get(10)?,
                        when_equals: row.try_get(11)?,
                        product_ids: row.try_get(12)?,
                    })
                },
            mapper: |it| ListQuestions::from(it),
        }
    }
}
pub struct ListComingStmt(&'static str, Option<tokio_postgres::Statement>);
/// Events that the public may see, with their occurrences that take place and are not over; or a draft, by the secret of its
/// preview link.
pub fn list_coming() -> ListComingStmt {
    ListComingStmt(
        "select e.event_id, e.availability_shown, case when e.availability_shown <> 'hidden' then e.few_left_percent end as few_left_percent, array( select o.occurrence_id from occurrences o where o.event_id = e.event_id and e.status <> 'cancelled' and o.status = 'scheduled' and o.ends_at > $1 ) as occurrence_ids from events e where e.slug = any($2) and (e.status <> 'draft' or (e.preview_hash = sha256(convert_to($3, 'UTF8')) and e.deleted_at is null))",
        None,
    )
}
impl ListComingStmt {
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
    >(
        &'s self,
        client: &'c C,
        at: &'a jiff::Timestamp,
        slugs: &'a T2,
        preview: &'a Option<T3>,
    ) -> ListComingQuery<'c, 'a, 's, C, ListComing, 3> {
        ListComingQuery {
            client,
            params: [at, slugs, preview],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListComingBorrowed, tokio_postgres::Error> {
                    Ok(ListComingBorrowed {
                        event_id: row.try_get(0)?,
                        availability_shown: row.try_get(1)?,
                        few_left_percent: row.try_get(2)?,
                        occurrence_ids: row.try_get(3)?,
                    })
                },
            mapper: |it| ListComing::from(it),
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
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListComingParams<T1, T2, T3>,
        ListComingQuery<'c, 'a, 's, C, ListComing, 3>,
        C,
    > for ListComingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListComingParams<T1, T2, T3>,
    ) -> ListComingQuery<'c, 'a, 's, C, ListComing, 3> {
        self.bind(client, &params.at, &params.slugs, &params.preview)
    }
}
pub struct ListStockStmt(&'static str, Option<tokio_postgres::Statement>);
/// What the rates of events take: a row for each pool of each rate, with what it has free. A pool without an occurrence
/// is shared by all. What was claimed until a time that has passed is free.
pub fn list_stock() -> ListStockStmt {
    ListStockStmt(
        "select e.event_id, r.rate_id, t.kind, r.price, r.needs_code, case r.price_kind when 'free_choice' then coalesce(r.maximum_price, r.suggested_price, r.price) else r.price end as highest_price, case when isfinite(lower(r.sale_during)) then lower(r.sale_during) end as sale_starts_at, case when isfinite(upper(r.sale_during)) then upper(r.sale_during) end as sale_ends_at, p.occurrence_id, p.numbered, x.units, p.capacity, p.capacity - p.taken + coalesce(( select sum(c.units) from claims c where c.pool_id = p.pool_id and c.expires_at <= $1 ), 0) as free from events e join products t on t.event_id = e.event_id join rates r on r.product_id = t.product_id and r.archived_at is null join rate_pools x on x.rate_id = r.rate_id join pools p on p.pool_id = x.pool_id where e.slug = any($2)",
        None,
    )
}
impl ListStockStmt {
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
    >(
        &'s self,
        client: &'c C,
        at: &'a jiff::Timestamp,
        slugs: &'a T2,
    ) -> ListStockQuery<'c, 'a, 's, C, ListStock, 2> {
        ListStockQuery {
            client,
            params: [at, slugs],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListStockBorrowed, tokio_postgres::Error> {
                    Ok(ListStockBorrowed {
                        event_id: row.try_get(0)?,
                        rate_id: row.try_get(1)?,
                        kind: row.try_get(2)?,
                        price: row.try_get(3)?,
                        needs_code: row.try_get(4)?,
                        highest_price: row.try_get(5)?,
                        sale_starts_at: row.try_get(6)?,
                        sale_ends_at: row.try_get(7)?,
                        occurrence_id: row.try_get(8)?,
                        numbered: row.try_get(9)?,
                        units: row.try_get(10)?,
                        capacity: row.try_get(11)?,
                        free: row.try_get(12)?,
                    })
                },
            mapper: |it| ListStock::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListStockParams<T1, T2>,
        ListStockQuery<'c, 'a, 's, C, ListStock, 2>,
        C,
    > for ListStockStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListStockParams<T1, T2>,
    ) -> ListStockQuery<'c, 'a, 's, C, ListStock, 2> {
        self.bind(client, &params.at, &params.slugs)
    }
}
pub struct FindCodeStmt(&'static str, Option<tokio_postgres::Statement>);
/// A code, folded, with the rates it is for and how often it can still be used.
pub fn find_code() -> FindCodeStmt {
    FindCodeStmt(
        "select c.kind, c.value, case when isfinite(lower(c.valid_during)) then lower(c.valid_during) end as valid_from, case when isfinite(upper(c.valid_during)) then upper(c.valid_during) end as valid_until, array(select r.rate_id from code_rates r where r.code_id = c.code_id) as rate_ids, ( select p.capacity - p.taken + coalesce(( select sum(x.units) from claims x where x.pool_id = p.pool_id and x.expires_at <= $1 ), 0) from pools p where p.pool_id = c.pool_id ) as uses_left, ( select p.capacity - p.taken + coalesce(( select sum(x.units) from claims x where x.pool_id = p.pool_id and x.expires_at <= $1 ), 0) from pools p where p.pool_id = c.budget_pool_id ) as budget_left from events e join codes c on c.event_id = e.event_id where e.slug = $2 and c.folded = $3",
        None,
    )
}
impl FindCodeStmt {
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
        at: &'a jiff::Timestamp,
        slug: &'a T1,
        code: &'a T2,
    ) -> FindCodeQuery<'c, 'a, 's, C, FindCode, 3> {
        FindCodeQuery {
            client,
            params: [at, slug, code],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindCodeBorrowed, tokio_postgres::Error> {
                    Ok(FindCodeBorrowed {
                        kind: row.try_get(0)?,
                        value: row.try_get(1)?,
                        valid_from: row.try_get(2)?,
                        valid_until: row.try_get(3)?,
                        rate_ids: row.try_get(4)?,
                        uses_left: row.try_get(5)?,
                        budget_left: row.try_get(6)?,
                    })
                },
            mapper: |it| FindCode::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindCodeParams<T1, T2>,
        FindCodeQuery<'c, 'a, 's, C, FindCode, 3>,
        C,
    > for FindCodeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindCodeParams<T1, T2>,
    ) -> FindCodeQuery<'c, 'a, 's, C, FindCode, 3> {
        self.bind(client, &params.at, &params.slug, &params.code)
    }
}
pub struct FindOccurrenceStmt(&'static str, Option<tokio_postgres::Statement>);
/// Whether an event that takes place has this occurrence, for the public or by the secret of its preview link.
pub fn find_occurrence() -> FindOccurrenceStmt {
    FindOccurrenceStmt(
        "select o.occurrence_id from events e join occurrences o on o.event_id = e.event_id where e.slug = $1 and o.occurrence_id = $2 and o.status = 'scheduled' and (e.status = 'published' or (e.status = 'draft' and e.preview_hash = sha256(convert_to($3, 'UTF8')) and e.deleted_at is null))",
        None,
    )
}
impl FindOccurrenceStmt {
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
        slug: &'a T1,
        occurrence_id: &'a uuid::Uuid,
        preview: &'a Option<T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        UuidUuidQuery {
            client,
            params: [slug, occurrence_id, preview],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindOccurrenceParams<T1, T2>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3>,
        C,
    > for FindOccurrenceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindOccurrenceParams<T1, T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 3> {
        self.bind(client, &params.slug, &params.occurrence_id, &params.preview)
    }
}
pub struct ListPlacesStmt(&'static str, Option<tokio_postgres::Statement>);
/// The numbered places of an occurrence in the room's order, and whether somebody has them.
pub fn list_places() -> ListPlacesStmt {
    ListPlacesStmt(
        "select p.place_id, p.pool_id, p.section, p.row_label, p.label, exists (select from claims c where c.place_id = p.place_id and c.expires_at > $1) as taken from pools s join places p on p.pool_id = s.pool_id where s.occurrence_id = $2 order by min(p.position) over (partition by p.section), p.section, min(p.position) over (partition by p.section, p.row_label), p.row_label, p.position, p.label",
        None,
    )
}
impl ListPlacesStmt {
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
        occurrence_id: &'a uuid::Uuid,
    ) -> ListPlacesQuery<'c, 'a, 's, C, ListPlaces, 2> {
        ListPlacesQuery {
            client,
            params: [at, occurrence_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListPlacesBorrowed, tokio_postgres::Error> {
                    Ok(ListPlacesBorrowed {
                        place_id: row.try_get(0)?,
                        pool_id: row.try_get(1)?,
                        section: row.try_get(2)?,
                        row_label: row.try_get(3)?,
                        label: row.try_get(4)?,
                        taken: row.try_get(5)?,
                    })
                },
            mapper: |it| ListPlaces::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListPlacesParams,
        ListPlacesQuery<'c, 'a, 's, C, ListPlaces, 2>,
        C,
    > for ListPlacesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListPlacesParams,
    ) -> ListPlacesQuery<'c, 'a, 's, C, ListPlaces, 2> {
        self.bind(client, &params.at, &params.occurrence_id)
    }
}
pub struct ListPlaceRatesStmt(&'static str, Option<tokio_postgres::Statement>);
/// The rates that the places of each pool can be sold at.
pub fn list_place_rates() -> ListPlaceRatesStmt {
    ListPlaceRatesStmt(
        "select s.pool_id, r.rate_id, r.needs_code from pools s join rate_pools x on x.pool_id = s.pool_id join rates r on r.rate_id = x.rate_id and r.archived_at is null join products p on p.product_id = r.product_id where s.occurrence_id = $1 and s.numbered order by p.position, p.number, r.position, r.number",
        None,
    )
}
impl ListPlaceRatesStmt {
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
        occurrence_id: &'a uuid::Uuid,
    ) -> ListPlaceRatesQuery<'c, 'a, 's, C, ListPlaceRates, 1> {
        ListPlaceRatesQuery {
            client,
            params: [occurrence_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListPlaceRates, tokio_postgres::Error> {
                    Ok(ListPlaceRates {
                        pool_id: row.try_get(0)?,
                        rate_id: row.try_get(1)?,
                        needs_code: row.try_get(2)?,
                    })
                },
            mapper: |it| ListPlaceRates::from(it),
        }
    }
}
pub struct FindOrganizerStmt(&'static str, Option<tokio_postgres::Statement>);
/// Who sells.
pub fn find_organizer() -> FindOrganizerStmt {
    FindOrganizerStmt(
        "select g.slug, g.name, g.email, g.legal_name, g.address, g.registration_number, g.vat_number, g.licence_numbers, g.terms, g.privacy from organizers g where g.slug = $1",
        None,
    )
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
    ) -> FindOrganizerQuery<'c, 'a, 's, C, FindOrganizer, 1> {
        FindOrganizerQuery {
            client,
            params: [slug],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindOrganizerBorrowed, tokio_postgres::Error> {
                    Ok(FindOrganizerBorrowed {
                        slug: row.try_get(0)?,
                        name: row.try_get(1)?,
                        email: row.try_get(2)?,
                        legal_name: row.try_get(3)?,
                        address: row.try_get(4)?,
                        registration_number: row.try_get(5)?,
                        vat_number: row.try_get(6)?,
                        licence_numbers: row.try_get(7)?,
                        terms: row.try_get(8)?,
                        privacy: row.try_get(9)?,
                    })
                },
            mapper: |it| FindOrganizer::from(it),
        }
    }
}
pub struct ListSlugsStmt(&'static str, Option<tokio_postgres::Statement>);
/// The addresses of events that are not over, as many as a sitemap may have beside those of organizers.
pub fn list_slugs() -> ListSlugsStmt {
    ListSlugsStmt(
        "select e.slug from events e where e.status = 'published' and exists ( select from occurrences o where o.event_id = e.event_id and o.status = 'scheduled' and o.ends_at > $1 ) order by e.slug limit 39999",
        None,
    )
}
impl ListSlugsStmt {
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
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct ListOrganizerSlugsStmt(&'static str, Option<tokio_postgres::Statement>);
/// The addresses of organizers with an event that the public may see, and when the latest of them came into view.
pub fn list_organizer_slugs() -> ListOrganizerSlugsStmt {
    ListOrganizerSlugsStmt(
        "select g.slug, max(e.published_at) as published_at from organizers g join events e on e.organizer_id = g.organizer_id where e.status = 'published' and e.archived_at is null group by g.slug order by g.slug limit 10000",
        None,
    )
}
impl ListOrganizerSlugsStmt {
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
    ) -> ListOrganizerSlugsQuery<'c, 'a, 's, C, ListOrganizerSlugs, 0> {
        ListOrganizerSlugsQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<ListOrganizerSlugsBorrowed, tokio_postgres::Error> {
                Ok(ListOrganizerSlugsBorrowed {
                    slug: row.try_get(0)?,
                    published_at: row.try_get(1)?,
                })
            },
            mapper: |it| ListOrganizerSlugs::from(it),
        }
    }
}
