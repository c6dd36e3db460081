use std::sync::Arc;

use guichet_access::SignedIn;
use guichet_audit::{AuditEntry, Chain};
use guichet_http::{Description, Json, Page, Problem, Query};

use crate::App;
use crate::audit::Search;

/// `GET /me/audit`: what was done on one's own account.
pub(crate) async fn handle(
    app: Arc<App>,
    signed_in: SignedIn,
    Query(search): Query<Search>,
) -> Result<Json<Page<AuditEntry>>, Problem> {
    let chain = Chain::Account(signed_in.account_id);
    Ok(Json(app.audit_entries(chain, search).await?))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "List what was done on one's account",
    "A page of entries, newest first",
)
.details("Passwords, second factors and sessions: no organizer sees these.");
