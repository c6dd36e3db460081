//! `google.pubsub.v1.Publisher/Publish` over gRPC, the only call that functions make.

use std::collections::HashMap;

use bytes::{BufMut, Bytes, BytesMut};
use http::{HeaderMap, HeaderValue, Request, Response, header};
use http_body_util::{BodyExt, StreamBody};
use hyper::body::Frame;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use prost::Message as _;

use super::{NewMessage, PubSub, PublishError};
use crate::body::{Body, BoxError, collect, empty};

const PUBLISH: &str = "/google.pubsub.v1.Publisher/Publish";
/// The real service takes 10 MB of messages; names and lengths come on top.
const REQUEST_LIMIT_BYTES: usize = 12_000_000;

/// What `grpc-message` has encoded, beside everything that is not ASCII.
const MESSAGE: &AsciiSet = &CONTROLS.add(b'%');

/// gRPC's numbers.
#[derive(Clone, Copy)]
enum Code {
    InvalidArgument = 3,
    NotFound = 5,
    Unimplemented = 12,
    Unavailable = 14,
}

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
pub async fn answer<B>(pubsub: &PubSub, request: Request<B>) -> Response<Body>
where
    B: hyper::body::Body<Data = Bytes, Error: Into<BoxError>>,
{
    if request.uri().path() != PUBLISH {
        return failure(
            Code::Unimplemented,
            "only google.pubsub.v1.Publisher/Publish is served here",
        );
    }
    let Some(body) = collect(request.into_body(), REQUEST_LIMIT_BYTES).await else {
        return failure(
            Code::InvalidArgument,
            "the request is too large or broke off",
        );
    };
    let Some(request) = unframe(&body).and_then(|message| PublishRequest::decode(message).ok())
    else {
        return failure(
            Code::InvalidArgument,
            "the request is not one uncompressed PublishRequest",
        );
    };
    let messages = request.messages.into_iter().map(|message| NewMessage {
        data: message.data,
        attributes: message.attributes.into_iter().collect(),
        ordering_key: message.ordering_key,
    });
    match pubsub.publish(&request.topic, messages.collect()).await {
        Ok(message_ids) => success(&PublishResponse { message_ids }),
        Err(error) => {
            let code = match error {
                PublishError::NotFound(_) => Code::NotFound,
                PublishError::Invalid(_) => Code::InvalidArgument,
                PublishError::Unavailable(_) => Code::Unavailable,
            };
            failure(code, &error.to_string())
        }
    }
}

/// The message of a body that has exactly one: a byte that says whether it is compressed, its length, and itself.
fn unframe(body: &Bytes) -> Option<Bytes> {
    let (head, message) = body.split_first_chunk::<5>()?;
    let [0, length @ ..] = *head else { return None };
    (u32::from_be_bytes(length) as usize == message.len()).then(|| body.slice(5..))
}

fn success(message: &PublishResponse) -> Response<Body> {
    let mut frame = BytesMut::new();
    frame.put_u8(0);
    frame.put_u32(
        u32::try_from(message.encoded_len()).expect("ids of a thousand messages are far from 4 GB"),
    );
    message.encode(&mut frame).expect("the buffer grows");
    let mut trailers = HeaderMap::new();
    trailers.insert("grpc-status", HeaderValue::from_static("0"));
    let frames = [
        Ok(Frame::data(frame.freeze())),
        Ok(Frame::trailers(trailers)),
    ];
    let body = StreamBody::new(futures::stream::iter(frames)).boxed_unsync();
    with_content_type(Response::new(body))
}

fn failure(code: Code, message: &str) -> Response<Body> {
    let mut response = with_content_type(Response::new(empty()));
    let headers = response.headers_mut();
    headers.insert("grpc-status", HeaderValue::from(code as u16));
    let message = utf8_percent_encode(message, MESSAGE).to_string();
    headers.insert(
        "grpc-message",
        HeaderValue::from_str(&message).expect("percent-encoded text is ASCII"),
    );
    response
}

fn with_content_type(mut response: Response<Body>) -> Response<Body> {
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/grpc"),
    );
    response
}
