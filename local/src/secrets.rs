//! Secrets of this machine's cloud: made once, kept in `.local/secrets` or in volumes, never in the repository.

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use guichet_clock::Entropy;

use crate::oidc::IssuerKey;

const OWNER_ENTERS: u32 = 0o700;
const OWNER_READS: u32 = 0o600;
const EVERYBODY_READS: u32 = 0o644;

/// A secret that some part of the local cloud shares with functions.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SharedSecret {
    /// The functions' variable.
    pub variable: &'static str,
    /// Its file among the secrets of this machine.
    pub file: &'static str,
    /// Its file among those of containers.
    pub file_of_containers: &'static str,
}

/// The values of shared secrets, by the functions' variables.
pub(crate) type SharedSecrets = BTreeMap<&'static str, String>;

/// Everything that functions and the parts of the local cloud share secretly.
pub(crate) struct Secrets {
    /// `GUICHET_KEY`: 32 bytes, base64.
    pub guichet_key: String,
    /// Those that plug-ins want.
    pub shared: SharedSecrets,
    /// Signs the tokens of pushes and of the scheduler's calls.
    pub signing_key: IssuerKey,
}

impl Secrets {
    /// Reads the secrets; those that are missing are made.
    pub(crate) fn open(
        folder: &Path,
        shared: impl Iterator<Item = SharedSecret>,
        entropy: &Entropy,
    ) -> io::Result<Self> {
        fs::DirBuilder::new()
            .recursive(true)
            .mode(OWNER_ENTERS)
            .create(folder)?;
        let text = |name: &str, make: &dyn Fn() -> String| {
            read_or_make_text(&folder.join(name), OWNER_READS, make)
        };
        Ok(Self {
            guichet_key: text("guichet-key", &|| guichet_key(entropy))?,
            shared: shared
                .map(|it| Ok((it.variable, text(it.file, &|| random_hex(entropy))?)))
                .collect::<io::Result<_>>()?,
            signing_key: signing_key(&folder.join("oidc-signing-key.der"), entropy)?,
        })
    }
}

/// The key that tokens are signed with; made when it is missing.
pub(crate) fn signing_key(file: &Path, entropy: &Entropy) -> io::Result<IssuerKey> {
    let der = read_or_make(file, OWNER_READS, || IssuerKey::generate(entropy))?;
    IssuerKey::from_der(&der).map_err(io::Error::other)
}

/// Makes what containers get as files, where it is missing: a folder, and so a volume, for each set of secrets that some of them may
/// read and others not. `database_url` is without the password, which is added.
///
/// | file | |
/// |---|---|
/// | `database/password`, `database/url` | for the server, and for those who connect to it |
/// | `links/guichet-key` | `GUICHET_KEY` |
/// | [`SharedSecret::file_of_containers`] | [`SharedSecret::variable`] |
pub(crate) fn make_for_containers(
    folder: &Path,
    database_url: &str,
    shared: impl Iterator<Item = SharedSecret>,
    entropy: &Entropy,
) -> io::Result<()> {
    let text = |name: &str, make: &dyn Fn() -> String| {
        let file = folder.join(name);
        fs::create_dir_all(file.parent().expect("a file is in a folder"))?;
        // Which users the containers run as is their images' business; who gets a volume, may read it.
        read_or_make_text(&file, EVERYBODY_READS, make)
    };
    let password = text("database/password", &|| random_hex(entropy))?;
    let separator = if database_url.contains('?') { '&' } else { '?' };
    text("database/url", &|| {
        format!("{database_url}{separator}password={password}")
    })?;
    text("links/guichet-key", &|| guichet_key(entropy))?;
    for shared in shared {
        text(shared.file_of_containers, &|| random_hex(entropy))?;
    }
    Ok(())
}

fn guichet_key(entropy: &Entropy) -> String {
    STANDARD.encode(entropy.bytes::<32>())
}

fn random_hex(entropy: &Entropy) -> String {
    hex::encode(entropy.bytes::<32>())
}

fn read_or_make_text(file: &Path, mode: u32, make: &dyn Fn() -> String) -> io::Result<String> {
    let bytes = read_or_make(file, mode, || make().into_bytes())?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

fn read_or_make(file: &Path, mode: u32, make: impl FnOnce() -> Vec<u8>) -> io::Result<Vec<u8>> {
    match fs::read(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let value = make();
            let unfinished = file.with_extension("new");
            let mut output = OpenOptions::new()
                .write(true)
                .create(true)
                .truncate(true)
                .mode(mode)
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

    const SHARED: [SharedSecret; 2] = [
        SharedSecret {
            variable: "A_SECRET",
            file: "a-secret",
            file_of_containers: "shared/a",
        },
        SharedSecret {
            variable: "B_SECRET",
            file: "b-secret",
            file_of_containers: "shared/b",
        },
    ];

    fn open(folder: &Path, seed: u64) -> Secrets {
        Secrets::open(folder, SHARED.into_iter(), &Entropy::seeded(seed)).expect("opened")
    }

    #[test]
    fn secrets_are_made_once_and_only_their_owner_may_read_them() {
        let folder = tempfile::tempdir().expect("a folder");
        let folder = folder.path().join("secrets");
        let first = open(&folder, 1);
        let second = open(&folder, 2);
        assert_eq!(first.guichet_key, second.guichet_key);
        assert_eq!(first.shared, second.shared);
        assert_eq!(first.signing_key.jwks(), second.signing_key.jwks());
        assert_ne!(first.shared["A_SECRET"], first.shared["B_SECRET"]);
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

    #[test]
    fn containers_find_the_password_in_the_servers_file_and_in_the_url_and_keep_both() {
        let folder = tempfile::tempdir().expect("a folder");
        let read = |name: &str| fs::read_to_string(folder.path().join(name)).expect(name);
        let make = |url: &str, seed| {
            let entropy = Entropy::seeded(seed);
            make_for_containers(folder.path(), url, SHARED.into_iter(), &entropy).expect("made");
        };
        make("postgresql://guichet@postgres/guichet", 1);
        let password = read("database/password");
        assert_eq!(password.len(), 64);
        let url = format!("postgresql://guichet@postgres/guichet?password={password}");
        assert_eq!(read("database/url"), url);
        let before = ["links/guichet-key", "shared/a", "shared/b"].map(read);
        assert_eq!(STANDARD.decode(&before[0]).expect("base64").len(), 32);
        assert_ne!(before[1], before[2]);
        make("postgresql://somebody@else/", 2);
        assert_eq!(read("database/url"), url);
        let after = ["links/guichet-key", "shared/a", "shared/b"].map(read);
        assert_eq!(before, after);
    }
}
