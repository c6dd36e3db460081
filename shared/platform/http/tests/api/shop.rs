//! A function to serve in tests.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use guichet_http::schemars::JsonSchema;
use guichet_http::{
    HeaderValue, Method, Operation, Outcome, Problem, Request, Routes, StatusCode, bytes, cached,
    json, no_content,
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
        .route(Method::GET, "/items/{name}", show::handle, describe)
        .route(Method::PUT, "/items/{name}", store::handle, describe)
        .route(Method::POST, "/items", create::handle, describe)
        .route(Method::GET, "/wait", wait::handle, describe)
        .route(Method::GET, "/slow", slow::handle, describe)
        .route(Method::GET, "/block", block::handle, describe)
        .route(Method::GET, "/large", large::handle, describe)
        .route(Method::GET, "/panic", panic::handle, describe)
        .route(Method::GET, "/panic/{name}", panic_about::handle, describe)
        .route(Method::GET, "/broken", broken::handle, describe)
        .route(Method::GET, "/lax", lax::handle, describe)
}

fn describe(operation: Operation) -> Operation {
    operation
        .summary("A test")
        .answers::<Item>(StatusCode::OK, "An item")
}

mod show {
    use super::*;

    pub(crate) async fn handle(_: Arc<Shop>, request: Request) -> Outcome {
        let item = Item {
            name: request.param("name").to_owned(),
        };
        Ok(cached(&request, &item, "public, max-age=0, s-maxage=1"))
    }
}

mod store {
    use super::*;

    pub(crate) async fn handle(_: Arc<Shop>, _: Request) -> Outcome {
        Ok(no_content())
    }
}

mod create {
    use super::*;

    pub(crate) async fn handle(_: Arc<Shop>, request: Request) -> Outcome {
        let item: Item = request.json()?;
        Ok(json(StatusCode::CREATED, &item))
    }
}

/// Answers when the gate opens.
mod wait {
    use super::*;

    pub(crate) async fn handle(shop: Arc<Shop>, _: Request) -> Outcome {
        shop.gate.notified().await;
        shop.finished.fetch_add(1, Ordering::SeqCst);
        Ok(no_content())
    }
}

/// Answers after 300 ms.
mod slow {
    use super::*;

    pub(crate) async fn handle(_: Arc<Shop>, _: Request) -> Outcome {
        sleep(Duration::from_millis(300)).await;
        tracing::info!(target: "guichet_shop", "slept");
        Ok(json(
            StatusCode::OK,
            &Item {
                name: "slow".to_owned(),
            },
        ))
    }
}

/// Blocks the thread for 400 ms, then waits for 200.
mod block {
    use super::*;

    pub(crate) async fn handle(_: Arc<Shop>, _: Request) -> Outcome {
        std::thread::sleep(Duration::from_millis(400));
        sleep(Duration::from_millis(200)).await;
        Ok(no_content())
    }
}

/// More than the kernel buffers for a client that does not read.
mod large {
    use super::*;

    pub(crate) async fn handle(_: Arc<Shop>, _: Request) -> Outcome {
        Ok(bytes(
            StatusCode::OK,
            "application/octet-stream",
            vec![0; 32 << 20],
        ))
    }
}

mod panic {
    use super::*;

    pub(crate) async fn handle(_: Arc<Shop>, _: Request) -> Outcome {
        panic!("a mistake in a handler");
    }
}

/// Panics with what a client has sent, at once or after a while.
mod panic_about {
    use super::*;

    pub(crate) async fn handle(_: Arc<Shop>, request: Request) -> Outcome {
        let name = request.param("name");
        if request.raw_query() == "later" {
            sleep(Duration::from_millis(1)).await;
        }
        panic!("nothing is called {name}");
    }
}

mod broken {
    use super::*;

    pub(crate) async fn handle(_: Arc<Shop>, _: Request) -> Outcome {
        Err(Problem::internal("the password is hunter2"))
    }
}

/// Sets lax security headers.
mod lax {
    use super::*;

    pub(crate) async fn handle(_: Arc<Shop>, _: Request) -> Outcome {
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
