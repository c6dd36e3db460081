use guichet_database::ResultExt as _;
use guichet_http::Problem;
use guichet_order::Text;
use guichet_queries::client::GenericClient;
use guichet_queries::queries::backoffice_mail_texts::{self as queries, ListMailTexts};
use guichet_texts::{Texts, texts};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::words::MailKind;

/// The version of a text that nobody has written yet.
const FIRST: i32 = 1;

/// All mails, in the order in which buyers may get them.
const KINDS: [MailKind; 7] = [
    MailKind::Tickets,
    MailKind::PaymentInstructions,
    MailKind::OrderExpired,
    MailKind::OrderCancelled,
    MailKind::DateCancelled,
    MailKind::LatePaymentRefunded,
    MailKind::Refunded,
];

/// What is added to a mail.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct MailText {
    pub(crate) kind: MailKind,
    /// What `If-Match` of a change names.
    pub(crate) version: i32,
    /// Markdown; in no language where nothing is added.
    pub(crate) text: Texts,
    /// What the audit log knows it by, once it was written.
    #[serde(skip)]
    pub(crate) id: Option<Uuid>,
}

/// What is to be added to a mail.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MailTextRequest {
    /// Markdown of up to 2,000 characters in each language; {buyer}, {event}, {order} and {organizer} stand for what differs
    text: Texts,
}

impl MailTextRequest {
    /// In no language where nothing is to be added; else 422.
    pub(super) fn check(&self) -> Result<Texts, Problem> {
        check_text("/text", &self.text)
    }
}

/// What is to be said in a mail: in no language where that is nothing; else 422.
pub(crate) fn check_text(pointer: &str, typed: &Texts) -> Result<Texts, Problem> {
    let wanted = texts(pointer, typed, guichet_letters::MAXIMUM_CHARACTERS)?;
    let wanted = wanted.unwrap_or_default();
    for (language, text) in [("fr", &wanted.fr), ("en", &wanted.en)] {
        guichet_letters::check_text(text.as_deref().unwrap_or_default())
            .map_err(|refusal| Problem::invalid(format!("{pointer}/{language}"), refusal))?;
    }
    Ok(wanted)
}

impl MailText {
    /// Those of all mails about orders of an event.
    pub(super) async fn list(
        client: &impl GenericClient,
        event_id: Uuid,
    ) -> Result<Vec<Self>, Problem> {
        let written = queries::list_mail_texts()
            .bind(client, &event_id, &None::<&str>)
            .all()
            .await
            .or_problem()?;
        let mut all: Vec<Self> = KINDS.map(Self::none).into();
        for row in written {
            let text = Self::of(row)?;
            if let Some(none) = all.iter_mut().find(|none| none.kind == text.kind) {
                *none = text;
            }
        }
        Ok(all)
    }

    pub(super) async fn read(
        client: &impl GenericClient,
        event_id: Uuid,
        kind: MailKind,
    ) -> Result<Self, Problem> {
        let row = queries::list_mail_texts()
            .bind(client, &event_id, &Some(kind.as_str()))
            .opt()
            .await
            .or_problem()?;
        row.map_or_else(|| Ok(Self::none(kind)), Self::of)
    }

    fn none(kind: MailKind) -> Self {
        Self {
            kind,
            version: FIRST,
            text: Texts::default(),
            id: None,
        }
    }

    fn of(row: ListMailTexts) -> Result<Self, Problem> {
        let Text { fr, en } = row.text.map(Text::from).unwrap_or_default();
        Ok(Self {
            kind: row.kind.parse().map_err(Problem::internal)?,
            version: row.version,
            text: Texts { fr, en },
            id: Some(row.mail_text_id),
        })
    }
}
