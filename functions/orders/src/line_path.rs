use guichet_http::Whole;
use schemars::JsonSchema;
use serde::Deserialize;

/// Which line of an order.
#[derive(Deserialize, JsonSchema)]
pub(crate) struct LinePath {
    /// The line's number in the order, from 1
    pub(crate) line: Whole<i16, 1, 32767>,
}
