//! Demo organizers and events, so that there is something to buy.

use tokio_postgres::Client;

/// One after the other, all or none.
const FILES: [(&str, &str); 6] = [
    ("1-tools.sql", include_str!("demo/1-tools.sql")),
    ("2-organizer.sql", include_str!("demo/2-organizer.sql")),
    ("3-concerts.sql", include_str!("demo/3-concerts.sql")),
    ("4-stage.sql", include_str!("demo/4-stage.sql")),
    ("5-gatherings.sql", include_str!("demo/5-gatherings.sql")),
    ("6-sales.sql", include_str!("demo/6-sales.sql")),
];

/// Why there are no demo data.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SeedError {
    /// The database did not take a file.
    #[error("local/src/tickets/demo/{file}: {}", reason(source))]
    Refused {
        /// Which file.
        file: &'static str,
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

/// Makes them.
pub(crate) async fn run(client: &mut Client) -> Result<(), SeedError> {
    let transaction = client.transaction().await?;
    for (file, sql) in FILES {
        transaction
            .batch_execute(sql)
            .await
            .map_err(|source| SeedError::Refused { file, source })?;
    }
    transaction.commit().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn every_file_of_the_folder_is_run_in_the_order_of_their_names() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tickets/demo");
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .expect("a folder")
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .into_string()
                    .expect("text")
            })
            .collect();
        names.sort();
        assert_eq!(names, FILES.map(|(name, _)| name));
    }
}
