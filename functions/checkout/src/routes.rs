use guichet_http::{Method, Routes};

use crate::App;
use crate::orders::{change_items, create, fill_in, give_up, place, show};

/// The whole surface of the function.
pub fn routes() -> Routes<App> {
    Routes::new("checkout", "/api/v1/checkout")
        .healthy_while(|app: &App| app.database.is_healthy())
        .route(Method::POST, "/orders", create::handle, create::DESCRIPTION)
        .route(
            Method::GET,
            "/orders/{secret}",
            show::handle,
            show::DESCRIPTION,
        )
        .route(
            Method::DELETE,
            "/orders/{secret}",
            give_up::handle,
            give_up::DESCRIPTION,
        )
        .route(
            Method::PUT,
            "/orders/{secret}/items",
            change_items::handle,
            change_items::DESCRIPTION,
        )
        .route(
            Method::PUT,
            "/orders/{secret}/details",
            fill_in::handle,
            fill_in::DESCRIPTION,
        )
        .route(
            Method::POST,
            "/orders/{secret}/place",
            place::handle,
            place::DESCRIPTION,
        )
}
