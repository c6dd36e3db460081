//! Dates of an event.

mod create;
mod delete;
mod list;
mod r#move;
mod times;

use guichet_http::{Method, Routes};

use crate::App;

pub(crate) use times::read_local;

const OCCURRENCES: &str = "/organizers/{organizer_id}/events/{event_id}/occurrences";
const OCCURRENCE: &str = "/organizers/{organizer_id}/events/{event_id}/occurrences/{occurrence_id}";

pub(crate) fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .route(Method::GET, OCCURRENCES, list::handle, list::DESCRIPTION)
        .route(
            Method::POST,
            OCCURRENCES,
            create::handle,
            create::DESCRIPTION,
        )
        .route(
            Method::PATCH,
            OCCURRENCE,
            r#move::handle,
            r#move::DESCRIPTION,
        )
        .route(
            Method::DELETE,
            OCCURRENCE,
            delete::handle,
            delete::DESCRIPTION,
        )
}
