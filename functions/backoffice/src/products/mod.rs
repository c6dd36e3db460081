//! What an event sells: products with their rates.

mod change;
mod create;
mod delete;
mod order;
mod request;
mod save;

use guichet_http::{Method, Routes};

use crate::App;

const PRODUCTS: &str = "/organizers/{organizer_id}/events/{event_id}/products";
const PRODUCT: &str = "/organizers/{organizer_id}/events/{event_id}/products/{product_id}";
const ORDER: &str = "/organizers/{organizer_id}/events/{event_id}/product-order";

pub(crate) fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .route(Method::POST, PRODUCTS, create::handle, create::DESCRIPTION)
        .route(Method::PUT, PRODUCT, change::handle, change::DESCRIPTION)
        .route(Method::DELETE, PRODUCT, delete::handle, delete::DESCRIPTION)
        .route(Method::PUT, ORDER, order::handle, order::DESCRIPTION)
}
