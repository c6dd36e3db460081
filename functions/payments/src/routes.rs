use guichet_http::{Method, Routes};

use crate::{App, find, start, webhook};

/// The whole surface.
pub fn routes() -> Routes<App> {
    Routes::new("payments", "/api/v1/payments")
        .healthy_while(|app: &App| app.database.is_healthy())
        .route(
            Method::POST,
            "/orders/{secret}/payments",
            start::handle,
            start::DESCRIPTION,
        )
        .route(
            Method::GET,
            "/orders/{secret}/payments/{payment}",
            find::handle,
            find::DESCRIPTION,
        )
        .route(
            Method::POST,
            "/webhooks/{provider}",
            webhook::handle,
            webhook::DESCRIPTION,
        )
}
