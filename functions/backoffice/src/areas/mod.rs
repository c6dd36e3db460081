//! Capacities: areas, which are the pools of one name, and single pools; and the rows of those whose places are numbered.

mod change_pool;
mod change_rows;
mod create;
mod list_pools;
mod preview_rows;
mod seats;
mod show_rows;

use guichet_http::{Method, Routes};

use crate::App;

const AREAS: &str = "/organizers/{organizer_id}/events/{event_id}/areas";
const PREVIEW: &str = "/organizers/{organizer_id}/events/{event_id}/areas/preview";
const POOLS: &str = "/organizers/{organizer_id}/events/{event_id}/pools";
const POOL: &str = "/organizers/{organizer_id}/events/{event_id}/pools/{pool_id}";
const ROWS: &str = "/organizers/{organizer_id}/events/{event_id}/pools/{pool_id}/rows";

pub(crate) fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .route(Method::POST, AREAS, create::handle, create::DESCRIPTION)
        .route(
            Method::POST,
            PREVIEW,
            preview_rows::handle,
            preview_rows::DESCRIPTION,
        )
        .route(
            Method::GET,
            POOLS,
            list_pools::handle,
            list_pools::DESCRIPTION,
        )
        .route(
            Method::PATCH,
            POOL,
            change_pool::handle,
            change_pool::DESCRIPTION,
        )
        .route(Method::GET, ROWS, show_rows::handle, show_rows::DESCRIPTION)
        .route(
            Method::PUT,
            ROWS,
            change_rows::handle,
            change_rows::DESCRIPTION,
        )
}
