//! The HTTP side of every function: routes, limits, problems, serving.
//!
//! A function is a set of plain async functions over one `App`, and a `main` that hands them over:
//!
//! ```no_run
//! use std::sync::Arc;
//!
//! use guichet_http::{Description, Json, Method, Problem, Routes};
//! use schemars::JsonSchema;
//! use serde::{Deserialize, Serialize};
//!
//! struct App;
//!
//! #[derive(Deserialize, JsonSchema)]
//! struct Visitor { name: String }
//!
//! #[derive(Serialize, JsonSchema)]
//! struct Greeting { text: String }
//!
//! async fn handle(_app: Arc<App>, Json(visitor): Json<Visitor>) -> Result<Json<Greeting>, Problem> {
//!     if visitor.name.is_empty() {
//!         return Err(Problem::invalid("/name", "a name"));
//!     }
//!     Ok(Json(Greeting { text: format!("Bonjour {}", visitor.name) }))
//! }
//!
//! const DESCRIPTION: Description = Description::new("Greet somebody", "The greeting");
//!
//! fn main() -> std::process::ExitCode {
//!     guichet_http::run("greeter", |_env| {
//!         let routes = Routes::new("greeter", "/api/v1/greeter")
//!             .route(Method::POST, "/greetings", handle, DESCRIPTION);
//!         Ok((routes, App))
//!     })
//! }
//! ```
//!
//! A handler's signature is its contract: what it reads ([`Path`], [`Query`], [`Json`], anything that is [`FromRequest`]), what
//! it answers ([`IntoResponse`]) and which problems it refuses with ([`Refused`]). The OpenAPI document is made from the same
//! types, so it cannot say anything else; [`Description`] adds the words.
//!
//! # What happens to a request
//!
//! 1. The guard parses the head before hyper does, for faults that hyper accepts; the head has to arrive in time and within
//!    its size.
//! 2. The request gets an id (`X-Request-Id`, the caller's if it is plain) and a trace (`traceparent` or
//!    `X-Cloud-Trace-Context`), which every log line written for it carries.
//! 3. It is refused if it is malformed, matches no route, or was sent by another site's page with our cookie.
//! 4. Its body is collected under a limit of size and time. An [`Upload`] may be larger; who may not upload is
//!    refused before. Handlers only ever see whole requests, so they are tested without sockets: [`Routes::call`] sends a [`Request::for_test`] through this whole pipeline.
//! 5. It acquires one of the permits for requests in flight; when none is left it is answered 503 with `Retry-After` before
//!    anything was done for it.
//! 6. The handler runs in a task of its own with a deadline. A client that goes away does not stop it half-way.
//! 7. The answer is counted, logged in one line, and given the headers that every answer has. Unless it says
//!    otherwise it may not be cached.
//!
//! Every answer that is not a success is a [`Problem`], `application/problem+json`, also those that no handler
//! gave: 404, 405, a timeout, overload, a panic, and bytes that are no HTTP request at all.
//!
//! A panic is answered with 500 in development and tests. Release builds abort instead, since a
//! process in an unknown state should not sell tickets; the platform starts another one.
//!
//! # Limits
//!
//! Everything a client can make us do has a limit: see [`limits`], where each has its reason. [`Limits`] holds them
//! together so that tests can shorten them.
//!
//! Slow clients hold a connection and nothing else. When all connections are taken, the one that has waited for its
//! client the longest (to send a head or a body, to ask again, to take its answer) is ended for the next client, so that
//! no number of slow clients keeps others out.
//!
//! # Stopping
//!
//! After SIGTERM the port closes, idle connections are closed, and requests that were begun or were already on this
//! machine are answered, within [`limits::DRAIN`]. Then [`run`] returns and the process exits with 0.
//!
//! # What this crate is not
//!
//! It has no sessions, no database and no idempotency store: those are crates that a handler calls. It speaks HTTP/1.1
//! without TLS to the load balancer in front of it, and streams nothing: requests and answers are whole in memory.
//! Who answers in another way than by routes, but wants clients held to the same, implements [`Respond`].

mod body;
mod client_address;
mod connections;
mod cookies;
mod cross_site;
mod decode;
mod edit;
mod from_request;
mod function;
mod guard;
mod handler;
mod headers;
mod in_flight;
mod into_response;
pub mod limits;
mod metrics;
mod number;
mod openapi;
mod operation;
mod page;
mod pipeline;
mod problems;
mod protocol;
mod refused;
mod request;
mod request_id;
mod respond;
mod response;
mod routes;
mod run;
mod server;
mod trace;
mod upload;
mod version;

pub use bytes::Bytes;
pub use guichet_problem::{
    INVALID_FIELD, NOT_FOUND, OVERLOADED, PROBLEM_JSON, Problem, ProblemType,
};
pub use guichet_telemetry::TraceContext;
pub use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
pub use schemars;

pub use client_address::{ClientAddress, TrustedProxies};
pub use cookies::{SetCookie, WithCookies};
pub use edit::Edit;
pub use from_request::{FromRequest, IfNoneMatch, Json, Path, Query};
pub use function::serve;
pub use handler::Handler;
pub use headers::with_page_headers;
pub use into_response::{
    Accepted, Cached, Calendar, Created, File, IntoResponse, JsonLd, MediaType, NoContent, Pdf,
    Png, Svg,
};
pub use limits::Limits;
pub use number::{Decimal, Whole};
pub use openapi::join;
pub use operation::{Description, Operation};
pub use page::{
    PAGE_LIMIT, PAGE_LIMIT_DEFAULT, Page, PageLimit, decode_cursor, encode_cursor, page_limit,
};
pub use problems::{INVALID_IDEMPOTENCY_KEY, INVALID_QUERY};
pub use refused::{Problems, Refuse, Refused};
pub use request::{KEY_LENGTHS, Request, RequestBuilder};
pub use respond::{Arrival, Respond};
pub use response::{CachedResponse, Response, bytes};
pub use routes::Routes;
pub use run::run;
pub use server::{Server, listen, serve_with};
pub use upload::{Upload, UploadedFile};
pub use version::{
    CHANGED_MEANWHILE, IfMatch, PRECONDITION_REQUIRED, Versioned, changed_meanwhile,
};
