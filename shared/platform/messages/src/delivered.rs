use std::sync::Arc;

use guichet_http::{FromRequest, Operation, Problem, Request};

use crate::oidc::{CALLER_NOT_ALLOWED, INVALID_TOKEN};
use crate::{Message, Push, Subscriber};

/// The message that Pub/Sub delivers with a request; `None` where it was one that no retry can cure, which has been
/// recorded and is to be acknowledged. A worker's handler asks for it by the type of a parameter: see
/// [`Subscriber::receive`].
#[derive(Debug)]
pub struct Delivered<M>(pub Option<Push<M>>);

impl<A, M> FromRequest<A> for Delivered<M>
where
    A: AsRef<Subscriber<M>> + Sync,
    M: Message,
{
    async fn from_request(app: &A, request: &Arc<Request>) -> Result<Self, Problem> {
        app.as_ref().receive(request).await.map(Self)
    }

    fn describe(operation: Operation) -> Operation {
        operation
            .problem(INVALID_TOKEN, "the caller is not Pub/Sub")
            .problem(CALLER_NOT_ALLOWED, "the caller is another account")
    }
}
