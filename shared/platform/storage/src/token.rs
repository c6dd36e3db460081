//! Whom Cloud Storage takes us for.

use std::sync::{Mutex, PoisonError};

use google_cloud_auth::credentials::{AccessTokenCredentials, Builder};
use google_cloud_auth::errors::CredentialsError;

/// To read and change objects; not to change who may.
const SCOPE: &str = "https://www.googleapis.com/auth/devstorage.read_write";

/// Why there is no token.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AccessTokenError {
    /// Nothing on this machine says who we are.
    #[error("no credentials for Cloud Storage")]
    Credentials(#[source] google_cloud_auth::build_errors::Error),
    /// Google gave none.
    #[error("no token for Cloud Storage")]
    Token(#[source] CredentialsError),
}

impl AccessTokenError {
    pub(crate) fn is_transient(&self) -> bool {
        matches!(self, Self::Token(error) if error.is_transient())
    }
}

/// The tokens of this process's service account, from where Google's library finds them. Nothing is looked for before the first is needed;
/// from then on the library renews them before they end.
#[derive(Default)]
pub(crate) struct Tokens(Mutex<Option<AccessTokenCredentials>>);

impl Tokens {
    /// A token that is good now.
    pub(crate) async fn token(&self) -> Result<String, AccessTokenError> {
        let credentials = self.credentials().map_err(AccessTokenError::Credentials)?;
        match credentials.access_token().await {
            Ok(token) => Ok(token.token),
            Err(error) => {
                self.forget();
                Err(AccessTokenError::Token(error))
            }
        }
    }

    /// Has the next token fetched anew: by itself the library would give the same one, or the same error, again.
    pub(crate) fn forget(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn credentials(
        &self,
    ) -> Result<AccessTokenCredentials, google_cloud_auth::build_errors::Error> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(credentials) = known.as_ref() {
            return Ok(credentials.clone());
        }
        // The library takes the process's provider. Ring, because the alternative costs 65 ms of CPU at start. An error says that one
        // was installed before, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let made = Builder::default()
            .with_scopes([SCOPE])
            .build_access_token_credentials()?;
        *known = Some(made.clone());
        Ok(made)
    }
}
