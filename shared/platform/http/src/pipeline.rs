//! The steps between a request's head and its answer.
//!
//! In this order: the request gets an id and a trace; it is refused if it is malformed, matches no route or comes from
//! another site; an upload that its handler would refuse is refused; its body is collected; it acquires a permit or is shed; its handler runs in a task of its own under a
//! deadline; and the answer is counted, logged once, and given the headers that every answer has.

use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use guichet_telemetry::{Metrics, RequestContext};
use http::header::{CONTENT_LENGTH, EXPECT, HeaderValue};
use http::request::Parts;
use http::{HeaderMap, Method, StatusCode};
use http_body_util::Full;
use hyper::body::Body;
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::{Instant, timeout};

use crate::body::{collect, drain_body};
use crate::guard::Fault;
use crate::handler::Outcome;
use crate::in_flight::{InFlight, InFlightPermit};
use crate::limits::BodyLimits;
use crate::metrics::OperationMetrics;
use crate::routes::{Match, Route};
use crate::{
    Limits, Problem, Request, Response, Routes, TraceContext, bytes, cross_site, headers, problems,
    protocol, request_id, trace,
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

/// The name in the log of any other method: a client may have made it up.
const OTHER: &str = "OTHER";

/// What the steps need, for one request.
pub(crate) struct Pipeline<'a, A> {
    pub(crate) routes: &'a Routes<A>,
    pub(crate) app: &'a Arc<A>,
    pub(crate) limits: &'a Limits,
    pub(crate) in_flight: &'a InFlight,
}

impl<A: Send + Sync + 'static> Pipeline<'_, A> {
    /// Answers a request. `fault` is what the guard found wrong with the bytes of its head.
    pub(crate) async fn answer<B>(&self, parts: Parts, body: B, fault: Option<Fault>) -> Response
    where
        B: Body<Data = Bytes>,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let started = Instant::now();
        let found = self.routes.find(&parts.method, parts.uri.path());
        let (metrics, template) = self.name(&found);
        let trace = trace::of(&parts.headers);
        let id = request_id::of(&parts.headers);
        let context = RequestContext::new(
            Arc::clone(metrics.operation()),
            id.to_str().unwrap_or_default(),
            trace,
        );
        let is_probe = matches!(found, Match::Health | Match::Metrics);
        // What is drained takes no memory.
        let unread = BodyLimits {
            bytes: match &found {
                Match::Route { route, .. } if route.takes_upload() => self.limits.upload_bytes,
                _ => self.limits.body_bytes,
            },
            read: self.limits.body_read,
        };
        let method = parts.method.clone();
        let waits = !body.is_end_stream() && parts.headers.contains_key(EXPECT);
        let answering = async {
            let mut body = pin!(body);
            let outcome = self
                .respond(found, parts, body.as_mut(), fault, trace)
                .await;
            let mut response = into_response(metrics, outcome);
            drain_body(&mut response, body, waits, unread).await;
            let took = started.elapsed();
            if !is_probe {
                metrics.answered(response.status().as_u16(), took);
                log(&context, method_name(&method), template, &response, took);
            }
            headers::finish(&mut response, id);
            if method == Method::HEAD {
                leave_out_body(&mut response);
            }
            response
        };
        context.clone().within(answering).await
    }

    /// Answers what hyper could not read as a request.
    pub(crate) fn refuse(&self, problem: Problem) -> Response {
        let metrics = &self.routes.fallback.unreadable;
        let id = request_id::new();
        let context = RequestContext::new(
            Arc::clone(metrics.operation()),
            id.to_str().unwrap_or_default(),
            trace::of(&HeaderMap::new()),
        );
        let mut response = into_response(metrics, Err(problem));
        metrics.answered(response.status().as_u16(), Duration::ZERO);
        log(&context, OTHER, "", &response, Duration::ZERO);
        headers::finish(&mut response, id);
        response
    }

    /// Where a request is counted, and the path in its log line. Neither holds anything that the client chose.
    fn name<'a>(&'a self, found: &Match<'a, A>) -> (&'a OperationMetrics, &'a str) {
        let fallback = &self.routes.fallback;
        match found {
            Match::Route {
                route, template, ..
            } => (&route.metrics, template),
            Match::OtherMethod { template, .. } => (&fallback.other_method, template),
            Match::Health => (&fallback.health, "/healthz"),
            Match::Metrics => (&fallback.metrics, "/metrics"),
            Match::Document => (&fallback.document, "/openapi.json"),
            Match::NotFound => (&fallback.not_found, ""),
        }
    }

    async fn respond<B>(
        &self,
        found: Match<'_, A>,
        parts: Parts,
        body: Pin<&mut B>,
        fault: Option<Fault>,
        trace: TraceContext,
    ) -> Outcome
    where
        B: Body<Data = Bytes>,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        protocol::check(&parts, fault, self.limits).map_err(problems::closing)?;
        let (route, parameters) = match found {
            Match::Route {
                route, parameters, ..
            } => (route, parameters),
            Match::Health => return Ok(self.routes.health(self.app)),
            Match::Metrics => {
                let text = guichet_telemetry::metrics().encode();
                return Ok(bytes(StatusCode::OK, Metrics::CONTENT_TYPE, text));
            }
            Match::Document => {
                return Ok(bytes(
                    StatusCode::OK,
                    "application/json",
                    self.routes.document(),
                ));
            }
            Match::OtherMethod { allowed, .. } => {
                return Err(problems::method_not_allowed(&allowed));
            }
            Match::NotFound => return Err(Problem::not_found()),
        };
        cross_site::check(&parts.method, &parts.headers)?;
        let request = Request::new(parts, Bytes::new(), parameters, trace);
        let (request, upload) = self.admit(route, request).await?;
        let limits = match upload {
            Some(_) => self.limits.upload(),
            None => self.limits.body(),
        };
        // Only now, so that a slow body holds no permit.
        let body = collect(body, limits).await.map_err(problems::closing)?;
        let permit = self.in_flight.try_acquire()?;
        self.run(route, request.with_body(body), (permit, upload))
            .await
    }

    /// Whoever may not upload is refused before the body is read, and uploads are few at once: each takes memory. Other requests
    /// pass.
    async fn admit(
        &self,
        route: &Route<A>,
        request: Request,
    ) -> Result<(Request, Option<OwnedSemaphorePermit>), Problem> {
        if !route.takes_upload() {
            return Ok((request, None));
        }
        let permit = self.in_flight.try_acquire()?;
        let request = route.admit(self.app, request).await?;
        drop(permit);
        Ok((request, Some(self.in_flight.try_acquire_upload()?)))
    }

    /// Runs a handler in a task of its own, so that a client that goes away does not stop work half-way. Its deadline counts
    /// from here. A panic ends the task and is answered; the connection lives on. (Release builds abort on panic.)
    async fn run(
        &self,
        route: &Route<A>,
        request: Request,
        permits: (InFlightPermit, Option<OwnedSemaphorePermit>),
    ) -> Outcome {
        let limit = self.routes.handler_timeout(self.limits);
        let outcome = timeout(limit, route.answer(Arc::clone(self.app), request));
        let work = async move {
            let outcome = outcome.await;
            drop(permits);
            outcome.unwrap_or_else(|_| Err(problems::timed_out(limit)))
        };
        let task = match RequestContext::current() {
            Some(current) => tokio::spawn(current.within(work)),
            None => tokio::spawn(work),
        };
        match task.await {
            Ok(Err(problem)) if cfg!(debug_assertions) && !route.describes(&problem) => {
                let undescribed = format!(
                    "{} answered {}, which its signature does not name",
                    route.metrics.operation(),
                    problem.name()
                );
                Err(Problem::internal(undescribed))
            }
            Ok(outcome) => outcome,
            // The panic hook has already logged it.
            Err(_) => Err(Problem::internal("the handler panicked")),
        }
    }
}

/// Counts a problem, logs its cause, and makes it an answer. A problem without a cause has no line beside that of the access
/// log, so that an overload does not flood the log.
fn into_response(metrics: &OperationMetrics, outcome: Outcome) -> Response {
    outcome.unwrap_or_else(|problem| {
        let name = problem.name();
        metrics.refused(name);
        if let Some(cause) = problem.causes() {
            // Error Reporting groups by the first words of the message, so the cause comes first.
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

/// Writes the access log: one line for each request. It has the route instead of the path, which may hold a secret.
fn log(
    context: &RequestContext,
    method: &str,
    template: &str,
    response: &Response,
    took: Duration,
) {
    let status = response.status().as_u16();
    context.in_scope(|| {
        tracing::info!(
            http_request.request_method = method,
            http_request.request_url = template,
            http_request.status = status,
            // Cloud Logging writes a length as text, and a duration in seconds with their unit.
            http_request.response_size = %response.body().size_hint().lower(),
            http_request.latency = format!("{:.6}s", took.as_secs_f64()),
            "{} {status}",
            context.operation()
        );
    });
}

fn method_name(method: &Method) -> &str {
    if METHODS.contains(method) {
        method.as_str()
    } else {
        OTHER
    }
}

/// Replaces the body by its length, for an answer to HEAD.
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
