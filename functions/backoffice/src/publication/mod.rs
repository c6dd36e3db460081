//! From draft to on sale, and back; what is missing or stands in the way; and who sees a draft.

mod check_sale;
mod checklist;
mod close_preview;
mod open_preview;
mod publish;
mod readiness;
mod reason;
mod stock;
mod withdraw;

use guichet_http::{Method, Routes};

use crate::App;

const CHECKLIST: &str = "/organizers/{organizer_id}/events/{event_id}/checklist";
const SALE_CHECK: &str = "/organizers/{organizer_id}/events/{event_id}/occurrences/{occurrence_id}/rates/{rate_id}/sale-check";
const PREVIEW_LINK: &str = "/organizers/{organizer_id}/events/{event_id}/preview-link";
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
            Method::GET,
            SALE_CHECK,
            check_sale::handle,
            check_sale::DESCRIPTION,
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
        .route(
            Method::POST,
            PREVIEW_LINK,
            open_preview::handle,
            open_preview::DESCRIPTION,
        )
        .route(
            Method::DELETE,
            PREVIEW_LINK,
            close_preview::handle,
            close_preview::DESCRIPTION,
        )
}
