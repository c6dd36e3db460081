//! Events: the list, a new one, and its own settings.

mod archive;
mod change;
mod copy;
mod create;
mod delete;
mod duplicate;
mod line;
mod list;
mod restore;
mod show;
mod unarchive;

use guichet_http::{Method, Routes};

use crate::App;

const EVENTS: &str = "/organizers/{organizer_id}/events";
const EVENT: &str = "/organizers/{organizer_id}/events/{event_id}";
const ARCHIVE: &str = "/organizers/{organizer_id}/events/{event_id}/archive";
const DUPLICATE: &str = "/organizers/{organizer_id}/events/{event_id}/duplicate";
const RESTORATION: &str = "/organizers/{organizer_id}/events/{event_id}/restoration";

pub(crate) fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .route(Method::GET, EVENTS, list::handle, list::DESCRIPTION)
        .route(Method::POST, EVENTS, create::handle, create::DESCRIPTION)
        .route(Method::GET, EVENT, show::handle, show::DESCRIPTION)
        .route(Method::PATCH, EVENT, change::handle, change::DESCRIPTION)
        .route(Method::DELETE, EVENT, delete::handle, delete::DESCRIPTION)
        .route(
            Method::POST,
            DUPLICATE,
            duplicate::handle,
            duplicate::DESCRIPTION,
        )
        .route(
            Method::POST,
            RESTORATION,
            restore::handle,
            restore::DESCRIPTION,
        )
        .route(Method::POST, ARCHIVE, archive::handle, archive::DESCRIPTION)
        .route(
            Method::DELETE,
            ARCHIVE,
            unarchive::handle,
            unarchive::DESCRIPTION,
        )
}
