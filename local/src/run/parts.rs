//! The parts of the local cloud, and who knows whom.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures::FutureExt;
use futures::future::BoxFuture;
use guichet_clock::{Clock, Entropy};
use guichet_retry::RetryPolicy;
use http::{Request, StatusCode};

use crate::body::BoxError;
use crate::bucket::Bucket;
use crate::console::Console;
use crate::database::Database;
use crate::environment::audience;
use crate::forward::Gateway;
use crate::functions::Functions;
use crate::mail::{MailPages, MailStore};
use crate::manifest::{FunctionSpec, Manifest, Trigger};
use crate::media::Media;
use crate::oidc::{Issuer, IssuerKey};
use crate::pages::Menu;
use crate::plugin::{Host, Plugins};
use crate::pubsub::{self, PubSub, PushEndpoint, Subscription};
use crate::router::Router;
use crate::scheduler::{Job, Scheduler};
use crate::secrets::SharedSecrets;
use crate::services::Services;
use crate::settings::PROJECT;
use crate::site::Site;
use crate::status::StatusPages;

/// What the parts stand on.
pub(super) struct Ground<'a> {
    pub(super) manifest: Manifest,
    pub(super) functions: Arc<Functions>,
    /// What browsers open, without a slash at the end.
    pub(super) public_url: String,
    /// Where functions find Pub/Sub, keys and services of plug-ins; tokens are issued in its name.
    pub(super) services_url: String,
    pub(super) database_url: String,
    pub(super) plugins: Plugins,
    pub(super) shared_secrets: SharedSecrets,
    pub(super) signing_key: IssuerKey,
    /// The folder of everything that is kept.
    pub(super) state: &'a Path,
    /// Where functions store objects, as they are told.
    pub(super) storage_url: String,
    /// The folder of the storefront's files.
    pub(super) storefront: PathBuf,
    pub(super) clock: Clock,
    pub(super) entropy: Entropy,
    pub(super) console: Console,
}

/// What the stop has to know of.
pub(super) struct Parts {
    pub(super) functions: Arc<Functions>,
    pub(super) pubsub: PubSub,
    pub(super) mail: Arc<MailStore>,
    pub(super) router: Arc<Router>,
    pub(super) services: Arc<Services>,
    manifest: Arc<Manifest>,
    issuer: Arc<Issuer>,
    clock: Clock,
    console: Console,
}

impl Parts {
    pub(super) fn new(ground: Ground<'_>) -> Result<Self, BoxError> {
        let Ground {
            functions,
            state,
            clock,
            entropy,
            console,
            ..
        } = ground;
        let manifest = Arc::new(ground.manifest);
        let issuer = Arc::new(Issuer::new(
            ground.signing_key,
            ground.services_url,
            clock.clone(),
        ));
        let pubsub = PubSub::open(
            pubsub::Parts {
                project: PROJECT.to_owned(),
                topics: Vec::new(),
                subscriptions: subscriptions(&manifest, &functions),
                issuer: Some(Arc::clone(&issuer)),
                clock: clock.clone(),
                console: console.clone(),
            },
            &state.join("pubsub.journal"),
        )?;
        let database = Database::new(ground.database_url);
        let gateway = Gateway::new(
            Arc::clone(&manifest),
            Arc::clone(&functions),
            entropy.clone(),
        );
        let menu = menu(ground.plugins);
        let host = Host {
            gateway: &gateway,
            database: &database,
            secrets: &ground.shared_secrets,
            public_url: &ground.public_url,
            state,
            menu: &menu,
            clock: &clock,
            entropy: &entropy,
            console: &console,
        };
        let (mut public, mut called) = (BTreeMap::new(), BTreeMap::new());
        for plugin in ground.plugins {
            let routes = plugin.open(&host)?;
            public.extend(routes.public);
            called.extend(routes.services);
        }
        let mail = Arc::new(MailStore::open(
            &state.join("mail"),
            clock.clone(),
            entropy.clone(),
        )?);
        let router = Router {
            gateway: gateway.clone(),
            mail: MailPages::new(Arc::clone(&mail), menu.clone(), clock.clone()),
            media: Media::new(Some(&ground.storage_url), console.clone())?,
            status: StatusPages::new(
                Arc::clone(&manifest),
                Arc::clone(&functions),
                pubsub.clone(),
                database,
                menu,
                clock.clone(),
            ),
            added: public,
            site: Site {
                manifest: Arc::clone(&manifest),
                gateway,
                bucket: Bucket::new(ground.storefront),
                hosts: BTreeMap::new(),
            },
        };
        let services = Services {
            pubsub: pubsub.clone(),
            issuer: Arc::clone(&issuer),
            added: called,
        };
        Ok(Self {
            functions,
            pubsub,
            mail,
            router: Arc::new(router),
            services: Arc::new(services),
            manifest,
            issuer,
            clock,
            console,
        })
    }

    pub(super) fn scheduler(&self) -> Scheduler {
        let job = |(name, spec): (&String, &FunctionSpec)| match &spec.trigger {
            Trigger::Schedule(cron) => Some(Job {
                function: name.clone(),
                cron: cron.clone(),
                audience: audience(name),
            }),
            _ => None,
        };
        Scheduler {
            jobs: self.manifest.functions.iter().filter_map(job).collect(),
            functions: Arc::clone(&self.functions),
            issuer: Arc::clone(&self.issuer),
            clock: self.clock.clone(),
            console: self.console.clone(),
        }
    }
}

/// What is on top of each page.
pub(super) fn menu(plugins: Plugins) -> Menu {
    Menu::new(plugins.iter().flat_map(|plugin| plugin.menu()).copied())
}

/// One subscription for each topic of each function. A function of several topics has several, told apart by their names.
fn subscriptions(manifest: &Manifest, functions: &Arc<Functions>) -> Vec<Subscription> {
    let mut subscriptions = Vec::new();
    for (name, spec) in &manifest.functions {
        let Trigger::Push(topics) = &spec.trigger else {
            continue;
        };
        for topic in topics {
            subscriptions.push(Subscription {
                name: if topics.len() == 1 {
                    name.clone()
                } else {
                    format!("{name}-{topic}")
                },
                topic: topic.clone(),
                endpoint: Arc::new(ToFunction {
                    name: name.clone(),
                    functions: Arc::clone(functions),
                }),
                audience: Some(audience(name)),
                ack_deadline: spec.timeout,
                retry: deliveries(spec),
            });
        }
    }
    subscriptions
}

/// The pushes of a message that is not acknowledged. Pauses are shorter than in a cloud, for whoever looks on.
fn deliveries(spec: &FunctionSpec) -> RetryPolicy {
    RetryPolicy {
        attempts: spec.maximum_delivery_attempts,
        first_pause: Duration::from_millis(100),
        longest_pause: Duration::from_secs(10),
    }
}

/// Pushes to a function of the manifest.
struct ToFunction {
    name: String,
    functions: Arc<Functions>,
}

impl PushEndpoint for ToFunction {
    fn push(&self, request: Request<Bytes>) -> BoxFuture<'static, Result<StatusCode, String>> {
        let (name, functions) = (self.name.clone(), Arc::clone(&self.functions));
        async move {
            let response = functions
                .call(&name, request)
                .await
                .map_err(|error| error.to_string())?;
            Ok(response.status())
        }
        .boxed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_outlasts_an_outage_of_ten_minutes() {
        let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../functions.yaml");
        let manifest = Manifest::read(&project).expect("legal");
        for (name, spec) in manifest.functions {
            if let Trigger::Push(_) = spec.trigger {
                let policy = deliveries(&spec);
                let pauses = (1..policy.attempts).map(|failures| policy.pause_after(failures));
                assert!(pauses.sum::<Duration>() > Duration::from_mins(10), "{name}");
            }
        }
    }
}
