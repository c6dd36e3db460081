//! The few questions that the status page asks the database.
//!
//! They are not among the typed queries of `guichet-queries`, which are those of functions and of the crates they are made of.

use jiff::Timestamp;
use tokio_postgres::NoTls;

/// Connects for each question: they are rare, and made by people. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct Database {
    url: String,
}

/// Messages that have not been published, and those no retry can cure.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub(crate) struct Messages {
    /// Rows of the outbox that are not published.
    pub unpublished: i64,
    /// The oldest of them.
    pub oldest_unpublished: Option<Timestamp>,
    /// The newest messages that a function could not read, at most 50.
    pub dead: Vec<DeadMessage>,
}

/// A message that a function could not read.
#[derive(Clone, Debug, serde::Serialize)]
pub(crate) struct DeadMessage {
    /// Which function.
    pub consumer: String,
    /// Why.
    pub reason: String,
    /// When.
    pub received_at: Timestamp,
    /// What it got.
    pub body: serde_json::Value,
}

impl Database {
    /// The database at this URL, not connected to yet.
    pub(crate) fn new(url: impl Into<String>) -> Self {
        Self { url: url.into() }
    }

    /// A connection; it ends when the client is dropped.
    pub(crate) async fn connect(&self) -> Result<tokio_postgres::Client, tokio_postgres::Error> {
        let (client, connection) = tokio_postgres::connect(&self.url, NoTls).await?;
        // Its error reaches whoever uses the client.
        tokio::spawn(connection);
        Ok(client)
    }

    /// What has become of messages.
    pub(crate) async fn messages(&self) -> Result<Messages, tokio_postgres::Error> {
        let client = self.connect().await?;
        let outbox = client
            .query_one(
                "select count(*), min(created_at) from outbox where published_at is null",
                &[],
            )
            .await?;
        let dead = client
            .query(
                "select consumer, reason, received_at, body
                 from dead_messages
                 order by received_at desc
                 limit 50",
                &[],
            )
            .await?;
        let message = |row: tokio_postgres::Row| DeadMessage {
            consumer: row.get(0),
            reason: row.get(1),
            received_at: row.get(2),
            body: row.get(3),
        };
        Ok(Messages {
            unpublished: outbox.get(0),
            oldest_unpublished: outbox.get(1),
            dead: dead.into_iter().map(message).collect(),
        })
    }
}
