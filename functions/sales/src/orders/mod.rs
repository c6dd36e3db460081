//! Orders as staff see them: the list, each by itself, and what happened to it.

pub(crate) mod document;
mod filter;
mod line;
mod list;
mod moment;
mod money;
mod payments;
mod show;
mod timeline;

use guichet_http::{Method, Routes};

use crate::App;

const ORDERS: &str = "/organizers/{organizer_id}/orders";
const ORDER: &str = "/organizers/{organizer_id}/orders/{order_id}";
const TIMELINE: &str = "/organizers/{organizer_id}/orders/{order_id}/timeline";

pub(crate) fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .route(Method::GET, ORDERS, list::handle, list::DESCRIPTION)
        .route(Method::GET, ORDER, show::handle, show::DESCRIPTION)
        .route(
            Method::GET,
            TIMELINE,
            timeline::handle,
            timeline::DESCRIPTION,
        )
}
