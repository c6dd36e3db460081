use guichet_http::{Method, Routes};

use crate::{App, issue};

/// The whole surface: what Pub/Sub pushes.
pub fn routes() -> Routes<App> {
    Routes::new("fulfilment", "").route(Method::POST, "/", issue::handle, issue::describe)
}
