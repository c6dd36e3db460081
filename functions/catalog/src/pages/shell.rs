//! A page of the storefront's build, and what is filled into it.

use std::sync::LazyLock;

use guichet_http::{HeaderMap, HeaderName, HeaderValue, Problem};

use crate::App;
use crate::pages::head::Head;

/// What browsers are told about pages.
pub(super) static PAGE_HEADERS: LazyLock<HeaderMap> = LazyLock::new(|| {
    let pairs: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/page_headers.rs"));
    let legal = "a test reads them too";
    pairs
        .iter()
        .map(|&(name, value)| {
            (
                HeaderName::from_static(name),
                HeaderValue::from_str(value).expect(legal),
            )
        })
        .collect()
});

/// Before and after the title, which the head replaces.
const HEAD: &str = "<!--head-->";
const HEAD_END: &str = "<!--/head-->";
/// Where what is seen first goes.
const CONTENT: &str = "<!--content-->";
/// Where the answers for the application go.
const DATA: &str = "<!--data-->";
const LANGUAGE: &str = "<html lang=\"en\">";

/// The page with its marks.
pub(super) struct Shell(String);

impl Shell {
    /// Reads it anew each time: it is small, and what is made of it is kept.
    pub(super) async fn read(app: &App, name: &str) -> Result<Self, Problem> {
        let file = app.pages_folder.join(name);
        match tokio::fs::read_to_string(&file).await {
            Ok(text) => Ok(Self(text)),
            Err(error) => Err(Problem::internal(format!("{}: {error}", file.display()))),
        }
    }

    /// The page with its head, its first content and the answers for the application, all of them HTML.
    pub(super) fn fill(&self, head: &Head, content: &str, data: &str) -> Result<String, Problem> {
        let missing = |mark| Problem::internal(format!("the storefront's page has no {mark}"));
        let cut = |text, mark| str::split_once(text, mark).ok_or_else(|| missing(mark));
        let (start, rest) = cut(&self.0, HEAD)?;
        let (_, rest) = cut(rest, HEAD_END)?;
        let (between, rest) = cut(rest, CONTENT)?;
        let (before_data, end) = cut(rest, DATA)?;
        let (doctype, start) = cut(start, LANGUAGE)?;
        let (language, head) = (head.language(), head.html()?);
        Ok(format!(
            "{doctype}<html lang=\"{language}\">{start}{head}{between}{content}{before_data}{data}{end}"
        ))
    }
}

#[cfg(test)]
mod tests {
    use guichet_order::Locale;

    use super::*;

    #[test]
    fn a_page_has_the_headers_of_the_storefronts_files() {
        let policy = PAGE_HEADERS["content-security-policy"]
            .to_str()
            .expect("ASCII");
        assert!(policy.starts_with("default-src 'self'"), "{policy}");
        assert_eq!(PAGE_HEADERS["x-content-type-options"], "nosniff");
    }

    #[test]
    fn a_shell_without_a_mark_is_refused() {
        let shell = Shell("<!doctype html><html lang=\"en\"><!--head--><!--/head-->".to_owned());
        let problem = shell
            .fill(&Head::hidden(Locale::Fr), "", "")
            .expect_err("refused");
        assert_eq!(problem.status(), 500);
    }
}
