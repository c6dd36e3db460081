//! What happens to every request on its way to a handler and back.
//!
//! In this order: it gets an id and a trace; it is refused if it is malformed, leads nowhere or comes from another
//! site; its body is collected; it takes a place among the requests in flight or is shed; its handler runs in a task
//! of its own; and the answer is counted, logged once, and given the headers every answer has.

use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use guichet_clock::Entropy;
use guichet_telemetry::{Answered, Metrics, Work, hexadecimal};
use http::header::{CACHE_CONTROL, CONNECTION, CONTENT_LENGTH, EXPECT, HeaderValue};
use http::request::Parts;
use http::{HeaderMap, Method, StatusCode};
use http_body_util::{BodyExt as _, Full, LengthLimitError, Limited};
use hyper::body::Body;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, timeout};

use crate::guard::Fault;
use crate::metrics::{Counted, METRICS};
use crate::routes::{Found, Route};
use crate::{
    Limits, Outcome, Problem, Request, Response, Routes, TraceContext, bytes, cross_site, headers,
    problems, protocol, trace,
};

const METHODS: [Method; 9] = [
    Method::CONNECT,
    Method::DELETE,
    Method::GET,
    Method::HEAD,
    Method::OPTIONS,
    Method::PATCH,
    Method::POST,
    Method::PUT,
    Method::TRACE,
];

/// How a method is logged that is none of these.
const OTHER: &str = "OTHER";

/// The places for requests in flight.
pub(crate) struct InFlight(Arc<Semaphore>);

impl InFlight {
    pub(crate) fn new(places: usize) -> Self {
        Self(Arc::new(Semaphore::new(places)))
    }

    fn enter(&self) -> Result<Place, Problem> {
        let Ok(permit) = Arc::clone(&self.0).try_acquire_owned() else {
            METRICS.shed.inc();
            return Err(Problem::overloaded());
        };
        METRICS.in_flight.inc();
        Ok(Place { _permit: permit })
    }

    /// Waits until no request is in flight any more, and lets none in afterwards.
    pub(crate) async fn emptied(&self, places: usize) {
        let all = u32::try_from(places).unwrap_or(u32::MAX);
        if let Ok(permit) = self.0.acquire_many(all).await {
            permit.forget();
        }
    }
}

struct Place {
    _permit: OwnedSemaphorePermit,
}

impl Drop for Place {
    fn drop(&mut self) {
        METRICS.in_flight.dec();
    }
}

pub(crate) struct Layers<'a, A> {
    pub(crate) routes: &'a Routes<A>,
    pub(crate) app: &'a Arc<A>,
    pub(crate) limits: &'a Limits,
    pub(crate) in_flight: &'a InFlight,
}

impl<A: Send + Sync + 'static> Layers<'_, A> {
    /// `fault` is what was wrong with the bytes of the head, if they were seen.
    pub(crate) async fn answer<B>(&self, parts: Parts, body: B, fault: Option<Fault>) -> Response
    where
        B: Body<Data = Bytes>,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let started = Instant::now();
        let found = self.routes.find(&parts.method, parts.uri.path());
        let (counted, template) = self.name(&found);
        let trace = trace::of(&parts.headers);
        let id = request_id(&parts.headers);
        let work = Work::new(
            Arc::clone(counted.operation()),
            id.to_str().unwrap_or_default(),
            trace,
        );
        let is_probe = matches!(found, Found::Health | Found::Metrics);
        let method = parts.method.clone();
        let waits = !body.is_end_stream() && parts.headers.contains_key(EXPECT);
        let answering = async {
            let mut body = pin!(body);
            let outcome = self
                .respond(found, parts, body.as_mut(), fault, trace)
                .await;
            let mut response = settle(counted, outcome);
            leave_nothing(&mut response, body, waits, self.limits).await;
            let took = started.elapsed();
            if !is_probe {
                counted.answered(response.status().as_u16(), took);
                log(&work, method_name(&method), template, &response, took);
            }
            finish(&mut response, id);
            if method == Method::HEAD {
                leave_out_body(&mut response);
            }
            response
        };
        work.clone().within(answering).await
    }

    /// Answers what hyper could not read as a request.
    pub(crate) fn refuse(&self, problem: Problem) -> Response {
        let counted = &self.routes.others.unreadable;
        let id = new_request_id();
        let work = Work::new(
            Arc::clone(counted.operation()),
            id.to_str().unwrap_or_default(),
            trace::of(&HeaderMap::new()),
        );
        let mut response = settle(counted, Err(problem));
        counted.answered(response.status().as_u16(), Duration::ZERO);
        log(&work, OTHER, "", &response, Duration::ZERO);
        finish(&mut response, id);
        response
    }

    /// The names under which a request is counted and logged. Neither holds anything that the client chose.
    fn name<'a>(&'a self, found: &Found<'a, A>) -> (&'a Counted, &'a str) {
        let others = &self.routes.others;
        match found {
            Found::Route {
                route, template, ..
            } => (&route.counted, template),
            Found::OtherMethod { template, .. } => (&others.other_method, template),
            Found::Health => (&others.health, "/healthz"),
            Found::Metrics => (&others.metrics, "/metrics"),
            Found::Document => (&others.document, "/openapi.json"),
            Found::Nothing => (&others.nothing, ""),
        }
    }

    async fn respond<B>(
        &self,
        found: Found<'_, A>,
        parts: Parts,
        body: Pin<&mut B>,
        fault: Option<Fault>,
        trace: TraceContext,
    ) -> Outcome
    where
        B: Body<Data = Bytes>,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        protocol::check(&parts, fault, self.limits).map_err(closing)?;
        let (route, parameters) = match found {
            Found::Route {
                route, parameters, ..
            } => (route, parameters),
            Found::Health => return Ok(self.routes.health(self.app)),
            Found::Metrics => {
                let text = guichet_telemetry::metrics().encode();
                return Ok(bytes(StatusCode::OK, Metrics::CONTENT_TYPE, text));
            }
            Found::Document => {
                return Ok(bytes(
                    StatusCode::OK,
                    "application/json",
                    self.routes.document(),
                ));
            }
            Found::OtherMethod { allowed, .. } => {
                return Err(problems::method_not_allowed(&allowed));
            }
            Found::Nothing => return Err(Problem::not_found()),
        };
        cross_site::check(&parts.method, &parts.headers)?;
        // A place is taken for what we do, not for what a client is slow to send.
        let body = collect(body, self.limits).await.map_err(closing)?;
        let place = self.in_flight.enter()?;
        self.run(route, Request::new(parts, body, parameters, trace), place)
            .await
    }

    /// Runs a handler in a task of its own, so that a client that goes away does not stop work half-way. The deadline holds
    /// from here on. A panic is answered instead of taking the connection with it. (Release builds abort on panic; the
    /// platform restarts.)
    async fn run(&self, route: &Route<A>, request: Request, place: Place) -> Outcome {
        let limit = self.routes.handler_timeout(self.limits);
        let outcome = timeout(limit, route.answer(Arc::clone(self.app), request));
        let work = async move {
            let outcome = outcome.await;
            drop(place);
            outcome.unwrap_or_else(|_| Err(problems::timed_out(limit)))
        };
        let task = match Work::current() {
            Some(current) => tokio::spawn(current.within(work)),
            None => tokio::spawn(work),
        };
        match task.await {
            Ok(outcome) => outcome,
            // The panic has told what may be told of it.
            Err(_) => Err(Problem::internal("the handler panicked")),
        }
    }
}

/// Takes in what is left of a body that nobody has asked for. Left where it is it would end the connection unsaid, and
/// with it whatever a proxy has meanwhile sent along the same way. A client that waits to be told to go on is not told.
async fn leave_nothing<B>(
    response: &mut Response,
    mut body: Pin<&mut B>,
    waits: bool,
    limits: &Limits,
) where
    B: Body<Data = Bytes>,
{
    if body.is_end_stream() || response.headers().contains_key(CONNECTION) {
        return;
    }
    let taking = async {
        let mut left = limits.body_bytes;
        while let Some(frame) = body.frame().await {
            let bytes = frame.ok()?.into_data().map_or(0, |data| data.len());
            left = left.checked_sub(bytes)?;
        }
        Some(())
    };
    let taken = !waits && matches!(timeout(limits.body_read, taking).await, Ok(Some(())));
    if !taken {
        let close = HeaderValue::from_static("close");
        response.headers_mut().insert(CONNECTION, close);
    }
}

/// The whole body, within its size and time.
pub(crate) async fn collect<B>(body: B, limits: &Limits) -> Result<Bytes, Problem>
where
    B: Body<Data = Bytes>,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    if body.is_end_stream() {
        return Ok(Bytes::new());
    }
    // A length that was announced is refused before the client is asked to go on.
    if body.size_hint().lower() > limits.body_bytes as u64 {
        return Err(problems::body_too_large(limits));
    }
    let collected = timeout(
        limits.body_read,
        Limited::new(body, limits.body_bytes).collect(),
    )
    .await;
    match collected {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(problems::body_too_large(limits)),
        Ok(Err(error)) => Err(problems::malformed("The body did not arrive whole.").source(error)),
        Err(_) => Err(problems::body_too_slow()),
    }
}

/// Ends the connection with the answer: what follows on it cannot be trusted, or would have to be read first.
pub(crate) fn closing(problem: Problem) -> Problem {
    problem.header(CONNECTION, HeaderValue::from_static("close"))
}

/// Turns a problem into its answer, after counting it and logging what caused it. What has no cause is told by the access
/// log, so that an overload does not also flood the log.
fn settle(counted: &Counted, outcome: Outcome) -> Response {
    outcome.unwrap_or_else(|problem| {
        let name = problem.name();
        counted.refused(name);
        if let Some(cause) = problem.causes() {
            // The cause is the message: error reports are grouped by its first words.
            if problem.status() == StatusCode::INTERNAL_SERVER_ERROR {
                tracing::error!(problem = name, "{cause}");
            } else if problem.status().is_server_error() {
                tracing::warn!(problem = name, "{cause}");
            } else {
                tracing::info!(problem = name, "{cause}");
            }
        }
        problem.into_response()
    })
}

/// The access log: one line for each request. It shows the route rather than the path, which may hold a secret, and no
/// method that somebody has made up.
fn log(work: &Work, method: &str, template: &str, response: &Response, took: Duration) {
    let answered = Answered {
        target: module_path!(),
        method,
        url: template,
        status: response.status().as_u16(),
        bytes: response.body().size_hint().lower(),
        latency: took,
    };
    answered.log(work);
}

fn method_name(method: &Method) -> &str {
    if METHODS.contains(method) {
        method.as_str()
    } else {
        OTHER
    }
}

/// Sets the headers that every answer has.
pub(crate) fn finish(response: &mut Response, id: HeaderValue) {
    response.headers_mut().insert(headers::REQUEST_ID, id);
    headers::finish(response);
    // Most answers are somebody's order; those that may be kept say so.
    response
        .headers_mut()
        .entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
}

/// Leaves the length that the body has, as HEAD asks.
fn leave_out_body(response: &mut Response) {
    let length = response.body().size_hint().lower();
    let has_no_length = matches!(
        response.status(),
        StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED
    );
    if !has_no_length {
        let headers = response.headers_mut();
        headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    }
    *response.body_mut() = Full::default();
}

/// The caller's `X-Request-Id` if it is fit for a log, else a new one.
fn request_id(headers: &HeaderMap) -> HeaderValue {
    let legal = |value: &&HeaderValue| {
        let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.".contains(byte);
        (1..=128).contains(&value.len()) && value.as_bytes().iter().all(is_plain)
    };
    headers
        .get(headers::REQUEST_ID)
        .filter(legal)
        .cloned()
        .unwrap_or_else(new_request_id)
}

pub(crate) fn new_request_id() -> HeaderValue {
    let id = hexadecimal(Entropy::system().bytes::<16>());
    HeaderValue::from_bytes(id.as_flattened()).expect("digits are legal in a header")
}
