use std::time::Duration;

use guichet_http::{Method, Routes};

use crate::{App, sweep};

/// Longer than a sweep takes even if its last batch meets every time-out of the database, or that of the storage.
const TIMEOUT: Duration = Duration::from_secs(50);

/// The whole surface: what the scheduler calls.
pub fn routes() -> Routes<App> {
    Routes::new("sweeper", "")
        .healthy_while(|app: &App| app.database.is_healthy())
        .route(Method::POST, "/", sweep::handle, sweep::DESCRIPTION)
        .timeout(TIMEOUT)
}
