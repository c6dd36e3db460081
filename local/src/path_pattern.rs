//! Which paths are meant: one, or all below one.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

/// `/posts` is one path; `/posts/*` is whatever follows.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct PathPattern(String);

impl PathPattern {
    /// Whether the path is meant.
    pub fn fits(&self, path: &str) -> bool {
        match self.0.strip_suffix('*') {
            Some(start) => path
                .strip_prefix(start)
                .is_some_and(|rest| !rest.is_empty()),
            None => path == self.0,
        }
    }
}

impl FromStr for PathPattern {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let path = text.strip_suffix("/*").unwrap_or(text);
        let is_path = text.starts_with('/') && !path.contains(['*', '?', '#', ' ']);
        if is_path {
            Ok(Self(text.to_owned()))
        } else {
            Err(format!(
                "{text:?} is no path; legal is a path such as /posts/* or /about"
            ))
        }
    }
}

impl TryFrom<String> for PathPattern {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl fmt::Display for PathPattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_is_whatever_follows() {
        let pattern: PathPattern = "/orders/*".parse().expect("legal");
        assert!(pattern.fits("/orders/a") && pattern.fits("/orders/a/b"));
        assert!(!pattern.fits("/orders/") && !pattern.fits("/orders") && !pattern.fits("/ordersa"));
        let one: PathPattern = "/".parse().expect("legal");
        assert!(one.fits("/") && !one.fits("/a"));
    }

    #[test]
    fn what_is_no_path_is_refused() {
        for text in ["orders", "", "/a*", "/*/b", "/a?b"] {
            assert!(text.parse::<PathPattern>().is_err(), "{text}");
        }
    }
}
