use std::sync::Arc;

use guichet_http::{Cached, CachedResponse, Description, IfNoneMatch, Json, Problem};

use crate::App;
use crate::operator::Operator;

/// It changes with a deployment.
const CACHE: &str = "public, max-age=300, s-maxage=300";

/// `GET /operator`: who runs this installation.
pub(crate) async fn handle(
    app: Arc<App>,
    known: IfNoneMatch,
) -> Result<Cached<Json<Operator>>, Problem> {
    Ok(CachedResponse::json(&app.operator, CACHE)?.answer(&known))
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Show who runs this ticket office", "The operator")
        .details("As the installation's configuration says. What it does not say is `null`.");
