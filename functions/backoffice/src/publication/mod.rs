//! From draft to on sale, and back.

mod checklist;
mod publish;
mod readiness;
mod withdraw;

use guichet_http::{Method, Routes};

use crate::App;

const CHECKLIST: &str = "/organizers/{organizer_id}/events/{event_id}/checklist";
const PUBLICATION: &str = "/organizers/{organizer_id}/events/{event_id}/publication";

pub(crate) fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .route(
            Method::GET,
            CHECKLIST,
            checklist::handle,
            checklist::DESCRIPTION,
        )
        .route(
            Method::POST,
            PUBLICATION,
            publish::handle,
            publish::DESCRIPTION,
        )
        .route(
            Method::DELETE,
            PUBLICATION,
            withdraw::handle,
            withdraw::DESCRIPTION,
        )
}
