use std::sync::OnceLock;

use guichet_config::Env;
use guichet_postgres::{Options, Postgres};
use tokio_postgres::{Client, NoTls};

/// Kept until the process ends: whoever comes next finds the server running.
static SERVER: OnceLock<Postgres> = OnceLock::new();

/// The server that all test processes share.
pub(crate) async fn server() -> &'static Postgres {
    let start = || {
        SERVER.get_or_init(|| {
            let url = Env::from_process().optional("GUICHET_DATABASE_URL");
            let options = Options::for_tests()
                .url(url)
                .progress(|step| eprintln!("{step}"));
            Postgres::start(&options).unwrap_or_else(|error| panic!("{error}"))
        })
    };
    tokio::task::spawn_blocking(start)
        .await
        .expect("PostgreSQL can be started")
}

/// A connection without the limits that functions set, and without a pool.
pub(crate) async fn connect(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls)
        .await
        .unwrap_or_else(|error| panic!("{error:?}"));
    tokio::spawn(async move {
        // It ends when the client is dropped, or with the database: neither is of interest here.
        let _ = connection.await;
    });
    client
}

/// The database whose only use is to create and drop others from it.
pub(crate) async fn administrator() -> Client {
    connect(&server().await.url("postgres")).await
}
