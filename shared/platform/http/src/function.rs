use std::sync::Arc;

use http_body_util::Full;

use crate::in_flight::InFlight;
use crate::pipeline::Pipeline;
use crate::{
    Arrival, Bytes, Limits, Problem, Request, Respond, Response, Routes, Server, serve_with,
};

/// Serves `routes` until the server's `shutdown`, then drains: see [`serve_with`].
pub async fn serve<A: Send + Sync + 'static>(server: Server, routes: Routes<A>, app: Arc<A>) {
    let function = Function::new(routes, app, server.limits.clone());
    serve_with(server, function).await;
}

impl<A: Send + Sync + 'static> Routes<A> {
    /// Answers one request as the server would, through the whole pipeline, without a socket. For tests.
    pub async fn call(&self, app: Arc<A>, request: Request) -> Response {
        let limits = Limits::default();
        let (parts, body) = request.into_parts();
        let pipeline = Pipeline {
            routes: self,
            app: &app,
            in_flight: &InFlight::new(&limits),
            limits: &limits,
        };
        pipeline.answer(parts, Full::new(body), None).await
    }
}

/// The routes of a function and its `App`, as a [`Respond`].
struct Function<A> {
    routes: Routes<A>,
    app: Arc<A>,
    limits: Limits,
    in_flight: InFlight,
}

impl<A: Send + Sync + 'static> Function<A> {
    fn new(routes: Routes<A>, app: Arc<A>, limits: Limits) -> Self {
        Self {
            routes,
            app,
            in_flight: InFlight::new(&limits),
            limits,
        }
    }

    fn pipeline(&self) -> Pipeline<'_, A> {
        Pipeline {
            routes: &self.routes,
            app: &self.app,
            limits: &self.limits,
            in_flight: &self.in_flight,
        }
    }
}

impl<A: Send + Sync + 'static> Respond for Function<A> {
    type Body = Full<Bytes>;

    async fn respond(&self, arrival: Arrival) -> Response {
        let Arrival {
            parts, body, fault, ..
        } = arrival;
        self.pipeline().answer(parts, body, fault).await
    }

    fn refuse(&self, problem: Problem) -> Response {
        self.pipeline().refuse(problem)
    }

    /// Handlers whose clients went away are still at work.
    async fn finished(&self) {
        self.in_flight.emptied().await;
    }
}
