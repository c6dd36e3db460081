//! Events: the list, a new one, and its own settings.

mod change;
mod create;
mod line;
mod list;
mod show;

use guichet_http::{Method, Routes};

use crate::App;

const EVENTS: &str = "/organizers/{organizer_id}/events";
const EVENT: &str = "/organizers/{organizer_id}/events/{event_id}";

pub(crate) fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .route(Method::GET, EVENTS, list::handle, list::DESCRIPTION)
        .route(Method::POST, EVENTS, create::handle, create::DESCRIPTION)
        .route(Method::GET, EVENT, show::handle, show::DESCRIPTION)
        .route(Method::PATCH, EVENT, change::handle, change::DESCRIPTION)
}
