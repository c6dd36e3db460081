//! Codes: single ones, and batches of them.

mod batch_file;
mod change;
mod create;
mod create_batch;
mod delete;
mod limit;
mod list;
mod save;
mod terms;

use guichet_http::{Method, Routes};

use crate::App;

const CODES: &str = "/organizers/{organizer_id}/events/{event_id}/codes";
const CODE: &str = "/organizers/{organizer_id}/events/{event_id}/codes/{code_id}";
const BATCHES: &str = "/organizers/{organizer_id}/events/{event_id}/code-batches";
const BATCH_FILE: &str =
    "/organizers/{organizer_id}/events/{event_id}/code-batches/{code_batch_id}/codes.csv";

pub(crate) fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .route(Method::GET, CODES, list::handle, list::DESCRIPTION)
        .route(Method::POST, CODES, create::handle, create::DESCRIPTION)
        .route(Method::PUT, CODE, change::handle, change::DESCRIPTION)
        .route(Method::DELETE, CODE, delete::handle, delete::DESCRIPTION)
        .route(
            Method::POST,
            BATCHES,
            create_batch::handle,
            create_batch::DESCRIPTION,
        )
        .route(
            Method::GET,
            BATCH_FILE,
            batch_file::handle,
            batch_file::DESCRIPTION,
        )
}
