use guichet_http::{Method, Routes};

use crate::{App, refund};

/// The whole surface: what Pub/Sub pushes.
pub fn routes() -> Routes<App> {
    Routes::new("refunds", "").route(Method::POST, "/", refund::handle, refund::describe)
}
