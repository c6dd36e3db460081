//! A function to serve in tests.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use guichet_http::schemars::JsonSchema;
use guichet_http::{
    Cached, CachedResponse, Created, Description, FromRequest, HeaderValue, IfNoneMatch, Json,
    Method, NOT_FOUND, NoContent, Operation, Path, Problem, Query, Request, Response, Routes,
    StatusCode, Upload, UploadedFile, bytes,
};
use serde::{Deserialize, Serialize};
use tokio::sync::Notify;
use tokio::time::sleep;

#[derive(Default)]
pub(crate) struct Shop {
    /// How many handlers came to their end.
    pub(crate) finished: AtomicUsize,
    /// Lets one waiting handler go on.
    pub(crate) gate: Notify,
}

#[derive(Deserialize, Serialize, JsonSchema)]
#[schemars(crate = "guichet_http::schemars")]
pub(crate) struct Item {
    name: String,
}

pub(crate) fn routes() -> Routes<Shop> {
    Routes::new("shop", "/api/v1/shop")
        .route(Method::GET, "/items/{name}", show::handle, DESCRIPTION)
        .route(Method::PUT, "/items/{name}", store::handle, DESCRIPTION)
        .route(Method::POST, "/items", create::handle, DESCRIPTION)
        .route(Method::POST, "/pictures", upload::handle, DESCRIPTION)
        .route(Method::GET, "/wait", wait::handle, DESCRIPTION)
        .route(Method::GET, "/slow", slow::handle, DESCRIPTION)
        .route(Method::GET, "/block", block::handle, DESCRIPTION)
        .route(Method::GET, "/panic", panic::handle, DESCRIPTION)
        .route(
            Method::GET,
            "/panic/{name}",
            panic_about::handle,
            DESCRIPTION,
        )
        .route(Method::GET, "/broken", broken::handle, DESCRIPTION)
        .page("/api/v1/shop/large", large::handle)
        .page("/api/v1/shop/lax", lax::handle)
}

const DESCRIPTION: Description = Description::new("A test", "An item");

#[derive(Deserialize, JsonSchema)]
#[schemars(crate = "guichet_http::schemars")]
struct Named {
    name: String,
}

mod show {
    use super::*;

    pub(crate) async fn handle(
        _: Arc<Shop>,
        Path(Named { name }): Path<Named>,
        known: IfNoneMatch,
    ) -> Result<Cached<Json<Item>>, Problem> {
        let item = CachedResponse::json(&Item { name }, "public, max-age=0, s-maxage=1")?;
        Ok(item.answer(&known))
    }
}

mod store {
    use super::*;

    pub(crate) async fn handle(_: Arc<Shop>, _: Path<Named>) -> Result<NoContent, Problem> {
        Ok(NoContent)
    }
}

mod create {
    use super::*;

    pub(crate) async fn handle(
        _: Arc<Shop>,
        Json(body): Json<Item>,
    ) -> Result<Created<Item>, Problem> {
        let location = Some("/api/v1/shop/items/1".to_owned());
        Ok(Created { body, location })
    }
}

/// Takes a picture from whoever says who they are, and answers how many bytes it has.
mod upload {
    use super::*;

    pub(crate) struct Pictures;

    impl UploadedFile for Pictures {
        const MEDIA_TYPES: &'static [&'static str] = &["image/png", "image/webp"];
    }

    pub(crate) struct Somebody;

    impl FromRequest<Shop> for Somebody {
        async fn from_request(_: &Shop, request: &Arc<Request>) -> Result<Self, Problem> {
            let name = request.header("x-name");
            name.map(|_| Self).ok_or_else(Problem::not_found)
        }

        fn describe(operation: Operation) -> Operation {
            operation.problem(NOT_FOUND, "nobody asks")
        }
    }

    pub(crate) async fn handle(
        _: Arc<Shop>,
        _: Somebody,
        picture: Upload<Pictures>,
    ) -> Result<Created<usize>, Problem> {
        let (body, location) = (picture.content.len(), None);
        Ok(Created { body, location })
    }
}

/// Answers when the gate opens.
mod wait {
    use super::*;

    pub(crate) async fn handle(shop: Arc<Shop>) -> Result<NoContent, Problem> {
        shop.gate.notified().await;
        shop.finished.fetch_add(1, Ordering::SeqCst);
        Ok(NoContent)
    }
}

/// Answers after 300 ms.
mod slow {
    use super::*;

    pub(crate) async fn handle(_: Arc<Shop>) -> Result<Json<Item>, Problem> {
        sleep(Duration::from_millis(300)).await;
        tracing::info!(target: "guichet_shop", "slept");
        Ok(Json(Item {
            name: "slow".to_owned(),
        }))
    }
}

/// Blocks the thread for 400 ms, then waits for 200.
mod block {
    use super::*;

    pub(crate) async fn handle(_: Arc<Shop>) -> Result<NoContent, Problem> {
        std::thread::sleep(Duration::from_millis(400));
        sleep(Duration::from_millis(200)).await;
        Ok(NoContent)
    }
}

/// More than the kernel buffers for a client that does not read.
mod large {
    use super::*;

    pub(crate) async fn handle(_: Arc<Shop>) -> Result<Response, Problem> {
        Ok(bytes(
            StatusCode::OK,
            "application/octet-stream",
            vec![0; 32 << 20],
        ))
    }
}

mod panic {
    use super::*;

    pub(crate) async fn handle(_: Arc<Shop>) -> Result<NoContent, Problem> {
        panic!("a mistake in a handler");
    }
}

/// Panics with what a client has sent, at once or after a while.
mod panic_about {
    use super::*;

    #[derive(Deserialize, JsonSchema)]
    #[schemars(crate = "guichet_http::schemars")]
    pub(crate) struct When {
        later: Option<String>,
    }

    pub(crate) async fn handle(
        _: Arc<Shop>,
        Path(Named { name }): Path<Named>,
        Query(When { later }): Query<When>,
    ) -> Result<NoContent, Problem> {
        if later.is_some() {
            sleep(Duration::from_millis(1)).await;
        }
        panic!("nothing is called {name}");
    }
}

mod broken {
    use super::*;

    pub(crate) async fn handle(_: Arc<Shop>) -> Result<NoContent, Problem> {
        Err(Problem::internal("the password is hunter2"))
    }
}

/// Sets lax security headers.
mod lax {
    use super::*;

    pub(crate) async fn handle(_: Arc<Shop>) -> Result<Response, Problem> {
        let mut response = bytes(StatusCode::OK, "text/html", "<script>run()</script>");
        for (name, value) in [
            ("content-security-policy", "script-src 'unsafe-inline'"),
            ("referrer-policy", "unsafe-url"),
        ] {
            response
                .headers_mut()
                .append(name, HeaderValue::from_static(value));
        }
        Ok(response)
    }
}
