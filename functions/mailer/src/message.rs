use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart};
use uuid::Uuid;

use crate::{App, Letter};

/// Who writes.
pub(crate) struct Sender {
    /// The organizer's name, shown as the sender.
    pub(crate) name: String,
    /// Where answers go.
    pub(crate) email: String,
}

/// A mail as it goes to the server: text and HTML, then the papers. `Err` says why it can never be sent.
pub(crate) fn build(
    app: &App,
    mail_id: Uuid,
    recipient: &str,
    sender: &Sender,
    letter: &Letter,
    reference: &str,
    papers: Option<(Option<Vec<u8>>, String)>,
) -> Result<lettre::Message, String> {
    let to: Mailbox = recipient
        .parse()
        .map_err(|_| "the address is not one".to_owned())?;
    let mut builder = lettre::Message::builder()
        .from(app.smtp.from(&sender.name))
        .to(to)
        .subject(&letter.subject)
        .date(app.clock.now().into())
        .message_id(Some(format!("<{mail_id}@{}>", app.smtp.domain())))
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ));
    if let Ok(reply_to) = sender.email.parse() {
        builder = builder.reply_to(reply_to);
    }
    let mut body = MultiPart::mixed().multipart(MultiPart::alternative_plain_html(
        letter.text(),
        letter.html(),
    ));
    if let Some((pdf, calendar)) = papers {
        if let Some(pdf) = pdf {
            let kind = ContentType::parse("application/pdf").expect("a legal content type");
            body = body
                .singlepart(Attachment::new(format!("tickets-{reference}.pdf")).body(pdf, kind));
        }
        let kind = ContentType::parse("text/calendar; charset=utf-8; method=PUBLISH")
            .expect("a legal content type");
        body = body.singlepart(Attachment::new(format!("{reference}.ics")).body(calendar, kind));
    }
    builder.multipart(body).map_err(|error| error.to_string())
}
