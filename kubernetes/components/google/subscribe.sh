#!/bin/sh
# Made from functions.yaml by `make kubernetes`; do not edit.
#
#   HOST=tickets.example.org REGION=europe-west1 PUBLISHER=principal://… sh subscribe.sh
#
# Makes the topics, subscriptions, schedules and the bucket of pictures of the project that gcloud is set to, for functions on a cluster.
# PUBLISHER is who the functions are to Google, the account `functions`: docs/kubernetes.md says how to find it.
set -eu
: "${HOST:?the name in the address of the ticket office}" "${REGION:?}" "${PUBLISHER:?an IAM member}"
URL="https://$HOST"
PROJECT=$(gcloud config get project)
CALLER="guichet-caller@$PROJECT.iam.gserviceaccount.com"
AGENT="service-$(gcloud projects describe "$PROJECT" --format='value(projectNumber)')@gcp-sa-pubsub.iam.gserviceaccount.com"

gcloud services enable pubsub.googleapis.com cloudscheduler.googleapis.com storage.googleapis.com
gcloud iam service-accounts create guichet-caller --display-name='Calls the functions on the cluster'
gcloud pubsub topics create cancellation-requested mail-requested order-paid refund-requested dead-letters
# Dead letters are kept for a month, to be looked at.
gcloud pubsub subscriptions create dead-letters --topic=dead-letters --message-retention-duration=31d --expiration-period=never
gcloud pubsub topics add-iam-policy-binding dead-letters --member="serviceAccount:$AGENT" --role=roles/pubsub.publisher
for topic in cancellation-requested mail-requested order-paid refund-requested; do
	gcloud pubsub topics add-iam-policy-binding "$topic" --member="$PUBLISHER" --role=roles/pubsub.publisher
done

gcloud pubsub subscriptions create cancellations --topic=cancellation-requested \
	--push-endpoint="$URL/_push/cancellations" --push-auth-service-account="$CALLER" --push-auth-token-audience="https://cancellations.$HOST" \
	--ack-deadline=30 --min-retry-delay=1s --max-retry-delay=60s --expiration-period=never \
	--dead-letter-topic=dead-letters --max-delivery-attempts=100
gcloud pubsub subscriptions add-iam-policy-binding cancellations \
	--member="serviceAccount:$AGENT" --role=roles/pubsub.subscriber

gcloud pubsub subscriptions create fulfilment --topic=order-paid \
	--push-endpoint="$URL/_push/fulfilment" --push-auth-service-account="$CALLER" --push-auth-token-audience="https://fulfilment.$HOST" \
	--ack-deadline=30 --min-retry-delay=1s --max-retry-delay=60s --expiration-period=never \
	--dead-letter-topic=dead-letters --max-delivery-attempts=100
gcloud pubsub subscriptions add-iam-policy-binding fulfilment \
	--member="serviceAccount:$AGENT" --role=roles/pubsub.subscriber

gcloud pubsub subscriptions create mailer --topic=mail-requested \
	--push-endpoint="$URL/_push/mailer" --push-auth-service-account="$CALLER" --push-auth-token-audience="https://mailer.$HOST" \
	--ack-deadline=60 --min-retry-delay=1s --max-retry-delay=60s --expiration-period=never \
	--dead-letter-topic=dead-letters --max-delivery-attempts=100
gcloud pubsub subscriptions add-iam-policy-binding mailer \
	--member="serviceAccount:$AGENT" --role=roles/pubsub.subscriber

gcloud pubsub subscriptions create refunds --topic=refund-requested \
	--push-endpoint="$URL/_push/refunds" --push-auth-service-account="$CALLER" --push-auth-token-audience="https://refunds.$HOST" \
	--ack-deadline=30 --min-retry-delay=1s --max-retry-delay=60s --expiration-period=never \
	--dead-letter-topic=dead-letters --max-delivery-attempts=100
gcloud pubsub subscriptions add-iam-policy-binding refunds \
	--member="serviceAccount:$AGENT" --role=roles/pubsub.subscriber

gcloud scheduler jobs create http sweeper --schedule="* * * * *" --time-zone=UTC --location="$REGION" \
	--uri="$URL/_push/sweeper" --http-method=POST --attempt-deadline=60s \
	--oidc-service-account-email="$CALLER" --oidc-token-audience="https://sweeper.$HOST"

# Functions put pictures there, and the storefront answers with them: nobody else has to reach it.
gcloud storage buckets create "gs://$PROJECT-media" --location="$REGION" --uniform-bucket-level-access --public-access-prevention
gcloud storage buckets add-iam-policy-binding "gs://$PROJECT-media" --member="$PUBLISHER" --role=roles/storage.objectUser
gcloud storage buckets add-iam-policy-binding "gs://$PROJECT-media" \
	--member="${PUBLISHER%/functions}/storefront" --role=roles/storage.objectViewer
