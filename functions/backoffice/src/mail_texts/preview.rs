use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_database::ResultExt as _;
use guichet_http::{Description, Json, Path, Problem};
use guichet_letters::{Example, ExampleEvent, Letter, Node, Occasion, elements};
use guichet_order::{Locale, Text};
use schemars::JsonSchema;
use serde::Serialize;

use super::text::MailTextRequest;
use crate::App;
use crate::paths::MailTextPath;
use crate::words::MailKind;

/// A mail as buyers would read it.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct MailPreview {
    /// To those who ordered in French.
    fr: PreviewedMail,
    /// To those who ordered in English.
    en: PreviewedMail,
}

/// In one language.
#[derive(Debug, Serialize, JsonSchema)]
struct PreviewedMail {
    subject: String,
    /// What mail programs show that show plain text.
    text: String,
    /// What others show: its HTML, as the tree that it stands for.
    html: Vec<Node>,
}

/// `POST /organizers/{organizer_id}/events/{event_id}/mail-texts/{kind}/preview`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(MailTextPath { event_id, kind }): Path<MailTextPath>,
    Json(wanted): Json<MailTextRequest>,
) -> Result<Json<MailPreview>, Problem> {
    let wanted = wanted.check()?;
    caller.check_event(event_id)?;
    let now = app.clock.now();
    let client = app.database.get().await?;
    let event = ExampleEvent::find(&client, Some(caller.organizer_id), event_id, now).await;
    let event = event.or_problem()?.ok_or_else(Problem::not_found)?;
    drop(client);
    let text = Text {
        fr: wanted.fr,
        en: wanted.en,
    };
    let occasion = occasion(kind)?;
    let letter = |locale| {
        let example = Example {
            occasion,
            text: Some(&text),
            // The page of an order that is not there.
            url: "#".to_owned(),
            now,
        };
        PreviewedMail::of(&event.letter(example, locale))
    };
    Ok(Json(MailPreview {
        fr: letter(Locale::Fr),
        en: letter(Locale::En),
    }))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Show what buyers would read",
    "The mail with this text, about an order of two tickets that is made up",
)
.details("Written by the code that writes to buyers. Nothing is saved, and nobody is written to.");

impl PreviewedMail {
    fn of(letter: &Letter) -> Self {
        Self {
            subject: letter.subject().to_owned(),
            text: letter.text(),
            html: elements(&letter.html()),
        }
    }
}

/// What the mailer calls it.
pub(super) fn occasion(kind: MailKind) -> Result<Occasion, Problem> {
    kind.as_str().parse().map_err(Problem::internal)
}
