use std::sync::atomic::{AtomicU32, Ordering};

use guichet_database::{Database, DatabaseConfig};
use tokio_postgres::Client;
use tokio_postgres::error::SqlState;

use crate::logs;
use crate::server::{administrator, connect, server};
use crate::template;

/// Distinguishes the databases of one process.
static NUMBER: AtomicU32 = AtomicU32::new(0);

/// A database of one test alone, dropped with this value, whatever the test's outcome.
#[derive(Debug)]
pub struct TestDatabase {
    name: String,
    url: String,
    administrator_url: String,
}

impl TestDatabase {
    /// A database with the project's schema and no rows.
    pub async fn create() -> Self {
        let administrator = administrator().await;
        drop_left_behind(&administrator).await;
        loop {
            let template = template::ensure(&administrator).await;
            match Self::create_from(&administrator, &template).await {
                Ok(database) => return database,
                // Somebody with other migrations made room for theirs between our look and now.
                Err(error) if error.code() == Some(&SqlState::UNDEFINED_DATABASE) => {}
                Err(error) => panic!("{error:?}"),
            }
        }
    }

    /// A database without anything in it.
    pub async fn empty() -> Self {
        let administrator = administrator().await;
        Self::create_from(&administrator, "template1")
            .await
            .unwrap_or_else(|error| panic!("{error:?}"))
    }

    async fn create_from(
        administrator: &Client,
        template: &str,
    ) -> Result<Self, tokio_postgres::Error> {
        logs::show();
        let now: i64 = administrator
            .query_one("select extract(epoch from clock_timestamp())::bigint", &[])
            .await?
            .get(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("guichet_test_{now}_{}_{number}", std::process::id());
        administrator
            .batch_execute(&format!("create database {name} template {template}"))
            .await?;
        let server = server().await;
        Ok(Self {
            url: server.url(&name),
            administrator_url: server.url("postgres"),
            name,
        })
    }

    /// Its connection string.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// As a function gets it, with a pool of four.
    pub fn config(&self) -> DatabaseConfig {
        DatabaseConfig::new(&self.url)
            .expect("a URL of our own")
            .application_name("test")
    }

    /// A pool such as functions have. Each call makes another.
    pub fn database(&self) -> Database {
        Database::new(&self.config())
    }

    /// A connection of its own without the functions' limits, for what a test arranges and looks up.
    pub async fn client(&self) -> Client {
        connect(&self.url).await
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let url = self.administrator_url.clone();
        let statement = format!("drop database if exists {} with (force)", self.name);
        // The test's runtime may be ending: this needs one of its own.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()?;
            runtime.block_on(async {
                let administrator = connect(&url).await;
                // What remains is dropped when the server is next started.
                let _ = administrator.batch_execute(&statement).await;
            });
            std::io::Result::Ok(())
        });
        let _ = dropped.join();
    }
}

/// Drops the databases of tests that were killed: no test outlives the server, so those older than it.
async fn drop_left_behind(administrator: &Client) {
    let left_behind = administrator
        .query(
            "select datname from pg_database
             where datname ~ '^guichet_test_[0-9]+_' and split_part(datname, '_', 3)::bigint
                 < floor(extract(epoch from pg_postmaster_start_time()))::bigint",
            &[],
        )
        .await
        .expect("answered");
    for row in left_behind {
        let name: &str = row.get(0);
        // Another process may be at it too.
        let _ = administrator
            .batch_execute(&format!("drop database if exists {name} with (force)"))
            .await;
    }
}
