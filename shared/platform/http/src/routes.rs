#[cfg(test)]
mod tests;

use std::any::type_name;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use bytes::Bytes;
use http::{Method, StatusCode};
use percent_encoding::percent_decode_str;
use serde_json::Value;

use crate::decode::nfc;
use crate::handler::{AdmissionFuture, ResponseFuture};
use crate::metrics::OperationMetrics;
use crate::problems::UNHEALTHY;
use crate::{Description, Handler, Limits, Operation, Problem, Request, Response, bytes, openapi};

type BoxedHandler<A> = Box<dyn Fn(Arc<A>, Request) -> ResponseFuture + Send + Sync>;
type Admission<A> = fn(Arc<A>, Arc<Request>) -> AdmissionFuture;

/// The whole surface of a function: which handler answers to which method of which path.
///
/// Beside its own routes each function answers `/healthz` (for liveness probes), `/metrics` (never routed from outside) and
/// `<base>/openapi.json`.
pub struct Routes<A> {
    function: &'static str,
    base: &'static str,
    paths: Vec<Path<A>>,
    router: matchit::Router<usize>,
    timeout: Option<Duration>,
    is_healthy: fn(&A) -> bool,
    document: OnceLock<Bytes>,
    pub(crate) fallback: FallbackMetrics,
}

/// The metrics of requests that match no route, by kind: a label must not hold what a client chose.
pub(crate) struct FallbackMetrics {
    pub(crate) health: OperationMetrics,
    pub(crate) metrics: OperationMetrics,
    pub(crate) document: OperationMetrics,
    pub(crate) other_method: OperationMetrics,
    pub(crate) not_found: OperationMetrics,
    pub(crate) unreadable: OperationMetrics,
}

/// A path and what answers there.
struct Path<A> {
    template: String,
    /// The names of its parts.
    names: Vec<&'static str>,
    routes: Vec<Route<A>>,
}

pub(crate) struct Route<A> {
    method: Method,
    pub(crate) metrics: OperationMetrics,
    handler: BoxedHandler<A>,
    /// Of a route that takes an upload.
    admit: Option<Admission<A>>,
    /// What the handler's signature says.
    describe: fn(Operation) -> Operation,
    /// `None` for a page, which is not part of the API.
    description: Option<Description>,
}

impl<A> Route<A> {
    pub(crate) fn answer(&self, app: Arc<A>, request: Request) -> ResponseFuture {
        (self.handler)(app, request)
    }

    /// Whether the body is an upload.
    pub(crate) fn takes_upload(&self) -> bool {
        self.admit.is_some()
    }

    /// The request, once all that its handler asks for has been read of its head, where it takes an upload.
    pub(crate) async fn admit(&self, app: &Arc<A>, request: Request) -> Result<Request, Problem> {
        let Some(admit) = self.admit else {
            return Ok(request);
        };
        let request = Arc::new(request);
        admit(Arc::clone(app), Arc::clone(&request)).await?;
        Arc::into_inner(request).ok_or_else(|| Problem::internal("a part of a request keeps it"))
    }

    /// Whether the document says that the operation may be refused like this. Problems of the server need not be described.
    pub(crate) fn describes(&self, problem: &Problem) -> bool {
        let is_described = || {
            let operation = (self.describe)(Operation::new());
            let problems = operation.problems.iter();
            problems
                .map(|(described, _)| *described)
                .any(|described| described == problem.problem_type())
        };
        self.description.is_none() || problem.status().is_server_error() || is_described()
    }
}

/// What a method and a path lead to.
pub(crate) enum Match<'a, A> {
    Route {
        route: &'a Route<A>,
        template: &'a str,
        parameters: Vec<(&'static str, String)>,
    },
    Health,
    Metrics,
    Document,
    /// The path is known; these methods are allowed.
    OtherMethod {
        template: &'a str,
        allowed: String,
    },
    NotFound,
}

impl<A: Send + Sync + 'static> Routes<A> {
    /// The routes of `function`, all under `base` (such as `/api/v1/checkout`; empty for workers, which are
    /// called at `/`).
    pub fn new(function: &'static str, base: &'static str) -> Self {
        Self {
            function,
            base,
            paths: Vec::new(),
            router: matchit::Router::new(),
            timeout: None,
            is_healthy: |_| true,
            document: OnceLock::new(),
            fallback: FallbackMetrics {
                health: OperationMetrics::new(function, "health"),
                metrics: OperationMetrics::new(function, "metrics"),
                document: OperationMetrics::new(function, "openapi"),
                other_method: OperationMetrics::new(function, "other_method"),
                not_found: OperationMetrics::new(function, "nothing"),
                unreadable: OperationMetrics::new(function, "unreadable"),
            },
        }
    }

    /// Adds an operation. `path` is under the base, with parts like `{secret}`. The operation is named after the
    /// module that `handler` is in (`create_order::handle` is `checkout.create_order`); a GET also answers HEAD.
    ///
    /// # Panics
    /// When the route is there already or cannot be told apart from another.
    #[must_use]
    pub fn route<H, Signature>(
        self,
        method: Method,
        path: &'static str,
        handler: H,
        description: Description,
    ) -> Self
    where
        H: Handler<A, Signature>,
    {
        let template = self.template(path);
        self.add(method, path, template, handler, Some(description))
    }

    /// Adds a page for browsers, asked for with GET, at a path that is not under the base: the manifest says that it is the
    /// function's. It is no part of the API, so no document describes it.
    ///
    /// # Panics
    /// As [`route`](Self::route).
    #[must_use]
    pub fn page<H, Signature>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<A, Signature>,
    {
        self.add(Method::GET, path, path.to_owned(), handler, None)
    }

    fn add<H, Signature>(
        mut self,
        method: Method,
        path: &'static str,
        template: String,
        handler: H,
        description: Option<Description>,
    ) -> Self
    where
        H: Handler<A, Signature>,
    {
        let index = self
            .paths
            .iter()
            .position(|each| each.template == template)
            .unwrap_or_else(|| {
                let index = self.paths.len();
                let inserted = self.router.insert(&template, index);
                inserted.unwrap_or_else(|error| {
                    panic!("the route {template} cannot be added: {error}")
                });
                self.paths.push(Path {
                    template,
                    names: names(path).collect(),
                    routes: Vec::new(),
                });
                index
            });
        let path = &mut self.paths[index];
        assert!(
            path.routes.iter().all(|each| each.method != method),
            "{method} {} is there already",
            path.template
        );
        path.routes.push(Route {
            method,
            metrics: OperationMetrics::new(self.function, &operation_name(type_name::<H>())),
            handler: Box::new(move |app, request| Box::pin(handler.clone().call(app, request))),
            admit: H::IS_UPLOAD.then_some(|app, request| Box::pin(H::admit(app, request))),
            describe: H::describe,
            description,
        });
        self
    }

    /// Sets another deadline for handlers than [`limits::HANDLER`](crate::limits::HANDLER), for workers that wait for slow
    /// mail servers.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Makes `/healthz` answer 503 while this returns false, because a restart may help. It is called for each probe, and must
    /// not block. Without it the answer is always 200.
    #[must_use]
    pub fn healthy_while(mut self, is_healthy: fn(&A) -> bool) -> Self {
        self.is_healthy = is_healthy;
        self
    }

    /// The OpenAPI 3.1 document of these routes.
    ///
    /// # Panics
    /// In tests, when an operation has no answer, reads a part of the path that there is not, or leaves one unread, and when
    /// two have the same name.
    pub fn openapi(&self) -> Value {
        let routes = self.paths.iter().flat_map(|path| {
            path.routes.iter().filter_map(|route| {
                Some(openapi::Described {
                    method: &route.method,
                    path: &path.template,
                    parameters: &path.names,
                    operation: route.metrics.operation(),
                    describe: route.describe,
                    description: route.description?,
                })
            })
        });
        openapi::document(self.function, routes)
    }

    pub(crate) fn handler_timeout(&self, limits: &Limits) -> Duration {
        self.timeout.unwrap_or(limits.handler)
    }

    /// An answer rather than a problem, as problems are counted and probes are not.
    pub(crate) fn health(&self, app: &A) -> Response {
        if (self.is_healthy)(app) {
            return bytes(StatusCode::OK, "text/plain", "ok\n");
        }
        Problem::new(UNHEALTHY).into_response()
    }

    pub(crate) fn document(&self) -> Bytes {
        self.document
            .get_or_init(|| self.openapi().to_string().into())
            .clone()
    }

    pub(crate) fn find(&self, method: &Method, path: &str) -> Match<'_, A> {
        let is_read = matches!(*method, Method::GET | Method::HEAD);
        let built_in = match path {
            "/healthz" => Some(Match::Health),
            "/metrics" => Some(Match::Metrics),
            _ if path.strip_prefix(self.base) == Some("/openapi.json") => Some(Match::Document),
            _ => None,
        };
        match built_in {
            Some(found) if is_read => return found,
            Some(_) => {
                return Match::OtherMethod {
                    template: "",
                    allowed: "GET, HEAD".to_owned(),
                };
            }
            None => {}
        }
        let Ok(matched) = self.router.at(path) else {
            return Match::NotFound;
        };
        let path = &self.paths[*matched.value];
        let by_method = |method: &Method| path.routes.iter().find(|route| route.method == *method);
        let as_get = || {
            if *method == Method::HEAD {
                by_method(&Method::GET)
            } else {
                None
            }
        };
        let Some(route) = by_method(method).or_else(as_get) else {
            return Match::OtherMethod {
                template: &path.template,
                allowed: path.allowed(),
            };
        };
        match path.decoded(&matched.params) {
            Some(parameters) => Match::Route {
                route,
                template: &path.template,
                parameters,
            },
            None => Match::NotFound,
        }
    }

    fn template(&self, path: &str) -> String {
        if path == "/" && !self.base.is_empty() {
            self.base.to_owned()
        } else {
            format!("{}{path}", self.base)
        }
    }
}

impl<A> Path<A> {
    /// The parts of the path by their names; `None` when one of them is no text.
    fn decoded(&self, parts: &matchit::Params<'_, '_>) -> Option<Vec<(&'static str, String)>> {
        let named = self.names.iter().zip(parts.iter());
        named
            .map(|(name, (_, part))| Some((*name, decoded(part)?)))
            .collect()
    }

    /// For the `Allow` header.
    fn allowed(&self) -> String {
        let mut methods: Vec<_> = self
            .routes
            .iter()
            .map(|route| route.method.as_str())
            .collect();
        if methods.contains(&"GET") && !methods.contains(&"HEAD") {
            methods.push("HEAD");
        }
        methods.sort_unstable();
        methods.join(", ")
    }
}

/// The names of a path's parts.
fn names(path: &str) -> impl Iterator<Item = &str> {
    path.split('{')
        .skip(1)
        .filter_map(|rest| rest.split('}').next())
}

/// A part of a path, percent-decoded and in normal form C; `None` when it is not UTF-8 or holds what no text in the database can.
fn decoded(part: &str) -> Option<String> {
    let text = percent_decode_str(part).decode_utf8().ok()?;
    (!text.as_bytes().contains(&0)).then(|| nfc::text(text).into_owned())
}

/// `guichet_checkout::orders::create::handle` → `orders_create`.
fn operation_name(handler: &str) -> String {
    let path = handler.split('<').next().unwrap_or_default();
    let mut modules: Vec<_> = path
        .split("::")
        .skip(1)
        .filter(|part| !part.starts_with('{'))
        .collect();
    if modules.len() > 1 && modules.last() == Some(&"handle") {
        modules.pop();
    }
    modules.join("_")
}
