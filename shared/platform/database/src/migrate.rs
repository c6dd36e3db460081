//! Brings a database to the schema that this version of the functions needs.
//!
//! The files of `migrations/` are embedded in the order of their names. Each is applied in a transaction of its
//! own and recorded in `schema_migrations` with its hash: a file that was changed after it was applied is
//! refused. Then every file of `migrations/functions/` whose hash is not the recorded one is applied, all in one
//! transaction: an SQL function has no data, so it is replaced as a whole. Two that migrate at once take turns,
//! and running it again when all is applied changes nothing.

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

/// One file of `migrations/functions/`: an SQL function and the triggers that call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Function {
    /// The file's name without `.sql`.
    pub name: &'static str,
    /// Its content; may be applied any number of times.
    pub sql: &'static str,
}

/// The SQL functions this binary brings, in the order of their names.
pub const FUNCTIONS: &[Function] = include!(concat!(env!("OUT_DIR"), "/functions.rs"));

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
    /// The SQL functions could not be replaced; they are as they were.
    #[error(
        "the functions of migrations/functions/ cannot be applied: {name}: {}",
        reason(source)
    )]
    Function {
        /// The first that failed.
        name: String,
        /// What the server said.
        source: tokio_postgres::Error,
    },
    /// The database was made by a version with another history of migrations.
    #[error(
        "the database has the migration {name}, which this version does not know: it was made by an older checkout, \
         and cannot be brought forward. Begin with an empty database (`make clean-local` removes the one of `make run`)"
    )]
    Unknown {
        /// The first that is not known.
        name: String,
    },
    /// A migration is not what was applied under its name.
    #[error("migration {name} was changed after it was applied; write a new one instead")]
    Changed {
        /// Which one.
        name: String,
    },
}

/// Applies what is missing; answers the names of the migrations and functions that were applied.
pub async fn run(config: &DatabaseConfig) -> Result<Vec<String>, MigrateError> {
    apply(config, MIGRATIONS, FUNCTIONS).await
}

/// As [`run`], with migrations and functions of the caller's choice.
pub async fn apply(
    config: &DatabaseConfig,
    migrations: &[Migration],
    functions: &[Function],
) -> Result<Vec<String>, MigrateError> {
    let (mut client, driver) = Connector::new(config).connect(&config.postgres).await?;
    let driver = tokio::spawn(driver);
    let outcome = under_lock(&mut client, migrations, functions).await;
    // Closing the connection gives the lock back, also after a failure.
    drop(client);
    let _ = driver.await;
    outcome
}

/// A text that changes when any migration or SQL function does; for naming what was made from them.
pub fn digest() -> String {
    let mut hasher = Sha256::new();
    let migrations = MIGRATIONS.iter().map(|one| (one.name, one.sql));
    let functions = FUNCTIONS.iter().map(|one| (one.name, one.sql));
    for (name, sql) in migrations.chain(functions) {
        hasher.update(name);
        hasher.update([0]);
        hasher.update(sql);
        hasher.update([0]);
    }
    hex::encode(hasher.finalize())
}

async fn under_lock(
    client: &mut Client,
    migrations: &[Migration],
    functions: &[Function],
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
            comment on table schema_migrations is 'Which files of migrations/ were applied, and when.';
            create table if not exists schema_functions (
                name text not null,
                sha256 text not null,
                applied_at timestamptz not null default now(),
                constraint schema_functions_pkey primary key (name)
            );
            comment on table schema_functions is
                'Which version of each file of migrations/functions/ was applied last, and when.';",
        )
        .await?;
    let mut names = apply_migrations(client, migrations).await?;
    names.extend(apply_functions(client, functions).await?);
    Ok(names)
}

async fn apply_migrations(
    client: &mut Client,
    migrations: &[Migration],
) -> Result<Vec<String>, MigrateError> {
    let applied = client
        .query(
            "select version, name, sha256 from schema_migrations order by version",
            &[],
        )
        .await?;

    // What is newer than all of ours was applied by a later version; this one may still serve beside it.
    let newest = migrations.last().map_or(0, |migration| migration.version);
    for row in &applied {
        let version = row.get::<_, i64>(0);
        if version < newest && migrations.iter().all(|one| one.version != version) {
            return Err(MigrateError::Unknown { name: row.get(1) });
        }
    }

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

/// Replaces the SQL functions that are not as they were applied last, all or none.
async fn apply_functions(
    client: &mut Client,
    functions: &[Function],
) -> Result<Vec<String>, MigrateError> {
    let applied = client
        .query("select name, sha256 from schema_functions", &[])
        .await?;
    let changed: Vec<(&Function, String)> = functions
        .iter()
        .map(|function| (function, hex::encode(Sha256::digest(function.sql))))
        .filter(|(function, hash)| {
            !applied
                .iter()
                .any(|row| row.get::<_, &str>(0) == function.name && row.get::<_, &str>(1) == hash)
        })
        .collect();
    if changed.is_empty() {
        return Ok(Vec::new());
    }

    let transaction = client.transaction().await?;
    // Functions call each other, whatever order their names are in.
    let settings = format!(
        "set local lock_timeout = {}; set local check_function_bodies = off",
        LOCK_TIMEOUT.as_millis()
    );
    transaction.batch_execute(&settings).await?;
    for (function, hash) in &changed {
        transaction
            .batch_execute(function.sql)
            .await
            .map_err(|source| MigrateError::Function {
                name: function.name.to_owned(),
                source,
            })?;
        transaction
            .execute(
                "insert into schema_functions (name, sha256) values ($1, $2)
                 on conflict (name) do update set sha256 = excluded.sha256, applied_at = excluded.applied_at",
                &[&function.name, hash],
            )
            .await?;
    }
    transaction.commit().await?;
    let names = changed.iter().map(|(function, _)| function.name);
    tracing::info!(functions = ?names.clone().collect::<Vec<_>>(), "replaced SQL functions");
    Ok(names.map(str::to_owned).collect())
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
