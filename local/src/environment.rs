//! The variables that functions are started with: the same that they have in production, and nothing else of this machine's.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::manifest::FunctionSpec;
use crate::oidc::{KEYS_PATH, SERVICE_ACCOUNT};
use crate::secrets::Secrets;
use crate::settings::PROJECT;

/// Connections of one instance to the database. All instances of all functions together stay below the server's limit.
const POOL_SIZE: u32 = 4;

/// Where the parts of the local cloud are.
#[derive(Clone, Debug)]
pub(crate) struct Addresses {
    /// What browsers open, without a slash at the end.
    pub(crate) public_url: String,
    /// The database of the project.
    pub(crate) database_url: String,
    /// Pub/Sub, keys and services of plug-ins.
    pub(crate) services_url: String,
    /// The port of the mail server.
    pub(crate) smtp_port: u16,
    /// The folder of objects, an absolute path.
    pub(crate) storage: PathBuf,
    /// The checkout.
    pub(crate) project: PathBuf,
}

impl Addresses {
    /// Where functions store objects.
    pub(crate) fn storage_url(&self) -> String {
        format!("file://{}", self.storage.display())
    }
}

/// The audience of tokens for one function: as in production another one for each, so that no token works twice.
pub(crate) fn audience(function: &str) -> String {
    format!("https://{function}.{PROJECT}.localhost")
}

/// The variables of one function, but `PORT` and those of plug-ins.
pub(crate) fn of(
    function: &str,
    spec: &FunctionSpec,
    addresses: &Addresses,
    secrets: &Secrets,
    log_level: &str,
) -> BTreeMap<String, String> {
    let Addresses {
        public_url,
        database_url,
        services_url,
        smtp_port,
        project,
        storage: _,
    } = addresses;
    let storage = spec
        .storage
        .then(|| ("STORAGE_URL", addresses.storage_url()));
    [
        // Who else is in the network has no business with functions: the router is their only way in.
        ("HOST", "127.0.0.1".to_owned()),
        ("DATABASE_URL", database_url.clone()),
        ("DATABASE_POOL_SIZE", POOL_SIZE.to_string()),
        ("GUICHET_KEY", secrets.guichet_key.clone()),
        ("PUBLIC_URL", public_url.clone()),
        // The router.
        ("TRUSTED_PROXIES", "1".to_owned()),
        ("GOOGLE_CLOUD_PROJECT", PROJECT.to_owned()),
        ("PUBSUB_ENDPOINT", services_url.clone()),
        ("PUSH_AUDIENCE", audience(function)),
        ("PUSH_SERVICE_ACCOUNT", SERVICE_ACCOUNT.to_owned()),
        ("OIDC_ISSUER", services_url.clone()),
        ("OIDC_KEYS_URL", format!("{services_url}{KEYS_PATH}")),
        ("SMTP_URL", format!("smtp://127.0.0.1:{smtp_port}")),
        (
            "PAGES_FOLDER",
            project.join("frontend/dist/.pages").display().to_string(),
        ),
        ("LOG_LEVEL", log_level.to_owned()),
    ]
    .into_iter()
    .chain(storage)
    .chain(
        secrets
            .shared
            .iter()
            .map(|(name, value)| (*name, value.clone())),
    )
    .map(|(name, value)| (name.to_owned(), value))
    .collect()
}
