// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Clone, Copy, Debug)]
pub struct LockQuestionParams {
    pub question_id: uuid::Uuid,
    pub event_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct CreateQuestionParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::JsonSql,
    T4: crate::JsonSql,
    T5: crate::JsonSql,
    T6: crate::JsonSql,
> {
    pub question_id: uuid::Uuid,
    pub event_id: uuid::Uuid,
    pub scope: T1,
    pub kind: T2,
    pub label: T3,
    pub help: T4,
    pub required: bool,
    pub options: Option<T5>,
    pub maximum_length: Option<i32>,
    pub minimum: Option<i64>,
    pub maximum: Option<i64>,
    pub when_question_id: Option<uuid::Uuid>,
    pub when_equals: Option<T6>,
}
#[derive(Debug)]
pub struct ChangeQuestionParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::JsonSql,
    T4: crate::JsonSql,
    T5: crate::JsonSql,
    T6: crate::JsonSql,
> {
    pub scope: T1,
    pub kind: T2,
    pub label: T3,
    pub help: T4,
    pub required: bool,
    pub options: Option<T5>,
    pub maximum_length: Option<i32>,
    pub minimum: Option<i64>,
    pub maximum: Option<i64>,
    pub when_question_id: Option<uuid::Uuid>,
    pub when_equals: Option<T6>,
    pub question_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct TieProductsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub question_id: uuid::Uuid,
    pub product_ids: T1,
}
#[derive(Debug)]
pub struct OwnProductsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub event_id: uuid::Uuid,
    pub product_ids: T1,
}
#[derive(Debug)]
pub struct OrderQuestionsParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub question_ids: T1,
    pub event_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ArchiveQuestionParams {
    pub archived: bool,
    pub at: jiff::Timestamp,
    pub question_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListQuestions {
    pub question_id: uuid::Uuid,
    pub version: i32,
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
    pub archived_at: Option<jiff::Timestamp>,
    pub answers: i64,
    pub product_ids: Vec<uuid::Uuid>,
}
pub struct ListQuestionsBorrowed<'a> {
    pub question_id: uuid::Uuid,
    pub version: i32,
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
    pub archived_at: Option<jiff::Timestamp>,
    pub answers: i64,
    pub product_ids: crate::ArrayIterator<'a, uuid::Uuid>,
}
impl<'a> From<ListQuestionsBorrowed<'a>> for ListQuestions {
    fn from(
        ListQuestionsBorrowed {
            question_id,
            version,
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
            archived_at,
            answers,
            product_ids,
        }: ListQuestionsBorrowed<'a>,
    ) -> Self {
        Self {
            question_id,
            version,
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
            archived_at,
            answers,
            product_ids: product_ids.map(|v| v).collect(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct I32Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i32, tokio_postgres::Error>,
    mapper: fn(i32) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I32Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i32) -> R) -> I32Query<'c, 'a, 's, C, R, N> {
        I32Query {
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
pub struct ListQuestionsStmt(&'static str, Option<tokio_postgres::Statement>);
/// What an event asks, in the order of its form, archived ones last; and in how many answers of orders and attendees each is.
pub fn list_questions() -> ListQuestionsStmt {
    ListQuestionsStmt(
        "with answers as ( select a.question_id, count(*) as answers from ( select jsonb_object_keys(o.answers) as question_id from orders o where o.event_id = $1 union all select jsonb_object_keys(l.answers) from orders o join lines l using (order_id) where o.event_id = $1 ) as a group by a.question_id ) select q.question_id, e.questions_version as version, q.scope, q.kind, q.label, q.help, q.required, q.options, q.maximum_length, q.minimum, q.maximum, q.when_question_id, q.when_equals, q.archived_at, coalesce(a.answers, 0) as answers, array(select p.product_id from question_products p where p.question_id = q.question_id order by p.product_id) as product_ids from questions q join events e using (event_id) left join answers a on a.question_id = q.question_id::text where q.event_id = $1 order by q.archived_at is not null, q.position",
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
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        event_id: &'a uuid::Uuid,
    ) -> ListQuestionsQuery<'c, 'a, 's, C, ListQuestions, 1> {
        ListQuestionsQuery {
            client,
            params: [event_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListQuestionsBorrowed, tokio_postgres::Error> {
                    Ok(ListQuestionsBorrowed {
                        question_id: row.try_get(0)?,
                        version: row.try_get(1)?,
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
                        archived_at: row.try_get(13)?,
                        answers: row.try_get(14)?,
                        product_ids: row.try_get(15)?,
                    })
                },
            mapper: |it| ListQuestions::from(it),
        }
    }
}
pub struct FindQuestionsVersionStmt(&'static str, Option<tokio_postgres::Statement>);
/// Of the list of an event's questions.
pub fn find_questions_version() -> FindQuestionsVersionStmt {
    FindQuestionsVersionStmt(
        "select questions_version from events where event_id = $1",
        None,
    )
}
impl FindQuestionsVersionStmt {
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
    ) -> I32Query<'c, 'a, 's, C, i32, 1> {
        I32Query {
            client,
            params: [event_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct RaiseQuestionsVersionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn raise_questions_version() -> RaiseQuestionsVersionStmt {
    RaiseQuestionsVersionStmt(
        "update events set questions_version = questions_version + 1 where event_id = $1",
        None,
    )
}
impl RaiseQuestionsVersionStmt {
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
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[event_id]).await
    }
}
pub struct LockQuestionStmt(&'static str, Option<tokio_postgres::Statement>);
/// Waits for answers to it that are being written, and lets none be written until the transaction ends: see write_details.
pub fn lock_question() -> LockQuestionStmt {
    LockQuestionStmt(
        "select question_id from questions where question_id = $1 and event_id = $2 for update",
        None,
    )
}
impl LockQuestionStmt {
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
        question_id: &'a uuid::Uuid,
        event_id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [question_id, event_id],
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
        LockQuestionParams,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for LockQuestionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LockQuestionParams,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.question_id, &params.event_id)
    }
}
pub struct CreateQuestionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn create_question() -> CreateQuestionStmt {
    CreateQuestionStmt(
        "insert into questions (question_id, event_id, position, scope, kind, label, help, required, options, maximum_length, minimum, maximum, when_question_id, when_equals) select $1, $2, coalesce(max(q.position), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13 from questions q where q.event_id = $2",
        None,
    )
}
impl CreateQuestionStmt {
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
        T4: crate::JsonSql,
        T5: crate::JsonSql,
        T6: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        question_id: &'a uuid::Uuid,
        event_id: &'a uuid::Uuid,
        scope: &'a T1,
        kind: &'a T2,
        label: &'a T3,
        help: &'a T4,
        required: &'a bool,
        options: &'a Option<T5>,
        maximum_length: &'a Option<i32>,
        minimum: &'a Option<i64>,
        maximum: &'a Option<i64>,
        when_question_id: &'a Option<uuid::Uuid>,
        when_equals: &'a Option<T6>,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                question_id,
                event_id,
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
    T3: crate::JsonSql,
    T4: crate::JsonSql,
    T5: crate::JsonSql,
    T6: crate::JsonSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        CreateQuestionParams<T1, T2, T3, T4, T5, T6>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for CreateQuestionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a CreateQuestionParams<T1, T2, T3, T4, T5, T6>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.question_id,
            &params.event_id,
            &params.scope,
            &params.kind,
            &params.label,
            &params.help,
            &params.required,
            &params.options,
            &params.maximum_length,
            &params.minimum,
            &params.maximum,
            &params.when_question_id,
            &params.when_equals,
        ))
    }
}
pub struct ChangeQuestionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn change_question() -> ChangeQuestionStmt {
    ChangeQuestionStmt(
        "update questions set scope = $1, kind = $2, label = $3, help = $4, required = $5, options = $6, maximum_length = $7, minimum = $8, maximum = $9, when_question_id = $10, when_equals = $11 where question_id = $12",
        None,
    )
}
impl ChangeQuestionStmt {
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
        T4: crate::JsonSql,
        T5: crate::JsonSql,
        T6: crate::JsonSql,
    >(
        &'s self,
        client: &'c C,
        scope: &'a T1,
        kind: &'a T2,
        label: &'a T3,
        help: &'a T4,
        required: &'a bool,
        options: &'a Option<T5>,
        maximum_length: &'a Option<i32>,
        minimum: &'a Option<i64>,
        maximum: &'a Option<i64>,
        when_question_id: &'a Option<uuid::Uuid>,
        when_equals: &'a Option<T6>,
        question_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
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
                question_id,
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
    T3: crate::JsonSql,
    T4: crate::JsonSql,
    T5: crate::JsonSql,
    T6: crate::JsonSql,
>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ChangeQuestionParams<T1, T2, T3, T4, T5, T6>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ChangeQuestionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ChangeQuestionParams<T1, T2, T3, T4, T5, T6>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.scope,
            &params.kind,
            &params.label,
            &params.help,
            &params.required,
            &params.options,
            &params.maximum_length,
            &params.minimum,
            &params.maximum,
            &params.when_question_id,
            &params.when_equals,
            &params.question_id,
        ))
    }
}
pub struct TieProductsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Asks attendees with these products only; none: all.
pub fn tie_products() -> TieProductsStmt {
    TieProductsStmt(
        "with untied as ( delete from question_products where question_id = $1 and product_id <> all($2) ) insert into question_products (question_id, product_id) select $1, p.product_id from unnest($2::uuid[]) as p (product_id) on conflict do nothing",
        None,
    )
}
impl TieProductsStmt {
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
        question_id: &'a uuid::Uuid,
        product_ids: &'a T1,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[question_id, product_ids]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        TieProductsParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for TieProductsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a TieProductsParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.question_id, &params.product_ids))
    }
}
pub struct OwnProductsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Those of these products that are an event's.
pub fn own_products() -> OwnProductsStmt {
    OwnProductsStmt(
        "select p.product_id from products p where p.event_id = $1 and p.product_id = any($2)",
        None,
    )
}
impl OwnProductsStmt {
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
        event_id: &'a uuid::Uuid,
        product_ids: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        UuidUuidQuery {
            client,
            params: [event_id, product_ids],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OwnProductsParams<T1>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2>,
        C,
    > for OwnProductsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OwnProductsParams<T1>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 2> {
        self.bind(client, &params.event_id, &params.product_ids)
    }
}
pub struct OrderQuestionsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Asks questions in this order; those that are not named come behind.
pub fn order_questions() -> OrderQuestionsStmt {
    OrderQuestionsStmt(
        "update questions q set position = w.position from ( select o.question_id, row_number() over (order by array_position($1::uuid[], o.question_id), o.position) as position from questions o where o.event_id = $2 ) as w where w.question_id = q.question_id and q.position <> w.position",
        None,
    )
}
impl OrderQuestionsStmt {
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
        question_ids: &'a T1,
        event_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[question_ids, event_id]).await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        OrderQuestionsParams<T1>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for OrderQuestionsStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a OrderQuestionsParams<T1>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.question_ids, &params.event_id))
    }
}
pub struct ArchiveQuestionStmt(&'static str, Option<tokio_postgres::Statement>);
/// Asks a question no more, or last of all again.
pub fn archive_question() -> ArchiveQuestionStmt {
    ArchiveQuestionStmt(
        "update questions q set archived_at = case when $1 then $2::timestamptz end, position = (select max(o.position) + 1 from questions o where o.event_id = q.event_id) where q.question_id = $3",
        None,
    )
}
impl ArchiveQuestionStmt {
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
        question_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[archived, at, question_id],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        ArchiveQuestionParams,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for ArchiveQuestionStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a ArchiveQuestionParams,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(client, &params.archived, &params.at, &params.question_id))
    }
}
pub struct DeleteQuestionStmt(&'static str, Option<tokio_postgres::Statement>);
pub fn delete_question() -> DeleteQuestionStmt {
    DeleteQuestionStmt(
        "with untied as ( delete from question_products where question_id = $1 ) delete from questions where question_id = $1",
        None,
    )
}
impl DeleteQuestionStmt {
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
        question_id: &'a uuid::Uuid,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(client, self.0, self.1.as_ref(), &[question_id]).await
    }
}
