use guichet_http::Problem;
use guichet_texts::Texts;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::mail_texts::check_text;
use crate::words::RefundChoice;

/// How something is called off.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CancellationRequest {
    /// What goes back to those who have paid
    pub(super) refund: RefundChoice,
    /// What buyers are told: Markdown of up to 2,000 characters in each language; {buyer}, {event}, {order} and {organizer} stand for what differs
    #[serde(default)]
    message: Texts,
}

impl CancellationRequest {
    /// In no language where nothing is to be told; else 422.
    pub(super) fn message(&self) -> Result<Texts, Problem> {
        check_text("/message", &self.message)
    }
}
