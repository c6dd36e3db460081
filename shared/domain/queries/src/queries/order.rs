// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Debug)]
pub struct QueueMailParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub mail_id: uuid::Uuid,
    pub order_id: uuid::Uuid,
    pub kind: T1,
    pub message_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub trace: Option<T2>,
}
#[derive(Debug)]
pub struct CorrectAddressParams<T1: crate::StringSql> {
    pub email: T1,
    pub order_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindOrders {
    pub order_id: uuid::Uuid,
    pub link_number: i16,
    pub reference: String,
    pub status: String,
    pub expires_at: Option<jiff::Timestamp>,
    pub created_at: jiff::Timestamp,
    pub locale: String,
    pub contact_name: Option<String>,
    pub contact_email: Option<String>,
    pub answers: serde_json::Value,
    pub currency: String,
    pub total: i64,
    pub tax_total: i64,
    pub discount_total: i64,
    pub code: Option<String>,
    pub event_id: uuid::Uuid,
    pub slug: String,
    pub event_name: serde_json::Value,
    pub cancellable_until_hours: Option<i32>,
    pub cancellation_fee_basis_points: i32,
    pub payment_seconds: i32,
    pub payment_methods: Vec<String>,
    pub event_status: String,
    pub was_placed: bool,
    pub version: i64,
}
pub struct FindOrdersBorrowed<'a> {
    pub order_id: uuid::Uuid,
    pub link_number: i16,
    pub reference: &'a str,
    pub status: &'a str,
    pub expires_at: Option<jiff::Timestamp>,
    pub created_at: jiff::Timestamp,
    pub locale: &'a str,
    pub contact_name: Option<&'a str>,
    pub contact_email: Option<&'a str>,
    pub answers: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub currency: &'a str,
    pub total: i64,
    pub tax_total: i64,
    pub discount_total: i64,
    pub code: Option<&'a str>,
    pub event_id: uuid::Uuid,
    pub slug: &'a str,
    pub event_name: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub cancellable_until_hours: Option<i32>,
    pub cancellation_fee_basis_points: i32,
    pub payment_seconds: i32,
    pub payment_methods: crate::ArrayIterator<'a, &'a str>,
    pub event_status: &'a str,
    pub was_placed: bool,
    pub version: i64,
}
impl<'a> From<FindOrdersBorrowed<'a>> for FindOrders {
    fn from(
        FindOrdersBorrowed {
            order_id,
            link_number,
            reference,
            status,
            expires_at,
            created_at,
            locale,
            contact_name,
            contact_email,
            answers,
            currency,
            total,
            tax_total,
            discount_total,
            code,
            event_id,
            slug,
            event_name,
            cancellable_until_hours,
            cancellation_fee_basis_points,
            payment_seconds,
            payment_methods,
            event_status,
            was_placed,
            version,
        }: FindOrdersBorrowed<'a>,
    ) -> Self {
        Self {
            order_id,
            link_number,
            reference: reference.into(),
            status: status.into(),
            expires_at,
            created_at,
            locale: locale.into(),
            contact_name: contact_name.map(|v| v.into()),
            contact_email: contact_email.map(|v| v.into()),
            answers: serde_json::from_str(answers.0.get()).unwrap(),
            currency: currency.into(),
            total,
            tax_total,
            discount_total,
            code: code.map(|v| v.into()),
            event_id,
            slug: slug.into(),
            event_name: serde_json::from_str(event_name.0.get()).unwrap(),
            cancellable_until_hours,
            cancellation_fee_basis_points,
            payment_seconds,
            payment_methods: payment_methods.map(|v| v.into()).collect(),
            event_status: event_status.into(),
            was_placed,
            version,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindLines {
    pub order_id: uuid::Uuid,
    pub position: i16,
    pub place_id: Option<uuid::Uuid>,
    pub rate_id: uuid::Uuid,
    pub product_id: uuid::Uuid,
    pub description: serde_json::Value,
    pub full_price: i64,
    pub price: i64,
    pub tax: i64,
    pub tax_rate_basis_points: i32,
    pub attendee_name: Option<String>,
    pub attendee_email: Option<String>,
    pub answers: serde_json::Value,
    pub status: String,
    pub occurrence_id: uuid::Uuid,
    pub starts_at: jiff::Timestamp,
    pub ends_at: jiff::Timestamp,
    pub is_cancelled: bool,
    pub time_zone: String,
    pub venue_name: String,
    pub city: String,
    pub serial: Option<i32>,
    pub ticket_status: Option<String>,
    pub token: Option<String>,
}
pub struct FindLinesBorrowed<'a> {
    pub order_id: uuid::Uuid,
    pub position: i16,
    pub place_id: Option<uuid::Uuid>,
    pub rate_id: uuid::Uuid,
    pub product_id: uuid::Uuid,
    pub description: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub full_price: i64,
    pub price: i64,
    pub tax: i64,
    pub tax_rate_basis_points: i32,
    pub attendee_name: Option<&'a str>,
    pub attendee_email: Option<&'a str>,
    pub answers: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub status: &'a str,
    pub occurrence_id: uuid::Uuid,
    pub starts_at: jiff::Timestamp,
    pub ends_at: jiff::Timestamp,
    pub is_cancelled: bool,
    pub time_zone: &'a str,
    pub venue_name: &'a str,
    pub city: &'a str,
    pub serial: Option<i32>,
    pub ticket_status: Option<&'a str>,
    pub token: Option<&'a str>,
}
impl<'a> From<FindLinesBorrowed<'a>> for FindLines {
    fn from(
        FindLinesBorrowed {
            order_id,
            position,
            place_id,
            rate_id,
            product_id,
            description,
            full_price,
            price,
            tax,
            tax_rate_basis_points,
            attendee_name,
            attendee_email,
            answers,
            status,
            occurrence_id,
            starts_at,
            ends_at,
            is_cancelled,
            time_zone,
            venue_name,
            city,
            serial,
            ticket_status,
            token,
        }: FindLinesBorrowed<'a>,
    ) -> Self {
        Self {
            order_id,
            position,
            place_id,
            rate_id,
            product_id,
            description: serde_json::from_str(description.0.get()).unwrap(),
            full_price,
            price,
            tax,
            tax_rate_basis_points,
            attendee_name: attendee_name.map(|v| v.into()),
            attendee_email: attendee_email.map(|v| v.into()),
            answers: serde_json::from_str(answers.0.get()).unwrap(),
            status: status.into(),
            occurrence_id,
            starts_at,
            ends_at,
            is_cancelled,
            time_zone: time_zone.into(),
            venue_name: venue_name.into(),
            city: city.into(),
            serial,
            ticket_status: ticket_status.map(|v| v.into()),
            token: token.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindQuestions {
    pub event_id: uuid::Uuid,
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
pub struct FindQuestionsBorrowed<'a> {
    pub event_id: uuid::Uuid,
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
impl<'a> From<FindQuestionsBorrowed<'a>> for FindQuestions {
    fn from(
        FindQuestionsBorrowed {
            event_id,
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
        }: FindQuestionsBorrowed<'a>,
    ) -> Self {
        Self {
            event_id,
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
pub struct FindPayments {
    pub order_id: uuid::Uuid,
    pub payment_id: uuid::Uuid,
    pub provider: String,
    pub status: String,
    pub amount: i64,
    pub currency: String,
    pub redirect_url: Option<String>,
    pub instructions: Option<serde_json::Value>,
    pub expires_at: jiff::Timestamp,
}
pub struct FindPaymentsBorrowed<'a> {
    pub order_id: uuid::Uuid,
    pub payment_id: uuid::Uuid,
    pub provider: &'a str,
    pub status: &'a str,
    pub amount: i64,
    pub currency: &'a str,
    pub redirect_url: Option<&'a str>,
    pub instructions: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub expires_at: jiff::Timestamp,
}
impl<'a> From<FindPaymentsBorrowed<'a>> for FindPayments {
    fn from(
        FindPaymentsBorrowed {
            order_id,
            payment_id,
            provider,
            status,
            amount,
            currency,
            redirect_url,
            instructions,
            expires_at,
        }: FindPaymentsBorrowed<'a>,
    ) -> Self {
        Self {
            order_id,
            payment_id,
            provider: provider.into(),
            status: status.into(),
            amount,
            currency: currency.into(),
            redirect_url: redirect_url.map(|v| v.into()),
            instructions: instructions.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            expires_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindRefunds {
    pub order_id: uuid::Uuid,
    pub refund_id: uuid::Uuid,
    pub amount: i64,
    pub currency: String,
    pub status: String,
    pub reason: String,
}
pub struct FindRefundsBorrowed<'a> {
    pub order_id: uuid::Uuid,
    pub refund_id: uuid::Uuid,
    pub amount: i64,
    pub currency: &'a str,
    pub status: &'a str,
    pub reason: &'a str,
}
impl<'a> From<FindRefundsBorrowed<'a>> for FindRefunds {
    fn from(
        FindRefundsBorrowed {
            order_id,
            refund_id,
            amount,
            currency,
            status,
            reason,
        }: FindRefundsBorrowed<'a>,
    ) -> Self {
        Self {
            order_id,
            refund_id,
            amount,
            currency: currency.into(),
            status: status.into(),
            reason: reason.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct FindOrdersQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindOrdersBorrowed, tokio_postgres::Error>,
    mapper: fn(FindOrdersBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindOrdersQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FindOrdersBorrowed) -> R,
    ) -> FindOrdersQuery<'c, 'a, 's, C, R, N> {
        FindOrdersQuery {
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
pub struct FindLinesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindLinesBorrowed, tokio_postgres::Error>,
    mapper: fn(FindLinesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindLinesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FindLinesBorrowed) -> R) -> FindLinesQuery<'c, 'a, 's, C, R, N> {
        FindLinesQuery {
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
pub struct FindQuestionsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindQuestionsBorrowed, tokio_postgres::Error>,
    mapper: fn(FindQuestionsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindQuestionsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FindQuestionsBorrowed) -> R,
    ) -> FindQuestionsQuery<'c, 'a, 's, C, R, N> {
        FindQuestionsQuery {
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
pub struct FindPaymentsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindPaymentsBorrowed, tokio_postgres::Error>,
    mapper: fn(FindPaymentsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindPaymentsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FindPaymentsBorrowed) -> R,
    ) -> FindPaymentsQuery<'c, 'a, 's, C, R, N> {
        FindPaymentsQuery {
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
pub struct FindRefundsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindRefundsBorrowed, tokio_postgres::Error>,
    mapper: fn(FindRefundsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindRefundsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(FindRefundsBorrowed) -> R,
    ) -> FindRefundsQuery<'c, 'a, 's, C, R, N> {
        FindRefundsQuery {
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
pub struct OptionStringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<&str>, tokio_postgres::Error>,
    mapper: fn(Option<&str>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OptionStringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Option<&str>) -> R) -> OptionStringQuery<'c, 'a, 's, C, R, N> {
        OptionStringQuery {
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
pub struct FindOrdersStmt(&'static str, Option<tokio_postgres::Statement>);
/// Orders, with the terms that they were placed on, else with their events'.
pub fn find_orders() -> FindOrdersStmt {
    FindOrdersStmt(
        "select o.order_id, o.link_number, o.reference, o.status, nullif(o.expires_at, 'infinity') as expires_at, o.created_at, o.locale, o.contact_name, o.contact_email, o.answers, o.currency, o.total, o.tax_total, o.discount_total, c.code, e.event_id, e.slug, e.name as event_name, case when t.terms_hash is null then e.cancellable_until_hours else t.cancellable_until_hours end as cancellable_until_hours, coalesce(t.cancellation_fee_basis_points, e.cancellation_fee_basis_points) as cancellation_fee_basis_points, e.payment_seconds, e.payment_methods, e.status as event_status, o.placed_at is not null as was_placed, o.xmin::text::bigint as version from orders o join events e on e.event_id = o.event_id left join codes c on c.code_id = o.code_id left join sale_terms t on t.terms_hash = o.terms_hash where o.order_id = any($1) order by o.order_id",
        None,
    )
}
impl FindOrdersStmt {
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
        order_ids: &'a T1,
    ) -> FindOrdersQuery<'c, 'a, 's, C, FindOrders, 1> {
        FindOrdersQuery {
            client,
            params: [order_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindOrdersBorrowed, tokio_postgres::Error> {
                    Ok(FindOrdersBorrowed {
                        order_id: row.try_get(0)?,
                        link_number: row.try_get(1)?,
                        reference: row.try_get(2)?,
                        status: row.try_get(3)?,
                        expires_at: row.try_get(4)?,
                        created_at: row.try_get(5)?,
                        locale: row.try_get(6)?,
                        contact_name: row.try_get(7)?,
                        contact_email: row.try_get(8)?,
                        answers: row.try_get(9)?,
                        currency: row.try_get(10)?,
                        total: row.try_get(11)?,
                        tax_total: row.try_get(12)?,
                        discount_total: row.try_get(13)?,
                        code: row.try_get(14)?,
                        event_id: row.try_get(15)?,
                        slug: row.try_get(16)?,
                        event_name: row.try_get(17)?,
                        cancellable_until_hours: row.try_get(18)?,
                        cancellation_fee_basis_points: row.try_get(19)?,
                        payment_seconds: row.try_get(20)?,
                        payment_methods: row.try_get(21)?,
                        event_status: row.try_get(22)?,
                        was_placed: row.try_get(23)?,
                        version: row.try_get(24)?,
                    })
                },
            mapper: |it| FindOrders::from(it),
        }
    }
}
pub struct FindLinesStmt(&'static str, Option<tokio_postgres::Statement>);
/// Their lines, each with its ticket: the live one, else the last that was.
pub fn find_lines() -> FindLinesStmt {
    FindLinesStmt(
        "select l.order_id, l.position, l.place_id, l.rate_id, r.product_id, l.description, l.full_price, l.price, l.tax, l.tax_rate_basis_points, l.attendee_name, l.attendee_email, l.answers, l.status, c.occurrence_id, c.starts_at, c.ends_at, c.status = 'cancelled' or e.status = 'cancelled' as is_cancelled, v.time_zone, v.name as venue_name, v.city, t.serial, t.status as ticket_status, t.token from lines l join rates r on r.rate_id = l.rate_id join occurrences c on c.occurrence_id = l.occurrence_id join events e on e.event_id = c.event_id join venues v on v.venue_id = c.venue_id left join lateral ( select t.serial, t.status, t.token from tickets t where t.order_id = l.order_id and t.position = l.position order by t.status = 'live' desc, t.serial desc limit 1 ) t on true where l.order_id = any($1) order by l.order_id, l.position",
        None,
    )
}
impl FindLinesStmt {
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
        order_ids: &'a T1,
    ) -> FindLinesQuery<'c, 'a, 's, C, FindLines, 1> {
        FindLinesQuery {
            client,
            params: [order_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindLinesBorrowed, tokio_postgres::Error> {
                    Ok(FindLinesBorrowed {
                        order_id: row.try_get(0)?,
                        position: row.try_get(1)?,
                        place_id: row.try_get(2)?,
                        rate_id: row.try_get(3)?,
                        product_id: row.try_get(4)?,
                        description: row.try_get(5)?,
                        full_price: row.try_get(6)?,
                        price: row.try_get(7)?,
                        tax: row.try_get(8)?,
                        tax_rate_basis_points: row.try_get(9)?,
                        attendee_name: row.try_get(10)?,
                        attendee_email: row.try_get(11)?,
                        answers: row.try_get(12)?,
                        status: row.try_get(13)?,
                        occurrence_id: row.try_get(14)?,
                        starts_at: row.try_get(15)?,
                        ends_at: row.try_get(16)?,
                        is_cancelled: row.try_get(17)?,
                        time_zone: row.try_get(18)?,
                        venue_name: row.try_get(19)?,
                        city: row.try_get(20)?,
                        serial: row.try_get(21)?,
                        ticket_status: row.try_get(22)?,
                        token: row.try_get(23)?,
                    })
                },
            mapper: |it| FindLines::from(it),
        }
    }
}
pub struct FindQuestionsStmt(&'static str, Option<tokio_postgres::Statement>);
/// What their events ask.
pub fn find_questions() -> FindQuestionsStmt {
    FindQuestionsStmt(
        "select q.event_id, q.question_id, q.scope, q.kind, q.label, q.help, q.required, q.options, q.maximum_length, q.minimum, q.maximum, q.when_question_id, q.when_equals, array(select p.product_id from question_products p where p.question_id = q.question_id) as product_ids from questions q where q.event_id in (select o.event_id from orders o where o.order_id = any($1)) order by q.position",
        None,
    )
}
impl FindQuestionsStmt {
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
        order_ids: &'a T1,
    ) -> FindQuestionsQuery<'c, 'a, 's, C, FindQuestions, 1> {
        FindQuestionsQuery {
            client,
            params: [order_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindQuestionsBorrowed, tokio_postgres::Error> {
                    Ok(FindQuestionsBorrowed {
                        event_id: row.try_get(0)?,
                        question_id: row.try_get(1)?,
                        scope: row.try_get(2)?,
                        kind: row.try_get(3)?,
                        label: row.try_get(4)?,
                        help: row.try_get(5)?,
                        required: row.try_get(6)?,
                        options: row.try_get(7)?,
                        maximum_length: row.try_get(8)?,
                        minimum: row.try_get(9)?,
                        maximum: row.try_get(10)?,
                        when_question_id: row.try_get(11)?,
                        when_equals: row.try_get(12)?,
                        product_ids: row.try_get(13)?,
                    })
                },
            mapper: |it| FindQuestions::from(it),
        }
    }
}
pub struct FindPaymentsStmt(&'static str, Option<tokio_postgres::Statement>);
/// The attempt to pay each that matters: the one that succeeded, else the latest.
pub fn find_payments() -> FindPaymentsStmt {
    FindPaymentsStmt(
        "select distinct on (p.order_id) p.order_id, p.payment_id, p.provider, p.status, p.amount, p.currency, p.redirect_url, p.instructions, p.expires_at from payments p where p.order_id = any($1) order by p.order_id, p.status = 'succeeded' desc, p.created_at desc",
        None,
    )
}
impl FindPaymentsStmt {
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
        order_ids: &'a T1,
    ) -> FindPaymentsQuery<'c, 'a, 's, C, FindPayments, 1> {
        FindPaymentsQuery {
            client,
            params: [order_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindPaymentsBorrowed, tokio_postgres::Error> {
                    Ok(FindPaymentsBorrowed {
                        order_id: row.try_get(0)?,
                        payment_id: row.try_get(1)?,
                        provider: row.try_get(2)?,
                        status: row.try_get(3)?,
                        amount: row.try_get(4)?,
                        currency: row.try_get(5)?,
                        redirect_url: row.try_get(6)?,
                        instructions: row.try_get(7)?,
                        expires_at: row.try_get(8)?,
                    })
                },
            mapper: |it| FindPayments::from(it),
        }
    }
}
pub struct FindRefundsStmt(&'static str, Option<tokio_postgres::Statement>);
/// What was given back.
pub fn find_refunds() -> FindRefundsStmt {
    FindRefundsStmt(
        "select r.order_id, r.refund_id, r.amount, r.currency, r.status, r.reason from refunds r where r.order_id = any($1) order by r.created_at",
        None,
    )
}
impl FindRefundsStmt {
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
        order_ids: &'a T1,
    ) -> FindRefundsQuery<'c, 'a, 's, C, FindRefunds, 1> {
        FindRefundsQuery {
            client,
            params: [order_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindRefundsBorrowed, tokio_postgres::Error> {
                    Ok(FindRefundsBorrowed {
                        order_id: row.try_get(0)?,
                        refund_id: row.try_get(1)?,
                        amount: row.try_get(2)?,
                        currency: row.try_get(3)?,
                        status: row.try_get(4)?,
                        reason: row.try_get(5)?,
                    })
                },
            mapper: |it| FindRefunds::from(it),
        }
    }
}
pub struct QueueMailStmt(&'static str, Option<tokio_postgres::Statement>);
/// Enqueues a mail about the order to its buyer.
pub fn queue_mail() -> QueueMailStmt {
    QueueMailStmt(
        "select queue_mail($1, $2, $3, $4, $5, $6)::text as queued",
        None,
    )
}
impl QueueMailStmt {
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
        mail_id: &'a uuid::Uuid,
        order_id: &'a uuid::Uuid,
        kind: &'a T1,
        message_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
        trace: &'a Option<T2>,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 6> {
        OptionStringQuery {
            client,
            params: [mail_id, order_id, kind, message_id, at, trace],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v.into()),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        QueueMailParams<T1, T2>,
        OptionStringQuery<'c, 'a, 's, C, Option<String>, 6>,
        C,
    > for QueueMailStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a QueueMailParams<T1, T2>,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 6> {
        self.bind(
            client,
            &params.mail_id,
            &params.order_id,
            &params.kind,
            &params.message_id,
            &params.at,
            &params.trace,
        )
    }
}
pub struct CorrectAddressStmt(&'static str, Option<tokio_postgres::Statement>);
/// Corrects the buyer's address. The link that went to the old one is good for nothing any more.
pub fn correct_address() -> CorrectAddressStmt {
    CorrectAddressStmt(
        "update orders set contact_email = $1, link_number = link_number + 1 where order_id = $2",
        None,
    )
}
impl CorrectAddressStmt {
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
        email: &'a T1,
        order_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[email, order_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CorrectAddressParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CorrectAddressStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CorrectAddressParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.email, &params.order_id))
    }
}
pub struct NoteChangeStmt(&'static str, Option<tokio_postgres::Statement>);
/// Whoever sees the order elsewhere has to read it again; and it is found by what it has now.
pub fn note_change() -> NoteChangeStmt {
    NoteChangeStmt(
        "with changed as (update orders set version = version + 1 where order_id = $1 returning order_id) select index_orders(array[c.order_id])::text as indexed from changed c",
        None,
    )
}
impl NoteChangeStmt {
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
        order_id: &'a uuid::Uuid,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 1> {
        OptionStringQuery {
            client,
            params: [order_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v.into()),
        }
    }
}
