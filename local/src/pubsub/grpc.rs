//! `google.pubsub.v1.Publisher/Publish` over gRPC, the only call that functions make.

use std::collections::HashMap;

use bytes::Bytes;
use futures::FutureExt;
use futures::future::BoxFuture;
use tonic::server::{Grpc, UnaryService};
use tonic::{Request, Response, Status};
use tonic_prost::ProstCodec;

use super::{NewMessage, PubSub, PublishError};
use crate::body::{Body, BoxError, streamed};

const PUBLISH: &str = "/google.pubsub.v1.Publisher/Publish";
/// The real service takes 10 MB of messages; names and lengths come on top.
const REQUEST_LIMIT_BYTES: usize = 12_000_000;

#[derive(Clone, PartialEq, prost::Message)]
struct PublishRequest {
    #[prost(string, tag = "1")]
    topic: String,
    #[prost(message, repeated, tag = "2")]
    messages: Vec<PubsubMessage>,
}

#[derive(Clone, PartialEq, prost::Message)]
struct PubsubMessage {
    #[prost(bytes = "bytes", tag = "1")]
    data: Bytes,
    #[prost(map = "string, string", tag = "2")]
    attributes: HashMap<String, String>,
    #[prost(string, tag = "5")]
    ordering_key: String,
}

#[derive(Clone, PartialEq, prost::Message)]
struct PublishResponse {
    #[prost(string, repeated, tag = "1")]
    message_ids: Vec<String>,
}

/// Answers a gRPC request; those for another call than publishing are answered as not implemented.
pub async fn answer<B>(pubsub: &PubSub, request: http::Request<B>) -> http::Response<Body>
where
    B: hyper::body::Body<Data = Bytes, Error: Into<BoxError> + Send> + Send + 'static,
{
    if request.uri().path() != PUBLISH {
        let status =
            Status::unimplemented("only google.pubsub.v1.Publisher/Publish is served here");
        return status.into_http::<tonic::body::Body>().map(streamed);
    }
    Grpc::new(ProstCodec::default())
        .max_decoding_message_size(REQUEST_LIMIT_BYTES)
        .unary(Publish(pubsub.clone()), request)
        .await
        .map(streamed)
}

struct Publish(PubSub);

impl UnaryService<PublishRequest> for Publish {
    type Response = PublishResponse;
    type Future = BoxFuture<'static, Result<Response<PublishResponse>, Status>>;

    fn call(&mut self, request: Request<PublishRequest>) -> Self::Future {
        let pubsub = self.0.clone();
        async move {
            let request = request.into_inner();
            let messages = request.messages.into_iter().map(|message| NewMessage {
                data: message.data,
                attributes: message.attributes.into_iter().collect(),
                ordering_key: message.ordering_key,
            });
            let published = pubsub.publish(&request.topic, messages.collect()).await;
            let message_ids = published.map_err(|error| {
                let text = error.to_string();
                match error {
                    PublishError::NotFound(_) => Status::not_found(text),
                    PublishError::Invalid(_) => Status::invalid_argument(text),
                    PublishError::Unavailable(_) => Status::unavailable(text),
                }
            })?;
            Ok(Response::new(PublishResponse { message_ids }))
        }
        .boxed()
    }
}
