use guichet_access::Role;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// An API key, without its secret.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ApiKeyDetails {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    /// Its beginning, to know it by.
    pub(crate) prefix: String,
    pub(crate) role: Role,
    pub(crate) created_at: Timestamp,
    /// Null: never.
    pub(crate) expires_at: Option<Timestamp>,
    /// To the minute.
    pub(crate) last_used_at: Option<Timestamp>,
    pub(crate) revoked_at: Option<Timestamp>,
}
