use std::sync::Arc;

use guichet_access::{Caller, right};
use guichet_http::{Description, Json, Path, Problem, Versioned};

use super::venue::Venue;
use crate::App;
use crate::paths::VenuePath;

/// `GET /organizers/{organizer_id}/venues/{venue_id}`
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::SeeEvents>,
    Path(VenuePath { venue_id }): Path<VenuePath>,
) -> Result<Versioned<Json<Venue>>, Problem> {
    let client = app.database.get().await?;
    let venue = Venue::read(&client, caller.organizer_id, venue_id).await?;
    Ok(Versioned {
        version: venue.version,
        answer: Json(venue),
    })
}

pub(crate) const DESCRIPTION: Description = Description::new("Show a venue", "The venue");
