use std::time::Duration;

use guichet_http::{Method, Routes};

use crate::{App, change, cover, delete, event_list, event_set, list, show, upload};

const COVER: &str = "/events/{slug}/cover.png";
const IMAGES: &str = "/organizers/{organizer_id}/images";
const IMAGE: &str = "/organizers/{organizer_id}/images/{image_id}";
const EVENT_IMAGES: &str = "/organizers/{organizer_id}/events/{event_id}/images";

/// An upload waits for another picture, and for its own, for some seconds, and for the storage for as long as that may take.
const TIMEOUT: Duration = Duration::from_secs(45);

/// The whole surface.
pub fn routes() -> Routes<App> {
    Routes::new("images", "/api/v1/images")
        .healthy_while(|app: &App| app.database.is_healthy())
        .timeout(TIMEOUT)
        .route(Method::GET, COVER, cover::handle, cover::DESCRIPTION)
        .route(Method::GET, IMAGES, list::handle, list::DESCRIPTION)
        .route(Method::POST, IMAGES, upload::handle, upload::DESCRIPTION)
        .route(Method::GET, IMAGE, show::handle, show::DESCRIPTION)
        .route(Method::PATCH, IMAGE, change::handle, change::DESCRIPTION)
        .route(Method::DELETE, IMAGE, delete::handle, delete::DESCRIPTION)
        .route(
            Method::GET,
            EVENT_IMAGES,
            event_list::handle,
            event_list::DESCRIPTION,
        )
        .route(
            Method::PUT,
            EVENT_IMAGES,
            event_set::handle,
            event_set::DESCRIPTION,
        )
}
