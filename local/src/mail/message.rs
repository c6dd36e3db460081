//! A mail as its reader sees it.

use mail_parser::{Address, MessageParser, MimeHeaders, PartType};
use serde::Serialize;

/// What a list shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Whom it says it is from.
    pub from: String,
    /// Whom it says it is for.
    pub to: Vec<String>,
    /// Its subject; empty when it has none.
    pub subject: String,
    /// Its Message-ID without angle brackets.
    pub message_id: Option<String>,
    /// The files that came with it.
    pub attachments: Vec<Attachment>,
}

/// A file that came with a mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// Its type, without parameters.
    pub content_type: String,
    /// Its size.
    pub bytes: usize,
}

/// All that can be shown of a mail.
#[derive(Clone, Debug)]
pub struct Content {
    /// What a list shows.
    pub summary: Summary,
    /// All headers, decoded.
    pub headers: Vec<(String, String)>,
    /// The text for readers of plain text.
    pub text: Option<String>,
    /// The text for all others.
    pub html: Option<String>,
    /// The contents of the attachments, in the order of the summary.
    pub files: Vec<Vec<u8>>,
}

/// Reads a mail as it was sent. Whatever cannot be read is left out: mail is shown, not judged.
pub(super) fn read(raw: &[u8]) -> Content {
    let message = MessageParser::default().parse(raw).unwrap_or_default();
    let part = |ids: &[u32], wanted: fn(&PartType<'_>) -> bool| {
        ids.iter()
            .filter_map(|id| message.part(*id))
            .find(|part| wanted(&part.body))
            .and_then(|part| part.text_contents())
            .map(str::to_owned)
    };
    let attachments = message
        .attachments()
        .enumerate()
        .map(|(index, part)| Attachment {
            name: part
                .attachment_name()
                .map_or_else(|| format!("attachment-{}", index + 1), str::to_owned),
            content_type: part.content_type().map_or_else(
                || "application/octet-stream".to_owned(),
                |kind| match kind.subtype() {
                    Some(subtype) => format!("{}/{subtype}", kind.ctype()),
                    None => kind.ctype().to_owned(),
                },
            ),
            bytes: part.contents().len(),
        });
    Content {
        summary: Summary {
            from: addresses(message.from())
                .into_iter()
                .next()
                .unwrap_or_default(),
            to: addresses(message.to()),
            subject: message.subject().unwrap_or_default().to_owned(),
            message_id: message.message_id().map(str::to_owned),
            attachments: attachments.collect(),
        },
        headers: message
            .headers_raw()
            .map(|(name, value)| (name.to_owned(), value.trim().to_owned()))
            .collect(),
        text: part(&message.text_body, |body| matches!(body, PartType::Text(_))),
        html: part(&message.html_body, |body| matches!(body, PartType::Html(_))),
        files: message
            .attachments()
            .map(|part| part.contents().to_vec())
            .collect(),
    }
}

fn addresses(address: Option<&Address<'_>>) -> Vec<String> {
    address
        .into_iter()
        .flat_map(|address| address.iter())
        .map(|address| match (address.name(), address.address()) {
            (Some(name), Some(mailbox)) => format!("{name} <{mailbox}>"),
            (_, mailbox) => mailbox.unwrap_or_default().to_owned(),
        })
        .collect()
}
