use std::error::Error as _;
use std::fmt;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::response::Severity;

/// Codes of 500 and more that say something about us and nothing about the mail: commands it does not take, no service,
/// and logins it does not like.
const ABOUT_US: [u16; 9] = [500, 501, 502, 503, 521, 530, 534, 535, 538];

/// A mail was not accepted. Shows as what may be logged: the server's own words may hold an address.
#[derive(Debug)]
pub(crate) struct NotSent {
    /// Trying again is no use: there is no such mailbox, for example.
    pub(crate) for_good: bool,
    /// In full, for the mail's row.
    pub(crate) words: String,
    /// Without anything personal.
    summary: String,
}

impl NotSent {
    /// The server did not come to hear of the recipient: it is away, or refuses us. Somebody will put that right, and mails
    /// shall not be lost meanwhile.
    pub(crate) fn because_of_us(error: &Error) -> Self {
        // PostgreSQL's texts cannot hold U+0000.
        let words = error.to_string().replace('\0', "\u{fffd}");
        let summary = match error.status() {
            Some(code) => format!("the mail server answered {code}"),
            // Answered with what is no answer, and that may be personal.
            None if error.is_response() => {
                "the mail server's answer cannot be understood".to_owned()
            }
            None => words.clone(),
        };
        Self {
            for_good: false,
            words,
            summary,
        }
    }

    /// The server did not take the recipient or the mail: for good if it says so, unless it says even here that it does not
    /// want us, as many servers do to whoever has said everything.
    pub(crate) fn because_of_the_mail(error: &Error) -> Self {
        let is_final = error.status().is_some_and(|code| {
            code.severity == Severity::PermanentNegativeCompletion
                && !is_about_us(
                    code.into(),
                    &error.source().map(ToString::to_string).unwrap_or_default(),
                )
        });
        Self {
            for_good: is_final,
            ..Self::because_of_us(error)
        }
    }

    /// The server did not answer in time.
    pub(crate) fn silence() -> Self {
        let words = "the mail server takes too long";
        Self {
            for_good: false,
            words: words.to_owned(),
            summary: words.to_owned(),
        }
    }
}

/// By the enhanced code (RFC 3463, 7372) at the beginning of the words, which is more exact, else by the code.
fn is_about_us(code: u16, words: &str) -> bool {
    match enhanced_code(words) {
        // Our address; the protocol; our login, encryption, signatures and the name of our address.
        Some((1, 7 | 8) | (5, _) | (7, 2..)) => true,
        // The recipient's address and mailbox; the content.
        Some((1 | 2 | 6, _)) => false,
        _ => ABOUT_US.contains(&code),
    }
}

/// Subject and detail of `5.1.1 No such mailbox`: 1 and 1.
fn enhanced_code(words: &str) -> Option<(u16, u16)> {
    let mut parts = words.split_ascii_whitespace().next()?.splitn(3, '.');
    let class = parts.next()?;
    let code = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    (class == "5").then_some(code)
}

impl fmt::Display for NotSent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.summary)
    }
}

impl std::error::Error for NotSent {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_enhanced_code_stands_at_the_beginning() {
        assert_eq!(enhanced_code("5.7.26 Neither SPF nor DKIM"), Some((7, 26)));
        for words in [
            "",
            "No",
            "4.1.1 Later",
            "5.1",
            "5.1.x",
            "5.1.1.1 No",
            "See 5.1.1",
        ] {
            assert_eq!(enhanced_code(words), None, "{words}");
        }
    }
}
