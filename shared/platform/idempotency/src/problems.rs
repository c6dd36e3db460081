use guichet_http::{Problem, ProblemType, StatusCode};

/// The first request is answered within seconds, or its transaction ends and the key is free.
const RETRY_AFTER_SECONDS: u32 = 1;

/// 422: the key belongs to a request that was not the same.
pub(crate) const KEY_REUSED: ProblemType = ProblemType::new(
    StatusCode::UNPROCESSABLE_ENTITY,
    "idempotency-key-reused",
    "The Idempotency-Key was used for another request",
);

/// 409: the first request with the key is being answered at this moment.
pub(crate) const IN_PROGRESS: ProblemType = ProblemType::new(
    StatusCode::CONFLICT,
    "idempotency-in-progress",
    "The first request with this Idempotency-Key is not answered yet",
);

/// 422 `idempotency-key-reused`, and what to do.
pub fn key_reused() -> Problem {
    Problem::new(KEY_REUSED).detail(
        "Use a new key for each thing to be done, and the same only to repeat a request unchanged.",
    )
}

/// 409 `idempotency-in-progress` with `Retry-After`.
pub fn in_progress() -> Problem {
    Problem::new(IN_PROGRESS).retry_after(RETRY_AFTER_SECONDS)
}
