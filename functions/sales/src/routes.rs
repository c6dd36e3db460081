use guichet_http::Routes;

use crate::{App, edits, notes, orders};

/// The whole surface.
pub fn routes() -> Routes<App> {
    let routes =
        Routes::new("sales", "/api/v1/sales").healthy_while(|app: &App| app.database.is_healthy());
    let routes = orders::routes(routes);
    let routes = notes::routes(routes);
    edits::routes(routes)
}
