//! An empty database with the project's schema.
//!
//! Not the one of `guichet-testing`: this program must build when the generated crate, and whatever has come to
//! depend on it, does not.

use guichet_config::Env;
use guichet_database::{DatabaseConfig, migrate};
use guichet_postgres::{Options, Postgres};
use tokio::runtime::Runtime;
use tokio_postgres::{Client, NoTls};

use crate::Failure;

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
        let name = format!("guichet_queries_{}", std::process::id());
        runtime.block_on(administer(
            &server,
            &format!("drop database if exists {name}"),
        ))?;
        runtime.block_on(administer(&server, &format!("create database {name}")))?;
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

    /// Drops the database. One left behind by a failure is in nobody's way.
    pub(crate) fn drop(self, runtime: &Runtime) {
        let statement = format!("drop database {} with (force)", self.name);
        let _ = runtime.block_on(administer(&self.server, &statement));
    }
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
