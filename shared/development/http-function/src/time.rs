use std::sync::Arc;

use guichet_http::{Description, Json, Problem};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;

use crate::App;

/// What time it is.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Time {
    /// By this function's clock.
    now: Timestamp,
}

/// `GET /time`
pub(crate) async fn handle(app: Arc<App>) -> Result<Json<Time>, Problem> {
    Ok(Json(Time {
        now: app.clock.now(),
    }))
}

pub(crate) const DESCRIPTION: Description = Description::new("What time it is", "The time");
