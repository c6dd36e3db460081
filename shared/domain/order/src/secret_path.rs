use std::sync::Arc;

use guichet_http::{FromRequest, NOT_FOUND, Operation, Path, Problem, Request};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::{OrderLink, OrderSecrets};

#[derive(Deserialize, JsonSchema)]
struct SecretPath {
    /// What stands in the order's link
    secret: String,
}

/// The link that a path names by its part `{secret}`. Needs no database: a secret that was never given out is 404.
impl<A: AsRef<OrderSecrets> + Sync> FromRequest<A> for OrderLink {
    async fn from_request(app: &A, request: &Arc<Request>) -> Result<Self, Problem> {
        let Path(SecretPath { secret }) = Path::from_request(app, request).await?;
        app.as_ref().link(&secret).ok_or_else(Problem::not_found)
    }

    fn describe(operation: Operation) -> Operation {
        operation.path::<SecretPath>().problem(
            NOT_FOUND,
            "the link is not one that was given out, or leads to no such thing",
        )
    }
}
