// Generated from the queries.sql files by `make queries`. Do not edit.

#[derive(Debug)]
pub struct ListMailTextsParams<T1: crate::StringSql> {
    pub event_id: uuid::Uuid,
    pub kind: Option<T1>,
}
#[derive(Debug)]
pub struct WriteMailTextParams<T1: crate::StringSql, T2: crate::JsonSql> {
    pub event_id: uuid::Uuid,
    pub kind: T1,
    pub mail_text_id: uuid::Uuid,
    pub text: Option<T2>,
}
#[derive(Clone, Copy, Debug)]
pub struct CountExamplesParams {
    pub event_id: uuid::Uuid,
    pub since: jiff::Timestamp,
}
#[derive(Debug)]
pub struct QueueExampleParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub mail_id: uuid::Uuid,
    pub event_id: uuid::Uuid,
    pub example_of: T1,
    pub at: jiff::Timestamp,
    pub account_id: Option<uuid::Uuid>,
    pub organizer_id: uuid::Uuid,
    pub message_id: uuid::Uuid,
    pub trace: Option<T2>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ListMailTexts {
    pub kind: String,
    pub mail_text_id: uuid::Uuid,
    pub version: i32,
    pub text: Option<serde_json::Value>,
}
pub struct ListMailTextsBorrowed<'a> {
    pub kind: &'a str,
    pub mail_text_id: uuid::Uuid,
    pub version: i32,
    pub text: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
}
impl<'a> From<ListMailTextsBorrowed<'a>> for ListMailTexts {
    fn from(
        ListMailTextsBorrowed {
            kind,
            mail_text_id,
            version,
            text,
        }: ListMailTextsBorrowed<'a>,
    ) -> Self {
        Self {
            kind: kind.into(),
            mail_text_id,
            version,
            text: text.map(|v| serde_json::from_str(v.0.get()).unwrap()),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ListMailTextsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ListMailTextsBorrowed, tokio_postgres::Error>,
    mapper: fn(ListMailTextsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ListMailTextsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(ListMailTextsBorrowed) -> R,
    ) -> ListMailTextsQuery<'c, 'a, 's, C, R, N> {
        ListMailTextsQuery {
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
pub struct I64Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i64, tokio_postgres::Error>,
    mapper: fn(i64) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I64Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i64) -> R) -> I64Query<'c, 'a, 's, C, R, N> {
        I64Query {
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
pub struct ListMailTextsStmt(&'static str, Option<tokio_postgres::Statement>);
/// What the organizer adds to mails about orders of an event, of one kind or of all: those that somebody has written once.
pub fn list_mail_texts() -> ListMailTextsStmt {
    ListMailTextsStmt(
        "select t.kind, t.mail_text_id, t.version, t.text from mail_texts t where t.event_id = $1 and ($2::text is null or t.kind = $2)",
        None,
    )
}
impl ListMailTextsStmt {
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
        event_id: &'a uuid::Uuid,
        kind: &'a Option<T1>,
    ) -> ListMailTextsQuery<'c, 'a, 's, C, ListMailTexts, 2> {
        ListMailTextsQuery {
            client,
            params: [event_id, kind],
            query: self.0,
            cached: self.1.as_ref(),
            extractor:
                |row: &tokio_postgres::Row| -> Result<ListMailTextsBorrowed, tokio_postgres::Error> {
                    Ok(ListMailTextsBorrowed {
                        kind: row.try_get(0)?,
                        mail_text_id: row.try_get(1)?,
                        version: row.try_get(2)?,
                        text: row.try_get(3)?,
                    })
                },
            mapper: |it| ListMailTexts::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListMailTextsParams<T1>,
        ListMailTextsQuery<'c, 'a, 's, C, ListMailTexts, 2>,
        C,
    > for ListMailTextsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListMailTextsParams<T1>,
    ) -> ListMailTextsQuery<'c, 'a, 's, C, ListMailTexts, 2> {
        self.bind(client, &params.event_id, &params.kind)
    }
}
pub struct WriteMailTextStmt(&'static str, Option<tokio_postgres::Statement>);
/// What there is before anybody has written a text is version 1.
pub fn write_mail_text() -> WriteMailTextStmt {
    WriteMailTextStmt(
        "insert into mail_texts (event_id, kind, mail_text_id, text, version) values ($1, $2, $3, $4, 2) on conflict (event_id, kind) do update set text = excluded.text, version = mail_texts.version + 1",
        None,
    )
}
impl WriteMailTextStmt {
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
        kind: &'a T1,
        mail_text_id: &'a uuid::Uuid,
        text: &'a Option<T2>,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[event_id, kind, mail_text_id, text],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::JsonSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        WriteMailTextParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for WriteMailTextStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a WriteMailTextParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.event_id,
            &params.kind,
            &params.mail_text_id,
            &params.text,
        ))
    }
}
pub struct CountExamplesStmt(&'static str, Option<tokio_postgres::Statement>);
/// How many examples of an event's mails were asked for since then.
pub fn count_examples() -> CountExamplesStmt {
    CountExamplesStmt(
        "select count(*) from mails m where m.event_id = $1 and m.created_at > $2",
        None,
    )
}
impl CountExamplesStmt {
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
        since: &'a jiff::Timestamp,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [event_id, since],
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
        CountExamplesParams,
        I64Query<'c, 'a, 's, C, i64, 2>,
        C,
    > for CountExamplesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountExamplesParams,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.event_id, &params.since)
    }
}
pub struct QueueExampleStmt(&'static str, Option<tokio_postgres::Statement>);
/// Promises an example of a mail about orders of an event to who asks for it, in their language; to the organizer where that is a program.
pub fn queue_example() -> QueueExampleStmt {
    QueueExampleStmt(
        "with mailed as ( insert into mails (mail_id, kind, locale, recipient, account_id, event_id, example_of, created_at) select $1, 'example', coalesce(a.locale, g.locale), coalesce(a.email, g.email), a.account_id, $2, $3, $4 from organizers g left join accounts a on a.account_id = $5 where g.organizer_id = $6 returning mail_id ) insert into outbox (outbox_id, topic, payload, trace, created_at) select $7, 'mail-requested', jsonb_build_object('mail_id', m.mail_id), $8, $4 from mailed m",
        None,
    )
}
impl QueueExampleStmt {
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
        mail_id: &'a uuid::Uuid,
        event_id: &'a uuid::Uuid,
        example_of: &'a T1,
        at: &'a jiff::Timestamp,
        account_id: &'a Option<uuid::Uuid>,
        organizer_id: &'a uuid::Uuid,
        message_id: &'a uuid::Uuid,
        trace: &'a Option<T2>,
    ) -> Result<u64, tokio_postgres::Error> {
        crate::client::execute(
            client,
            self.0,
            self.1.as_ref(),
            &[
                mail_id,
                event_id,
                example_of,
                at,
                account_id,
                organizer_id,
                message_id,
                trace,
            ],
        )
        .await
    }
}
impl<'a, C: GenericClient + Send + Sync, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'a,
        'a,
        'a,
        QueueExampleParams<T1, T2>,
        std::pin::Pin<
            Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
        >,
        C,
    > for QueueExampleStmt
{
    fn params(
        &'a self,
        client: &'a C,
        params: &'a QueueExampleParams<T1, T2>,
    ) -> std::pin::Pin<
        Box<dyn futures::Future<Output = Result<u64, tokio_postgres::Error>> + Send + 'a>,
    > {
        Box::pin(self.bind(
            client,
            &params.mail_id,
            &params.event_id,
            &params.example_of,
            &params.at,
            &params.account_id,
            &params.organizer_id,
            &params.message_id,
            &params.trace,
        ))
    }
}
