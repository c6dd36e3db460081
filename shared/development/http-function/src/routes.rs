use guichet_http::{Method, Routes};

use crate::{App, time};

/// The whole surface.
pub fn routes() -> Routes<App> {
    Routes::new("http-function", "/api/v1/http-function")
        .healthy_while(|app: &App| app.database.is_healthy())
        .route(Method::GET, "/time", time::handle, time::DESCRIPTION)
}
