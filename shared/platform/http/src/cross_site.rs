//! Refuses requests that another site made a browser send (CSRF).
//!
//! Cookies go wherever the browser is told to send a request, so a request that changes something and carries a
//! cookie has to prove that our own page asked for it. Browsers say so in `Sec-Fetch-Site`; those too old for it
//! send an `Origin`. Neither can be set by a page's script.

use http::header::{COOKIE, HOST, HeaderName, ORIGIN};
use http::{HeaderMap, Method};

use crate::Problem;
use crate::problems::CROSS_SITE;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

pub(crate) fn check(method: &Method, headers: &HeaderMap) -> Result<(), Problem> {
    if method.is_safe() || !headers.contains_key(COOKIE) || is_same_origin(headers) {
        return Ok(());
    }
    Err(CROSS_SITE.into())
}

fn is_same_origin(headers: &HeaderMap) -> bool {
    if let Some(site) = headers.get(SEC_FETCH_SITE) {
        return site == "same-origin";
    }
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    // Without the scheme: behind a load balancer that terminates TLS, the function does not know its own.
    match (
        text(ORIGIN).and_then(|origin| origin.split_once("://")),
        text(HOST),
    ) {
        (Some((_, origin)), Some(host)) => origin.eq_ignore_ascii_case(host),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn is_allowed(method: &Method, pairs: &[(&'static str, &'static str)]) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert("host", HeaderValue::from_static("tickets.example"));
        for (name, value) in pairs {
            headers.insert(*name, HeaderValue::from_static(value));
        }
        check(method, &headers).is_ok()
    }

    const SESSION: (&str, &str) = ("cookie", "session=1");

    #[test]
    fn reading_needs_no_proof() {
        assert!(is_allowed(
            &Method::GET,
            &[SESSION, ("sec-fetch-site", "cross-site")]
        ));
    }

    #[test]
    fn a_request_without_cookies_needs_no_proof() {
        assert!(is_allowed(
            &Method::POST,
            &[("sec-fetch-site", "cross-site")]
        ));
    }

    #[test]
    fn our_own_page_may_change_things() {
        assert!(is_allowed(
            &Method::POST,
            &[SESSION, ("sec-fetch-site", "same-origin")]
        ));
        assert!(is_allowed(
            &Method::DELETE,
            &[SESSION, ("origin", "https://tickets.example")]
        ));
    }

    #[test]
    fn anyone_else_may_not() {
        for site in ["cross-site", "same-site", "none"] {
            assert!(
                !is_allowed(&Method::POST, &[SESSION, ("sec-fetch-site", site)]),
                "{site}"
            );
        }
        for origin in [
            "https://evil.example",
            "null",
            "https://tickets.example.evil.example",
        ] {
            assert!(
                !is_allowed(&Method::PUT, &[SESSION, ("origin", origin)]),
                "{origin}"
            );
        }
        assert!(!is_allowed(&Method::PATCH, &[SESSION]));
    }

    #[test]
    fn what_the_browser_says_outweighs_the_origin() {
        let forged = [
            SESSION,
            ("sec-fetch-site", "cross-site"),
            ("origin", "https://tickets.example"),
        ];
        assert!(!is_allowed(&Method::POST, &forged));
    }
}
