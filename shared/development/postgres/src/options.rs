use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// How long a server for tests waits for another user before it stops: long enough for the gap
/// between two test processes, short enough to be gone soon after the last.
const TEST_LINGER: Duration = Duration::from_secs(10);

/// Where and how a server runs.
#[derive(Clone)]
pub struct Options {
    pub(crate) folder: PathBuf,
    pub(crate) url: Option<String>,
    pub(crate) linger: Duration,
    pub(crate) disposable: bool,
    pub(crate) port: Option<u16>,
    pub(crate) settings: Vec<(String, String)>,
    pub(crate) package_folder: PathBuf,
    pub(crate) progress: Arc<dyn Fn(&str) + Send + Sync>,
}

impl Options {
    /// A server that keeps its data, socket and log in `folder`, survives power cuts, and stops with
    /// its last user.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        let folder = folder.into();
        Self {
            package_folder: folder.join("package"),
            folder,
            url: None,
            linger: Duration::ZERO,
            disposable: false,
            port: None,
            settings: Vec::new(),
            progress: Arc::new(|_| ()),
        }
    }

    /// The server that all test processes of this checkout share: in the build folder, fast rather than
    /// durable, stopped some seconds after the last process that used it has ended.
    pub fn for_tests() -> Self {
        let checkout = Path::new(env!("CARGO_MANIFEST_DIR"))
            .ancestors()
            .nth(3)
            .expect("this crate is three folders below the checkout");
        Self::new(
            build_folder()
                .unwrap_or_else(|| checkout.join("target"))
                .join("test-postgres"),
        )
        .package_folder(checkout.join(".local/postgres-package"))
        .disposable()
        .linger(TEST_LINGER)
        .setting("max_connections", "300")
    }

    /// Uses this server instead of starting one; the options for starting are then without effect.
    /// None: start one. A URL or a `key=value` string.
    #[must_use]
    pub fn url(mut self, url: Option<String>) -> Self {
        self.url = url;
        self
    }

    /// How long the server stays once its last user is gone. Default: not at all.
    #[must_use]
    pub fn linger(mut self, linger: Duration) -> Self {
        self.linger = linger;
        self
    }

    /// The data may be lost: nothing is synced to disk, and a cluster that does not start is made anew.
    #[must_use]
    pub fn disposable(mut self) -> Self {
        self.disposable = true;
        self
    }

    /// Listens on this port of 127.0.0.1 as well as on the socket; 0: on a free one. Over TCP a password
    /// is asked for, which the user `postgres` does not have until one is set.
    #[must_use]
    pub fn port(mut self, port: u16) -> Self {
        self.port = Some(port);
        self
    }

    /// A setting of the server, such as `log_statement`.
    #[must_use]
    pub fn setting(mut self, name: &str, value: &str) -> Self {
        self.settings.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Where binaries are kept that had to be fetched. Default: in the server's folder.
    #[must_use]
    pub fn package_folder(mut self, folder: impl Into<PathBuf>) -> Self {
        self.package_folder = folder.into();
        self
    }

    /// Is told, in a few words, what takes a noticeable time while it is being done.
    #[must_use]
    pub fn progress(mut self, progress: impl Fn(&str) + Send + Sync + 'static) -> Self {
        self.progress = Arc::new(progress);
        self
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The URL may contain a password.
        f.debug_struct("Options")
            .field("folder", &self.folder)
            .field("linger", &self.linger)
            .field("disposable", &self.disposable)
            .field("port", &self.port)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

/// The build folder this process was started from; Cargo marks it.
fn build_folder() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    program
        .ancestors()
        .find(|folder| folder.join("CACHEDIR.TAG").exists())
        .map(Path::to_owned)
}
