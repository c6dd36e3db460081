use std::sync::Arc;

use guichet_http::{
    FromRequest, INVALID_IDEMPOTENCY_KEY, KEY_LENGTHS, Operation, Problem, Request,
};
use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::problems::{IN_PROGRESS, KEY_REUSED};

/// The `Idempotency-Key` of a request, and what tells the request from another with the same key. A handler asks for it by
/// the type of a parameter; a request without a legal key is refused with 400 `invalid-idempotency-key`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IdempotencyKey {
    /// As the caller sent it: 20 to 255 visible ASCII characters.
    pub key: String,
    /// SHA-256 of method, path and body. As JSON it is in hexadecimal.
    #[serde(serialize_with = "hex::serialize")]
    pub fingerprint: [u8; 32],
}

impl IdempotencyKey {
    /// That of a request.
    pub fn of(request: &Request) -> Result<Self, Problem> {
        Ok(Self {
            key: request.idempotency_key()?.to_owned(),
            fingerprint: fingerprint(request),
        })
    }
}

impl<A: Sync> FromRequest<A> for IdempotencyKey {
    async fn from_request(_: &A, request: &Arc<Request>) -> Result<Self, Problem> {
        Self::of(request)
    }

    fn describe(operation: Operation) -> Operation {
        operation
            .headers::<Header>()
            .problem(
                INVALID_IDEMPOTENCY_KEY,
                "the Idempotency-Key is missing or not legal",
            )
            .problem(IN_PROGRESS, "a request with this key is being answered")
            .problem(KEY_REUSED, "the key was used with another body")
    }
}

/// Which header it is, for the document.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "only described")]
struct Header {
    /// At random, such as a UUID, and new for each thing to be done. For 24 hours the same key with the same body does nothing again: the answer is the first one, or tells how what was made then is by now.
    #[schemars(
        rename = "idempotency-key",
        length(min = *KEY_LENGTHS.start(), max = *KEY_LENGTHS.end()),
        regex(pattern = "^[!-~]+$")
    )]
    idempotency_key: String,
}

/// What makes two requests the same: method, path and body. SHA-256.
fn fingerprint(request: &Request) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in [
        request.method().as_str().as_bytes(),
        request.path().as_bytes(),
    ] {
        hasher.update(part);
        hasher.update([0]);
    }
    hasher.update(request.body());
    hasher.finalize().into()
}

#[cfg(test)]
mod tests {
    use guichet_http::Method;

    use super::*;

    #[test]
    fn two_requests_are_the_same_if_method_path_and_body_are() {
        let of = |method, path, body: &'static str| {
            fingerprint(
                &Request::for_test(method, path)
                    .header("x-anything", path)
                    .body(body)
                    .build(),
            )
        };
        let first = of(Method::POST, "/orders", "{}");
        assert_eq!(of(Method::POST, "/orders", "{}"), first);
        assert_ne!(of(Method::PUT, "/orders", "{}"), first);
        assert_ne!(of(Method::POST, "/order", "s{}"), first);
        assert_ne!(of(Method::POST, "/orders", "{ }"), first);
    }
}
