use guichet_contact::ascii_email;
use guichet_letters::Letter;
use guichet_order::Locale;
use guichet_order_documents::CalendarMethod;
use jiff::Timestamp;
use lettre::Address;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use uuid::Uuid;

/// All that a mail is made of.
pub(crate) struct MailParts<'a> {
    pub(crate) mail_id: Uuid,
    /// The address that it comes from.
    pub(crate) from: &'a Address,
    /// The name that is shown with it.
    pub(crate) sender: &'a str,
    /// The name and address that answers go to.
    pub(crate) reply_to: Option<(&'a str, &'a str)>,
    /// The address that it goes to, as it was given.
    pub(crate) recipient: &'a str,
    pub(crate) now: Timestamp,
    pub(crate) letter: &'a Letter,
    pub(crate) documents: Option<AttachedDocuments<'a>>,
}

/// The order's documents, as files.
pub(crate) struct AttachedDocuments<'a> {
    /// The order's, which the files are called by.
    pub(crate) reference: &'a str,
    pub(crate) tickets: Option<Vec<u8>>,
    pub(crate) calendar: String,
    /// That of the calendar file.
    pub(crate) method: CalendarMethod,
}

/// A mail as it goes to the server: text and HTML, then the documents. `Err` says why it can never be sent.
pub(crate) fn build(parts: MailParts<'_>) -> Result<lettre::Message, String> {
    let recipient = address(parts.recipient).ok_or_else(|| "the address is not one".to_owned())?;
    let mut builder = lettre::Message::builder()
        .from(mailbox(Some(parts.sender), parts.from.clone()))
        .to(mailbox(parts.letter.recipient.as_deref(), recipient))
        .subject(one_line(parts.letter.subject()))
        .date(parts.now.into())
        // The same however often sending is tried, so that a mailbox that gets it twice shows it once.
        .message_id(Some(format!("<{}@{}>", parts.mail_id, parts.from.domain())))
        // No absence notes, please (RFC 3834).
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ));
    let reply_to = parts.reply_to;
    if let Some((name, address)) = reply_to.and_then(|(name, email)| Some((name, address(email)?)))
    {
        builder = builder.reply_to(mailbox(Some(name), address));
    }
    let words = MultiPart::alternative_plain_html(parts.letter.text(), parts.letter.html());
    let mut body = MultiPart::mixed().multipart(words);
    if let Some(documents) = parts.documents {
        for file in files(documents, parts.letter.locale) {
            body = body.singlepart(file);
        }
    }
    builder.multipart(body).map_err(|error| error.to_string())
}

fn files(documents: AttachedDocuments<'_>, locale: Locale) -> impl Iterator<Item = SinglePart> {
    let reference = documents.reference;
    let kind = |text: &str| ContentType::parse(text).expect("a legal content type");
    let word = match locale {
        Locale::Fr => "billets",
        Locale::En => "tickets",
    };
    let tickets = documents.tickets.map(|pdf| {
        let file = Attachment::new(format!("{word}-{reference}.pdf"));
        file.body(pdf, kind("application/pdf"))
    });
    let calendar_kind = format!(
        "text/calendar; charset=utf-8; method={}",
        documents.method.as_str()
    );
    let calendar =
        Attachment::new(format!("{reference}.ics")).body(documents.calendar, kind(&calendar_kind));
    tickets.into_iter().chain([calendar])
}

/// As mail servers take it.
fn address(email: &str) -> Option<Address> {
    ascii_email(email)?.parse().ok()
}

fn mailbox(name: Option<&str>, address: Address) -> Mailbox {
    let name = name.map(one_line).filter(|name| !name.is_empty());
    Mailbox::new(name, address)
}

/// A header is one line: what people type must not be able to end it and begin another.
fn one_line(text: &str) -> String {
    let is_break =
        |character: char| character.is_control() || matches!(character, '\u{2028}' | '\u{2029}');
    let parts: Vec<&str> = text
        .split(is_break)
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_stays_one_line() {
        assert_eq!(one_line("Les Amis du théâtre"), "Les Amis du théâtre");
        assert_eq!(
            one_line(" a\r\nBcc: b@example.org\u{2028}c\td\0 "),
            "a Bcc: b@example.org c d"
        );
        assert_eq!(one_line("\r\n"), "");
    }

    #[test]
    fn a_name_that_is_nothing_is_left_out() {
        let address: Address = "ada@example.org".parse().unwrap();
        assert_eq!(mailbox(Some(" \n "), address.clone()).name, None);
        assert_eq!(mailbox(None, address).name, None);
    }
}
