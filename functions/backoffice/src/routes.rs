use guichet_http::{Method, Routes};

use crate::{
    App, areas, cancellations, codes, deletions, events, mail_texts, occurrences, preview_text,
    products, publication, questions, series, tax_rates, venues,
};

const TEXT_PREVIEWS: &str = "/organizers/{organizer_id}/text-previews";

/// The whole surface.
pub fn routes() -> Routes<App> {
    let routes = Routes::new("backoffice", "/api/v1/backoffice")
        .healthy_while(|app: &App| app.database.is_healthy());
    let routes = events::routes(routes);
    let routes = venues::routes(routes);
    let routes = tax_rates::routes(routes);
    let routes = occurrences::routes(routes);
    let routes = cancellations::routes(routes);
    let routes = deletions::routes(routes);
    let routes = series::routes(routes);
    let routes = areas::routes(routes);
    let routes = products::routes(routes);
    let routes = codes::routes(routes);
    let routes = questions::routes(routes);
    let routes = mail_texts::routes(routes);
    publication::routes(routes).route(
        Method::POST,
        TEXT_PREVIEWS,
        preview_text::handle,
        preview_text::DESCRIPTION,
    )
}
