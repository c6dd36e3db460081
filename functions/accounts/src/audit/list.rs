use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{AuditEntry, Chain};
use guichet_http::{Description, Json, Page, Problem, Query};

use super::search::Search;
use crate::App;

/// `GET /organizers/{organizer_id}/audit`: who did what for the organizer.
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeAudit>,
    Query(search): Query<Search>,
) -> Result<Json<Page<AuditEntry>>, Problem> {
    let chain = Chain::Organizer(caller.organizer_id);
    Ok(Json(app.audit_entries(chain, search).await?))
}

pub(crate) const DESCRIPTION: Description =
    Description::new("List the audit log", "A page of entries, newest first").details(
        "An entry is never changed. It has the hash of the one before it in its own: see the check. Names are those of today.",
    );
