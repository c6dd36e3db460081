// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Debug)]
pub struct PayableOrdersParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub order_ids: T1,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct OpenPaymentsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub order_ids: T1,
    pub at: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct FindPaymentByLinkParams {
    pub payment_id: uuid::Uuid,
    pub order_id: uuid::Uuid,
    pub link_number: i16,
}
#[derive(Debug)]
pub struct InsertPaymentsParams<T1: crate::JsonSql> {
    pub at: jiff::Timestamp,
    pub payments: T1,
}
#[derive(Clone, Copy, Debug)]
pub struct GiveUpPaymentParams {
    pub at: jiff::Timestamp,
    pub payment_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct FailPaymentParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub provider: T1,
    pub payment_id: uuid::Uuid,
    pub amount: i64,
    pub currency: T2,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct NoteReferenceParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub provider: T1,
    pub payment_id: uuid::Uuid,
    pub reference: Option<T2>,
}
#[derive(Clone, Copy, Debug)]
pub struct SecureClaimsParams {
    pub order_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub until: jiff::Timestamp,
}
#[derive(Clone, Copy, Debug)]
pub struct ExtendOrderParams {
    pub until: jiff::Timestamp,
    pub order_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct QueueMailParams<T1: crate::StringSql> {
    pub mail_id: uuid::Uuid,
    pub order_id: uuid::Uuid,
    pub message_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub trace: Option<T1>,
}
#[derive(Debug)]
pub struct ReceivePaymentsParams<T1: crate::JsonSql> {
    pub events: T1,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct RecordEventParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::JsonSql> {
    pub provider: T1,
    pub event_id: T2,
    pub payment_id: uuid::Uuid,
    pub event_body: T3,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct SettleRefundParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = uuid::Uuid>,
    T4: crate::StringSql,
> {
    pub provider: T1,
    pub refund_id: uuid::Uuid,
    pub payment_id: uuid::Uuid,
    pub amount: i64,
    pub currency: T2,
    pub succeeded: bool,
    pub ids: T3,
    pub at: jiff::Timestamp,
    pub trace: Option<T4>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct PayableOrders {
    pub order_id: uuid::Uuid,
    pub reference: String,
    pub total: i64,
    pub currency: String,
    pub locale: String,
    pub event_name: serde_json::Value,
    pub payment_methods: Vec<String>,
    pub organizer_name: String,
    pub bank_account_holder: Option<String>,
    pub bank_account_iban: Option<String>,
    pub starts_at: Option<jiff::Timestamp>,
    pub unsellable: Option<String>,
}
pub struct PayableOrdersBorrowed<'a> {
    pub order_id: uuid::Uuid,
    pub reference: &'a str,
    pub total: i64,
    pub currency: &'a str,
    pub locale: &'a str,
    pub event_name: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub payment_methods: crate::ArrayIterator<'a, &'a str>,
    pub organizer_name: &'a str,
    pub bank_account_holder: Option<&'a str>,
    pub bank_account_iban: Option<&'a str>,
    pub starts_at: Option<jiff::Timestamp>,
    pub unsellable: Option<&'a str>,
}
impl<'a> From<PayableOrdersBorrowed<'a>> for PayableOrders {
    fn from(
        PayableOrdersBorrowed {
            order_id,
            reference,
            total,
            currency,
            locale,
            event_name,
            payment_methods,
            organizer_name,
            bank_account_holder,
            bank_account_iban,
            starts_at,
            unsellable,
        }: PayableOrdersBorrowed<'a>,
    ) -> Self {
        Self {
            order_id,
            reference: reference.into(),
            total,
            currency: currency.into(),
            locale: locale.into(),
            event_name: serde_json::from_str(event_name.0.get()).unwrap(),
            payment_methods: payment_methods.map(|v| v.into()).collect(),
            organizer_name: organizer_name.into(),
            bank_account_holder: bank_account_holder.map(|v| v.into()),
            bank_account_iban: bank_account_iban.map(|v| v.into()),
            starts_at,
            unsellable: unsellable.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LockOrders {
    pub order_id: uuid::Uuid,
    pub link_number: i16,
    pub status: String,
    pub expires_at: Option<jiff::Timestamp>,
}
pub struct LockOrdersBorrowed<'a> {
    pub order_id: uuid::Uuid,
    pub link_number: i16,
    pub status: &'a str,
    pub expires_at: Option<jiff::Timestamp>,
}
impl<'a> From<LockOrdersBorrowed<'a>> for LockOrders {
    fn from(
        LockOrdersBorrowed {
            order_id,
            link_number,
            status,
            expires_at,
        }: LockOrdersBorrowed<'a>,
    ) -> Self {
        Self {
            order_id,
            link_number,
            status: status.into(),
            expires_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Payment {
    pub payment_id: uuid::Uuid,
    pub order_id: uuid::Uuid,
    pub provider: String,
    pub provider_reference: Option<String>,
    pub status: String,
    pub amount: i64,
    pub currency: String,
    pub redirect_url: Option<String>,
    pub instructions: Option<serde_json::Value>,
    pub expires_at: jiff::Timestamp,
}
pub struct PaymentBorrowed<'a> {
    pub payment_id: uuid::Uuid,
    pub order_id: uuid::Uuid,
    pub provider: &'a str,
    pub provider_reference: Option<&'a str>,
    pub status: &'a str,
    pub amount: i64,
    pub currency: &'a str,
    pub redirect_url: Option<&'a str>,
    pub instructions: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub expires_at: jiff::Timestamp,
}
impl<'a> From<PaymentBorrowed<'a>> for Payment {
    fn from(
        PaymentBorrowed {
            payment_id,
            order_id,
            provider,
            provider_reference,
            status,
            amount,
            currency,
            redirect_url,
            instructions,
            expires_at,
        }: PaymentBorrowed<'a>,
    ) -> Self {
        Self {
            payment_id,
            order_id,
            provider: provider.into(),
            provider_reference: provider_reference.map(|v| v.into()),
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
pub struct ReceivePayments {
    pub event: i32,
    pub outcome: String,
    pub messages: Vec<uuid::Uuid>,
}
pub struct ReceivePaymentsBorrowed<'a> {
    pub event: i32,
    pub outcome: &'a str,
    pub messages: crate::ArrayIterator<'a, uuid::Uuid>,
}
impl<'a> From<ReceivePaymentsBorrowed<'a>> for ReceivePayments {
    fn from(
        ReceivePaymentsBorrowed {
            event,
            outcome,
            messages,
        }: ReceivePaymentsBorrowed<'a>,
    ) -> Self {
        Self {
            event,
            outcome: outcome.into(),
            messages: messages.map(|v| v).collect(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SettleRefund {
    pub outcome: String,
    pub messages: Vec<uuid::Uuid>,
}
pub struct SettleRefundBorrowed<'a> {
    pub outcome: &'a str,
    pub messages: crate::ArrayIterator<'a, uuid::Uuid>,
}
impl<'a> From<SettleRefundBorrowed<'a>> for SettleRefund {
    fn from(SettleRefundBorrowed { outcome, messages }: SettleRefundBorrowed<'a>) -> Self {
        Self {
            outcome: outcome.into(),
            messages: messages.map(|v| v).collect(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct PayableOrdersQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PayableOrdersBorrowed, tokio_postgres::Error>,
    mapper: fn(PayableOrdersBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PayableOrdersQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(PayableOrdersBorrowed) -> R,
    ) -> PayableOrdersQuery<'c, 'a, 's, C, R, N> {
        PayableOrdersQuery {
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
pub struct LockOrdersQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LockOrdersBorrowed, tokio_postgres::Error>,
    mapper: fn(LockOrdersBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LockOrdersQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(LockOrdersBorrowed) -> R,
    ) -> LockOrdersQuery<'c, 'a, 's, C, R, N> {
        LockOrdersQuery {
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
pub struct PaymentQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PaymentBorrowed, tokio_postgres::Error>,
    mapper: fn(PaymentBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PaymentQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PaymentBorrowed) -> R) -> PaymentQuery<'c, 'a, 's, C, R, N> {
        PaymentQuery {
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
pub struct BoolQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<bool, tokio_postgres::Error>,
    mapper: fn(bool) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BoolQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(bool) -> R) -> BoolQuery<'c, 'a, 's, C, R, N> {
        BoolQuery {
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
pub struct ReceivePaymentsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ReceivePaymentsBorrowed, tokio_postgres::Error>,
    mapper: fn(ReceivePaymentsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ReceivePaymentsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ReceivePaymentsBorrowed) -> R,
    ) -> ReceivePaymentsQuery<'c, 'a, 's, C, R, N> {
        ReceivePaymentsQuery {
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
pub struct SettleRefundQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SettleRefundBorrowed, tokio_postgres::Error>,
    mapper: fn(SettleRefundBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SettleRefundQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(SettleRefundBorrowed) -> R,
    ) -> SettleRefundQuery<'c, 'a, 's, C, R, N> {
        SettleRefundQuery {
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
pub struct PayableOrdersStmt(&'static str, Option<tokio_postgres::Statement>);
/// What is to be paid, to whom, and how it may be; or why it may not be sold any more.
pub fn payable_orders() -> PayableOrdersStmt {
    PayableOrdersStmt(
        "select o.order_id, o.reference, o.total, o.currency, o.locale, e.name as event_name, e.payment_methods, g.name as organizer_name, g.bank_account_holder, g.bank_account_iban, ( select min(c.starts_at) from lines l join occurrences c on c.occurrence_id = l.occurrence_id where l.order_id = o.order_id and l.status = 'live' ) as starts_at, u.reason as unsellable from orders o join events e on e.event_id = o.event_id join organizers g on g.organizer_id = e.organizer_id left join unsellable_orders($1, $2) u on u.order_id = o.order_id where o.order_id = any($1)",
        None,
    )
}
impl PayableOrdersStmt {
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
        at: &'a jiff::Timestamp,
    ) -> PayableOrdersQuery<'c, 'a, 's, C, PayableOrders, 2> {
        PayableOrdersQuery {
            client,
            params: [order_ids, at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PayableOrdersBorrowed, tokio_postgres::Error> {
                    Ok(PayableOrdersBorrowed {
                        order_id: row.try_get(0)?,
                        reference: row.try_get(1)?,
                        total: row.try_get(2)?,
                        currency: row.try_get(3)?,
                        locale: row.try_get(4)?,
                        event_name: row.try_get(5)?,
                        payment_methods: row.try_get(6)?,
                        organizer_name: row.try_get(7)?,
                        bank_account_holder: row.try_get(8)?,
                        bank_account_iban: row.try_get(9)?,
                        starts_at: row.try_get(10)?,
                        unsellable: row.try_get(11)?,
                    })
                },
            mapper: |it| PayableOrders::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PayableOrdersParams<T1>,
        PayableOrdersQuery<'c, 'a, 's, C, PayableOrders, 2>,
        C,
    > for PayableOrdersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PayableOrdersParams<T1>,
    ) -> PayableOrdersQuery<'c, 'a, 's, C, PayableOrders, 2> {
        self.bind(client, &params.order_ids, &params.at)
    }
}
pub struct LockOrdersStmt(&'static str, Option<tokio_postgres::Statement>);
/// The same orders, held still until the transaction ends. One that is paid never expires.
pub fn lock_orders() -> LockOrdersStmt {
    LockOrdersStmt(
        "select order_id, link_number, status, nullif(expires_at, 'infinity') as expires_at from orders where order_id = any($1) order by order_id for update",
        None,
    )
}
impl LockOrdersStmt {
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
    ) -> LockOrdersQuery<'c, 'a, 's, C, LockOrders, 1> {
        LockOrdersQuery {
            client,
            params: [order_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<LockOrdersBorrowed, tokio_postgres::Error> {
                    Ok(LockOrdersBorrowed {
                        order_id: row.try_get(0)?,
                        link_number: row.try_get(1)?,
                        status: row.try_get(2)?,
                        expires_at: row.try_get(3)?,
                    })
                },
            mapper: |it| LockOrders::from(it),
        }
    }
}
pub struct OpenPaymentsStmt(&'static str, Option<tokio_postgres::Statement>);
/// The attempts with each provider that are still open, so that asking twice does not charge twice. One whose time is over
/// is not, though its order may have been given more time by another.
pub fn open_payments() -> OpenPaymentsStmt {
    OpenPaymentsStmt(
        "select distinct on (order_id, provider) payment_id, order_id, provider, provider_reference, status, amount, currency, redirect_url, instructions, expires_at from payments where order_id = any($1) and status = 'pending' and expires_at > $2 order by order_id, provider, created_at desc",
        None,
    )
}
impl OpenPaymentsStmt {
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
        at: &'a jiff::Timestamp,
    ) -> PaymentQuery<'c, 'a, 's, C, Payment, 2> {
        PaymentQuery {
            client,
            params: [order_ids, at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PaymentBorrowed, tokio_postgres::Error> {
                    Ok(PaymentBorrowed {
                        payment_id: row.try_get(0)?,
                        order_id: row.try_get(1)?,
                        provider: row.try_get(2)?,
                        provider_reference: row.try_get(3)?,
                        status: row.try_get(4)?,
                        amount: row.try_get(5)?,
                        currency: row.try_get(6)?,
                        redirect_url: row.try_get(7)?,
                        instructions: row.try_get(8)?,
                        expires_at: row.try_get(9)?,
                    })
                },
            mapper: |it| Payment::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OpenPaymentsParams<T1>,
        PaymentQuery<'c, 'a, 's, C, Payment, 2>,
        C,
    > for OpenPaymentsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpenPaymentsParams<T1>,
    ) -> PaymentQuery<'c, 'a, 's, C, Payment, 2> {
        self.bind(client, &params.order_ids, &params.at)
    }
}
pub struct FindPaymentsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Payments by their ids.
pub fn find_payments() -> FindPaymentsStmt {
    FindPaymentsStmt(
        "select payment_id, order_id, provider, provider_reference, status, amount, currency, redirect_url, instructions, expires_at from payments where payment_id = any($1)",
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
        payment_ids: &'a T1,
    ) -> PaymentQuery<'c, 'a, 's, C, Payment, 1> {
        PaymentQuery {
            client,
            params: [payment_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PaymentBorrowed, tokio_postgres::Error> {
                    Ok(PaymentBorrowed {
                        payment_id: row.try_get(0)?,
                        order_id: row.try_get(1)?,
                        provider: row.try_get(2)?,
                        provider_reference: row.try_get(3)?,
                        status: row.try_get(4)?,
                        amount: row.try_get(5)?,
                        currency: row.try_get(6)?,
                        redirect_url: row.try_get(7)?,
                        instructions: row.try_get(8)?,
                        expires_at: row.try_get(9)?,
                    })
                },
            mapper: |it| Payment::from(it),
        }
    }
}
pub struct FindPaymentByLinkStmt(&'static str, Option<tokio_postgres::Statement>);
/// A payment of an order, by the order's link.
pub fn find_payment_by_link() -> FindPaymentByLinkStmt {
    FindPaymentByLinkStmt(
        "select p.payment_id, p.order_id, p.provider, p.provider_reference, p.status, p.amount, p.currency, p.redirect_url, p.instructions, p.expires_at from payments p join orders o on o.order_id = p.order_id where p.payment_id = $1 and o.order_id = $2 and o.link_number = $3",
        None,
    )
}
impl FindPaymentByLinkStmt {
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
        payment_id: &'a uuid::Uuid,
        order_id: &'a uuid::Uuid,
        link_number: &'a i16,
    ) -> PaymentQuery<'c, 'a, 's, C, Payment, 3> {
        PaymentQuery {
            client,
            params: [payment_id, order_id, link_number],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<PaymentBorrowed, tokio_postgres::Error> {
                    Ok(PaymentBorrowed {
                        payment_id: row.try_get(0)?,
                        order_id: row.try_get(1)?,
                        provider: row.try_get(2)?,
                        provider_reference: row.try_get(3)?,
                        status: row.try_get(4)?,
                        amount: row.try_get(5)?,
                        currency: row.try_get(6)?,
                        redirect_url: row.try_get(7)?,
                        instructions: row.try_get(8)?,
                        expires_at: row.try_get(9)?,
                    })
                },
            mapper: |it| Payment::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindPaymentByLinkParams,
        PaymentQuery<'c, 'a, 's, C, Payment, 3>,
        C,
    > for FindPaymentByLinkStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindPaymentByLinkParams,
    ) -> PaymentQuery<'c, 'a, 's, C, Payment, 3> {
        self.bind(
            client,
            &params.payment_id,
            &params.order_id,
            &params.link_number,
        )
    }
}
pub struct InsertPaymentsStmt(&'static str, Option<tokio_postgres::Statement>);
/// New attempts, before the providers have heard of them.
/// `payments`: [{"payment_id", "order_id", "provider", "amount", "currency", "expires_at"}].
pub fn insert_payments() -> InsertPaymentsStmt {
    InsertPaymentsStmt(
        "insert into payments (payment_id, order_id, provider, status, amount, currency, created_at, expires_at) select p.payment_id, p.order_id, p.provider, 'pending', p.amount, p.currency, $1, p.expires_at from jsonb_to_recordset($2) as p (payment_id uuid, order_id uuid, provider text, amount bigint, currency text, expires_at timestamptz)",
        None,
    )
}
impl InsertPaymentsStmt {
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
        at: &'a jiff::Timestamp,
        payments: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[at, payments]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        InsertPaymentsParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for InsertPaymentsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a InsertPaymentsParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.at, &params.payments))
    }
}
pub struct StartPaymentsStmt(&'static str, Option<tokio_postgres::Statement>);
/// What the providers answered; answers of which nobody had written it before. Money may be there already.
/// `payments`: [{"payment_id", "provider_reference", "redirect_url", "instructions", "expires_at"}].
pub fn start_payments() -> StartPaymentsStmt {
    StartPaymentsStmt(
        "update payments p set provider_reference = s.provider_reference, redirect_url = s.redirect_url, instructions = s.instructions, expires_at = s.expires_at, status = case when p.status = 'failed' and p.captured = 0 then 'pending' else p.status end from jsonb_to_recordset($1) as s (payment_id uuid, provider_reference text, redirect_url text, instructions jsonb, expires_at timestamptz) where p.payment_id = s.payment_id and p.provider_reference is null returning p.payment_id",
        None,
    )
}
impl StartPaymentsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>(
        &'s self,
        client: &'c C,
        payments: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [payments],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct GiveUpPaymentStmt(&'static str, Option<tokio_postgres::Statement>);
/// The provider did not take it on; unless it did so meanwhile when somebody else asked.
pub fn give_up_payment() -> GiveUpPaymentStmt {
    GiveUpPaymentStmt(
        "update payments set status = 'failed', settled_at = $1 where payment_id = $2 and status = 'pending' and provider_reference is null",
        None,
    )
}
impl GiveUpPaymentStmt {
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
        at: &'a jiff::Timestamp,
        payment_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[at, payment_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        GiveUpPaymentParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for GiveUpPaymentStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a GiveUpPaymentParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.at, &params.payment_id))
    }
}
pub struct FailPaymentStmt(&'static str, Option<tokio_postgres::Statement>);
/// The provider says that no money will come.
pub fn fail_payment() -> FailPaymentStmt {
    FailPaymentStmt("select fail_payment($1, $2, $3, $4, $5) as outcome", None)
}
impl FailPaymentStmt {
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
        provider: &'a T1,
        payment_id: &'a uuid::Uuid,
        amount: &'a i64,
        currency: &'a T2,
        at: &'a jiff::Timestamp,
    ) -> StringQuery<'c, 'a, 's, C, String, 5> {
        StringQuery {
            client,
            params: [provider, payment_id, amount, currency, at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FailPaymentParams<T1, T2>,
        StringQuery<'c, 'a, 's, C, String, 5>,
        C,
    > for FailPaymentStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FailPaymentParams<T1, T2>,
    ) -> StringQuery<'c, 'a, 's, C, String, 5> {
        self.bind(
            client,
            &params.provider,
            &params.payment_id,
            &params.amount,
            &params.currency,
            &params.at,
        )
    }
}
pub struct NoteReferenceStmt(&'static str, Option<tokio_postgres::Statement>);
/// The provider's name for a payment, where nobody has written it.
pub fn note_reference() -> NoteReferenceStmt {
    NoteReferenceStmt("select note_reference($1, $2, $3)::text as noted", None)
}
impl NoteReferenceStmt {
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
        provider: &'a T1,
        payment_id: &'a uuid::Uuid,
        reference: &'a Option<T2>,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 3> {
        OptionStringQuery {
            client,
            params: [provider, payment_id, reference],
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
        NoteReferenceParams<T1, T2>,
        OptionStringQuery<'c, 'a, 's, C, Option<String>, 3>,
        C,
    > for NoteReferenceStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a NoteReferenceParams<T1, T2>,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 3> {
        self.bind(
            client,
            &params.provider,
            &params.payment_id,
            &params.reference,
        )
    }
}
pub struct SecureClaimsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Keeps the places for as long as the provider needs; false when somebody else has them by now.
pub fn secure_claims() -> SecureClaimsStmt {
    SecureClaimsStmt("select secure_claims($1, $2, $3) as secured", None)
}
impl SecureClaimsStmt {
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
        at: &'a jiff::Timestamp,
        until: &'a jiff::Timestamp,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [order_id, at, until],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SecureClaimsParams,
        BoolQuery<'c, 'a, 's, C, bool, 3>,
        C,
    > for SecureClaimsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SecureClaimsParams,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.order_id, &params.at, &params.until)
    }
}
pub struct ExtendOrderStmt(&'static str, Option<tokio_postgres::Statement>);
/// The order waits as long as its places are kept.
pub fn extend_order() -> ExtendOrderStmt {
    ExtendOrderStmt(
        "update orders set expires_at = $1 where order_id = $2",
        None,
    )
}
impl ExtendOrderStmt {
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
        until: &'a jiff::Timestamp,
        order_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[until, order_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ExtendOrderParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ExtendOrderStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ExtendOrderParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.until, &params.order_id))
    }
}
pub struct QueueMailStmt(&'static str, Option<tokio_postgres::Statement>);
/// Enqueues the mail that says how to pay.
pub fn queue_mail() -> QueueMailStmt {
    QueueMailStmt(
        "select queue_mail($1, $2, 'payment_instructions', $3, $4, $5)::text as queued",
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
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        mail_id: &'a uuid::Uuid,
        order_id: &'a uuid::Uuid,
        message_id: &'a uuid::Uuid,
        at: &'a jiff::Timestamp,
        trace: &'a Option<T1>,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 5> {
        OptionStringQuery {
            client,
            params: [mail_id, order_id, message_id, at, trace],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v.into()),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        QueueMailParams<T1>,
        OptionStringQuery<'c, 'a, 's, C, Option<String>, 5>,
        C,
    > for QueueMailStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a QueueMailParams<T1>,
    ) -> OptionStringQuery<'c, 'a, 's, C, Option<String>, 5> {
        self.bind(
            client,
            &params.mail_id,
            &params.order_id,
            &params.message_id,
            &params.at,
            &params.trace,
        )
    }
}
pub struct ReceivePaymentsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Money has arrived, for one order or several; what that means for each is decided in one statement.
pub fn receive_payments() -> ReceivePaymentsStmt {
    ReceivePaymentsStmt(
        "select event, outcome, messages from receive_payments($1, $2) order by event",
        None,
    )
}
impl ReceivePaymentsStmt {
    pub async fn prepare<'a, C: GenericClient>(
        mut self,
        client: &'a C,
    ) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>(
        &'s self,
        client: &'c C,
        events: &'a T1,
        at: &'a jiff::Timestamp,
    ) -> ReceivePaymentsQuery<'c, 'a, 's, C, ReceivePayments, 2> {
        ReceivePaymentsQuery {
            client,
            params: [events, at],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |
                row: &tokio_postgres::Row,
            | -> Result<ReceivePaymentsBorrowed, tokio_postgres::Error> {
                Ok(ReceivePaymentsBorrowed {
                    event: row.try_get(0)?,
                    outcome: row.try_get(1)?,
                    messages: row.try_get(2)?,
                })
            },
            mapper: |it| ReceivePayments::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::JsonSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ReceivePaymentsParams<T1>,
        ReceivePaymentsQuery<'c, 'a, 's, C, ReceivePayments, 2>,
        C,
    > for ReceivePaymentsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ReceivePaymentsParams<T1>,
    ) -> ReceivePaymentsQuery<'c, 'a, 's, C, ReceivePayments, 2> {
        self.bind(client, &params.events, &params.at)
    }
}
pub struct RecordEventStmt(&'static str, Option<tokio_postgres::Statement>);
/// What else a provider tells, once.
pub fn record_event() -> RecordEventStmt {
    RecordEventStmt(
        "insert into webhook_events (provider, provider_event_id, payment_id, body, received_at) select $1, $2, (select p.payment_id from payments p where p.payment_id = $3 and p.provider = $1), $4, $5 on conflict (provider, provider_event_id) do nothing",
        None,
    )
}
impl RecordEventStmt {
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
        T3: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        provider: &'a T1,
        event_id: &'a T2,
        payment_id: &'a uuid::Uuid,
        event_body: &'a T3,
        at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[provider, event_id, payment_id, event_body, at],
        )
        .await
    }
}
impl<
    'a,
    C: GenericClient + Send + Sync,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::JsonSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        RecordEventParams<T1, T2, T3>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RecordEventStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RecordEventParams<T1, T2, T3>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.provider,
            &params.event_id,
            &params.payment_id,
            &params.event_body,
            &params.at,
        ))
    }
}
pub struct SettleRefundStmt(&'static str, Option<tokio_postgres::Statement>);
/// The provider says that a refund has ended.
pub fn settle_refund() -> SettleRefundStmt {
    SettleRefundStmt(
        "select outcome, messages from settle_refund($1, $2, $3, $4, $5, $6, null, $7, $8, $9)",
        None,
    )
}
impl SettleRefundStmt {
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
        T2: crate::StringSql,
        T3: crate::ArraySql<Item = uuid::Uuid>,
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        provider: &'a T1,
        refund_id: &'a uuid::Uuid,
        payment_id: &'a uuid::Uuid,
        amount: &'a i64,
        currency: &'a T2,
        succeeded: &'a bool,
        ids: &'a T3,
        at: &'a jiff::Timestamp,
        trace: &'a Option<T4>,
    ) -> SettleRefundQuery<'c, 'a, 's, C, SettleRefund, 9> {
        SettleRefundQuery {
            client,
            params: [
                provider, refund_id, payment_id, amount, currency, succeeded, ids, at, trace,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<SettleRefundBorrowed, tokio_postgres::Error> {
                    Ok(SettleRefundBorrowed {
                        outcome: row.try_get(0)?,
                        messages: row.try_get(1)?,
                    })
                },
            mapper: |it| SettleRefund::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::ArraySql<Item = uuid::Uuid>,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SettleRefundParams<T1, T2, T3, T4>,
        SettleRefundQuery<'c, 'a, 's, C, SettleRefund, 9>,
        C,
    > for SettleRefundStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SettleRefundParams<T1, T2, T3, T4>,
    ) -> SettleRefundQuery<'c, 'a, 's, C, SettleRefund, 9> {
        self.bind(
            client,
            &params.provider,
            &params.refund_id,
            &params.payment_id,
            &params.amount,
            &params.currency,
            &params.succeeded,
            &params.ids,
            &params.at,
            &params.trace,
        )
    }
}
