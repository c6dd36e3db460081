//! The database: started, brought to the present schema, filled once.

use guichet_database::{DatabaseConfig, migrate};
use guichet_postgres::{Options, Postgres};

use crate::body::BoxError;
use crate::console::Console;
use crate::database::Database;
use crate::plugin::Plugins;
use crate::settings::Settings;

/// Its name on a server of our own.
const DATABASE: &str = "guichet";
/// More than all instances of all functions can use together, each with its pool.
const MAXIMUM_CONNECTIONS: &str = "200";

/// The server, and the URL of the project's database on it.
pub(super) async fn start(
    settings: &Settings,
    console: &Console,
) -> Result<(Postgres, String), BoxError> {
    let told = console.clone();
    let options = Options::new(settings.state.join("postgres"))
        .url(settings.database_url.clone())
        // Where tests keep them as well.
        .package_folder(settings.project.join(".local/postgres-package"))
        .setting("max_connections", MAXIMUM_CONNECTIONS)
        .progress(move |what| told.line(&format!("  {what} …")));
    let step = console.step("Starting PostgreSQL");
    let postgres = tokio::task::spawn_blocking(move || Postgres::start(&options)).await??;
    // A server that was given comes with the database that is meant.
    let Some(given) = settings.database_url.clone() else {
        create(&postgres).await?;
        step.done();
        let url = postgres.url(DATABASE);
        return Ok((postgres, url));
    };
    step.done_with("the one that DATABASE_URL names");
    Ok((postgres, given))
}

async fn create(postgres: &Postgres) -> Result<(), BoxError> {
    let administrator = Database::new(postgres.url("postgres")).connect().await?;
    let exists = administrator
        .query_opt("select from pg_database where datname = $1", &[&DATABASE])
        .await?;
    if exists.is_none() {
        administrator
            .batch_execute(&format!("create database {DATABASE}"))
            .await?;
    }
    Ok(())
}

/// Applies the migrations that are missing.
pub(super) async fn migrate(url: &str, console: &Console) -> Result<(), BoxError> {
    let step = console.step("Migrating the database");
    let applied = migrate::run(&DatabaseConfig::new(url)?).await?;
    match applied.len() {
        0 => step.done_with("nothing to do"),
        count => step.done_with(&format!("{count} files of migrations/")),
    }
    Ok(())
}

/// First data, when the database is new.
pub(super) async fn fill(
    url: &str,
    plugins: Plugins,
    public_url: &str,
    console: &Console,
) -> Result<(), BoxError> {
    let database = Database::new(url);
    for plugin in plugins {
        plugin.fill(&database, public_url, console).await?;
    }
    Ok(())
}
