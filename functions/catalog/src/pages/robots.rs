use std::sync::Arc;

use guichet_http::{Outcome, Request, cached_bytes};

use crate::App;

/// It changes with a deployment.
const CACHE: &str = "public, max-age=3600, s-maxage=3600";

/// `GET /robots.txt`: what search engines are to leave alone, and where the list of pages is.
pub(super) async fn handle(app: Arc<App>, request: Request) -> Outcome {
    // An order's address is its secret, and so is that of one that is being paid.
    let text = format!(
        "User-agent: *\nDisallow: /api/\nDisallow: /checkout/\nDisallow: /orders/\n\nSitemap: {}/sitemap.xml\n",
        app.public_url
    );
    Ok(cached_bytes(
        &request,
        "text/plain; charset=utf-8",
        text,
        CACHE,
    ))
}
