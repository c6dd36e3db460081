use std::sync::Arc;

use guichet_access::{SessionToken, SignedIn};
use guichet_http::{FromRequest, Operation, Problem, Request, StatusCode};

use crate::App;

/// Who is signed in, or nobody: for what anybody may ask.
pub(crate) struct Guest(pub(crate) Option<SignedIn>);

impl FromRequest<App> for Guest {
    async fn from_request(app: &App, request: &Arc<Request>) -> Result<Self, Problem> {
        if SessionToken::of(request).is_none() {
            return Ok(Self(None));
        }
        match SignedIn::from_request(app, request).await {
            Ok(signed_in) => Ok(Self(Some(signed_in))),
            // The session has ended; or a program comes with its key as well.
            Err(problem)
                if matches!(
                    problem.status(),
                    StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN
                ) =>
            {
                Ok(Self(None))
            }
            Err(problem) => Err(problem),
        }
    }

    fn describe(operation: Operation) -> Operation {
        operation
    }
}
