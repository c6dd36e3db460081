//! What the load balancer does: which path belongs to whom.

use std::net::IpAddr;

use http::{Request, Response};
use hyper::body::Incoming;

use crate::body::{Body, streamed};
use crate::bucket::Bucket;
use crate::demo_bank::DemoBank;
use crate::demo_payment::DemoPaymentPages;
use crate::forward::Gateway;
use crate::mail::MailPages;
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
    pub bucket: Bucket,
}

impl Router {
    /// Answers one request.
    pub(crate) async fn answer(&self, request: Request<Incoming>, peer: IpAddr) -> Response<Body> {
        match first_segment(request.uri().path()) {
            "api" => self.gateway.send(request.map(streamed), peer).await,
            "mail" => self.mail.answer(&request),
            "demo-payment" => self.demo_payment.answer(request).await,
            "demo-bank" => self.demo_bank.answer(request).await,
            "_local" => self.status.answer(request).await,
            _ => self.bucket.answer(&request).await,
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
