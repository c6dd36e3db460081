use guichet_http::{Problem, StatusCode};

/// The first request is answered within seconds, or its key is free within a minute.
const RETRY_AFTER_SECONDS: u32 = 1;

/// 422: the key belongs to a request that was not the same.
pub fn key_reused() -> Problem {
    Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "idempotency-key-reused",
        "The Idempotency-Key was used for another request",
    )
    .detail(
        "Use a new key for each thing to be done, and the same only to repeat a request unchanged.",
    )
}

/// 409: the first request with this key is being answered at this moment.
pub fn in_progress() -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "idempotency-in-progress",
        "The first request with this Idempotency-Key is not answered yet",
    )
    .retry_after(RETRY_AFTER_SECONDS)
}
