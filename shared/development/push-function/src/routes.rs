use guichet_http::{Method, Routes};

use crate::{App, act};

/// The whole surface: what Pub/Sub pushes.
pub fn routes() -> Routes<App> {
    Routes::new("push-function", "")
        .healthy_while(|app: &App| app.database.is_healthy())
        .route(Method::POST, "/", act::handle, act::DESCRIPTION)
}
