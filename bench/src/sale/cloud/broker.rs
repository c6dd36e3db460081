use std::cell::{Cell, RefCell};
use std::collections::{HashMap, VecDeque};
use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Request, Response};
use http_body_util::{BodyExt as _, StreamBody, combinators::UnsyncBoxBody};
use hyper::body::{Frame, Incoming};
use hyper::server::conn::http2;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use prost::Message as _;
use tokio::sync::{Notify, Semaphore};

use super::super::load::{self, Caller};
use super::{listen, url};
use crate::{Error, Result};

/// Before each gRPC message: one byte that tells whether it is compressed, four of its length.
const FRAME_HEAD_BYTES: usize = 5;

/// How long a message rests that a worker did not take: the shortest that Pub/Sub can be told is longer, but nobody
/// wants to measure that.
const REST: Duration = Duration::from_millis(20);

/// Pub/Sub: takes what functions publish, over gRPC, and pushes it to those who have subscribed.
pub(crate) struct Broker {
    listener: std::net::TcpListener,
}

/// A worker that messages of a topic are pushed to.
#[derive(Clone)]
pub(crate) struct Subscription {
    /// The topic's name.
    pub(crate) topic: &'static str,
    /// Where the worker is.
    pub(crate) worker: SocketAddr,
    /// How many pushes it gets at a time.
    pub(crate) at_once: usize,
    /// The value of its `authorization` header.
    pub(crate) authorization: String,
}

/// Is told of a push: its topic and payload.
type Listener = Box<dyn Fn(&'static str, &[u8])>;

/// What has been delivered.
#[derive(Default)]
pub(crate) struct Delivered {
    published: Cell<u64>,
    /// Pushes that were taken, by topic.
    taken: RefCell<HashMap<&'static str, u64>>,
    /// Pushes that were not.
    not_taken: Cell<u64>,
    /// Whether messages wait, and who is told when they no longer do.
    held_back: Cell<bool>,
    let_go: Notify,
    /// Is told the payload of each push that was taken.
    told: RefCell<Option<Listener>>,
}

impl Delivered {
    /// Delivers nothing until [`Delivered::let_go`].
    pub(crate) fn hold_back(&self) {
        self.held_back.set(true);
    }

    /// Delivers all that waits, and whatever comes.
    pub(crate) fn let_go(&self) {
        self.held_back.set(false);
        self.let_go.notify_waiters();
    }

    /// Messages of a topic that were taken so far.
    pub(crate) fn taken(&self, topic: &str) -> u64 {
        self.taken.borrow().get(topic).copied().unwrap_or_default()
    }

    /// Pushes that a worker did not take, so that they came again.
    pub(crate) fn not_taken(&self) -> u64 {
        self.not_taken.get()
    }

    /// From now on tells the topic and payload of each push that is taken.
    pub(crate) fn tell(&self, to: impl Fn(&'static str, &[u8]) + 'static) {
        *self.told.borrow_mut() = Some(Box::new(to));
    }

    fn take(&self, topic: &'static str, payload: &[u8]) {
        *self.taken.borrow_mut().entry(topic).or_default() += 1;
        if let Some(told) = &*self.told.borrow() {
            told(topic, payload);
        }
    }
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

/// The messages that wait for one worker.
struct Queue {
    subscription: Subscription,
    waiting: RefCell<VecDeque<PubsubMessage>>,
    ready: Semaphore,
}

struct Serving {
    queues: Vec<Rc<Queue>>,
    delivered: Rc<Delivered>,
}

/// Lets hyper start the tasks of a connection in this thread.
#[derive(Clone)]
struct Here;

impl<F: Future<Output = ()> + 'static> hyper::rt::Executor<F> for Here {
    fn execute(&self, future: F) {
        tokio::task::spawn_local(future);
    }
}

impl Broker {
    /// Opens its port; it answers once it serves.
    pub(crate) fn open() -> io::Result<Self> {
        Ok(Self {
            listener: listen()?,
        })
    }

    /// What `PUBSUB_ENDPOINT` is to say.
    pub(crate) fn url(&self) -> io::Result<String> {
        url("http", &self.listener)
    }

    /// Serves in this thread, until its runtime ends. What nobody has subscribed to is forgotten.
    pub(crate) fn serve(self, subscriptions: Vec<Subscription>) -> io::Result<Rc<Delivered>> {
        let listener = tokio::net::TcpListener::from_std(self.listener)?;
        let delivered = Rc::new(Delivered::default());
        let mut queues = Vec::new();
        for subscription in subscriptions {
            let queue = Rc::new(Queue {
                subscription,
                waiting: RefCell::default(),
                ready: Semaphore::new(0),
            });
            for _ in 0..queue.subscription.at_once {
                tokio::task::spawn_local(deliver(Rc::clone(&queue), Rc::clone(&delivered)));
            }
            queues.push(queue);
        }
        let serving = Rc::new(Serving {
            queues,
            delivered: Rc::clone(&delivered),
        });
        tokio::task::spawn_local(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let _ = stream.set_nodelay(true);
                let serving = Rc::clone(&serving);
                let service = service_fn(move |request| publish(Rc::clone(&serving), request));
                tokio::task::spawn_local(
                    http2::Builder::new(Here).serve_connection(TokioIo::new(stream), service),
                );
            }
        });
        Ok(delivered)
    }
}

/// Pushes one message after the other.
async fn deliver(queue: Rc<Queue>, delivered: Rc<Delivered>) {
    let subscription = &queue.subscription;
    let mut caller = Caller::new(subscription.worker);
    while let Ok(permit) = queue.ready.acquire().await {
        permit.forget();
        while delivered.held_back.get() {
            delivered.let_go.notified().await;
        }
        let Some(message) = queue.waiting.borrow_mut().pop_front() else {
            continue;
        };
        let answer = match push(subscription, &message) {
            Ok(request) => caller
                .ask(&request)
                .await
                .map(|answer| answer.status)
                .unwrap_or_default(),
            Err(_) => 0,
        };
        if (200..300).contains(&answer) {
            delivered.take(subscription.topic, &message.data);
        } else {
            delivered.not_taken.set(delivered.not_taken.get() + 1);
            tokio::time::sleep(REST).await;
            queue.add(message);
        }
    }
}

impl Queue {
    fn add(&self, message: PubsubMessage) {
        self.waiting.borrow_mut().push_back(message);
        self.ready.add_permits(1);
    }
}

fn push(subscription: &Subscription, message: &PubsubMessage) -> Result<Vec<u8>> {
    let outbox_id = message
        .attributes
        .get("outbox_id")
        .ok_or("a message without its outbox id")?;
    let envelope = guichet_testing::envelope(subscription.topic, outbox_id.parse()?, &message.data);
    let headers = [("authorization", subscription.authorization.as_str())];
    Ok(load::request(
        "POST",
        "/",
        &headers,
        envelope.to_string().as_bytes(),
    ))
}

async fn publish(
    serving: Rc<Serving>,
    request: Request<Incoming>,
) -> std::result::Result<Response<UnsyncBoxBody<Bytes, Infallible>>, Error> {
    let body = request.into_body().collect().await?.to_bytes();
    let message = body.get(FRAME_HEAD_BYTES..).ok_or("no gRPC message")?;
    let request = PublishRequest::decode(message)?;
    let topic = request.topic.rsplit('/').next().unwrap_or_default();
    let queue = serving
        .queues
        .iter()
        .find(|queue| queue.subscription.topic == topic);
    let delivered = &serving.delivered;
    let mut message_ids = Vec::with_capacity(request.messages.len());
    for message in request.messages {
        delivered.published.set(delivered.published.get() + 1);
        message_ids.push(delivered.published.get().to_string());
        if let Some(queue) = queue {
            queue.add(message);
        }
    }
    accepted(&PublishResponse { message_ids })
}

fn accepted(response: &PublishResponse) -> Result<Response<UnsyncBoxBody<Bytes, Infallible>>> {
    let message = response.encode_to_vec();
    let mut frame = vec![0];
    frame.extend(u32::try_from(message.len())?.to_be_bytes());
    frame.extend(message);
    let mut trailers = HeaderMap::new();
    trailers.insert("grpc-status", HeaderValue::from_static("0"));
    let frames = [Frame::data(Bytes::from(frame)), Frame::trailers(trailers)];
    let body = StreamBody::new(futures::stream::iter(frames.map(Ok)));
    let answer = Response::builder().header("content-type", "application/grpc");
    Ok(answer.body(UnsyncBoxBody::new(body))?)
}
