use guichet_access::Caller;
use guichet_audit::{Action, Difference};
use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{CHANGED_MEANWHILE, IfMatch, Json, Problem, ProblemType, Problems, Versioned};
use guichet_queries::queries::backoffice_mail_texts as queries;
use guichet_texts::Texts;
use uuid::Uuid;

use super::text::MailText;
use crate::App;
use crate::paths::MailTextPath;
use crate::words::MailKind;

/// Adds another text to a mail, or none where it is in no language.
pub(super) async fn save<R>(
    app: &App,
    caller: &Caller<R>,
    MailTextPath { event_id, kind }: MailTextPath,
    seen: IfMatch,
    wanted: Texts,
) -> Result<Versioned<Json<MailText>>, Problem> {
    let write = async || -> Result<MailText, Failure> {
        let mut client = app.database.get_to_lock().await?;
        let editing = Editing::of_event(app, caller, &mut client, event_id).await?;
        let before = MailText::read(&editing.transaction, event_id, kind).await?;
        let id = before.id.unwrap_or_else(|| editing.new_id());
        editing
            .check_version(seen, before.version, id, &before)
            .await?;
        let difference = difference(&before.text, &wanted);
        if difference.is_empty() {
            return Ok(before);
        }
        write_text(&editing, event_id, kind, id, &wanted).await?;
        editing.log(Action::MailTextChanged, id, difference).await?;
        let after = MailText::read(&editing.transaction, event_id, kind).await?;
        editing.commit().await?;
        Ok(after)
    };
    let text = app.database.retry(write).await?;
    Ok(Versioned {
        version: text.version,
        answer: Json(text),
    })
}

/// Why the text stays as it is.
pub(crate) enum SaveProblem {}

impl Problems for SaveProblem {
    const ALL: &[(ProblemType, &str)] = &[(
        CHANGED_MEANWHILE,
        "the text is not that of `If-Match` any more; `current` is what it is",
    )];
}

async fn write_text(
    editing: &Editing<'_>,
    event_id: Uuid,
    kind: MailKind,
    id: Uuid,
    wanted: &Texts,
) -> Result<(), Failure> {
    let is_none = *wanted == Texts::default();
    let text = serde_json::to_value(wanted).map_err(Problem::internal)?;
    queries::write_mail_text()
        .bind(
            &editing.transaction,
            &event_id,
            &kind.as_str(),
            &id,
            &(!is_none).then_some(text),
        )
        .await?;
    Ok(())
}

fn difference(before: &Texts, wanted: &Texts) -> Difference {
    [
        ("fr", before.fr != wanted.fr),
        ("en", before.en != wanted.en),
    ]
    .into_iter()
    .filter(|(_, is_other)| *is_other)
    .fold(Difference::new(), |difference, (field, _)| {
        difference.changed(field)
    })
}
