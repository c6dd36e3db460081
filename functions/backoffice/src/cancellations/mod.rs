//! Calling off events and dates: what it would end, doing it, and how far it is. The orders are ended by the function
//! cancellations.

mod call_off;
mod cancel_date;
mod cancel_event;
mod cancellation;
mod list;
mod preview_date;
mod preview_event;
mod request;

use guichet_http::{Method, Routes};

use crate::App;

const OF_EVENT: &str = "/organizers/{organizer_id}/events/{event_id}/cancellations";
const OF_DATE: &str =
    "/organizers/{organizer_id}/events/{event_id}/occurrences/{occurrence_id}/cancellations";
const EVENT_PREVIEW: &str = "/organizers/{organizer_id}/events/{event_id}/cancellation-preview";
const DATE_PREVIEW: &str =
    "/organizers/{organizer_id}/events/{event_id}/occurrences/{occurrence_id}/cancellation-preview";

pub(crate) fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .route(Method::GET, OF_EVENT, list::handle, list::DESCRIPTION)
        .route(
            Method::POST,
            OF_EVENT,
            cancel_event::handle,
            cancel_event::DESCRIPTION,
        )
        .route(
            Method::POST,
            OF_DATE,
            cancel_date::handle,
            cancel_date::DESCRIPTION,
        )
        .route(
            Method::GET,
            EVENT_PREVIEW,
            preview_event::handle,
            preview_event::DESCRIPTION,
        )
        .route(
            Method::GET,
            DATE_PREVIEW,
            preview_date::handle,
            preview_date::DESCRIPTION,
        )
}
