//! The migrated database that tests get copies of.

use guichet_database::{DatabaseConfig, migrate};
use tokio_postgres::Client;

use crate::server::server;

/// The lock for making the template; in the database `postgres`, where nothing else takes any.
const LOCK: i64 = 0x7465_6d70_6c61_7465;

/// How many templates of other versions of the migrations stay: test programs built before a migration
/// changed may still be running.
const OTHERS_KEPT: i64 = 3;

/// How many characters of the hash of the migrations name their template.
const DIGEST: usize = 16;

/// Its name; made if this version of the migrations has none yet.
pub(crate) async fn ensure(administrator: &Client) -> String {
    let name = format!("guichet_template_{}", &migrate::digest()[..DIGEST]);
    if !exists(administrator, &name).await {
        administrator
            .execute("select pg_advisory_lock($1)", &[&LOCK])
            .await
            .expect("locked");
        if !exists(administrator, &name).await {
            make(administrator, &name).await;
            drop_old(administrator, &name).await;
        }
        administrator
            .execute("select pg_advisory_unlock($1)", &[&LOCK])
            .await
            .expect("unlocked");
    }
    name
}

async fn exists(administrator: &Client, name: &str) -> bool {
    administrator
        .query_opt("select from pg_database where datname = $1", &[&name])
        .await
        .expect("answered")
        .is_some()
}

async fn make(administrator: &Client, name: &str) {
    // Under another name until it is whole.
    let unfinished = format!("{name}_unfinished");
    run(
        administrator,
        &format!("drop database if exists {unfinished} with (force)"),
    )
    .await;
    run(administrator, &format!("create database {unfinished}")).await;
    let config = DatabaseConfig::new(&server().await.url(&unfinished)).expect("a URL of our own");
    migrate::run(&config)
        .await
        .unwrap_or_else(|error| panic!("{error}"));
    // A copy cannot be made of a database that somebody is connected to.
    run(
        administrator,
        &format!("alter database {unfinished} with allow_connections false"),
    )
    .await;
    run(
        administrator,
        &format!("alter database {unfinished} rename to {name}"),
    )
    .await;
}

async fn drop_old(administrator: &Client, name: &str) {
    let old = administrator
        .query(
            "select datname from pg_database where datname like 'guichet\\_template\\_%' and datname <> $1
             order by oid desc offset $2",
            &[&name, &OTHERS_KEPT],
        )
        .await
        .expect("answered");
    for row in old {
        run(
            administrator,
            &format!(
                "drop database if exists {} with (force)",
                row.get::<_, &str>(0)
            ),
        )
        .await;
    }
}

pub(crate) async fn run(administrator: &Client, statement: &str) {
    administrator
        .batch_execute(statement)
        .await
        .unwrap_or_else(|error| panic!("{statement}: {error:?}"));
}
