//! What Google provides, for functions and a database that somebody else runs: the service `cloud` of `compose.yaml`.

use std::fs::File;
use std::sync::Arc;

use guichet_clock::{Clock, Entropy};

use super::cloud::{Cloud, Listeners, Signals};
use super::database;
use super::parts::{Ground, Parts};
use super::state;
use crate::body::BoxError;
use crate::console::Console;
use crate::functions::Functions;
use crate::manifest::{Manifest, Trigger};
use crate::secrets;
use crate::server::listen_on;
use crate::settings::CloudSettings;

/// Runs until SIGTERM or Ctrl-C. The database must have its schema already.
pub async fn run(settings: CloudSettings, console: Console) -> Result<(), BoxError> {
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

async fn start(settings: &CloudSettings, console: &Console) -> Result<(Cloud, File), BoxError> {
    let (clock, entropy) = (Clock::system(), Entropy::system());
    let manifest = Manifest::read(&settings.project.join("functions.yaml"))?;
    let lock = state::open(&settings.state)?;
    let database_url = settings.database_url.expose().to_owned();
    database::seed(&database_url, &settings.project.join("local/demo"), console).await?;
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
        demo_payments_secret: settings.demo_payments_secret.expose().to_owned(),
        offline_payments_secret: settings.offline_payments_secret.expose().to_owned(),
        signing_key,
        state: &settings.state,
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
