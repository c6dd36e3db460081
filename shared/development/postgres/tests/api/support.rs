use std::path::Path;
use std::time::{Duration, Instant};

use guichet_postgres::Options;

/// Options for a server of this test alone.
pub(crate) fn options(folder: &Path) -> Options {
    Options::new(folder).disposable()
}

/// The answer to a query that has one value, as text.
pub(crate) fn ask(url: &str, query: &str) -> Result<String, tokio_postgres::Error> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await?;
        let driver = tokio::spawn(connection);
        let row = client
            .query_one(&format!("select ({query})::text"), &[])
            .await?;
        driver.abort();
        Ok(row.get(0))
    })
}

/// The process that serves this folder, as the server's own file says.
pub(crate) fn process_of(folder: &Path) -> Option<u32> {
    let file = std::fs::read_to_string(folder.join("data/postmaster.pid")).ok()?;
    file.lines().next()?.parse().ok()
}

/// Waits for something that is about to happen.
pub(crate) fn soon(what: &str, within: Duration, happened: impl Fn() -> bool) {
    let deadline = Instant::now() + within;
    while !happened() {
        assert!(
            Instant::now() < deadline,
            "{what} did not happen within {within:?}"
        );
        std::thread::sleep(Duration::from_millis(50));
    }
}
