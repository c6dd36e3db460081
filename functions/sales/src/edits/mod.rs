//! Putting right what an order says of people, and writing to its buyer.

mod attendee;
mod contact;
mod edit;
mod mail;

use guichet_http::{Method, Routes};

use crate::App;

const CONTACT: &str = "/organizers/{organizer_id}/orders/{order_id}/contact";
const ATTENDEE: &str = "/organizers/{organizer_id}/orders/{order_id}/lines/{line}/attendee";
const MAILS: &str = "/organizers/{organizer_id}/orders/{order_id}/mails";

pub(crate) fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .route(Method::PUT, CONTACT, contact::handle, contact::DESCRIPTION)
        .route(
            Method::PUT,
            ATTENDEE,
            attendee::handle,
            attendee::DESCRIPTION,
        )
        .route(Method::POST, MAILS, mail::handle, mail::DESCRIPTION)
}
