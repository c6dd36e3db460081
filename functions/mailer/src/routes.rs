use std::time::Duration;

use guichet_http::{Method, Routes};

use crate::{App, send};

/// Mail servers may be slow to answer, and nobody waits at a screen for this.
const PATIENCE: Duration = Duration::from_secs(50);

/// The whole surface: what Pub/Sub pushes.
pub fn routes() -> Routes<App> {
    Routes::new("mailer", "")
        .healthy_while(|app: &App| app.database.is_healthy())
        .route(Method::POST, "/", send::handle, send::DESCRIPTION)
        .timeout(PATIENCE)
}
