//! What an event asks its buyers and attendees. The list has one version, as each question may depend on another.

mod archive;
mod change;
mod conditions;
mod create;
mod delete;
mod list;
mod order;
mod question;
mod request;
mod save;
mod unarchive;

use guichet_http::{Method, Routes};

use crate::App;

const QUESTIONS: &str = "/organizers/{organizer_id}/events/{event_id}/questions";
const QUESTION: &str = "/organizers/{organizer_id}/events/{event_id}/questions/{question_id}";
const ARCHIVE: &str =
    "/organizers/{organizer_id}/events/{event_id}/questions/{question_id}/archive";
const ORDER: &str = "/organizers/{organizer_id}/events/{event_id}/question-order";

pub(crate) fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .route(Method::GET, QUESTIONS, list::handle, list::DESCRIPTION)
        .route(Method::POST, QUESTIONS, create::handle, create::DESCRIPTION)
        .route(Method::PUT, QUESTION, change::handle, change::DESCRIPTION)
        .route(
            Method::DELETE,
            QUESTION,
            delete::handle,
            delete::DESCRIPTION,
        )
        .route(Method::POST, ARCHIVE, archive::handle, archive::DESCRIPTION)
        .route(
            Method::DELETE,
            ARCHIVE,
            unarchive::handle,
            unarchive::DESCRIPTION,
        )
        .route(Method::PUT, ORDER, order::handle, order::DESCRIPTION)
}
