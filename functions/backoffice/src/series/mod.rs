//! Dates by a rule: what it makes, and what a changed one does to the dates that there are.

mod change;
mod create;
mod list;
mod preview;
mod request;
mod save;

use guichet_http::{Method, Routes};

use crate::App;

const ALL: &str = "/organizers/{organizer_id}/events/{event_id}/series";
const PREVIEW: &str = "/organizers/{organizer_id}/events/{event_id}/series/preview";
const ONE: &str = "/organizers/{organizer_id}/events/{event_id}/series/{series_id}";

pub(crate) fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .route(Method::GET, ALL, list::handle, list::DESCRIPTION)
        .route(Method::POST, ALL, create::handle, create::DESCRIPTION)
        .route(Method::POST, PREVIEW, preview::handle, preview::DESCRIPTION)
        .route(Method::PUT, ONE, change::handle, change::DESCRIPTION)
}
