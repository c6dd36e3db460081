use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_audit::{AuditCheck, Chain, check};
use guichet_http::{Description, Json, Problem, Query, Whole};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::App;

/// Which part.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Part {
    /// The number of the first entry, 1 if not given.
    #[serde(default)]
    from: Option<Whole<i64, 1, { i64::MAX }>>,
}

/// `GET /organizers/{organizer_id}/audit/check`: whether every entry is as it was written.
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeAudit>,
    Query(part): Query<Part>,
) -> Result<Json<AuditCheck>, Problem> {
    let chain = Chain::Organizer(caller.organizer_id);
    let from = part.from.map_or(1, Whole::get);
    Ok(Json(check(&app.database, chain, from).await?))
}

pub(crate) const DESCRIPTION: Description = Description::new(
    "Check the audit log",
    "Whether every entry is there and as it was written, and else the first that is not",
)
.details(
    "At most 50,000 entries a call: where `checked_to` is less than `last_sequence`, go on from the next. Whoever keeps `head` \
     elsewhere knows later that everything up to `last_sequence` is as it was.",
);
