//! Capacities: areas, which are the pools of one name, and single pools.

mod change_pool;
mod create;
mod list_pools;

use guichet_http::{Method, Routes};

use crate::App;

const AREAS: &str = "/organizers/{organizer_id}/events/{event_id}/areas";
const POOLS: &str = "/organizers/{organizer_id}/events/{event_id}/pools";
const POOL: &str = "/organizers/{organizer_id}/events/{event_id}/pools/{pool_id}";

pub(crate) fn routes(routes: Routes<App>) -> Routes<App> {
    routes
        .route(Method::POST, AREAS, create::handle, create::DESCRIPTION)
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
}
