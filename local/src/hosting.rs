//! `frontend/hosting.yaml`: how the storefront's files are served, here as in a cloud.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use http::header::{CACHE_CONTROL, HeaderMap, HeaderName, HeaderValue};
use serde::Deserialize;

use crate::path_pattern::PathPattern;

/// The file of this project. It is part of the program, which is built anew when the file changes.
pub(crate) static HOSTING: LazyLock<Hosting> = LazyLock::new(|| {
    Hosting::parse(include_str!("../../frontend/hosting.yaml")).expect("a test reads it too")
});

/// The application that also says where there is nothing.
pub(crate) const SHELL: &str = "index.html";

/// Which headers the storefront's files have, and where its applications have pages.
pub(crate) struct Hosting {
    always: HeaderMap,
    media: HeaderMap,
    cache_control: BTreeMap<String, HeaderValue>,
    applications: BTreeMap<String, Vec<PathPattern>>,
    pages: Vec<PathPattern>,
}

impl Hosting {
    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error>> {
        let document: Document = serde_norway::from_str(text)?;
        let mut cache_control = BTreeMap::new();
        for (path, value) in document.cache_control {
            cache_control.insert(path, HeaderValue::try_from(value)?);
        }
        Ok(Self {
            always: header_map(document.headers)?,
            media: header_map(document.media.headers)?,
            cache_control,
            applications: document.applications,
            pages: document.pages,
        })
    }

    /// The file of the application that has a page at this path.
    pub(crate) fn page_file(&self, path: &str) -> Option<&str> {
        let fits = |pages: &[PathPattern]| pages.iter().any(|page| page.fits(path));
        self.applications
            .iter()
            .find(|(_, pages)| fits(pages))
            .map(|(file, _)| file.as_str())
            .or_else(|| fits(&self.pages).then_some(SHELL))
    }

    /// Sets those that every answer has.
    pub(crate) fn set(&self, headers: &mut HeaderMap) {
        set_all(&self.always, headers);
    }

    /// Sets those that every answer about a picture has.
    pub(crate) fn set_media(&self, headers: &mut HeaderMap) {
        set_all(&self.media, headers);
    }

    /// Sets how long the file at this path may be kept.
    pub(crate) fn set_cache_control(&self, path: &str, headers: &mut HeaderMap) {
        let fits = |(prefix, _): &(&String, &HeaderValue)| path.starts_with(prefix.as_str());
        let longest = self
            .cache_control
            .iter()
            .filter(fits)
            .max_by_key(|(prefix, _)| prefix.len());
        if let Some((_, value)) = longest {
            headers.insert(CACHE_CONTROL, value.clone());
        }
    }
}

fn header_map(headers: BTreeMap<String, String>) -> Result<HeaderMap, Box<dyn std::error::Error>> {
    headers
        .into_iter()
        .map(|(name, value)| Ok((HeaderName::try_from(name)?, HeaderValue::try_from(value)?)))
        .collect()
}

fn set_all(these: &HeaderMap, headers: &mut HeaderMap) {
    for (name, value) in these {
        headers.insert(name, value.clone());
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    headers: BTreeMap<String, String>,
    #[serde(default)]
    media: Media,
    cache_control: BTreeMap<String, String>,
    #[serde(default)]
    applications: BTreeMap<String, Vec<PathPattern>>,
    pages: Vec<PathPattern>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Media {
    headers: BTreeMap<String, String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(name: &str) -> String {
        let mut headers = HeaderMap::new();
        HOSTING.set(&mut headers);
        headers[name].to_str().expect("ASCII").to_owned()
    }

    #[test]
    fn pages_run_no_code_but_ours_and_are_framed_by_nobody() {
        let policy = said("content-security-policy");
        let directives: BTreeMap<&str, &str> = policy
            .split("; ")
            .map(|directive| directive.split_once(' ').expect("a name and sources"))
            .collect();
        assert!(!policy.contains("unsafe"), "{policy}");
        for name in ["default-src", "script-src", "style-src", "connect-src"] {
            let sources = directives.get(name).unwrap_or(&directives["default-src"]);
            assert_eq!(*sources, "'self'", "{name}");
        }
        for name in ["object-src", "frame-src", "base-uri", "frame-ancestors"] {
            assert_eq!(directives[name], "'none'", "{name}");
        }
        assert_eq!(directives["form-action"], "'self'");
        assert_eq!(directives["require-trusted-types-for"], "'script'");
        assert_eq!(said("x-content-type-options"), "nosniff");
        assert_eq!(said("cross-origin-opener-policy"), "same-origin");
        assert_eq!(said("cross-origin-resource-policy"), "same-origin");
    }

    #[test]
    fn pages_may_ask_where_somebody_is_and_for_nothing_else_of_the_device() {
        let policy = said("permissions-policy");
        let (asked, refused): (Vec<&str>, Vec<&str>) = policy
            .split(", ")
            .partition(|feature| !feature.ends_with("=()"));
        assert_eq!(asked, ["geolocation=(self)"]);
        for feature in ["camera", "microphone", "payment", "usb", "display-capture"] {
            assert!(
                refused.contains(&format!("{feature}=()").as_str()),
                "{policy}"
            );
        }
    }

    #[test]
    fn browsers_come_back_by_https_for_half_a_year_at_least() {
        let policy = said("strict-transport-security");
        let seconds = policy.strip_prefix("max-age=").expect("an age");
        assert!(seconds.parse::<u32>().expect("seconds") >= 15_552_000);
    }

    #[test]
    fn the_address_of_an_order_is_no_referrer() {
        assert_eq!(said("referrer-policy"), "strict-origin");
    }

    #[test]
    fn a_picture_that_is_opened_as_a_page_loads_and_runs_nothing() {
        let mut headers = HeaderMap::new();
        HOSTING.set_media(&mut headers);
        assert_eq!(
            headers["content-security-policy"],
            "default-src 'none'; sandbox"
        );
        assert_eq!(headers["x-content-type-options"], "nosniff");
    }

    #[test]
    fn the_longest_path_that_fits_says_how_long_a_file_may_be_kept() {
        for (path, expected) in [
            (
                "/assets/index-a1b2c3d4.js",
                "public, max-age=31536000, immutable",
            ),
            ("/assetsandmore", "no-cache"),
            ("/", "no-cache"),
        ] {
            let mut headers = HeaderMap::new();
            HOSTING.set_cache_control(path, &mut headers);
            assert_eq!(headers[CACHE_CONTROL], expected, "{path}");
        }
    }

    #[test]
    fn no_address_belongs_to_two_applications() {
        let all: Vec<&PathPattern> = HOSTING
            .applications
            .values()
            .flatten()
            .chain(&HOSTING.pages)
            .collect();
        for (n, page) in all.iter().enumerate() {
            let example = page.to_string().replace('*', "x");
            for (other, _) in all.iter().enumerate().filter(|(other, _)| *other != n) {
                assert!(!all[other].fits(&example), "{page} and {}", all[other]);
            }
        }
    }

    #[test]
    fn an_application_that_is_not_named_has_no_pages() {
        let text = "headers: {}\ncache_control: {}\napplications: { b.html: [/b, /b/*] }\npages: [/, /a/*]\n";
        let hosting = Hosting::parse(text).expect("legal");
        for (path, file) in [
            ("/", Some("index.html")),
            ("/a/x", Some("index.html")),
            ("/b", Some("b.html")),
            ("/b/x/y", Some("b.html")),
            ("/bx", None),
            ("/a", None),
        ] {
            assert_eq!(hosting.page_file(path), file, "{path}");
        }
    }

    #[test]
    fn a_header_that_cannot_be_sent_is_refused() {
        for text in [
            "headers: { 'two words': x }\ncache_control: {}\npages: []\n",
            "headers: { X-A: \"two\\nlines\" }\ncache_control: {}\npages: []\n",
            "headers: {}\ncache_control: {}\npages: []\nmore: {}\n",
        ] {
            assert!(Hosting::parse(text).is_err(), "{text}");
        }
    }
}
