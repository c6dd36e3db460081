//! What Google provides, for functions and a database that somebody else runs: the service `cloud` of `compose.yaml`.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use guichet_clock::{Clock, Entropy};
use guichet_config::Env;

use super::cloud::{Cloud, Listeners, Signals};
use super::database;
use super::parts::{Ground, Parts};
use super::state;
use crate::PLUGINS;
use crate::body::BoxError;
use crate::console::Console;
use crate::functions::Functions;
use crate::manifest::{Manifest, Trigger};
use crate::plugin::shared_secrets;
use crate::secrets;
use crate::server::listen_on;
use crate::settings::CloudSettings;

/// Runs until SIGTERM or Ctrl-C. The database must have its schema already.
pub async fn run(env: &Env, project: PathBuf, console: Console) -> Result<(), BoxError> {
    let variables = shared_secrets(PLUGINS).map(|shared| shared.variable);
    let settings = CloudSettings::from_env(env, project, variables)?;
    let mut signals = Signals::hear()?;
    let (mut cloud, _lock) = tokio::select! {
        started = start(&settings, &console) => started?,
        () = signals.any() => return Ok(()),
    };
    console.line(&format!("Guichet is open at {}", settings.public_url));
    signals.any().await;
    tokio::select! {
        () = cloud.stop() => {}
        () = signals.interrupt() => {}
    }
    Ok(())
}

/// Makes the secrets of containers in this folder, where they are missing, for the database at `DATABASE_URL`.
pub fn make_secrets(env: &Env, folder: &Path) -> Result<(), BoxError> {
    let database_url = env.required("DATABASE_URL")?;
    let shared = shared_secrets(PLUGINS);
    secrets::make_for_containers(folder, &database_url, shared, &Entropy::system())?;
    Ok(())
}

/// The variables of secrets that functions share with plug-ins.
pub fn shared_variables() -> Vec<&'static str> {
    shared_secrets(PLUGINS)
        .map(|shared| shared.variable)
        .collect()
}

async fn start(settings: &CloudSettings, console: &Console) -> Result<(Cloud, File), BoxError> {
    let (clock, entropy) = (Clock::system(), Entropy::system());
    let manifest = Manifest::read(&settings.project.join("functions.yaml"))?;
    let lock = state::open(&settings.state)?;
    let database_url = settings.database_url.expose().to_owned();
    database::fill(&database_url, PLUGINS, &settings.public_url, console).await?;
    let file = settings.state.join("oidc-signing-key.der");
    let made = entropy.clone();
    let signing_key =
        tokio::task::spawn_blocking(move || secrets::signing_key(&file, &made)).await??;

    let called = manifest
        .functions
        .iter()
        .filter(|(_, spec)| spec.trigger != Trigger::Job);
    let functions = Functions::at_addresses(called.map(|(name, spec)| {
        let address = settings.function_addresses.of(name);
        (name.clone(), spec.clone(), address)
    }));
    let parts = Parts::new(Ground {
        manifest,
        functions: Arc::new(functions),
        public_url: settings.public_url.clone(),
        services_url: settings.services_url.clone(),
        database_url,
        plugins: PLUGINS,
        shared_secrets: settings
            .shared_secrets
            .iter()
            .map(|(variable, secret)| (*variable, secret.expose().to_owned()))
            .collect(),
        signing_key,
        state: &settings.state,
        storage_url: settings.storage_url.clone(),
        storefront: settings.project.join("frontend/dist"),
        clock,
        entropy,
        console: console.clone(),
    })?;
    let listeners = Listeners {
        public: vec![listen_on(settings.host, settings.port).await?],
        services: listen_on(settings.host, settings.services_port).await?,
        smtp: listen_on(settings.host, settings.smtp_port).await?,
    };
    Ok((Cloud::open(parts, listeners), lock))
}
