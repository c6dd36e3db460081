use guichet_http::{Method, Routes};

use crate::{App, issue};

/// The whole surface: what Pub/Sub pushes.
pub fn routes() -> Routes<App> {
    Routes::new("fulfilment", "")
        .healthy_while(|app: &App| app.database.is_healthy())
        .route(Method::POST, "/", issue::handle, issue::DESCRIPTION)
}
