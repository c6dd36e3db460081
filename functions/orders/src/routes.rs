use guichet_http::{Method, Routes};

use crate::{App, calendar, cancel, correct, find, links, mail, qr, rename, terms, tickets};

/// The whole surface.
pub fn routes() -> Routes<App> {
    Routes::new("orders", "/api/v1/orders")
        .healthy_while(|app: &App| app.database.is_healthy())
        .route(Method::GET, "/{secret}", find::handle, find::DESCRIPTION)
        .route(
            Method::GET,
            "/{secret}/terms",
            terms::handle,
            terms::DESCRIPTION,
        )
        .route(
            Method::GET,
            "/{secret}/tickets.pdf",
            tickets::handle,
            tickets::DESCRIPTION,
        )
        .route(
            Method::GET,
            "/{secret}/tickets/{line}/qr.svg",
            qr::handle,
            qr::DESCRIPTION,
        )
        .route(
            Method::GET,
            "/{secret}/calendar.ics",
            calendar::handle,
            calendar::DESCRIPTION,
        )
        .route(
            Method::PATCH,
            "/{secret}/lines/{line}/attendee",
            rename::handle,
            rename::DESCRIPTION,
        )
        .route(
            Method::PATCH,
            "/{secret}/contact",
            correct::handle,
            correct::DESCRIPTION,
        )
        .route(
            Method::POST,
            "/{secret}/mail",
            mail::handle,
            mail::DESCRIPTION,
        )
        .route(Method::POST, "/links", links::handle, links::DESCRIPTION)
        .route(
            Method::POST,
            "/{secret}/cancel",
            cancel::handle,
            cancel::DESCRIPTION,
        )
}
