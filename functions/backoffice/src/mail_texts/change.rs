use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, IfMatch, Json, Path, Refused, Versioned};

use super::save::{SaveProblem, save};
use super::text::{MailText, MailTextRequest};
use crate::App;
use crate::paths::MailTextPath;

/// `PUT /organizers/{organizer_id}/events/{event_id}/mail-texts/{kind}`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(path): Path<MailTextPath>,
    seen: IfMatch,
    Json(wanted): Json<MailTextRequest>,
) -> Result<Versioned<Json<MailText>>, Refused<SaveProblem>> {
    Ok(save(&app, &caller, path, seen, wanted.check()?).await?)
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Add a text to a mail about orders", "The text as it is now").details(
        "Mails that are sent from now on have it, also about orders that were placed before.",
    );
