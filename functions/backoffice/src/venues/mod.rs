//! Where events take place: an organizer's venues.

mod change;
mod create;
mod delete;
mod list;
mod show;
mod venue;

use guichet_database::Failure;
use guichet_editing::Editing;
use guichet_http::{Method, Problem, Routes};
use guichet_queries::queries::backoffice_venues as queries;
use guichet_recurrence::Zone;
use uuid::Uuid;

use crate::App;

const VENUES: &str = "/organizers/{organizer_id}/venues";
const VENUE: &str = "/organizers/{organizer_id}/venues/{venue_id}";

pub(crate) fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .route(Method::GET, VENUES, list::handle, list::DESCRIPTION)
        .route(Method::POST, VENUES, create::handle, create::DESCRIPTION)
        .route(Method::GET, VENUE, show::handle, show::DESCRIPTION)
        .route(Method::PUT, VENUE, change::handle, change::DESCRIPTION)
        .route(Method::DELETE, VENUE, delete::handle, delete::DESCRIPTION)
}

/// The zone in which dates at a venue of the organizer are typed; it stays until the edit ends.
pub(crate) async fn zone_of(editing: &Editing<'_>, venue_id: Uuid) -> Result<Zone, Failure> {
    let name = queries::zone_of_venue()
        .bind(&editing.transaction, &venue_id, &editing.organizer_id)
        .opt()
        .await?
        .ok_or_else(|| Problem::invalid("/venue_id", "a venue of the organizer"))?;
    Ok(Zone::get(&name).map_err(Problem::internal)?)
}
