//! `/mail`: what was caught, for people; `/mail/api`: the same for tests.

use std::sync::Arc;

use askama::Template;
use guichet_clock::Clock;
use http::header::{self, HeaderValue};
use http::{Method, Request, Response, StatusCode};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde_json::json;
use uuid::Uuid;

use super::message::Content;
use super::store::{MailStore, StoredMail};
use crate::body::{Body, answer, json_answer, problem};
use crate::pages::{Menu, page, same_origin, time};

/// A mail's own styles, pictures that came with it, and nothing else; its links open beside the mailbox. It is shown as if it came from
/// nowhere, so that nothing in it can act in the name of this site.
const MAIL_POLICY: &str = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; \
    style-src 'unsafe-inline'; img-src data: https: http:; frame-ancestors 'self'";

/// The pages about caught mail.
#[derive(Clone)]
pub(crate) struct MailPages {
    store: Arc<MailStore>,
    menu: Menu,
    clock: Clock,
}

#[derive(Template)]
#[template(path = "mail-list.html")]
struct ListPage<'a> {
    menu: &'a Menu,
    mails: Vec<Row>,
}

struct Row {
    id: Uuid,
    time: String,
    to: String,
    subject: String,
    attachments: usize,
}

#[derive(Template)]
#[template(path = "mail.html")]
struct MailPage<'a> {
    menu: &'a Menu,
    row: Row,
    from: String,
    text: Option<String>,
    html: bool,
    attachments: Vec<AttachmentRow>,
    headers: Vec<(String, String)>,
    newer: Option<Uuid>,
    older: Option<Uuid>,
}

struct AttachmentRow {
    name: String,
    href: String,
    content_type: String,
    size: String,
}

impl MailPages {
    /// Pages about the mail in a store.
    pub(crate) fn new(store: Arc<MailStore>, menu: Menu, clock: Clock) -> Self {
        Self { store, menu, clock }
    }

    /// Answers a request whose path begins with `/mail`.
    pub(crate) fn answer<B>(&self, request: &Request<B>) -> Response<Body> {
        let path = request
            .uri()
            .path()
            .trim_start_matches("/mail")
            .trim_matches('/');
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let get = matches!(*request.method(), Method::GET | Method::HEAD);
        let found = match parts[..] {
            [] if get => Some(self.list()),
            ["api"] if get => Some(self.list_json(request.uri().query().unwrap_or_default())),
            ["api"] if request.method() == Method::DELETE => Some(self.clear(request)),
            ["api", id] if get => id.parse().ok().and_then(|id| self.mail_json(id)),
            [id] if get => id.parse().ok().and_then(|id| self.mail(id)),
            [id, "html"] if get => id.parse().ok().and_then(|id| self.html(id)),
            [id, "source"] if get => id.parse().ok().and_then(|id| self.source(id)),
            [id, "attachments", name] if get => {
                id.parse().ok().and_then(|id| self.attachment(id, name))
            }
            _ => None,
        };
        found.unwrap_or_else(|| {
            problem(
                StatusCode::NOT_FOUND,
                "not-found",
                "Not found",
                "There is no such mail.",
            )
        })
    }

    fn list(&self) -> Response<Body> {
        let mails = self
            .store
            .list()
            .iter()
            .map(|mail| self.row(mail))
            .collect();
        page(
            StatusCode::OK,
            &ListPage {
                menu: &self.menu,
                mails,
            },
        )
    }

    /// `to=` narrows it to mail for an address.
    fn list_json(&self, query: &str) -> Response<Body> {
        let query: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
        let wanted = query
            .iter()
            .find(|(name, _)| name == "to")
            .map(|(_, value)| value.to_lowercase());
        let mails: Vec<_> = self
            .store
            .list()
            .into_iter()
            .filter(|mail| match &wanted {
                Some(wanted) => mail
                    .summary
                    .to
                    .iter()
                    .any(|to| to.to_lowercase().contains(wanted.as_str())),
                None => true,
            })
            .map(|mail| with_links(&mail))
            .collect();
        json_answer(StatusCode::OK, &json!({ "mails": mails }))
    }

    fn mail_json(&self, id: Uuid) -> Option<Response<Body>> {
        let (mail, content) = self.store.open_mail(id)?;
        let mut value = with_links(&mail);
        value["text"] = json!(content.text);
        value["html"] = json!(content.html);
        value["headers"] = json!(content.headers);
        Some(json_answer(StatusCode::OK, &value))
    }

    fn clear<B>(&self, request: &Request<B>) -> Response<Body> {
        if !same_origin(request.headers()) {
            return problem(
                StatusCode::FORBIDDEN,
                "cross-origin",
                "Not from another site",
                "",
            );
        }
        match self.store.clear() {
            Ok(()) => answer(StatusCode::NO_CONTENT, "application/json", ""),
            Err(error) => problem(
                StatusCode::INTERNAL_SERVER_ERROR,
                "internal-error",
                "Mail cannot be removed",
                &error.to_string(),
            ),
        }
    }

    fn mail(&self, id: Uuid) -> Option<Response<Body>> {
        let (mail, content) = self.store.open_mail(id)?;
        let all = self.store.list();
        let place = all.iter().position(|other| other.id == id)?;
        let neighbour =
            |index: Option<usize>| index.and_then(|index| all.get(index)).map(|mail| mail.id);
        Some(page(
            StatusCode::OK,
            &MailPage {
                menu: &self.menu,
                row: self.row(&mail),
                from: mail.summary.from.clone(),
                html: content.html.is_some(),
                text: content.text,
                attachments: attachment_rows(&mail),
                headers: content.headers,
                newer: neighbour(place.checked_sub(1)),
                older: neighbour(place.checked_add(1)),
            },
        ))
    }

    fn html(&self, id: Uuid) -> Option<Response<Body>> {
        let (_, content) = self.store.open_mail(id)?;
        // Links leave the frame.
        let html = format!("<base target=\"_blank\">{}", content.html?);
        let mut response = answer(StatusCode::OK, "text/html; charset=utf-8", html);
        response.headers_mut().insert(
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(MAIL_POLICY),
        );
        response.headers_mut().insert(
            header::REFERRER_POLICY,
            HeaderValue::from_static("no-referrer"),
        );
        Some(response)
    }

    fn source(&self, id: Uuid) -> Option<Response<Body>> {
        Some(answer(
            StatusCode::OK,
            "text/plain; charset=utf-8",
            self.store.raw(id)?,
        ))
    }

    fn attachment(&self, id: Uuid, name: &str) -> Option<Response<Body>> {
        let name = percent_decode_str(name).decode_utf8().ok()?;
        let (mail, Content { files, .. }) = self.store.open_mail(id)?;
        let index = mail
            .summary
            .attachments
            .iter()
            .position(|attachment| attachment.name == name)?;
        let mut response = answer(
            StatusCode::OK,
            "application/octet-stream",
            files.into_iter().nth(index)?,
        );
        let headers = response.headers_mut();
        if let Ok(content_type) =
            HeaderValue::from_str(&mail.summary.attachments[index].content_type)
        {
            headers.insert(header::CONTENT_TYPE, content_type);
        }
        let disposition = format!("attachment; filename*=UTF-8''{}", encode(&name));
        headers.insert(
            header::CONTENT_DISPOSITION,
            HeaderValue::from_str(&disposition).ok()?,
        );
        headers.insert(
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        );
        Some(response)
    }

    fn row(&self, mail: &StoredMail) -> Row {
        Row {
            id: mail.id,
            time: time(mail.received_at, self.clock.now()),
            to: mail.summary.to.join(", "),
            subject: mail.summary.subject.clone(),
            attachments: mail.summary.attachments.len(),
        }
    }
}

fn with_links(mail: &StoredMail) -> serde_json::Value {
    let mut value = json!(mail);
    value["url"] = json!(format!("/mail/{}", mail.id));
    for (index, attachment) in attachment_rows(mail).into_iter().enumerate() {
        value["attachments"][index]["url"] = json!(attachment.href);
    }
    value
}

fn attachment_rows(mail: &StoredMail) -> Vec<AttachmentRow> {
    let row = |attachment: &super::message::Attachment| AttachmentRow {
        name: attachment.name.clone(),
        href: format!("/mail/{}/attachments/{}", mail.id, encode(&attachment.name)),
        content_type: attachment.content_type.clone(),
        size: format!("{} kB", attachment.bytes.div_ceil(1000)),
    };
    mail.summary.attachments.iter().map(row).collect()
}

fn encode(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}
