//! `Idempotency-Key`: a request that creates or pays something may be sent again, and gets its first answer.
//!
//! | the key is | the caller gets |
//! |---|---|
//! | new, or its 24 hours are over | the answer of the handler, which is kept |
//! | known, with the same request | the first answer, byte for byte |
//! | known, with another request | 422 `idempotency-key-reused` |
//! | in use for longer than a statement waits | 409 `idempotency-in-progress` with `Retry-After` |
//!
//! A refusal (4xx or 5xx) changed nothing and frees the key at once. Keys are kept apart by a scope, which names the
//! operation and the caller.
//!
//! A handler whose work is one transaction does it within [`Key::answer_once`]. One that also asks somebody outside, such as a
//! payment provider, finds its own work done when it is asked again; it looks for answers with [`Key::answered_each`] and
//! keeps its own with [`Key::keep_each`], many requests at once.

mod answer;
mod key;
mod problems;
mod request_key;

pub use answer::{Replayed, StoredResponse};
pub use key::{Key, RETENTION};
pub use problems::{in_progress, key_reused};
pub use request_key::IdempotencyKey;
