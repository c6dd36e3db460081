use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::Action;
use guichet_http::{Description, IfMatch, Path};

use super::archive::{Answer, set};
use crate::App;
use crate::paths::QuestionPath;

/// `DELETE /organizers/{organizer_id}/events/{event_id}/questions/{question_id}/archive`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::EditEvents>,
    Path(path): Path<QuestionPath>,
    seen: IfMatch,
) -> Answer {
    set(&app, &caller, path, seen, Action::QuestionUnarchived, false).await
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Take a question out of the archive", "The question")
        .details("It is asked last.");
