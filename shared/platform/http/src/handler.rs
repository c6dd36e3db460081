use std::pin::Pin;
use std::sync::Arc;

use crate::{FromRequest, IntoResponse, Operation, Problem, Refuse, Request, Response};

/// What a handler gives once its answer is written.
pub(crate) type Outcome = Result<Response, Problem>;

/// What is found out of a request before its body is read.
pub(crate) type AdmissionFuture = Pin<Box<dyn Future<Output = Result<(), Problem>> + Send>>;

/// A handler at work.
pub(crate) type ResponseFuture = Pin<Box<dyn Future<Output = Outcome> + Send>>;

/// An async function that answers an operation. Its first parameter is the function's `App`; each other is a part of the
/// request ([`FromRequest`]), read in this order; its result is an [`IntoResponse`] or a problem ([`Refuse`]). The OpenAPI document is made
/// from these types.
///
/// `Signature` only tells functions with different numbers of parameters apart.
pub trait Handler<A, Signature>: Clone + Send + Sync + 'static {
    /// Reads the parts of the request and answers it.
    fn call(
        self,
        app: Arc<A>,
        request: Request,
    ) -> impl Future<Output = Result<Response, Problem>> + Send + 'static;

    /// Whether one of the parts is an [`Upload`](crate::Upload).
    const IS_UPLOAD: bool;

    /// Reads the parts of a request whose body has not been read, for the sake of their problems.
    fn admit(
        app: Arc<A>,
        request: Arc<Request>,
    ) -> impl Future<Output = Result<(), Problem>> + Send + 'static;

    /// Adds what the types say to the document.
    fn describe(operation: Operation) -> Operation;
}

macro_rules! handler {
    ($($Part:ident $part:ident),*) => {
        impl<A, F, Fut, Success, Failure, $($Part),*> Handler<A, (Success, Failure, $($Part),*)> for F
        where
            A: Send + Sync + 'static,
            F: Fn(Arc<A>, $($Part),*) -> Fut + Clone + Send + Sync + 'static,
            Fut: Future<Output = Result<Success, Failure>> + Send + 'static,
            Success: IntoResponse,
            Failure: Refuse,
            $($Part: FromRequest<A>,)*
        {
            const IS_UPLOAD: bool = false $(|| <$Part as FromRequest<A>>::IS_UPLOAD)*;

            async fn admit(app: Arc<A>, request: Arc<Request>) -> Result<(), Problem> {
                $($Part::from_request(&app, &request).await?;)*
                drop((app, request));
                Ok(())
            }

            async fn call(self, app: Arc<A>, request: Request) -> Outcome {
                let request = Arc::new(request);
                $(let $part = $Part::from_request(&app, &request).await?;)*
                drop(request);
                match self(app, $($part),*).await {
                    Ok(answer) => answer.into_response(),
                    Err(refusal) => Err(refusal.into_problem()),
                }
            }

            fn describe(operation: Operation) -> Operation {
                $(let operation = $Part::describe(operation);)*
                Failure::describe(Success::describe(operation))
            }
        }
    };
}

handler!();
handler!(T1 t1);
handler!(T1 t1, T2 t2);
handler!(T1 t1, T2 t2, T3 t3);
handler!(T1 t1, T2 t2, T3 t3, T4 t4);
handler!(T1 t1, T2 t2, T3 t3, T4 t4, T5 t5);
handler!(T1 t1, T2 t2, T3 t3, T4 t4, T5 t5, T6 t6);
