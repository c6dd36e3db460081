//! What has to be made once in a Google Cloud project, for functions that run on a cluster.

use std::collections::BTreeSet;
use std::fmt::Write;

use guichet_local::manifest::{Manifest, Trigger};

/// A script of `gcloud` commands.
pub(crate) fn commands(manifest: &Manifest) -> String {
    let mut topics = BTreeSet::new();
    let mut callers = String::new();
    for (name, spec) in &manifest.functions {
        let endpoint = format!("\"$URL/_push/{name}\"");
        let audience = format!("\"https://{name}.$HOST\"");
        match &spec.trigger {
            Trigger::Push(of) => {
                for topic in of {
                    topics.insert(topic);
                    let subscription = if of.len() == 1 {
                        name.clone()
                    } else {
                        format!("{name}-{topic}")
                    };
                    let _ = write!(
                        callers,
                        "
gcloud pubsub subscriptions create {subscription} --topic={topic} \\
	--push-endpoint={endpoint} --push-auth-service-account=\"$CALLER\" --push-auth-token-audience={audience} \\
	--ack-deadline={deadline} --min-retry-delay=1s --max-retry-delay=60s --expiration-period=never \\
	--dead-letter-topic=dead-letters --max-delivery-attempts={attempts}
gcloud pubsub subscriptions add-iam-policy-binding {subscription} \\
	--member=\"serviceAccount:$AGENT\" --role=roles/pubsub.subscriber
",
                        deadline = spec.timeout.as_secs().max(10),
                        attempts = spec.maximum_delivery_attempts,
                    );
                }
            }
            Trigger::Schedule(cron) => {
                let _ = write!(
                    callers,
                    "
gcloud scheduler jobs create http {name} --schedule=\"{cron}\" --time-zone=UTC --location=\"$REGION\" \\
	--uri={endpoint} --http-method=POST --attempt-deadline={deadline}s \\
	--oidc-service-account-email=\"$CALLER\" --oidc-token-audience={audience}
",
                    deadline = spec.timeout.as_secs().max(15),
                );
            }
            Trigger::Http(_) | Trigger::Job => {}
        }
    }
    let topics: Vec<&str> = topics.into_iter().map(String::as_str).collect();
    format!(
        "#!/bin/sh
#
#   HOST=tickets.example.org REGION=europe-west1 PUBLISHER=principal://… sh subscribe.sh
#
# Makes the topics, subscriptions, schedules and the bucket of pictures of the project that gcloud is set to, for functions on a cluster.
# PUBLISHER is who the functions are to Google, the account `functions`: docs/kubernetes.md says how to find it.
set -eu
: \"${{HOST:?the name in the address of the ticket office}}\" \"${{REGION:?}}\" \"${{PUBLISHER:?an IAM member}}\"
URL=\"https://$HOST\"
PROJECT=$(gcloud config get project)
CALLER=\"guichet-caller@$PROJECT.iam.gserviceaccount.com\"
AGENT=\"service-$(gcloud projects describe \"$PROJECT\" --format='value(projectNumber)')@gcp-sa-pubsub.iam.gserviceaccount.com\"

gcloud services enable pubsub.googleapis.com cloudscheduler.googleapis.com storage.googleapis.com
gcloud iam service-accounts create guichet-caller --display-name='Calls the functions on the cluster'
gcloud pubsub topics create {topics} dead-letters
# Dead letters are kept for a month, to be looked at.
gcloud pubsub subscriptions create dead-letters --topic=dead-letters --message-retention-duration=31d --expiration-period=never
gcloud pubsub topics add-iam-policy-binding dead-letters --member=\"serviceAccount:$AGENT\" --role=roles/pubsub.publisher
for topic in {topics}; do
	gcloud pubsub topics add-iam-policy-binding \"$topic\" --member=\"$PUBLISHER\" --role=roles/pubsub.publisher
done
{callers}
# Functions put pictures there, and the storefront answers with them: nobody else has to reach it.
gcloud storage buckets create \"gs://$PROJECT-media\" --location=\"$REGION\" --uniform-bucket-level-access --public-access-prevention
gcloud storage buckets add-iam-policy-binding \"gs://$PROJECT-media\" --member=\"$PUBLISHER\" --role=roles/storage.objectUser
gcloud storage buckets add-iam-policy-binding \"gs://$PROJECT-media\" \\
	--member=\"${{PUBLISHER%/functions}}/storefront\" --role=roles/storage.objectViewer
",
        topics = topics.join(" "),
    )
}
