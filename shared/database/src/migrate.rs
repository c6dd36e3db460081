//! Brings a database to the schema this binary was written for.
//!
//! The files of `migrations/` are embedded in the order of their names. Each is applied in a transaction of its
//! own and recorded in `schema_migrations` with its hash: a file that was changed after it was applied is
//! refused, because some database somewhere has the old form. Two that migrate at once take turns (an advisory
//! lock), so the second finds nothing left to do. Migrations of a newer binary are left alone: an older binary
//! that is started again changes nothing.

use std::fmt::Write as _;
use std::time::Duration;

use sha2::{Digest, Sha256};
use tokio_postgres::Client;

use crate::config::DatabaseConfig;
use crate::connect::Connector;

/// The lock that those who migrate one database take turns with; any number nobody else uses.
const LOCK: i64 = 0x6775_6963_6865_7401;

/// How long a migration waits for a table that is in use before it gives up, undone, rather than make
/// everybody else queue behind it.
const LOCK_TIMEOUT: Duration = Duration::from_secs(5);

/// One file of `migrations/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Migration {
    /// When it was written, `YYYYMMDDHHMMSS` as a number: the order in which they are applied.
    pub version: i64,
    /// The file's name without `.sql`.
    pub name: &'static str,
    /// Its content.
    pub sql: &'static str,
}

/// The migrations this binary brings, in order.
#[expect(
    clippy::unreadable_literal,
    reason = "versions are dates, written by the build script"
)]
pub const MIGRATIONS: &[Migration] = include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

/// Why migrating stopped. What was applied before stays applied.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum MigrateError {
    /// No connection, or the bookkeeping failed.
    #[error("the database cannot be migrated: {}", reason(.0))]
    Database(#[from] tokio_postgres::Error),
    /// A migration failed and was undone.
    #[error("migration {name} failed: {}", reason(source))]
    Failed {
        /// Which one.
        name: String,
        /// What the server said.
        source: tokio_postgres::Error,
    },
    /// A migration is not what was applied under its name.
    #[error("migration {name} was changed after it was applied; write a new one instead")]
    Changed {
        /// Which one.
        name: String,
    },
}

/// Applies what is missing; answers the names of what was applied.
pub async fn run(config: &DatabaseConfig) -> Result<Vec<String>, MigrateError> {
    apply(config, MIGRATIONS).await
}

/// As [`run`], with migrations of the caller's choice.
pub async fn apply(
    config: &DatabaseConfig,
    migrations: &[Migration],
) -> Result<Vec<String>, MigrateError> {
    let (mut client, driver) = Connector::new(config).connect(&config.postgres).await?;
    let outcome = under_lock(&mut client, migrations).await;
    // Closing the connection gives the lock back, also after a failure.
    drop(client);
    let _ = driver.await;
    outcome
}

/// A text that changes when any migration does; for naming what was made from them.
pub fn digest() -> String {
    let mut hasher = Sha256::new();
    for migration in MIGRATIONS {
        hasher.update(migration.name);
        hasher.update([0]);
        hasher.update(migration.sql);
        hasher.update([0]);
    }
    hex::encode(hasher.finalize())
}

async fn under_lock(
    client: &mut Client,
    migrations: &[Migration],
) -> Result<Vec<String>, MigrateError> {
    // Filling a column of a large table takes as long as it takes.
    client
        .batch_execute("set statement_timeout = 0; set lock_timeout = 0")
        .await?;
    client
        .execute("select pg_advisory_lock($1)", &[&LOCK])
        .await?;
    client
        .batch_execute(
            "create table if not exists schema_migrations (
                version bigint not null,
                name text not null,
                sha256 text not null,
                applied_at timestamptz not null default now(),
                constraint schema_migrations_pkey primary key (version)
            );
            comment on table schema_migrations is 'Which files of migrations/ were applied, and when.';",
        )
        .await?;
    let applied = client
        .query(
            "select version, name, sha256 from schema_migrations order by version",
            &[],
        )
        .await?;

    let mut names = Vec::new();
    for migration in migrations {
        let hash = hex::encode(Sha256::digest(migration.sql));
        match applied
            .iter()
            .find(|row| row.get::<_, i64>(0) == migration.version)
        {
            Some(row) if row.get::<_, String>(2) == hash => {}
            Some(row) => return Err(MigrateError::Changed { name: row.get(1) }),
            None => {
                step(client, migration, &hash)
                    .await
                    .map_err(|source| MigrateError::Failed {
                        name: migration.name.to_owned(),
                        source,
                    })?;
                tracing::info!(migration = migration.name, "applied a migration");
                names.push(migration.name.to_owned());
            }
        }
    }
    Ok(names)
}

async fn step(
    client: &mut Client,
    migration: &Migration,
    hash: &str,
) -> Result<(), tokio_postgres::Error> {
    let transaction = client.transaction().await?;
    transaction
        .batch_execute(&format!(
            "set local lock_timeout = {}",
            LOCK_TIMEOUT.as_millis()
        ))
        .await?;
    transaction.batch_execute(migration.sql).await?;
    transaction
        .execute(
            "insert into schema_migrations (version, name, sha256) values ($1, $2, $3)",
            &[&migration.version, &migration.name, &hash],
        )
        .await?;
    transaction.commit().await
}

/// What the server said, for a person: the driver's own text is only "db error".
fn reason(error: &tokio_postgres::Error) -> String {
    let Some(answer) = error.as_db_error() else {
        return match std::error::Error::source(error) {
            Some(source) => format!("{error}: {source}"),
            None => error.to_string(),
        };
    };
    let mut text = answer.message().to_owned();
    for part in [answer.detail(), answer.hint(), answer.where_()]
        .into_iter()
        .flatten()
    {
        write!(text, " ({part})").expect("a String grows as needed");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_migrations_are_in_order() {
        assert!(!MIGRATIONS.is_empty());
        assert!(
            MIGRATIONS
                .windows(2)
                .all(|pair| pair[0].version < pair[1].version)
        );
        assert!(
            MIGRATIONS
                .iter()
                .all(|one| one.name.starts_with(&one.version.to_string()))
        );
    }
}
