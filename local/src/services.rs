//! What functions call and nobody else sees: Pub/Sub's publish call, the keys of the OIDC issuer, the demo payment provider.

use bytes::Bytes;
use http::{Method, Request, Response, StatusCode, header};

use crate::body::{Body, BoxError, json_answer, problem};
use crate::demo_payment::DemoPaymentsApi;
use crate::oidc::Issuer;
use crate::pubsub::{PubSub, answer_grpc};

/// Where the keys are, as at Google's.
pub(crate) const KEYS_PATH: &str = "/oauth2/v3/certs";

/// The services, at one port of this machine.
pub(crate) struct Services {
    /// gRPC.
    pub pubsub: PubSub,
    /// [`KEYS_PATH`].
    pub issuer: std::sync::Arc<Issuer>,
    /// `/api/…`.
    pub demo_payments: DemoPaymentsApi,
}

impl Services {
    /// Answers one request.
    pub(crate) async fn answer<B>(&self, request: Request<B>) -> Response<Body>
    where
        B: hyper::body::Body<Data = Bytes, Error: Into<BoxError>>,
    {
        let content_type = request
            .headers()
            .get(header::CONTENT_TYPE)
            .map(|value| value.as_bytes().to_vec());
        if content_type.is_some_and(|content_type| content_type.starts_with(b"application/grpc")) {
            return answer_grpc(&self.pubsub, request).await;
        }
        if request.uri().path().starts_with("/api/") {
            return self.demo_payments.answer(request).await;
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
