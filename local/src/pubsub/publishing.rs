//! What may be published.

use super::message::NewMessage;

/// Limits of the real service for one publish call.
const MAXIMUM_MESSAGES: usize = 1000;
const MAXIMUM_BYTES: usize = 10_000_000;

/// Why nothing was published.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum PublishError {
    /// The topic does not exist.
    #[error("Resource not found (resource={0}).")]
    NotFound(String),
    /// The call itself is wrong.
    #[error("{0}")]
    Invalid(&'static str),
    /// The messages cannot be kept; the publisher should try again.
    #[error("the messages cannot be kept: {0}")]
    Unavailable(String),
}

/// Whether the real service would take these messages in one call.
pub(super) fn check(messages: &[NewMessage]) -> Result<(), PublishError> {
    let bytes: usize = messages
        .iter()
        .map(|message| {
            message.data.len()
                + message
                    .attributes
                    .iter()
                    .map(|(name, value)| name.len() + value.len())
                    .sum::<usize>()
        })
        .sum();
    if messages.is_empty() {
        Err(PublishError::Invalid(
            "The value for messages is too small: at least one is needed.",
        ))
    } else if messages.len() > MAXIMUM_MESSAGES {
        Err(PublishError::Invalid(
            "The value for messages is too large: at most 1000 are taken at a time.",
        ))
    } else if bytes > MAXIMUM_BYTES {
        Err(PublishError::Invalid("The request is larger than 10 MB."))
    } else if messages
        .iter()
        .any(|message| message.data.is_empty() && message.attributes.is_empty())
    {
        Err(PublishError::Invalid(
            "A message has neither data nor attributes.",
        ))
    } else {
        Ok(())
    }
}
