use std::sync::Arc;

use futures::future::BoxFuture;
use guichet_config::{ConfigError, Env};
use guichet_http::{Request, Response, Routes};
use serde_json::Value;

use crate::operation::{Operation, operations};

/// All functions that answer under an address of the API.
pub fn functions() -> Vec<Function> {
    vec![
        Function::new(guichet_accounts::routes(), guichet_accounts::App::from_env),
        Function::new(
            guichet_backoffice::routes(),
            guichet_backoffice::App::from_env,
        ),
        Function::new(guichet_catalog::routes(), guichet_catalog::App::from_env),
        Function::new(guichet_checkout::routes(), guichet_checkout::App::from_env),
        Function::new(guichet_images::routes(), guichet_images::App::from_env),
        Function::new(guichet_orders::routes(), guichet_orders::App::from_env),
        Function::new(guichet_payments::routes(), guichet_payments::App::from_env),
        Function::new(guichet_sales::routes(), guichet_sales::App::from_env),
    ]
}

/// One of them.
pub struct Function {
    document: Value,
    start: Start,
}

type Start = Box<dyn Fn(&Env) -> Result<RunningFunction, ConfigError>>;

/// What answers requests, through the whole pipeline and without a socket.
pub type RunningFunction = Box<dyn Fn(Request) -> BoxFuture<'static, Response>>;

impl Function {
    fn new<A: Send + Sync + 'static>(
        routes: Routes<A>,
        from_env: fn(&Env) -> Result<A, ConfigError>,
    ) -> Self {
        let document = routes.openapi();
        let routes = Arc::new(routes);
        let start = move |env: &Env| -> Result<RunningFunction, ConfigError> {
            let (routes, app) = (Arc::clone(&routes), Arc::new(from_env(env)?));
            Ok(Box::new(move |request| {
                let (routes, app) = (Arc::clone(&routes), Arc::clone(&app));
                Box::pin(async move { routes.call(app, request).await })
            }))
        };
        Self {
            document,
            start: Box::new(start),
        }
    }

    /// What its document says that it does.
    ///
    /// # Panics
    /// When the document is not one of ours.
    pub fn operations(&self) -> Vec<Operation> {
        operations(&self.document)
    }

    /// Starts it as its binary does.
    pub fn start(&self, env: &Env) -> Result<RunningFunction, ConfigError> {
        (self.start)(env)
    }
}
