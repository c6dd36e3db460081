//! Connection strings.

use std::path::Path;

/// The connection string of `database` on a server that listens in `folder`.
pub(crate) fn of_socket(folder: &Path, port: u16, database: &str) -> String {
    let folder = encode(&folder.to_string_lossy());
    format!(
        "postgresql:///{}?host={folder}&port={port}&user=postgres",
        encode(database)
    )
}

/// `url` with another database in it; both forms that libpq knows.
pub(crate) fn with_database(url: &str, database: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        // The last of two equal keys counts.
        return format!(
            "{url} dbname='{}'",
            database.replace('\\', "\\\\").replace('\'', "\\'")
        );
    };
    let (before, query) = match rest.split_once('?') {
        Some((before, query)) => (before, Some(query)),
        None => (rest, None),
    };
    let authority = before.split('/').next().unwrap_or_default();
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    format!("{scheme}://{authority}/{}{query}", encode(database))
}

fn encode(text: &str) -> String {
    use std::fmt::Write;
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => {
                encoded.push(char::from(byte));
            }
            _ => write!(encoded, "%{byte:02X}").expect("a String grows as needed"),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_socket_folder_may_have_any_name() {
        let url = of_socket(Path::new("/home/zoé/my code"), 5432, "guichet");
        assert_eq!(
            url,
            "postgresql:///guichet?host=/home/zo%C3%A9/my%20code&port=5432&user=postgres"
        );
        let parsed: tokio_postgres::Config = url.parse().expect("valid");
        assert_eq!(parsed.get_dbname(), Some("guichet"));
        let host = tokio_postgres::config::Host::Unix("/home/zoé/my code".into());
        assert_eq!(parsed.get_hosts(), [host]);
    }

    #[test]
    fn another_database_on_the_same_server_keeps_everything_else() {
        let cases = [
            (
                "postgres://me:pw@db:5433/one?sslmode=require",
                "postgres://me:pw@db:5433/two?sslmode=require",
            ),
            ("postgresql://db", "postgresql://db/two"),
            (
                "postgresql:///one?host=/run/pg",
                "postgresql:///two?host=/run/pg",
            ),
            (
                "host=/run/pg dbname=one",
                "host=/run/pg dbname=one dbname='two'",
            ),
        ];
        for (url, expected) in cases {
            assert_eq!(with_database(url, "two"), expected);
            let parsed: tokio_postgres::Config = expected.parse().expect("valid");
            assert_eq!(parsed.get_dbname(), Some("two"));
        }
    }
}
