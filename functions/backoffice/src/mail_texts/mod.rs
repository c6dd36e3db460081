//! What an organizer adds to mails about orders of an event; what buyers would read is shown, and mailed to try it out.

mod change;
mod list;
mod preview;
mod reset;
mod save;
mod send_example;
mod text;

use guichet_http::{Method, Routes};

use crate::App;

pub(crate) use text::check_text;

const TEXTS: &str = "/organizers/{organizer_id}/events/{event_id}/mail-texts";
const TEXT: &str = "/organizers/{organizer_id}/events/{event_id}/mail-texts/{kind}";
const PREVIEW: &str = "/organizers/{organizer_id}/events/{event_id}/mail-texts/{kind}/preview";
const EXAMPLES: &str = "/organizers/{organizer_id}/events/{event_id}/mail-texts/{kind}/examples";

pub(crate) fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .route(Method::GET, TEXTS, list::handle, list::DESCRIPTION)
        .route(Method::PUT, TEXT, change::handle, change::DESCRIPTION)
        .route(Method::DELETE, TEXT, reset::handle, reset::DESCRIPTION)
        .route(Method::POST, PREVIEW, preview::handle, preview::DESCRIPTION)
        .route(
            Method::POST,
            EXAMPLES,
            send_example::handle,
            send_example::DESCRIPTION,
        )
}
