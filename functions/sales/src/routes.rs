use guichet_http::Routes;

use crate::{App, orders};

/// The whole surface.
pub fn routes() -> Routes<App> {
    let routes =
        Routes::new("sales", "/api/v1/sales").healthy_while(|app: &App| app.database.is_healthy());
    orders::routes(routes)
}
