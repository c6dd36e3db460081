//! Where links may lead.

/// What is not in this list is no link: neither scripts (`javascript:`), nor what follows the page that shows it (`//…`, `/…`).
const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// In bytes: as long as browsers and mail programs take them for certain.
const MAXIMUM_LENGTH: usize = 2_000;

/// The address as it is kept, with its scheme in small letters; `None`: there must not be a link to it.
///
/// Browsers pass over tabs, line ends and what stands before an address, and so would see another scheme than we do: what has
/// any of these is no address here.
pub(crate) fn legal(url: &str) -> Option<String> {
    let is_strange = |character: char| character.is_control() || character.is_whitespace();
    if url.len() > MAXIMUM_LENGTH || url.contains(is_strange) {
        return None;
    }
    SCHEMES.into_iter().find_map(|scheme| {
        let (start, rest) = url.split_at_checked(scheme.len())?;
        let leads_somewhere = rest.starts_with(char::is_alphanumeric);
        (start.eq_ignore_ascii_case(scheme) && leads_somewhere).then(|| format!("{scheme}{rest}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_a_site_or_a_mailbox() {
        for url in [
            "https://example.org",
            "http://example.org/a?b=c&d#e",
            "https://éxample.org/é",
            "mailto:hall@example.org?subject=Hello",
        ] {
            assert_eq!(legal(url).as_deref(), Some(url));
        }
        let shouted = legal("HTTPS://Example.org/A");
        assert_eq!(shouted.as_deref(), Some("https://Example.org/A"));
    }

    #[test]
    fn whatever_else_a_browser_would_follow_is_no_link() {
        let long = format!("https://example.org/{}", "a".repeat(MAXIMUM_LENGTH));
        for url in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\tscript:alert(1)",
            " javascript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "vbscript:msgbox(1)",
            "file:///etc/passwd",
            "tel:+33123456789",
            "//example.org",
            "/orders",
            "?lang=en",
            "#main",
            "example.org",
            "https:example.org",
            "https:/example.org",
            "https://",
            "https:///example.org",
            "https:\\\\example.org",
            "https://exam\nple.org",
            "https://example.org/a b",
            "mailto:",
            "mailto:?to=somebody@example.org",
            "é",
            "",
            long.as_str(),
        ] {
            assert_eq!(legal(url), None, "{url}");
        }
    }
}
