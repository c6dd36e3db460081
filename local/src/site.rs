//! The storefront as browsers see it: pages that a function fills in, and the files of the bucket.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::Arc;

use bytes::Bytes;
use http::header::{self, HeaderValue};
use http::{Method, Request, Response};

use crate::body::Body;
use crate::bucket::Bucket;
use crate::compress::compressed;
use crate::forward::Gateway;
use crate::manifest::Manifest;

/// Everything that is neither the API nor the local cloud's own. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Site {
    /// Says which pages are a function's.
    pub manifest: Arc<Manifest>,
    /// The way to those functions.
    pub gateway: Gateway,
    /// The files.
    pub bucket: Bucket,
    /// By functions, the host that requests are for where the way there goes by it, as Knative's does.
    pub hosts: BTreeMap<String, HeaderValue>,
}

impl Site {
    /// Answers a request for a page or a file. Where the function of a page fails, the application's own page answers, so that
    /// nobody stands before a closed door.
    pub(crate) async fn answer(&self, request: Request<Bytes>, peer: IpAddr) -> Response<Body> {
        let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
        let function = self.manifest.page(request.uri().path());
        if let Some(function) = function.filter(|_| is_read) {
            let accepted = request.headers().clone();
            let mut asked = request.clone();
            if let Some(host) = self.hosts.get(function) {
                asked.headers_mut().insert(header::HOST, host.clone());
            }
            let response = self.gateway.send_to(function, asked, peer).await;
            if !response.status().is_server_error() {
                return compressed(&accepted, response).await;
            }
        }
        self.bucket.answer(&request).await
    }
}
