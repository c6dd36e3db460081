use std::sync::Arc;

use guichet_access::{ApiKey, Caller, Role, right};
use guichet_database::{Failure, ResultExt as _};
use guichet_http::{Created, Description, Json, Problem};
use guichet_queries::client::Params as _;
use guichet_queries::queries::accounts::{self as queries, MakeApiKeyParams};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::details::ApiKeyDetails;
use crate::App;

/// In characters, of what a key is called.
const NAME: usize = 100;

/// A key that is wanted.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ApiKeyRequest {
    /// What it is for
    name: String,
    /// What it may do
    role: KeyRole,
    /// After which it is good for nothing; never where none is given
    #[serde(default)]
    expires_at: Option<Timestamp>,
}

/// What a program may be: no owner.
#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum KeyRole {
    Manager,
    Sales,
    Accountant,
    Gate,
}

/// A key with its secret, which is shown this once.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct NewApiKey {
    #[serde(flatten)]
    details: ApiKeyDetails,
    /// The whole of it: nobody can show it again.
    key: String,
}

impl From<KeyRole> for Role {
    fn from(role: KeyRole) -> Self {
        match role {
            KeyRole::Manager => Self::Manager,
            KeyRole::Sales => Self::Sales,
            KeyRole::Accountant => Self::Accountant,
            KeyRole::Gate => Self::Gate,
        }
    }
}

/// `POST /organizers/{organizer_id}/api-keys`. It takes no `Idempotency-Key`: the answer that is kept would hold the secret.
pub(crate) async fn handle(
    app: Arc<App>,
    caller: Caller<right::ManageKeys>,
    Json(wanted): Json<ApiKeyRequest>,
) -> Result<Created<NewApiKey>, Problem> {
    let now = app.clock.now();
    let name = wanted.name.trim().to_owned();
    let is_name = (1..=NAME).contains(&name.chars().count()) && !name.contains(char::is_control);
    if !is_name {
        return Err(Problem::invalid(
            "/name",
            format!("1 to {NAME} characters on one line"),
        ));
    }
    if wanted
        .expires_at
        .is_some_and(|expires_at| expires_at <= now)
    {
        return Err(Problem::invalid("/expires_at", "in the future"));
    }
    let key = ApiKey::new(&app.entropy);
    let details = ApiKeyDetails {
        id: app.entropy.uuid(now),
        name,
        prefix: key.prefix().to_owned(),
        role: wanted.role.into(),
        created_at: now,
        expires_at: wanted.expires_at,
        last_used_at: None,
        revoked_at: None,
    };
    app.make_api_key(&caller, &details, &key).await?;
    Ok(Created {
        body: NewApiKey {
            details,
            key: key.text().to_owned(),
        },
        location: None,
    })
}

pub(crate) const DESCRIPTION: Description =
    Description::new("Make an API key", "The key, with its secret this once").details(
        "A program sends it as `Authorization: Bearer`. It has the rights of its role, but for what only people may do.",
    );

impl App {
    async fn make_api_key(
        &self,
        caller: &Caller<right::ManageKeys>,
        details: &ApiKeyDetails,
        key: &ApiKey,
    ) -> Result<(), Problem> {
        let params = MakeApiKeyParams {
            api_key_id: details.id,
            organizer_id: caller.organizer_id,
            name: details.name.as_str(),
            prefix: details.prefix.as_str(),
            secret_hash: key.hash().to_vec(),
            role: details.role.as_str(),
            at: details.created_at,
            expires_at: details.expires_at,
            audit_entry_id: self.entropy.uuid(details.created_at),
            account_id: caller.account_id()?,
        };
        let write = async || -> Result<u64, Failure> {
            let client = self.database.get_to_lock().await?;
            queries::make_api_key()
                .params(&client, &params)
                .await
                .or_commit_unknown()
        };
        self.database.retry(write).await?;
        Ok(())
    }
}
