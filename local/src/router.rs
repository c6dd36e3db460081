//! What the load balancer does: which path belongs to whom.

use std::net::IpAddr;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::Full;

use crate::body::Body;
use crate::compress::compressed;
use crate::demo_bank::DemoBank;
use crate::demo_payment::DemoPaymentPages;
use crate::forward::Gateway;
use crate::mail::MailPages;
use crate::site::Site;
use crate::status::StatusPages;

/// Everything that answers at the public address.
pub(crate) struct Router {
    /// `/api/…`.
    pub gateway: Gateway,
    /// `/mail`.
    pub mail: MailPages,
    /// `/demo-payment/…`.
    pub demo_payment: DemoPaymentPages,
    /// `/demo-bank`.
    pub demo_bank: DemoBank,
    /// `/_local`.
    pub status: StatusPages,
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
            "demo-payment" => self.demo_payment.answer(request.map(Full::new)).await,
            "demo-bank" => self.demo_bank.answer(request.map(Full::new)).await,
            "_local" => self.status.answer(request.map(Full::new)).await,
            _ => self.site.answer(request, peer).await,
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
