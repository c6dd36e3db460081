//! Demo organizers and events, so that there is something to buy.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tokio_postgres::Client;

/// Why there are no demo data.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SeedError {
    /// A file cannot be read.
    #[error("{}: {source}", path.display())]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The database did not take a file.
    #[error("{}: {}", path.display(), reason(source))]
    Refused {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: tokio_postgres::Error,
    },
    /// The database itself fails.
    #[error("the demo data: {0}")]
    Database(#[from] tokio_postgres::Error),
}

fn reason(error: &tokio_postgres::Error) -> String {
    error
        .as_db_error()
        .map_or_else(|| error.to_string(), ToString::to_string)
}

/// Whether nobody has used this database yet.
pub(crate) async fn is_needed(client: &Client) -> Result<bool, SeedError> {
    let row = client
        .query_one("select not exists (select from organizers)", &[])
        .await?;
    Ok(row.get(0))
}

/// Runs the `.sql` files of the folder in the order of their names, all or none.
pub(crate) async fn run(client: &mut Client, folder: &Path) -> Result<(), SeedError> {
    let transaction = client.transaction().await?;
    for path in files(folder).map_err(|source| SeedError::Unreadable {
        path: folder.to_owned(),
        source,
    })? {
        let sql = fs::read_to_string(&path).map_err(|source| SeedError::Unreadable {
            path: path.clone(),
            source,
        })?;
        transaction
            .batch_execute(&sql)
            .await
            .map_err(|source| SeedError::Refused { path, source })?;
    }
    transaction.commit().await?;
    Ok(())
}

fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> = match fs::read_dir(folder) {
        Ok(entries) => entries
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<io::Result<_>>()?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(error),
    };
    files.retain(|path| path.extension().is_some_and(|extension| extension == "sql"));
    files.sort();
    Ok(files)
}
