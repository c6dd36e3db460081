use guichet_http::Routes;

use crate::{App, events};

/// The whole surface.
pub fn routes() -> Routes<App> {
    let routes = Routes::new("backoffice", "/api/v1/backoffice")
        .healthy_while(|app: &App| app.database.is_healthy());
    events::routes(routes)
}
