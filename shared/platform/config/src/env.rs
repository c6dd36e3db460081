use std::collections::HashMap;
use std::path::PathBuf;
use std::str::FromStr;

use crate::{MasterKey, Secret};

/// Why the configuration was refused. Displays as one line that names the variable and what is legal.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// A variable that has no default is not set, or is empty.
    #[error("{name} is not set: it must be {legal}")]
    Missing {
        /// The variable.
        name: String,
        /// What it must be.
        legal: String,
    },
    /// A variable is set to something that is not legal.
    #[error("{name} is not legal: it must be {legal}")]
    Illegal {
        /// The variable.
        name: String,
        /// What it must be.
        legal: String,
    },
    /// The file that a `…_FILE` variable points to cannot be read.
    #[error("{name} points to {path}, which cannot be read: {source}")]
    File {
        /// The variable, with its `_FILE`.
        name: String,
        /// Where it points.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

impl ConfigError {
    /// The error for a variable whose value parsed but cannot be used.
    pub fn illegal(name: &str, legal: &str) -> Self {
        Self::Illegal {
            name: name.to_owned(),
            legal: legal.to_owned(),
        }
    }
}

/// The variables a process was started with. An empty value counts as not set.
pub struct Env(HashMap<String, String>);

impl Env {
    /// The variables of this process. Those that are not UTF-8 are left out.
    pub fn from_process() -> Self {
        let pairs = std::env::vars_os();
        Self(
            pairs
                .filter_map(|(name, value)| {
                    Some((name.into_string().ok()?, value.into_string().ok()?))
                })
                .collect(),
        )
    }

    /// Exactly these variables. For tests.
    pub fn from_pairs<K: Into<String>, V: Into<String>>(
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        Self(
            pairs
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        )
    }

    /// A text that may be absent.
    pub fn optional(&self, name: &str) -> Option<String> {
        self.get(name).map(str::to_owned)
    }

    /// A text that must be there.
    pub fn required(&self, name: &str) -> Result<String, ConfigError> {
        self.optional(name).ok_or_else(|| missing(name, "given"))
    }

    /// A value that must be there; `legal` ends the sentence "it must be …".
    pub fn parse<T: FromStr>(&self, name: &str, legal: &str) -> Result<T, ConfigError> {
        self.parse_optional(name, legal)?
            .ok_or_else(|| missing(name, legal))
    }

    /// A value that may be absent; `legal` ends the sentence "it must be …".
    pub fn parse_optional<T: FromStr>(
        &self,
        name: &str,
        legal: &str,
    ) -> Result<Option<T>, ConfigError> {
        self.get(name)
            .map(|value| value.parse().map_err(|_| ConfigError::illegal(name, legal)))
            .transpose()
    }

    /// A value with a default; `legal` ends the sentence "it must be …".
    pub fn parse_or<T: FromStr>(
        &self,
        name: &str,
        legal: &str,
        default: T,
    ) -> Result<T, ConfigError> {
        Ok(self.parse_optional(name, legal)?.unwrap_or(default))
    }

    /// A secret that must be there: the value of `name`, or when `name_FILE` is set the trimmed content of that file.
    pub fn secret(&self, name: &str) -> Result<Secret, ConfigError> {
        self.optional_secret(name)?
            .ok_or_else(|| missing(name, &format!("given, or {name}_FILE name a file")))
    }

    /// A secret that may be absent; see [`Env::secret`].
    pub fn optional_secret(&self, name: &str) -> Result<Option<Secret>, ConfigError> {
        let file_variable = format!("{name}_FILE");
        let Some(path) = self.get(&file_variable) else {
            return Ok(self.get(name).map(Secret::new));
        };
        let content = std::fs::read_to_string(path).map_err(|source| ConfigError::File {
            name: file_variable,
            path: path.into(),
            source,
        })?;
        match content.trim() {
            "" => Ok(None),
            secret => Ok(Some(Secret::new(secret))),
        }
    }

    /// The key that all others are derived from: `GUICHET_KEY` (or `GUICHET_KEY_FILE`), 32 bytes in base64.
    pub fn master_key(&self) -> Result<MasterKey, ConfigError> {
        MasterKey::from_base64(self.secret("GUICHET_KEY")?.expose()).ok_or_else(|| {
            ConfigError::illegal(
                "GUICHET_KEY",
                "32 random bytes in base64 (openssl rand -base64 32)",
            )
        })
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0
            .get(name)
            .map(String::as_str)
            .filter(|value| !value.is_empty())
    }
}

fn missing(name: &str, legal: &str) -> ConfigError {
    ConfigError::Missing {
        name: name.to_owned(),
        legal: legal.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEGAL: &str = "a port number from 1 to 65535";

    #[test]
    fn a_missing_variable_is_named() {
        let error = Env::from_pairs([("OTHER", "1")])
            .required("DATABASE_URL")
            .expect_err("it is not there");
        assert_eq!(
            error.to_string(),
            "DATABASE_URL is not set: it must be given"
        );
    }

    #[test]
    fn an_empty_variable_counts_as_missing() {
        let env = Env::from_pairs([("PORT", "")]);
        assert!(env.optional("PORT").is_none());
        assert!(env.parse::<u16>("PORT", LEGAL).is_err());
        assert_eq!(
            env.parse_or("PORT", LEGAL, 8080u16).expect("the default"),
            8080
        );
    }

    #[test]
    fn an_error_never_repeats_the_value() {
        let error = Env::from_pairs([("PORT", "hunter2")])
            .parse::<u16>("PORT", LEGAL)
            .expect_err("not a number");
        assert_eq!(
            error.to_string(),
            format!("PORT is not legal: it must be {LEGAL}")
        );
    }

    #[test]
    fn a_secret_may_come_from_a_file_and_is_trimmed() {
        let file = tempfile::NamedTempFile::new().expect("a writable directory");
        std::fs::write(&file, "  hunter2\n").expect("the file is ours");
        let path = file.path().to_str().expect("a path in UTF-8");
        let env = Env::from_pairs([("MAIL_SECRET_FILE", path), ("MAIL_SECRET", "ignored")]);
        assert_eq!(
            env.secret("MAIL_SECRET").expect("the file").expose(),
            "hunter2"
        );
    }

    #[test]
    fn a_secret_file_that_cannot_be_read_is_named() {
        let error =
            Env::from_pairs([("MAIL_SECRET_FILE", "/nowhere/at/all")]).secret("MAIL_SECRET");
        let text = error.expect_err("no such file").to_string();
        assert!(
            text.starts_with("MAIL_SECRET_FILE points to /nowhere/at/all, which cannot be read"),
            "{text}"
        );
    }

    #[test]
    fn a_master_key_of_another_length_is_refused() {
        let error = Env::from_pairs([("GUICHET_KEY", "c2hvcnQ=")])
            .master_key()
            .expect_err("five bytes");
        assert!(
            error
                .to_string()
                .starts_with("GUICHET_KEY is not legal: it must be 32 random bytes"),
            "{error}"
        );
    }
}
