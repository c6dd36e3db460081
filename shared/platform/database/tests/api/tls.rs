//! Encrypted connections to a server of this test's own. The keys in `tests/tls` are good for nothing else.

use guichet_database::{Database, DatabaseConfig, DatabaseError};
use guichet_postgres::{Options, Postgres};
use tokio_postgres::NoTls;

const AUTHORITY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/tls/authority.pem");

/// A server that speaks TLS, and a user whose password is asked for.
async fn encrypted(folder: &std::path::Path) -> Postgres {
    let options = Options::new(folder).disposable().port(0);
    let server = tokio::task::spawn_blocking(move || Postgres::start(&options).expect("started"));
    let server = server.await.expect("no panic");
    let (client, connection) = tokio_postgres::connect(&server.url("postgres"), NoTls)
        .await
        .expect("connected");
    tokio::spawn(connection);
    // Written by the server itself, which insists on owning its key.
    let files = [
        ("server.crt", include_str!("../tls/server.pem")),
        ("server.key", include_str!("../tls/server.key")),
    ];
    for (name, content) in files {
        let folder: String = client
            .query_one("show data_directory", &[])
            .await
            .expect("answered")
            .get(0);
        let lines = format!("select regexp_split_to_table('{}', '\n')", content.trim());
        let copy = format!("copy ({lines}) to program 'umask 077; cat > \"{folder}/{name}\"'");
        client.batch_execute(&copy).await.expect("written");
    }
    for statement in [
        "create role visitor login password 'correct horse'",
        "alter system set ssl = on",
        "select pg_reload_conf()",
    ] {
        client.batch_execute(statement).await.expect("set up");
    }
    // The server reads its configuration when it gets round to it.
    for _ in 0..500 {
        if matches!(client.query_one("show ssl", &[]).await, Ok(row) if row.get::<_, &str>(0) == "on")
        {
            return server;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("the server does not speak TLS");
}

/// What the server says of the connection: whether it is encrypted.
async fn try_with(server: &Postgres, host: &str, options: &str) -> Result<bool, DatabaseError> {
    let port = server.port().expect("our own");
    let url = format!("postgresql://visitor:correct%20horse@{host}:{port}/postgres?{options}");
    let database = Database::new(&DatabaseConfig::new(&url).expect("legal"));
    let client = database.get().await?;
    Ok(client
        .query_one(
            "select ssl from pg_stat_ssl where pid = pg_backend_pid()",
            &[],
        )
        .await?
        .get(0))
}

#[tokio::test]
async fn a_connection_is_encrypted_and_checked_as_sslmode_says() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let server = encrypted(folder.path()).await;
    let trusted = format!("sslrootcert={AUTHORITY}");

    // The certificate names localhost.
    let cases = [
        ("localhost", "sslmode=disable".to_owned(), Some(false)),
        ("localhost", String::new(), Some(false)),
        (
            "localhost",
            format!("sslmode=verify-full&{trusted}"),
            Some(true),
        ),
        (
            "localhost",
            format!("sslmode=require&{trusted}"),
            Some(true),
        ),
        (
            "127.0.0.1",
            format!("sslmode=verify-ca&{trusted}"),
            Some(true),
        ),
        // The password's proof covers the server's certificate too: nobody in between can pass it on.
        (
            "localhost",
            format!("sslmode=verify-full&channel_binding=require&{trusted}"),
            Some(true),
        ),
        ("127.0.0.1", format!("sslmode=verify-full&{trusted}"), None),
        ("localhost", "sslmode=verify-ca".to_owned(), None),
        ("localhost", "sslmode=require".to_owned(), None),
    ];
    for (host, options, expected) in cases {
        match (try_with(&server, host, &options).await, expected) {
            (Ok(encrypted), Some(expected)) => assert_eq!(encrypted, expected, "{host} {options}"),
            (Err(DatabaseError::Unavailable(_)), None) => {}
            (outcome, expected) => panic!("{host} {options}: {outcome:?} instead of {expected:?}"),
        }
    }
    tokio::task::spawn_blocking(move || drop(server))
        .await
        .expect("stopped");
}
