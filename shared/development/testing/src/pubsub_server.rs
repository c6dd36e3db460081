use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};

use guichet_http::Bytes;
use http::{HeaderMap, HeaderValue, Request, Response};
use http_body_util::{BodyExt as _, StreamBody, combinators::BoxBody};
use hyper::body::{Frame, Incoming};
use hyper::server::conn::http2;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use prost::Message as _;
use serde_json::Value;
use tokio::net::TcpListener;
use uuid::Uuid;

/// Takes what functions publish, as `google.pubsub.v1.Publisher/Publish` over gRPC, and keeps it for the test to look at. It delivers
/// nothing: see [`Pusher`](crate::Pusher) for that.
pub struct PubsubServer {
    url: String,
    state: Arc<Mutex<State>>,
}

/// A message that was published.
#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    /// `projects/…/topics/…`.
    pub topic: String,
    /// The data, which is JSON in all messages.
    pub payload: Value,
    /// The attributes.
    pub attributes: HashMap<String, String>,
}

impl Published {
    /// The attribute `outbox_id`. Panics where it is not a UUID, and says what came instead.
    pub fn outbox_id(&self) -> Uuid {
        let id = self.attributes.get("outbox_id");
        id.and_then(|id| id.parse().ok()).unwrap_or_else(|| {
            panic!(
                "expected a message of {} with the attribute outbox_id, a UUID, but its attributes are {:?}",
                self.topic, self.attributes
            )
        })
    }
}

/// What the server does with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Behaviour {
    /// Takes it.
    Accept,
    /// Answers that it is unavailable, which a client tries again.
    Unavailable,
    /// Answers that there is no such topic, which a client does not try again.
    NotFound,
    /// Takes it and never answers.
    Silent,
}

struct State {
    behaviour: Behaviour,
    published: Vec<Published>,
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
    #[prost(bytes = "vec", tag = "1")]
    data: Vec<u8>,
    #[prost(map = "string, string", tag = "2")]
    attributes: HashMap<String, String>,
}

#[derive(Clone, PartialEq, prost::Message)]
struct PublishResponse {
    #[prost(string, repeated, tag = "1")]
    message_ids: Vec<String>,
}

/// gRPC's codes.
const UNAVAILABLE: &str = "14";
const NOT_FOUND: &str = "5";

/// Before each message: one byte that tells whether it is compressed, four of its length.
const FRAME_HEAD_BYTES: usize = 5;

type Body = BoxBody<Bytes, Infallible>;

impl PubsubServer {
    /// Starts it on a port of its own, within the runtime of the test.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("bound"));
        let state = Arc::new(Mutex::new(State {
            behaviour: Behaviour::Accept,
            published: Vec::new(),
        }));
        let serving = state.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let state = serving.clone();
                let service = service_fn(move |request| publish(state.clone(), request));
                let connection = http2::Builder::new(TokioExecutor::new())
                    .serve_connection(TokioIo::new(stream), service);
                tokio::spawn(connection);
            }
        });
        Self { url, state }
    }

    /// The variables with which a function publishes here.
    pub fn environment(&self) -> [(&'static str, String); 2] {
        [
            ("GOOGLE_CLOUD_PROJECT", "guichet-test".to_owned()),
            ("PUBSUB_ENDPOINT", self.url.clone()),
        ]
    }

    /// What to do with requests from now on.
    pub fn behave(&self, behaviour: Behaviour) {
        self.state().behaviour = behaviour;
    }

    /// Everything published so far, in the order of arrival.
    pub fn published(&self) -> Vec<Published> {
        self.state().published.clone()
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn publish(
    state: Arc<Mutex<State>>,
    request: Request<Incoming>,
) -> Result<Response<Body>, Infallible> {
    assert_eq!(
        request.uri().path(),
        "/google.pubsub.v1.Publisher/Publish",
        "the only call there is"
    );
    let body = request
        .into_body()
        .collect()
        .await
        .expect("a test's request is whole")
        .to_bytes();
    let request = PublishRequest::decode(&body[FRAME_HEAD_BYTES..])
        .unwrap_or_else(|error| panic!("expected a PublishRequest, but {error}: {body:?}"));
    let (behaviour, message_ids) = {
        let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
        let mut message_ids = Vec::new();
        if matches!(state.behaviour, Behaviour::Accept | Behaviour::Silent) {
            for message in request.messages {
                message_ids.push(state.published.len().to_string());
                state.published.push(Published {
                    topic: request.topic.clone(),
                    payload: serde_json::from_slice(&message.data).unwrap_or_else(|error| {
                        panic!("expected JSON, but {error}: {:?}", message.data)
                    }),
                    attributes: message.attributes,
                });
            }
        }
        (state.behaviour, message_ids)
    };
    Ok(match behaviour {
        Behaviour::Accept => accepted(&PublishResponse { message_ids }),
        Behaviour::Unavailable => refused(UNAVAILABLE),
        Behaviour::NotFound => refused(NOT_FOUND),
        Behaviour::Silent => std::future::pending().await,
    })
}

fn accepted(response: &PublishResponse) -> Response<Body> {
    let message = response.encode_to_vec();
    let mut frame = vec![0];
    frame.extend(
        u32::try_from(message.len())
            .expect("a few bytes")
            .to_be_bytes(),
    );
    frame.extend(message);
    let trailers = HeaderMap::from_iter([(
        "grpc-status".parse().expect("a name"),
        HeaderValue::from_static("0"),
    )]);
    let frames = [Frame::data(Bytes::from(frame)), Frame::trailers(trailers)];
    let body = StreamBody::new(futures::stream::iter(frames.map(Ok)));
    Response::builder()
        .header("content-type", "application/grpc")
        .body(BoxBody::new(body))
        .expect("a legal answer")
}

fn refused(status: &'static str) -> Response<Body> {
    Response::builder()
        .header("content-type", "application/grpc")
        .header("grpc-status", status)
        .body(BoxBody::default())
        .expect("a legal answer")
}
