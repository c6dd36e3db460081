//! What a project adds to the stack for trying it out: pages, services that its functions call, their variables and secrets, first data.

use std::io;
use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use futures::future::BoxFuture;
use guichet_clock::{Clock, Entropy};
use http::{Request, Response};

use crate::body::{Body, BoxError};
use crate::console::Console;
use crate::database::Database;
use crate::environment::Addresses;
use crate::forward::Gateway;
use crate::pages::{Menu, MenuEntry};
use crate::secrets::{SharedSecret, SharedSecrets};

/// One addition. The stack asks for each part when it gets there.
pub(crate) trait Plugin: Sync {
    /// Secrets that it shares with functions.
    fn secrets(&self) -> &'static [SharedSecret];

    /// Its pages that people open.
    fn menu(&self) -> &'static [MenuEntry];

    /// Variables that functions get on this machine, beside the secrets.
    fn variables(&self, addresses: &Addresses) -> Vec<(&'static str, String)>;

    /// Fills a database that has its schema and nothing else; called at each start. `public_url` is what browsers open.
    fn fill<'a>(
        &self,
        database: &'a Database,
        public_url: &'a str,
        console: &'a Console,
    ) -> BoxFuture<'a, Result<(), BoxError>>;

    /// Begins to work. Called within a runtime.
    fn open(&self, host: &Host<'_>) -> io::Result<Routes>;
}

/// All of them.
pub(crate) type Plugins = &'static [&'static dyn Plugin];

/// What they all share with functions.
pub(crate) fn shared_secrets(plugins: Plugins) -> impl Iterator<Item = SharedSecret> {
    plugins.iter().flat_map(|plugin| plugin.secrets()).copied()
}

/// What the stack gives to a plug-in.
pub(crate) struct Host<'a> {
    /// The way to functions.
    pub gateway: &'a Gateway,
    /// The database.
    pub database: &'a Database,
    /// The values of [`Plugin::secrets`].
    pub secrets: &'a SharedSecrets,
    /// What browsers open, without a slash at the end.
    pub public_url: &'a str,
    /// The folder of everything that is kept.
    pub state: &'a Path,
    /// For its pages.
    pub menu: &'a Menu,
    /// Tells the time.
    pub clock: &'a Clock,
    /// Makes ids.
    pub entropy: &'a Entropy,
    /// What the developer sees.
    pub console: &'a Console,
}

/// Answers one whole request.
pub(crate) type Responder =
    Arc<dyn Fn(Request<Bytes>) -> BoxFuture<'static, Response<Body>> + Send + Sync>;

/// Who answers which paths, by their first segments.
#[derive(Default)]
pub(crate) struct Routes {
    /// At the public address.
    pub public: Vec<(&'static str, Responder)>,
    /// Where functions call services.
    pub services: Vec<(&'static str, Responder)>,
}
