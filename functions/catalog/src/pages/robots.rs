use std::sync::Arc;

use guichet_http::{Cached, CachedResponse, IfNoneMatch, Problem, Response};

use crate::App;

/// It changes with a deployment.
const CACHE: &str = "public, max-age=3600, s-maxage=3600";

/// `GET /robots.txt`: what search engines are to leave alone, and where the list of pages is.
pub(super) async fn handle(app: Arc<App>, known: IfNoneMatch) -> Result<Cached<Response>, Problem> {
    // An order's address is its secret, and so is that of one that is being paid.
    let text = format!(
        "User-agent: *\nDisallow: /api/\nAllow: /api/v1/images/events/\nDisallow: /backoffice\nDisallow: /checkout/\nDisallow: /orders/\n\nSitemap: {}/sitemap.xml\n",
        app.public_url
    );
    let robots = CachedResponse::new("text/plain; charset=utf-8", text, CACHE);
    Ok(robots.answer(&known))
}
