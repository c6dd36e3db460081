output "url" {
  description = "Where buyers go."
  value       = "https://${var.domain}"
}

output "dns_records" {
  description = "The records that the domain needs. The certificate is issued some minutes to an hour after they are there."
  value = {
    A    = "${var.domain}. A ${google_compute_global_address.edge["IPV4"].address}"
    AAAA = "${var.domain}. AAAA ${google_compute_global_address.edge["IPV6"].address}"
  }
}

output "image_name" {
  description = "Where the image is pushed to, without tag or digest."
  value       = "${var.region}-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.images.repository_id}/guichet"
}

output "storefront_bucket" {
  description = "The bucket of the storefront's files, without gs://."
  value       = google_storage_bucket.storefront.name
}

output "media_bucket" {
  description = "The bucket of the pictures, without gs://."
  value       = google_storage_bucket.media.name
}

output "services" {
  description = "The Cloud Run services by function. They are not reachable from the internet under these addresses."
  value       = { for name, it in google_cloud_run_v2_service.function : name => it.uri }
}

output "jobs" {
  description = "Jobs to run once per deployment: gcloud run jobs execute NAME --region=REGION --wait."
  value       = sort(keys(google_cloud_run_v2_job.job))
}

output "database_connection" {
  description = "For cloud-sql-proxy, to get into the database: user and database are both guichet, the password is in the secret database-url."
  value       = google_sql_database_instance.main.connection_name
}

output "dead_letters" {
  description = "The subscription where messages wait that could not be delivered."
  value       = google_pubsub_subscription.dead_letters.name
}

output "build_account" {
  description = "Whose rights a build has; empty without var.build."
  value       = one(values(google_service_account.build)[*].email)
}

output "dashboard" {
  description = "Where to look."
  value       = local.dashboard_url
}
