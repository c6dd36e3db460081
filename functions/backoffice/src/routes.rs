use guichet_http::Routes;

use crate::{App, areas, codes, events, occurrences, products, publication, series, venues};

/// The whole surface.
pub fn routes() -> Routes<App> {
    let routes = Routes::new("backoffice", "/api/v1/backoffice")
        .healthy_while(|app: &App| app.database.is_healthy());
    let routes = events::routes(routes);
    let routes = venues::routes(routes);
    let routes = occurrences::routes(routes);
    let routes = series::routes(routes);
    let routes = areas::routes(routes);
    let routes = products::routes(routes);
    let routes = codes::routes(routes);
    publication::routes(routes)
}
