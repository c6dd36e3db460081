use std::time::Duration;

use guichet_database::{Client, Database, DatabaseConfig, DatabaseError};
use guichet_postgres::{Options, Postgres};
use guichet_testing::TestDatabase;

async fn answers(database: &Database) -> Result<(), DatabaseError> {
    database.get().await?.query_one("select 1", &[]).await?;
    Ok(())
}

#[tokio::test]
async fn a_pool_reconnects_after_a_restart_of_the_server_by_itself() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let options = Options::new(folder.path()).disposable();
    let start = || {
        let options = options.clone();
        tokio::task::spawn_blocking(move || Postgres::start(&options).expect("started"))
    };
    let server = start().await.expect("no panic");
    let database = Database::new(&DatabaseConfig::new(&server.url("postgres")).expect("legal"));
    // Several connections, so that none of those that are lost is left over.
    let clients = [
        database.get().await,
        database.get().await,
        database.get().await,
    ];
    assert!(clients.iter().all(Result::is_ok));
    drop(clients);

    tokio::task::spawn_blocking(move || drop(server))
        .await
        .expect("stopped");
    for _ in 0..3 {
        let error = answers(&database).await.expect_err("there is no server");
        assert!(matches!(error, DatabaseError::Unavailable(_)), "{error:?}");
    }

    let server = start().await.expect("no panic");
    for _ in 0..5 {
        answers(&database).await.expect("connected again");
    }
    tokio::task::spawn_blocking(move || drop(server))
        .await
        .expect("stopped");
}

#[tokio::test]
async fn a_connection_that_was_ended_is_replaced() {
    let test = TestDatabase::empty().await;
    let database = Database::new(&test.config().pool_size(1));
    for _ in 0..3 {
        let client: Client = database.get().await.expect("a connection");
        let process: i32 = client
            .query_one("select pg_backend_pid()", &[])
            .await
            .expect("answered")
            .get(0);
        let ended = test
            .client()
            .await
            .query_one("select pg_terminate_backend($1, 5000)", &[&process])
            .await;
        assert!(ended.expect("answered").get::<_, bool>(0));
        let error = client
            .query_one("select 1", &[])
            .await
            .map(drop)
            .expect_err("ended");
        assert!(matches!(
            DatabaseError::from(error),
            DatabaseError::Unavailable(_)
        ));
        drop(client);
        // The end of the connection is noticed by the task that drives it.
        tokio::time::sleep(Duration::from_millis(20)).await;
        answers(&database).await.expect("another connection");
    }
}
