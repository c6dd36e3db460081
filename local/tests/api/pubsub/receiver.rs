//! Where pushes go in these tests: it answers as it is told and remembers everything.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderMap, Method, Request, Response, StatusCode};
use http_body_util::{BodyExt, Empty};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::time::{Instant, sleep};

use crate::support::eventually;

/// A push that came.
#[derive(Clone, Debug)]
pub(crate) struct Push {
    pub(crate) at: Instant,
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
}

impl Push {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(
            STANDARD
                .decode(self.body["message"]["data"].as_str().unwrap())
                .unwrap(),
        )
        .unwrap()
    }

    pub(crate) fn id(&self) -> &str {
        self.body["message"]["messageId"].as_str().unwrap()
    }
}

#[derive(Default)]
struct State {
    pushes: Vec<Push>,
    /// What the next pushes are answered, before all others are answered 204.
    plan: VecDeque<(Duration, u16)>,
    always: Option<u16>,
}

#[derive(Clone)]
pub(crate) struct Receiver {
    port: u16,
    state: Arc<Mutex<State>>,
}

impl Receiver {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let receiver = Self {
            port: listener.local_addr().unwrap().port(),
            state: Arc::default(),
        };
        let answering = receiver.clone();
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let answering = answering.clone();
                let service = service_fn(move |request| answering.clone().answer(request));
                tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
            }
        });
        receiver
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Answers the next pushes with these statuses.
    pub(crate) fn answer_next(&self, statuses: impl IntoIterator<Item = u16>) {
        self.state
            .lock()
            .unwrap()
            .plan
            .extend(statuses.into_iter().map(|status| (Duration::ZERO, status)));
    }

    /// Answers the next push after so long.
    pub(crate) fn answer_next_after(&self, wait: Duration) {
        self.state.lock().unwrap().plan.push_back((wait, 204));
    }

    /// Answers all pushes that nothing else was said about with this status.
    pub(crate) fn answer_always(&self, status: u16) {
        self.state.lock().unwrap().always = Some(status);
    }

    pub(crate) fn pushes(&self) -> Vec<Push> {
        self.state.lock().unwrap().pushes.clone()
    }

    pub(crate) async fn wait_for(&self, count: usize) -> Vec<Push> {
        eventually(&format!("{count} pushes"), async || {
            self.pushes().len() >= count
        })
        .await;
        self.pushes()
    }

    async fn answer(
        self,
        request: Request<Incoming>,
    ) -> Result<Response<Empty<Bytes>>, Infallible> {
        let (parts, body) = request.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        let (wait, status) = {
            let mut state = self.state.lock().unwrap();
            state.pushes.push(Push {
                at: Instant::now(),
                method: parts.method,
                path: parts.uri.path().to_owned(),
                headers: parts.headers,
                body: serde_json::from_slice(&body).unwrap_or_default(),
            });
            let always = state.always.unwrap_or(204);
            state.plan.pop_front().unwrap_or((Duration::ZERO, always))
        };
        sleep(wait).await;
        let mut response = Response::new(Empty::new());
        *response.status_mut() = StatusCode::from_u16(status).unwrap();
        Ok(response)
    }
}
