use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, IfMatch, Json, Path, Refused, Versioned};
use guichet_texts::Texts;

use super::save::{SaveProblem, save};
use super::text::MailText;
use crate::App;
use crate::paths::MailTextPath;

/// `DELETE /organizers/{organizer_id}/events/{event_id}/mail-texts/{kind}`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(path): Path<MailTextPath>,
    seen: IfMatch,
) -> Result<Versioned<Json<MailText>>, Refused<SaveProblem>> {
    Ok(save(&app, &caller, path, seen, Texts::default()).await?)
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Add nothing to a mail about orders any more",
    "The text, in no language now",
);
