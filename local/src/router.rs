//! What the load balancer does: which path belongs to whom.

use std::collections::BTreeMap;
use std::net::IpAddr;

use bytes::Bytes;
use http::{Request, Response};

use crate::body::Body;
use crate::compress::compressed;
use crate::forward::Gateway;
use crate::mail::MailPages;
use crate::media::Media;
use crate::plugin::Responder;
use crate::site::Site;
use crate::status::StatusPages;

/// Everything that answers at the public address.
pub(crate) struct Router {
    /// `/api/…`.
    pub gateway: Gateway,
    /// `/mail`.
    pub mail: MailPages,
    /// `/media/…`.
    pub media: Media,
    /// `/_local`.
    pub status: StatusPages,
    /// What plug-ins answer, by the first segment of the path.
    pub added: BTreeMap<&'static str, Responder>,
    /// Everything else.
    pub site: Site,
}

impl Router {
    /// Answers one request.
    pub(crate) async fn answer(&self, request: Request<Bytes>, peer: IpAddr) -> Response<Body> {
        match first_segment(request.uri().path()) {
            "api" => {
                let accepted = request.headers().clone();
                let response = self.gateway.send(request, peer).await;
                compressed(&accepted, response).await
            }
            "mail" => self.mail.answer(&request),
            "media" => self.media.answer(&request).await,
            "_local" => self.status.answer(request).await,
            segment => match self.added.get(segment) {
                Some(respond) => respond(request).await,
                None => self.site.answer(request, peer).await,
            },
        }
    }
}

/// The part of a path that says whose it is.
pub(crate) fn first_segment(path: &str) -> &str {
    path.trim_start_matches('/')
        .split('/')
        .next()
        .unwrap_or_default()
}
