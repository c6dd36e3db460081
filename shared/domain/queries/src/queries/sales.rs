// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Debug)]
pub struct ListOrdersParams<T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>> {
    pub after_at: Option<jiff::Timestamp>,
    pub after_id: Option<uuid::Uuid>,
    pub state: Option<T1>,
    pub at: jiff::Timestamp,
    pub placed_from: Option<jiff::Timestamp>,
    pub placed_before: Option<jiff::Timestamp>,
    pub refund_open: bool,
    pub occurrence_id: Option<uuid::Uuid>,
    pub product_id: Option<uuid::Uuid>,
    pub at_most: i64,
    pub organizer_id: uuid::Uuid,
    pub event_ids: Option<T2>,
}
#[derive(Debug)]
pub struct SearchOrdersParams<
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = uuid::Uuid>,
    T4: crate::StringSql,
> {
    pub organizer_id: uuid::Uuid,
    pub words: T2,
    pub event_ids: Option<T3>,
    pub at: jiff::Timestamp,
    pub state: Option<T4>,
    pub placed_from: Option<jiff::Timestamp>,
    pub placed_before: Option<jiff::Timestamp>,
    pub refund_open: bool,
    pub occurrence_id: Option<uuid::Uuid>,
    pub product_id: Option<uuid::Uuid>,
    pub after_at: Option<jiff::Timestamp>,
    pub after_id: Option<uuid::Uuid>,
    pub at_most: i64,
}
#[derive(Debug)]
pub struct FindByTicketParams<T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>> {
    pub ticket_id: uuid::Uuid,
    pub token: T1,
    pub organizer_id: uuid::Uuid,
    pub event_ids: Option<T2>,
}
#[derive(Debug)]
pub struct FindOrderParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub order_id: uuid::Uuid,
    pub organizer_id: uuid::Uuid,
    pub event_ids: Option<T1>,
}
#[derive(Clone, Copy, Debug)]
pub struct ListMomentsParams {
    pub order_id: uuid::Uuid,
    pub at: jiff::Timestamp,
    pub organizer_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct AddNoteParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub note_id: uuid::Uuid,
    pub order_id: uuid::Uuid,
    pub actor_kind: T1,
    pub actor_id: Option<uuid::Uuid>,
    pub text: T2,
    pub at: jiff::Timestamp,
}
#[derive(Debug)]
pub struct ChangeNoteParams<T1: crate::StringSql> {
    pub text: T1,
    pub at: jiff::Timestamp,
    pub note_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct RenameBuyerParams<T1: crate::StringSql> {
    pub name: T1,
    pub order_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct SetAttendeeParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub name: Option<T1>,
    pub email: Option<T2>,
    pub order_id: uuid::Uuid,
    pub position: i16,
}
#[derive(Debug)]
pub struct LastMailParams<T1: crate::StringSql> {
    pub order_id: uuid::Uuid,
    pub kind: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ReadLines {
    pub order_id: uuid::Uuid,
    pub reference: String,
    pub status: String,
    pub created_at: jiff::Timestamp,
    pub placed_at: Option<jiff::Timestamp>,
    pub expires_at: Option<jiff::Timestamp>,
    pub contact_name: Option<String>,
    pub contact_email: Option<String>,
    pub currency: String,
    pub total: i64,
    pub event_id: uuid::Uuid,
    pub slug: String,
    pub event_name: serde_json::Value,
    pub live_lines: i64,
    pub cancelled_lines: i64,
    pub refunded: i64,
    pub open_refunds: i64,
    pub notes: i64,
}
pub struct ReadLinesBorrowed<'a> {
    pub order_id: uuid::Uuid,
    pub reference: &'a str,
    pub status: &'a str,
    pub created_at: jiff::Timestamp,
    pub placed_at: Option<jiff::Timestamp>,
    pub expires_at: Option<jiff::Timestamp>,
    pub contact_name: Option<&'a str>,
    pub contact_email: Option<&'a str>,
    pub currency: &'a str,
    pub total: i64,
    pub event_id: uuid::Uuid,
    pub slug: &'a str,
    pub event_name: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub live_lines: i64,
    pub cancelled_lines: i64,
    pub refunded: i64,
    pub open_refunds: i64,
    pub notes: i64,
}
impl<'a> From<ReadLinesBorrowed<'a>> for ReadLines {
    fn from(
        ReadLinesBorrowed {
            order_id,
            reference,
            status,
            created_at,
            placed_at,
            expires_at,
            contact_name,
            contact_email,
            currency,
            total,
            event_id,
            slug,
            event_name,
            live_lines,
            cancelled_lines,
            refunded,
            open_refunds,
            notes,
        }: ReadLinesBorrowed<'a>,
    ) -> Self {
        Self {
            order_id,
            reference: reference.into(),
            status: status.into(),
            created_at,
            placed_at,
            expires_at,
            contact_name: contact_name.map(|v| v.into()),
            contact_email: contact_email.map(|v| v.into()),
            currency: currency.into(),
            total,
            event_id,
            slug: slug.into(),
            event_name: serde_json::from_str(event_name.0.get()).unwrap(),
            live_lines,
            cancelled_lines,
            refunded,
            open_refunds,
            notes,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct FindOrder {
    pub version: i32,
    pub placed_at: Option<jiff::Timestamp>,
    pub paid_at: Option<jiff::Timestamp>,
    pub cancelled_at: Option<jiff::Timestamp>,
    pub terms_hash: Option<String>,
    pub refund_policy: Option<serde_json::Value>,
    pub organizer_terms: Option<serde_json::Value>,
}
pub struct FindOrderBorrowed<'a> {
    pub version: i32,
    pub placed_at: Option<jiff::Timestamp>,
    pub paid_at: Option<jiff::Timestamp>,
    pub cancelled_at: Option<jiff::Timestamp>,
    pub terms_hash: Option<&'a str>,
    pub refund_policy: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub organizer_terms: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
}
impl<'a> From<FindOrderBorrowed<'a>> for FindOrder {
    fn from(
        FindOrderBorrowed {
            version,
            placed_at,
            paid_at,
            cancelled_at,
            terms_hash,
            refund_policy,
            organizer_terms,
        }: FindOrderBorrowed<'a>,
    ) -> Self {
        Self {
            version,
            placed_at,
            paid_at,
            cancelled_at,
            terms_hash: terms_hash.map(|v| v.into()),
            refund_policy: refund_policy.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            organizer_terms: organizer_terms.map(|v| serde_json::from_str(v.0.get()).unwrap()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListPayments {
    pub payment_id: uuid::Uuid,
    pub provider: String,
    pub provider_reference: Option<String>,
    pub status: String,
    pub amount: i64,
    pub captured: i64,
    pub currency: String,
    pub created_at: jiff::Timestamp,
    pub settled_at: Option<jiff::Timestamp>,
}
pub struct ListPaymentsBorrowed<'a> {
    pub payment_id: uuid::Uuid,
    pub provider: &'a str,
    pub provider_reference: Option<&'a str>,
    pub status: &'a str,
    pub amount: i64,
    pub captured: i64,
    pub currency: &'a str,
    pub created_at: jiff::Timestamp,
    pub settled_at: Option<jiff::Timestamp>,
}
impl<'a> From<ListPaymentsBorrowed<'a>> for ListPayments {
    fn from(
        ListPaymentsBorrowed {
            payment_id,
            provider,
            provider_reference,
            status,
            amount,
            captured,
            currency,
            created_at,
            settled_at,
        }: ListPaymentsBorrowed<'a>,
    ) -> Self {
        Self {
            payment_id,
            provider: provider.into(),
            provider_reference: provider_reference.map(|v| v.into()),
            status: status.into(),
            amount,
            captured,
            currency: currency.into(),
            created_at,
            settled_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListRefunds {
    pub refund_id: uuid::Uuid,
    pub payment_id: uuid::Uuid,
    pub amount: i64,
    pub currency: String,
    pub status: String,
    pub reason: String,
    pub provider_reference: Option<String>,
    pub failure: Option<String>,
    pub created_at: jiff::Timestamp,
    pub settled_at: Option<jiff::Timestamp>,
}
pub struct ListRefundsBorrowed<'a> {
    pub refund_id: uuid::Uuid,
    pub payment_id: uuid::Uuid,
    pub amount: i64,
    pub currency: &'a str,
    pub status: &'a str,
    pub reason: &'a str,
    pub provider_reference: Option<&'a str>,
    pub failure: Option<&'a str>,
    pub created_at: jiff::Timestamp,
    pub settled_at: Option<jiff::Timestamp>,
}
impl<'a> From<ListRefundsBorrowed<'a>> for ListRefunds {
    fn from(
        ListRefundsBorrowed {
            refund_id,
            payment_id,
            amount,
            currency,
            status,
            reason,
            provider_reference,
            failure,
            created_at,
            settled_at,
        }: ListRefundsBorrowed<'a>,
    ) -> Self {
        Self {
            refund_id,
            payment_id,
            amount,
            currency: currency.into(),
            status: status.into(),
            reason: reason.into(),
            provider_reference: provider_reference.map(|v| v.into()),
            failure: failure.map(|v| v.into()),
            created_at,
            settled_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListNotes {
    pub order_note_id: uuid::Uuid,
    pub version: i32,
    pub text: String,
    pub created_at: jiff::Timestamp,
    pub changed_at: Option<jiff::Timestamp>,
    pub actor_kind: String,
    pub actor_id: Option<uuid::Uuid>,
    pub actor_name: Option<String>,
}
pub struct ListNotesBorrowed<'a> {
    pub order_note_id: uuid::Uuid,
    pub version: i32,
    pub text: &'a str,
    pub created_at: jiff::Timestamp,
    pub changed_at: Option<jiff::Timestamp>,
    pub actor_kind: &'a str,
    pub actor_id: Option<uuid::Uuid>,
    pub actor_name: Option<&'a str>,
}
impl<'a> From<ListNotesBorrowed<'a>> for ListNotes {
    fn from(
        ListNotesBorrowed {
            order_note_id,
            version,
            text,
            created_at,
            changed_at,
            actor_kind,
            actor_id,
            actor_name,
        }: ListNotesBorrowed<'a>,
    ) -> Self {
        Self {
            order_note_id,
            version,
            text: text.into(),
            created_at,
            changed_at,
            actor_kind: actor_kind.into(),
            actor_id,
            actor_name: actor_name.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListMoments {
    pub at: jiff::Timestamp,
    pub kind: String,
    pub id: Option<uuid::Uuid>,
    pub word: Option<String>,
    pub outcome: Option<String>,
    pub amount: Option<i64>,
    pub currency: Option<String>,
    pub count: Option<i64>,
    pub words: Option<String>,
    pub recipient: Option<String>,
    pub actor_kind: Option<String>,
    pub actor_name: Option<String>,
    pub difference: Option<serde_json::Value>,
}
pub struct ListMomentsBorrowed<'a> {
    pub at: jiff::Timestamp,
    pub kind: &'a str,
    pub id: Option<uuid::Uuid>,
    pub word: Option<&'a str>,
    pub outcome: Option<&'a str>,
    pub amount: Option<i64>,
    pub currency: Option<&'a str>,
    pub count: Option<i64>,
    pub words: Option<&'a str>,
    pub recipient: Option<&'a str>,
    pub actor_kind: Option<&'a str>,
    pub actor_name: Option<&'a str>,
    pub difference: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
}
impl<'a> From<ListMomentsBorrowed<'a>> for ListMoments {
    fn from(
        ListMomentsBorrowed {
            at,
            kind,
            id,
            word,
            outcome,
            amount,
            currency,
            count,
            words,
            recipient,
            actor_kind,
            actor_name,
            difference,
        }: ListMomentsBorrowed<'a>,
    ) -> Self {
        Self {
            at,
            kind: kind.into(),
            id,
            word: word.map(|v| v.into()),
            outcome: outcome.map(|v| v.into()),
            amount,
            currency: currency.map(|v| v.into()),
            count,
            words: words.map(|v| v.into()),
            recipient: recipient.map(|v| v.into()),
            actor_kind: actor_kind.map(|v| v.into()),
            actor_name: actor_name.map(|v| v.into()),
            difference: difference.map(|v| serde_json::from_str(v.0.get()).unwrap()),
        }
    }
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
pub struct ReadLinesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ReadLinesBorrowed, tokio_postgres::Error>,
    mapper: fn(ReadLinesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ReadLinesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ReadLinesBorrowed) -> R) -> ReadLinesQuery<'c, 'a, 's, C, R, N> {
        ReadLinesQuery {
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
pub struct FindOrderQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindOrderBorrowed, tokio_postgres::Error>,
    mapper: fn(FindOrderBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindOrderQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FindOrderBorrowed) -> R) -> FindOrderQuery<'c, 'a, 's, C, R, N> {
        FindOrderQuery {
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
pub struct ListPaymentsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListPaymentsBorrowed, tokio_postgres::Error>,
    mapper: fn(ListPaymentsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListPaymentsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListPaymentsBorrowed) -> R,
    ) -> ListPaymentsQuery<'c, 'a, 's, C, R, N> {
        ListPaymentsQuery {
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
pub struct ListRefundsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListRefundsBorrowed, tokio_postgres::Error>,
    mapper: fn(ListRefundsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListRefundsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListRefundsBorrowed) -> R,
    ) -> ListRefundsQuery<'c, 'a, 's, C, R, N> {
        ListRefundsQuery {
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
pub struct ListNotesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListNotesBorrowed, tokio_postgres::Error>,
    mapper: fn(ListNotesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListNotesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ListNotesBorrowed) -> R) -> ListNotesQuery<'c, 'a, 's, C, R, N> {
        ListNotesQuery {
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
pub struct ListMomentsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListMomentsBorrowed, tokio_postgres::Error>,
    mapper: fn(ListMomentsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListMomentsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListMomentsBorrowed) -> R,
    ) -> ListMomentsQuery<'c, 'a, 's, C, R, N> {
        ListMomentsQuery {
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
pub struct OptionjiffTimestampQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<jiff::Timestamp>, tokio_postgres::Error>,
    mapper: fn(Option<jiff::Timestamp>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OptionjiffTimestampQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(Option<jiff::Timestamp>) -> R,
    ) -> OptionjiffTimestampQuery<'c, 'a, 's, C, R, N> {
        OptionjiffTimestampQuery {
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
pub struct ListOrdersStmt(&'static str, Option<tokio_postgres::Statement>);
/// A page of an organizer's orders, the newest first, each event's by its index. `state`: that they are in at `at`; null for all that
/// were placed.
pub fn list_orders() -> ListOrdersStmt {
    ListOrdersStmt(
        "select o.order_id from events e cross join lateral ( select o.order_id, o.created_at from orders o where o.event_id = e.event_id and (o.created_at, o.order_id) < (coalesce($1, 'infinity'::timestamptz), coalesce($2, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)) and ($3::text is null and o.placed_at is not null or $3 = case when o.status in ('held', 'placed') and o.expires_at <= $4 then 'expired' else o.status end and (o.placed_at is not null or $3 = 'held')) and ($5::timestamptz is null or o.placed_at >= $5) and ($6::timestamptz is null or o.placed_at < $6) and (not $7 or exists (select from refunds r where r.order_id = o.order_id and r.status <> 'succeeded')) and ($8::uuid is null or exists (select from lines l where l.order_id = o.order_id and l.occurrence_id = $8)) and ($9::uuid is null or exists ( select from lines l join rates r using (rate_id) where l.order_id = o.order_id and r.product_id = $9 )) order by o.created_at desc, o.order_id desc limit $10 ) as o where e.organizer_id = $11 and ($12::uuid[] is null or e.event_id = any($12)) order by o.created_at desc, o.order_id desc limit $10",
        None,
    )
}
impl ListOrdersStmt {
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
        T2: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        after_at: &'a Option<jiff::Timestamp>,
        after_id: &'a Option<uuid::Uuid>,
        state: &'a Option<T1>,
        at: &'a jiff::Timestamp,
        placed_from: &'a Option<jiff::Timestamp>,
        placed_before: &'a Option<jiff::Timestamp>,
        refund_open: &'a bool,
        occurrence_id: &'a Option<uuid::Uuid>,
        product_id: &'a Option<uuid::Uuid>,
        at_most: &'a i64,
        organizer_id: &'a uuid::Uuid,
        event_ids: &'a Option<T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 12> {
        UuidUuidQuery {
            client,
            params: [
                after_at,
                after_id,
                state,
                at,
                placed_from,
                placed_before,
                refund_open,
                occurrence_id,
                product_id,
                at_most,
                organizer_id,
                event_ids,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListOrdersParams<T1, T2>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 12>,
        C,
    > for ListOrdersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListOrdersParams<T1, T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 12> {
        self.bind(
            client,
            &params.after_at,
            &params.after_id,
            &params.state,
            &params.at,
            &params.placed_from,
            &params.placed_before,
            &params.refund_open,
            &params.occurrence_id,
            &params.product_id,
            &params.at_most,
            &params.organizer_id,
            &params.event_ids,
        )
    }
}
pub struct SearchOrdersStmt(&'static str, Option<tokio_postgres::Statement>);
/// The same of those that have these words: see orders_by_words().
pub fn search_orders() -> SearchOrdersStmt {
    SearchOrdersStmt(
        "select found as order_id from orders_by_words($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) as found",
        None,
    )
}
impl SearchOrdersStmt {
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
        T3: crate::ArraySql<Item = uuid::Uuid>,
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        organizer_id: &'a uuid::Uuid,
        words: &'a T2,
        event_ids: &'a Option<T3>,
        at: &'a jiff::Timestamp,
        state: &'a Option<T4>,
        placed_from: &'a Option<jiff::Timestamp>,
        placed_before: &'a Option<jiff::Timestamp>,
        refund_open: &'a bool,
        occurrence_id: &'a Option<uuid::Uuid>,
        product_id: &'a Option<uuid::Uuid>,
        after_at: &'a Option<jiff::Timestamp>,
        after_id: &'a Option<uuid::Uuid>,
        at_most: &'a i64,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 13> {
        UuidUuidQuery {
            client,
            params: [
                organizer_id,
                words,
                event_ids,
                at,
                state,
                placed_from,
                placed_before,
                refund_open,
                occurrence_id,
                product_id,
                after_at,
                after_id,
                at_most,
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
    T1: crate::StringSql,
    T2: crate::ArraySql<Item = T1>,
    T3: crate::ArraySql<Item = uuid::Uuid>,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SearchOrdersParams<T1, T2, T3, T4>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 13>,
        C,
    > for SearchOrdersStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SearchOrdersParams<T1, T2, T3, T4>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 13> {
        self.bind(
            client,
            &params.organizer_id,
            &params.words,
            &params.event_ids,
            &params.at,
            &params.state,
            &params.placed_from,
            &params.placed_before,
            &params.refund_open,
            &params.occurrence_id,
            &params.product_id,
            &params.after_at,
            &params.after_id,
            &params.at_most,
        )
    }
}
pub struct FindByTicketStmt(&'static str, Option<tokio_postgres::Statement>);
/// The order of a ticket that has this code.
pub fn find_by_ticket() -> FindByTicketStmt {
    FindByTicketStmt(
        "select t.order_id from tickets t join events e on e.event_id = t.event_id where t.ticket_id = $1 and t.token = $2 and e.organizer_id = $3 and ($4::uuid[] is null or t.event_id = any($4))",
        None,
    )
}
impl FindByTicketStmt {
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
        T2: crate::ArraySql<Item = uuid::Uuid>,
    >(
        &'s self,
        client: &'c C,
        ticket_id: &'a uuid::Uuid,
        token: &'a T1,
        organizer_id: &'a uuid::Uuid,
        event_ids: &'a Option<T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        UuidUuidQuery {
            client,
            params: [ticket_id, token, organizer_id, event_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindByTicketParams<T1, T2>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4>,
        C,
    > for FindByTicketStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindByTicketParams<T1, T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 4> {
        self.bind(
            client,
            &params.ticket_id,
            &params.token,
            &params.organizer_id,
            &params.event_ids,
        )
    }
}
pub struct PlainWordsStmt(&'static str, Option<tokio_postgres::Statement>);
/// What a search is compared with: each word as the index has it.
pub fn plain_words() -> PlainWordsStmt {
    PlainWordsStmt(
        "select w.word from regexp_split_to_table(plain_text($1), '\\s+') as w (word) where w.word <> ''",
        None,
    )
}
impl PlainWordsStmt {
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
        typed: &'a T1,
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [typed],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct ReadLinesStmt(&'static str, Option<tokio_postgres::Statement>);
/// What the list shows of these orders, in the order of their ids in the list.
pub fn read_lines() -> ReadLinesStmt {
    ReadLinesStmt(
        "select o.order_id, o.reference, o.status, o.created_at, o.placed_at, nullif(o.expires_at, 'infinity') as expires_at, o.contact_name, o.contact_email, o.currency, o.total, e.event_id, e.slug, e.name as event_name, l.live_lines, l.cancelled_lines, r.refunded, r.open_refunds, (select count(*) from order_notes n where n.order_id = o.order_id) as notes from unnest($1::uuid[]) with ordinality as listed (order_id, position) join orders o on o.order_id = listed.order_id join events e on e.event_id = o.event_id cross join lateral ( select count(*) filter (where l.status = 'live') as live_lines, count(*) filter (where l.status <> 'live') as cancelled_lines from lines l where l.order_id = o.order_id ) as l cross join lateral ( select coalesce(sum(r.amount) filter (where r.status <> 'failed'), 0)::bigint as refunded, count(*) filter (where r.status <> 'succeeded') as open_refunds from refunds r where r.order_id = o.order_id ) as r order by listed.position",
        None,
    )
}
impl ReadLinesStmt {
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
    ) -> ReadLinesQuery<'c, 'a, 's, C, ReadLines, 1> {
        ReadLinesQuery {
            client,
            params: [order_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ReadLinesBorrowed, tokio_postgres::Error> {
                    Ok(ReadLinesBorrowed {
                        order_id: row.try_get(0)?,
                        reference: row.try_get(1)?,
                        status: row.try_get(2)?,
                        created_at: row.try_get(3)?,
                        placed_at: row.try_get(4)?,
                        expires_at: row.try_get(5)?,
                        contact_name: row.try_get(6)?,
                        contact_email: row.try_get(7)?,
                        currency: row.try_get(8)?,
                        total: row.try_get(9)?,
                        event_id: row.try_get(10)?,
                        slug: row.try_get(11)?,
                        event_name: row.try_get(12)?,
                        live_lines: row.try_get(13)?,
                        cancelled_lines: row.try_get(14)?,
                        refunded: row.try_get(15)?,
                        open_refunds: row.try_get(16)?,
                        notes: row.try_get(17)?,
                    })
                },
            mapper: |it| ReadLines::from(it),
        }
    }
}
pub struct FindOrderStmt(&'static str, Option<tokio_postgres::Statement>);
/// What staff see of an order beyond what its buyer does; none where it is not the organizer's, or of an event that the caller does not see.
pub fn find_order() -> FindOrderStmt {
    FindOrderStmt(
        "select o.version, o.placed_at, o.paid_at, o.cancelled_at, encode(t.terms_hash, 'hex') as terms_hash, t.refund_policy, t.organizer_terms from orders o join events e on e.event_id = o.event_id left join sale_terms t on t.terms_hash = o.terms_hash where o.order_id = $1 and e.organizer_id = $2 and ($3::uuid[] is null or e.event_id = any($3))",
        None,
    )
}
impl FindOrderStmt {
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
        order_id: &'a uuid::Uuid,
        organizer_id: &'a uuid::Uuid,
        event_ids: &'a Option<T1>,
    ) -> FindOrderQuery<'c, 'a, 's, C, FindOrder, 3> {
        FindOrderQuery {
            client,
            params: [order_id, organizer_id, event_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<FindOrderBorrowed, tokio_postgres::Error> {
                    Ok(FindOrderBorrowed {
                        version: row.try_get(0)?,
                        placed_at: row.try_get(1)?,
                        paid_at: row.try_get(2)?,
                        cancelled_at: row.try_get(3)?,
                        terms_hash: row.try_get(4)?,
                        refund_policy: row.try_get(5)?,
                        organizer_terms: row.try_get(6)?,
                    })
                },
            mapper: |it| FindOrder::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        FindOrderParams<T1>,
        FindOrderQuery<'c, 'a, 's, C, FindOrder, 3>,
        C,
    > for FindOrderStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a FindOrderParams<T1>,
    ) -> FindOrderQuery<'c, 'a, 's, C, FindOrder, 3> {
        self.bind(
            client,
            &params.order_id,
            &params.organizer_id,
            &params.event_ids,
        )
    }
}
pub struct ListPaymentsStmt(&'static str, Option<tokio_postgres::Statement>);
/// All attempts to pay it, the oldest first.
pub fn list_payments() -> ListPaymentsStmt {
    ListPaymentsStmt(
        "select payment_id, provider, provider_reference, status, amount, captured, currency, created_at, settled_at from payments where order_id = $1 order by created_at, payment_id",
        None,
    )
}
impl ListPaymentsStmt {
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
    ) -> ListPaymentsQuery<'c, 'a, 's, C, ListPayments, 1> {
        ListPaymentsQuery {
            client,
            params: [order_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListPaymentsBorrowed, tokio_postgres::Error> {
                    Ok(ListPaymentsBorrowed {
                        payment_id: row.try_get(0)?,
                        provider: row.try_get(1)?,
                        provider_reference: row.try_get(2)?,
                        status: row.try_get(3)?,
                        amount: row.try_get(4)?,
                        captured: row.try_get(5)?,
                        currency: row.try_get(6)?,
                        created_at: row.try_get(7)?,
                        settled_at: row.try_get(8)?,
                    })
                },
            mapper: |it| ListPayments::from(it),
        }
    }
}
pub struct ListRefundsStmt(&'static str, Option<tokio_postgres::Statement>);
/// All that went back of it or is to, the oldest first.
pub fn list_refunds() -> ListRefundsStmt {
    ListRefundsStmt(
        "select refund_id, payment_id, amount, currency, status, reason, provider_reference, failure, created_at, settled_at from refunds where order_id = $1 order by created_at, refund_id",
        None,
    )
}
impl ListRefundsStmt {
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
    ) -> ListRefundsQuery<'c, 'a, 's, C, ListRefunds, 1> {
        ListRefundsQuery {
            client,
            params: [order_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListRefundsBorrowed, tokio_postgres::Error> {
                    Ok(ListRefundsBorrowed {
                        refund_id: row.try_get(0)?,
                        payment_id: row.try_get(1)?,
                        amount: row.try_get(2)?,
                        currency: row.try_get(3)?,
                        status: row.try_get(4)?,
                        reason: row.try_get(5)?,
                        provider_reference: row.try_get(6)?,
                        failure: row.try_get(7)?,
                        created_at: row.try_get(8)?,
                        settled_at: row.try_get(9)?,
                    })
                },
            mapper: |it| ListRefunds::from(it),
        }
    }
}
pub struct ListNotesStmt(&'static str, Option<tokio_postgres::Statement>);
/// What staff wrote down about it, the oldest first.
pub fn list_notes() -> ListNotesStmt {
    ListNotesStmt(
        "select n.order_note_id, n.version, n.text, n.created_at, n.changed_at, n.actor_kind, n.actor_id, coalesce((select a.name from accounts a where a.account_id = n.actor_id), (select k.name from api_keys k where k.api_key_id = n.actor_id)) as actor_name from order_notes n where n.order_id = $1 order by n.created_at, n.order_note_id",
        None,
    )
}
impl ListNotesStmt {
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
    ) -> ListNotesQuery<'c, 'a, 's, C, ListNotes, 1> {
        ListNotesQuery {
            client,
            params: [order_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListNotesBorrowed, tokio_postgres::Error> {
                    Ok(ListNotesBorrowed {
                        order_note_id: row.try_get(0)?,
                        version: row.try_get(1)?,
                        text: row.try_get(2)?,
                        created_at: row.try_get(3)?,
                        changed_at: row.try_get(4)?,
                        actor_kind: row.try_get(5)?,
                        actor_id: row.try_get(6)?,
                        actor_name: row.try_get(7)?,
                    })
                },
            mapper: |it| ListNotes::from(it),
        }
    }
}
pub struct ListMomentsStmt(&'static str, Option<tokio_postgres::Statement>);
/// All that happened to an order, the oldest first. `rank`: what comes first of one moment.
pub fn list_moments() -> ListMomentsStmt {
    ListMomentsStmt(
        "with moments as ( select o.created_at as at, 1 as rank, 'held' as kind, null::uuid as id, null::text as word, null::text as outcome, o.total as amount, o.currency, null::bigint as count, null::text as words, null::text as recipient, null::text as actor_kind, null::uuid as actor_id, null::jsonb as difference from orders o where o.order_id = $1 union all select o.placed_at, 2, 'placed', null, null, null, o.total, o.currency, null, null, null, null, null, null from orders o where o.order_id = $1 and o.placed_at is not null union all select o.paid_at, 5, 'paid', null, null, null, o.total, o.currency, null, null, null, null, null, null from orders o where o.order_id = $1 and o.paid_at is not null union all select o.cancelled_at, 7, 'cancelled', null, null, null, null, null, null, null, null, null, null, null from orders o where o.order_id = $1 and o.cancelled_at is not null union all select o.expires_at, 7, 'expired', null, null, null, null, null, null, null, null, null, null, null from orders o where o.order_id = $1 and o.status in ('held', 'placed', 'expired') and o.expires_at <= $2 union all select p.created_at, 3, 'payment_asked', p.payment_id, p.provider, null, p.amount, p.currency, null, null, null, null, null, null from payments p where p.order_id = $1 and p.provider <> 'free' union all select p.settled_at, 4, 'payment_ended', p.payment_id, p.provider, p.status, p.captured, p.currency, null, null, null, null, null, null from payments p where p.order_id = $1 and p.provider <> 'free' and p.settled_at is not null union all select t.issued_at, 6, 'tickets_issued', null, null, null, null, null, count(*), null, null, null, null, null from tickets t where t.order_id = $1 group by t.issued_at union all select t.revoked_at, 8, 'tickets_revoked', null, null, null, null, null, count(*), null, null, null, null, null from tickets t where t.order_id = $1 and t.revoked_at is not null group by t.revoked_at union all select r.created_at, 9, 'refund_asked', r.refund_id, r.reason, null, r.amount, r.currency, null, null, null, null, null, null from refunds r where r.order_id = $1 union all select r.settled_at, 10, 'refund_ended', r.refund_id, r.reason, r.status, r.amount, r.currency, null, r.failure, null, null, null, null from refunds r where r.order_id = $1 and r.settled_at is not null union all select coalesce(m.sent_at, m.created_at), 11, 'mail', m.mail_id, m.kind, m.status, null, null, null, m.failure, m.recipient, null, null, null from mails m where m.order_id = $1 union all select n.created_at, 12, 'note', n.order_note_id, null, null, null, null, null, n.text, null, n.actor_kind, n.actor_id, null from order_notes n where n.order_id = $1 union all select e.created_at, 13, 'changed', e.audit_entry_id, e.action, null, null, null, null, null, null, e.actor_kind, e.actor_id, e.difference from audit_entries e where e.chain_id = $3 and e.subject_id = $1 ) select m.at, m.kind, m.id, m.word, m.outcome, m.amount, m.currency, m.count, m.words, m.recipient, m.actor_kind, coalesce((select a.name from accounts a where a.account_id = m.actor_id), (select k.name from api_keys k where k.api_key_id = m.actor_id)) as actor_name, m.difference from moments m order by m.at, m.rank, m.id limit 1000",
        None,
    )
}
impl ListMomentsStmt {
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
        organizer_id: &'a uuid::Uuid,
    ) -> ListMomentsQuery<'c, 'a, 's, C, ListMoments, 3> {
        ListMomentsQuery {
            client,
            params: [order_id, at, organizer_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListMomentsBorrowed, tokio_postgres::Error> {
                    Ok(ListMomentsBorrowed {
                        at: row.try_get(0)?,
                        kind: row.try_get(1)?,
                        id: row.try_get(2)?,
                        word: row.try_get(3)?,
                        outcome: row.try_get(4)?,
                        amount: row.try_get(5)?,
                        currency: row.try_get(6)?,
                        count: row.try_get(7)?,
                        words: row.try_get(8)?,
                        recipient: row.try_get(9)?,
                        actor_kind: row.try_get(10)?,
                        actor_name: row.try_get(11)?,
                        difference: row.try_get(12)?,
                    })
                },
            mapper: |it| ListMoments::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListMomentsParams,
        ListMomentsQuery<'c, 'a, 's, C, ListMoments, 3>,
        C,
    > for ListMomentsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListMomentsParams,
    ) -> ListMomentsQuery<'c, 'a, 's, C, ListMoments, 3> {
        self.bind(client, &params.order_id, &params.at, &params.organizer_id)
    }
}
pub struct AddNoteStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn add_note() -> AddNoteStmt {
    AddNoteStmt(
        "insert into order_notes (order_note_id, order_id, actor_kind, actor_id, text, created_at) values ($1, $2, $3, $4, $5, $6)",
        None,
    )
}
impl AddNoteStmt {
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
        note_id: &'a uuid::Uuid,
        order_id: &'a uuid::Uuid,
        actor_kind: &'a T1,
        actor_id: &'a Option<uuid::Uuid>,
        text: &'a T2,
        at: &'a jiff::Timestamp,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[note_id, order_id, actor_kind, actor_id, text, at],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        AddNoteParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for AddNoteStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a AddNoteParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.note_id,
            &params.order_id,
            &params.actor_kind,
            &params.actor_id,
            &params.text,
            &params.at,
        ))
    }
}
pub struct ChangeNoteStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change_note() -> ChangeNoteStmt {
    ChangeNoteStmt(
        "update order_notes set text = $1, version = version + 1, changed_at = $2 where order_note_id = $3",
        None,
    )
}
impl ChangeNoteStmt {
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
        text: &'a T1,
        at: &'a jiff::Timestamp,
        note_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[text, at, note_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ChangeNoteParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ChangeNoteStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ChangeNoteParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.text, &params.at, &params.note_id))
    }
}
pub struct DeleteNoteStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_note() -> DeleteNoteStmt {
    DeleteNoteStmt("delete from order_notes where order_note_id = $1", None)
}
impl DeleteNoteStmt {
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
        note_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[note_id]).await
    }
}
pub struct RenameBuyerStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn rename_buyer() -> RenameBuyerStmt {
    RenameBuyerStmt(
        "update orders set contact_name = $1 where order_id = $2",
        None,
    )
}
impl RenameBuyerStmt {
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
        name: &'a T1,
        order_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[name, order_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        RenameBuyerParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for RenameBuyerStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a RenameBuyerParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.name, &params.order_id))
    }
}
pub struct SetAttendeeStmt(&'static str, Option<tokio_postgres::Statement>);
/// Who comes, by a line that is still good for something.
pub fn set_attendee() -> SetAttendeeStmt {
    SetAttendeeStmt(
        "update lines set attendee_name = $1, attendee_email = $2 where order_id = $3 and position = $4 and status = 'live'",
        None,
    )
}
impl SetAttendeeStmt {
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
        name: &'a Option<T1>,
        email: &'a Option<T2>,
        order_id: &'a uuid::Uuid,
        position: &'a i16,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[name, email, order_id, position],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        SetAttendeeParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for SetAttendeeStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a SetAttendeeParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.name,
            &params.email,
            &params.order_id,
            &params.position,
        ))
    }
}
pub struct LastMailStmt(&'static str, Option<tokio_postgres::Statement>);
/// When this was mailed last.
pub fn last_mail() -> LastMailStmt {
    LastMailStmt(
        "select max(created_at) as last_at from mails where order_id = $1 and kind = $2",
        None,
    )
}
impl LastMailStmt {
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
        order_id: &'a uuid::Uuid,
        kind: &'a T1,
    ) -> OptionjiffTimestampQuery<'c, 'a, 's, C, Option<jiff::Timestamp>, 2> {
        OptionjiffTimestampQuery {
            client,
            params: [order_id, kind],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        LastMailParams<T1>,
        OptionjiffTimestampQuery<'c, 'a, 's, C, Option<jiff::Timestamp>, 2>,
        C,
    > for LastMailStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LastMailParams<T1>,
    ) -> OptionjiffTimestampQuery<'c, 'a, 's, C, Option<jiff::Timestamp>, 2> {
        self.bind(client, &params.order_id, &params.kind)
    }
}
