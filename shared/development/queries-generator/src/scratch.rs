//! An empty database with the project's schema.
//!
//! Not the one of `guichet-testing`: this program must build when the generated crate, and whatever has come to
//! depend on it, does not.

use guichet_config::Env;
use guichet_database::{DatabaseConfig, migrate};
use guichet_postgres::{Options, Postgres};
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::runtime::Runtime;
use tokio_postgres::{Client, NoTls};

use crate::Failure;

/// Distinguishes the databases of one process.
static NUMBER: AtomicU32 = AtomicU32::new(0);

pub(crate) struct Scratch {
    pub(crate) client: Client,
    name: String,
    server: Postgres,
}

impl Scratch {
    pub(crate) fn create(runtime: &Runtime) -> Result<Self, Failure> {
        let options = Options::for_tests()
            .url(Env::from_process().optional("GUICHET_DATABASE_URL"))
            .progress(|step| eprintln!("{step}"));
        let server = Postgres::start(&options).map_err(|error| Failure(error.to_string()))?;
        let name = runtime.block_on(create_database(&server))?;
        let url = server.url(&name);
        let client = runtime.block_on(async {
            let config = DatabaseConfig::new(&url).map_err(|error| Failure(error.to_string()))?;
            migrate::run(&config)
                .await
                .map_err(|error| Failure(error.to_string()))?;
            connect(&url).await
        });
        match client {
            Ok(client) => Ok(Self {
                client,
                name,
                server,
            }),
            Err(failure) => {
                runtime.block_on(administer(
                    &server,
                    &format!("drop database {name} with (force)"),
                ))?;
                Err(failure)
            }
        }
    }

    /// Its connection string.
    pub(crate) fn url(&self) -> String {
        self.server.url(&self.name)
    }

    /// The server's major version.
    pub(crate) async fn version(&self) -> Result<u32, Failure> {
        let version = "select current_setting('server_version_num')::integer / 10000";
        let row = self.client.query_one(version, &[]).await;
        let version: i32 = row.map_err(|error| Failure(format!("{error:?}")))?.get(0);
        Ok(version.unsigned_abs())
    }

    /// Drops the database.
    pub(crate) fn drop(self, runtime: &Runtime) {
        let statement = format!("drop database {} with (force)", self.name);
        let _ = runtime.block_on(administer(&self.server, &statement));
    }
}

/// Named as the databases of tests are, which tidy up what killed processes left behind.
async fn create_database(server: &Postgres) -> Result<String, Failure> {
    let client = connect(&server.url("postgres")).await?;
    let told = |error| Failure(format!("{error:?}"));
    let now = "select extract(epoch from clock_timestamp())::bigint";
    let now: i64 = client.query_one(now, &[]).await.map_err(told)?.get(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!("guichet_test_{now}_{}_queries_{number}", std::process::id());
    client
        .batch_execute(&format!("create database {name}"))
        .await
        .map_err(told)?;
    Ok(name)
}

async fn administer(server: &Postgres, statement: &str) -> Result<(), Failure> {
    let client = connect(&server.url("postgres")).await?;
    client
        .batch_execute(statement)
        .await
        .map_err(|error| Failure(format!("{statement}: {error:?}")))
}

async fn connect(url: &str) -> Result<Client, Failure> {
    let (client, connection) = tokio_postgres::connect(url, NoTls)
        .await
        .map_err(|error| Failure(format!("{error:?}")))?;
    tokio::spawn(async move {
        // It ends with the client or the database; neither is of interest here.
        let _ = connection.await;
    });
    Ok(client)
}
