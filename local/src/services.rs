//! What functions call and nobody else sees: Pub/Sub's publish call, the keys of the OIDC issuer, services of plug-ins.

use std::collections::BTreeMap;
use std::sync::Arc;

use http::{Method, Request, Response, StatusCode, header};
use hyper::body::Incoming;

use crate::body::{Body, collect, json_answer, problem};
use crate::oidc::{Issuer, KEYS_PATH};
use crate::plugin::Responder;
use crate::pubsub::{PubSub, answer_grpc};
use crate::router::first_segment;

/// For services of plug-ins.
const REQUEST_LIMIT_BYTES: usize = 64 * 1024;

/// The services, at one port of this machine.
pub(crate) struct Services {
    /// gRPC.
    pub pubsub: PubSub,
    /// [`KEYS_PATH`].
    pub issuer: Arc<Issuer>,
    /// What plug-ins answer, by the first segment of the path.
    pub added: BTreeMap<&'static str, Responder>,
}

impl Services {
    /// Answers one request.
    pub(crate) async fn answer(&self, request: Request<Incoming>) -> Response<Body> {
        let content_type = request
            .headers()
            .get(header::CONTENT_TYPE)
            .map(|value| value.as_bytes().to_vec());
        if content_type.is_some_and(|content_type| content_type.starts_with(b"application/grpc")) {
            return answer_grpc(&self.pubsub, request).await;
        }
        if let Some(respond) = self.added.get(first_segment(request.uri().path())) {
            let (head, body) = request.into_parts();
            return match collect(body, REQUEST_LIMIT_BYTES).await {
                Some(body) => respond(Request::from_parts(head, body)).await,
                None => problem(
                    StatusCode::BAD_REQUEST,
                    "invalid-body",
                    "Invalid body",
                    "The body is too large or broke off.",
                ),
            };
        }
        if request.method() == Method::GET && request.uri().path() == KEYS_PATH {
            return json_answer(StatusCode::OK, &self.issuer.jwks());
        }
        problem(
            StatusCode::NOT_FOUND,
            "not-found",
            "Not found",
            "No service answers this path.",
        )
    }
}
