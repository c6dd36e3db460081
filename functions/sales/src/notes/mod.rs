//! What staff write down about an order for each other.

mod change;
mod create;
mod delete;
mod note;

use guichet_http::{Method, Routes};

pub(crate) use self::note::Note;
use crate::App;

const NOTES: &str = "/organizers/{organizer_id}/orders/{order_id}/notes";
const NOTE: &str = "/organizers/{organizer_id}/orders/{order_id}/notes/{note_id}";

pub(crate) fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .route(Method::POST, NOTES, create::handle, create::DESCRIPTION)
        .route(Method::PUT, NOTE, change::handle, change::DESCRIPTION)
        .route(Method::DELETE, NOTE, delete::handle, delete::DESCRIPTION)
}
