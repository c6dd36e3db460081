use guichet_http::{Method, Routes};

use crate::{App, batch};

/// The whole surface: what Pub/Sub pushes.
pub fn routes() -> Routes<App> {
    Routes::new("cancellations", "")
        .healthy_while(|app: &App| app.database.is_healthy())
        .route(Method::POST, "/", batch::handle, batch::DESCRIPTION)
}
