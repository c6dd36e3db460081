use guichet_http::{Method, Routes};

use crate::{
    App, event_calendar, find_event, find_organizer, list_events, list_organizer_events,
    occurrence_calendar, pages, show_availability, show_operator, show_places, structured_data,
};

/// The whole surface.
pub fn routes() -> Routes<App> {
    let routes = Routes::new("catalog", "/api/v1/catalog")
        .healthy_while(|app: &App| app.database.is_healthy())
        .route(
            Method::GET,
            "/events",
            list_events::handle,
            list_events::DESCRIPTION,
        )
        .route(
            Method::GET,
            "/events/{slug}",
            find_event::handle,
            find_event::DESCRIPTION,
        )
        .route(
            Method::GET,
            "/events/{slug}/availability",
            show_availability::handle,
            show_availability::DESCRIPTION,
        )
        .route(
            Method::GET,
            "/events/{slug}/occurrences/{id}/places",
            show_places::handle,
            show_places::DESCRIPTION,
        )
        .route(
            Method::GET,
            "/events/{slug}/calendar.ics",
            event_calendar::handle,
            event_calendar::DESCRIPTION,
        )
        .route(
            Method::GET,
            "/events/{slug}/occurrences/{id}/calendar.ics",
            occurrence_calendar::handle,
            occurrence_calendar::DESCRIPTION,
        )
        .route(
            Method::GET,
            "/events/{slug}/event.jsonld",
            structured_data::handle,
            structured_data::DESCRIPTION,
        )
        .route(
            Method::GET,
            "/organizers/{slug}",
            find_organizer::handle,
            find_organizer::DESCRIPTION,
        )
        .route(
            Method::GET,
            "/organizers/{slug}/events",
            list_organizer_events::handle,
            list_organizer_events::DESCRIPTION,
        )
        .route(
            Method::GET,
            "/operator",
            show_operator::handle,
            show_operator::DESCRIPTION,
        );
    pages::add_to(routes)
}
