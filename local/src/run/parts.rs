//! The parts of the local cloud, and who knows whom.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures::FutureExt;
use futures::future::BoxFuture;
use guichet_clock::{Clock, Entropy};
use http::{Request, StatusCode};

use crate::body::full;
use crate::bucket::Bucket;
use crate::console::Console;
use crate::database::Database;
use crate::demo_bank::DemoBank;
use crate::demo_payment::{DemoPaymentPages, DemoPayments, DemoPaymentsApi};
use crate::environment::{self, Addresses, audience};
use crate::forward::Gateway;
use crate::instances::{self, Functions};
use crate::leftovers::ProcessRecords;
use crate::mail::{MailPages, MailStore};
use crate::manifest::{FunctionSpec, Manifest, Trigger};
use crate::oidc::Issuer;
use crate::pubsub::{self, Backoff, PubSub, PushEndpoint, Subscription};
use crate::router::Router;
use crate::scheduler::{Job, Scheduler};
use crate::secrets::Secrets;
use crate::services::Services;
use crate::settings::{PROJECT, Settings};
use crate::status::StatusPages;
use crate::webhooks::{self, Webhooks};

/// Between pushes of a message that is not acknowledged. Shorter than in a cloud, for whoever looks on.
const BACKOFF: Backoff = Backoff {
    minimum: Duration::from_millis(100),
    maximum: Duration::from_secs(10),
};
/// This machine is not a cloud.
const MAXIMUM_INSTANCES: u32 = 4;

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
    #[expect(clippy::too_many_arguments, reason = "everything meets here, once")]
    pub(super) fn new(
        settings: &Settings,
        manifest: Manifest,
        addresses: &Addresses,
        secrets: Secrets,
        records: &ProcessRecords,
        clock: Clock,
        entropy: Entropy,
        console: &Console,
    ) -> io::Result<Self> {
        let state = &settings.state;
        let manifest = Arc::new(manifest);
        let functions = Arc::new(functions(
            settings, &manifest, addresses, &secrets, records, console,
        )?);
        let issuer = Arc::new(Issuer::new(
            secrets.signing_key,
            addresses.services_url.clone(),
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
        let database = Database::new(&addresses.database_url);
        let gateway = Gateway::new(
            Arc::clone(&manifest),
            Arc::clone(&functions),
            entropy.clone(),
        );
        let webhooks = Webhooks::open(
            &state.join("webhooks"),
            webhooks::Parts {
                gateway: gateway.clone(),
                demo_secret: secrets.demo_payments.clone(),
                bank_secret: secrets.offline_payments,
                clock: clock.clone(),
                entropy: entropy.clone(),
                console: console.clone(),
            },
        )?;
        let payments = Arc::new(DemoPayments::open(
            &state.join("demo-payments"),
            clock.clone(),
            entropy.clone(),
        )?);
        let mail = Arc::new(MailStore::open(
            &state.join("mail"),
            clock.clone(),
            entropy.clone(),
        )?);
        let public_url = &addresses.public_url;
        let router = Router {
            gateway,
            mail: MailPages::new(Arc::clone(&mail), clock.clone()),
            demo_payment: DemoPaymentPages::new(
                Arc::clone(&payments),
                webhooks.clone(),
                database.clone(),
                clock.clone(),
                entropy.clone(),
            ),
            demo_bank: DemoBank::new(
                database.clone(),
                webhooks,
                public_url,
                clock.clone(),
                entropy,
            ),
            status: StatusPages::new(
                Arc::clone(&manifest),
                Arc::clone(&functions),
                pubsub.clone(),
                database,
                clock.clone(),
            ),
            bucket: Bucket::new(settings.project.join("frontend/dist")),
        };
        let services = Services {
            pubsub: pubsub.clone(),
            issuer: Arc::clone(&issuer),
            demo_payments: DemoPaymentsApi::new(
                payments,
                secrets.demo_payments,
                public_url.clone(),
            ),
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
            console: console.clone(),
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

fn functions(
    settings: &Settings,
    manifest: &Manifest,
    addresses: &Addresses,
    secrets: &Secrets,
    records: &ProcessRecords,
    console: &Console,
) -> io::Result<Functions> {
    let started_by_requests = manifest
        .functions
        .iter()
        // Jobs run once per deployment; here the start itself does what `migrate` does.
        .filter(|(_, spec)| spec.trigger != Trigger::Job)
        .map(|(name, spec)| {
            (name.clone(), spec.clone(), environment::of(name, addresses, secrets, &settings.log_level))
        });
    Functions::new(
        instances::Settings {
            programs: settings.programs.clone(),
            logs: settings.state.join("logs"),
            idle_after: settings.idle_after,
            start_limit: Duration::from_secs(20),
            // What Cloud Run gives.
            stop_limit: Duration::from_secs(10),
            queue_limit: Duration::from_secs(10),
            maximum_instances: MAXIMUM_INSTANCES,
        },
        started_by_requests,
        records,
        console,
    )
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
                backoff: BACKOFF,
                maximum_delivery_attempts: spec.maximum_delivery_attempts,
            });
        }
    }
    subscriptions
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
                .call(&name, request.map(full))
                .await
                .map_err(|error| error.to_string())?;
            Ok(response.status())
        }
        .boxed()
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn a_message_outlasts_an_outage_of_ten_minutes() {
        let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../functions.yaml");
        let manifest = Manifest::read(&project).expect("legal");
        for (name, spec) in manifest.functions {
            if let Trigger::Push(_) = spec.trigger {
                let waits =
                    (1..spec.maximum_delivery_attempts).map(|failures| BACKOFF.after(failures));
                assert!(waits.sum::<Duration>() > Duration::from_mins(10), "{name}");
            }
        }
    }
}
