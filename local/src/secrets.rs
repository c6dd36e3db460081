//! Secrets of this machine's cloud: made once, kept in `.local/secrets`, never in the repository.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use guichet_clock::Entropy;

use crate::oidc::SigningKey;

/// Everything that functions and the parts of the local cloud share secretly.
pub(crate) struct Secrets {
    /// `GUICHET_KEY`: 32 bytes, base64.
    pub guichet_key: String,
    /// `DEMO_PAYMENTS_SECRET`.
    pub demo_payments: String,
    /// `OFFLINE_PAYMENTS_SECRET`.
    pub offline_payments: String,
    /// Signs the tokens of pushes and of the scheduler's calls.
    pub signing_key: SigningKey,
}

impl Secrets {
    /// Reads the secrets; those that are missing are made.
    pub(crate) fn open(folder: &Path, entropy: &Entropy) -> io::Result<Self> {
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)?;
        let text = |name: &str, make: &dyn Fn() -> String| {
            let bytes = read_or_make(&folder.join(name), || make().into_bytes())?;
            String::from_utf8(bytes).map_err(io::Error::other)
        };
        let random_hex = || hex::encode(entropy.bytes::<32>());
        let signing_key = read_or_make(&folder.join("oidc-signing-key.der"), || {
            SigningKey::generate(entropy)
        })?;
        Ok(Self {
            guichet_key: text("guichet-key", &|| STANDARD.encode(entropy.bytes::<32>()))?,
            demo_payments: text("demo-payments-secret", &random_hex)?,
            offline_payments: text("offline-payments-secret", &random_hex)?,
            signing_key: SigningKey::from_der(&signing_key).map_err(io::Error::other)?,
        })
    }
}

fn read_or_make(file: &Path, make: impl FnOnce() -> Vec<u8>) -> io::Result<Vec<u8>> {
    match fs::read(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let value = make();
            let unfinished = file.with_extension("new");
            let mut output = OpenOptions::new()
                .write(true)
                .create(true)
                .truncate(true)
                .mode(0o600)
                .open(&unfinished)?;
            output.write_all(&value)?;
            output.sync_all()?;
            // A run that is killed while it writes leaves no half of a secret behind.
            fs::rename(&unfinished, file)?;
            Ok(value)
        }
        result => result,
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn secrets_are_made_once_and_only_their_owner_may_read_them() {
        let folder = tempfile::tempdir().expect("a folder");
        let folder = folder.path().join("secrets");
        let first = Secrets::open(&folder, &Entropy::seeded(1)).expect("made");
        let second = Secrets::open(&folder, &Entropy::seeded(2)).expect("read");
        assert_eq!(first.guichet_key, second.guichet_key);
        assert_eq!(first.demo_payments, second.demo_payments);
        assert_eq!(first.signing_key.jwks(), second.signing_key.jwks());
        assert_ne!(first.demo_payments, first.offline_payments);
        assert_eq!(
            STANDARD.decode(&first.guichet_key).expect("base64").len(),
            32
        );
        for entry in fs::read_dir(&folder).expect("readable") {
            let mode = entry
                .expect("an entry")
                .metadata()
                .expect("known")
                .permissions()
                .mode();
            assert_eq!(mode & 0o077, 0);
        }
    }
}
