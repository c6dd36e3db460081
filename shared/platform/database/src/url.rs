//! The parameters of a connection string that the driver does not support: some values of `sslmode`, and `sslrootcert`.

use percent_encoding::percent_decode_str;

/// A connection string that cannot be used, and why.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct InvalidUrl(pub(crate) String);

/// A connection string, taken apart.
pub(crate) struct SplitUrl {
    /// Without these parameters, for the driver.
    pub(crate) rest: String,
    pub(crate) ssl_mode: Option<String>,
    pub(crate) ssl_root_cert: Option<String>,
}

/// Takes `sslmode` and `sslrootcert` out of a URL or a `key=value` string.
pub(crate) fn split(url: &str) -> SplitUrl {
    let mut ssl_mode = None;
    let mut ssl_root_cert = None;
    let mut is_for_driver = |pair: &&str| match pair.split_once('=') {
        Some(("sslmode", value)) => {
            ssl_mode = Some(value.to_owned());
            false
        }
        Some(("sslrootcert", value)) => {
            ssl_root_cert = Some(value.to_owned());
            false
        }
        _ => true,
    };
    let rest = match url.split_once('?') {
        Some((before, query)) if url.contains("://") => {
            let query: Vec<&str> = query.split('&').filter(&mut is_for_driver).collect();
            let rest = format!("{before}?{}", query.join("&"));
            ssl_root_cert = ssl_root_cert
                .map(|path| percent_decode_str(&path).decode_utf8_lossy().into_owned());
            rest.trim_end_matches('?').to_owned()
        }
        None if url.contains("://") => url.to_owned(),
        _ => {
            let pairs: Vec<&str> = url.split_whitespace().filter(&mut is_for_driver).collect();
            pairs.join(" ")
        }
    };
    SplitUrl {
        rest,
        ssl_mode,
        ssl_root_cert,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(url: &str) -> (String, Option<String>, Option<String>) {
        let split = split(url);
        (split.rest, split.ssl_mode, split.ssl_root_cert)
    }

    #[test]
    fn both_settings_are_taken_out_of_either_form() {
        let url = "postgresql://me@db/x?sslmode=verify-ca&application_name=a&sslrootcert=/etc/my%20ca.pem";
        let (rest, mode, roots) = parts(url);
        assert_eq!(rest, "postgresql://me@db/x?application_name=a");
        assert_eq!(
            (mode.as_deref(), roots.as_deref()),
            (Some("verify-ca"), Some("/etc/my ca.pem"))
        );

        let (rest, mode, roots) = parts("host=db sslmode=require dbname=x");
        assert_eq!(
            (rest.as_str(), mode.as_deref(), roots),
            ("host=db dbname=x", Some("require"), None)
        );

        assert_eq!(
            parts("postgres://db/x?sslmode=disable").0,
            "postgres://db/x"
        );
        assert_eq!(parts("postgres://db/x").0, "postgres://db/x");
    }
}
