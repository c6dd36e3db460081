//! What was deleted and can be put back for 30 days. What is deleted says its own module; the rows are kept by the SQL functions
//! `delete_for_now` and `restore_deletion`.

mod delete;
mod deletion;
mod list_of_event;
mod list_of_organizer;
mod outcome;
mod restore;
mod restore_of_event;
mod restore_of_organizer;

use guichet_http::{Method, Routes};

use crate::App;

pub(crate) use delete::delete;
pub(crate) use deletion::Deletion;

const OF_EVENT: &str = "/organizers/{organizer_id}/events/{event_id}/deletions";
const OF_ORGANIZER: &str = "/organizers/{organizer_id}/deletions";
const EVENT_RESTORATIONS: &str =
    "/organizers/{organizer_id}/events/{event_id}/deletions/{deletion_id}/restorations";
const RESTORATIONS: &str = "/organizers/{organizer_id}/deletions/{deletion_id}/restorations";

pub(crate) fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .route(
            Method::GET,
            OF_EVENT,
            list_of_event::handle,
            list_of_event::DESCRIPTION,
        )
        .route(
            Method::GET,
            OF_ORGANIZER,
            list_of_organizer::handle,
            list_of_organizer::DESCRIPTION,
        )
        .route(
            Method::POST,
            EVENT_RESTORATIONS,
            restore_of_event::handle,
            restore_of_event::DESCRIPTION,
        )
        .route(
            Method::POST,
            RESTORATIONS,
            restore_of_organizer::handle,
            restore_of_organizer::DESCRIPTION,
        )
}
