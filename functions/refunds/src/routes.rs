use guichet_http::{Method, Routes};

use crate::{App, refund};

/// The whole surface: what Pub/Sub pushes.
pub fn routes() -> Routes<App> {
    Routes::new("refunds", "")
        .healthy_while(|app: &App| app.database.is_healthy())
        .route(Method::POST, "/", refund::handle, refund::DESCRIPTION)
}
