# Cloud Build deploys each push, if the operator wants it.
#
# The build may deploy code and nothing else: push images, write the storefront's files, put another image into the
# services and the job. It cannot reach the database or a secret, and cannot change the load balancer, an account or its
# own rights. What changes the infrastructure, a person applies.

locals {
  builds = var.build == null ? {} : { main = var.build }

  build_roles = ["roles/logging.logWriter", "roles/run.viewer"]
}

resource "google_service_account" "build" {
  for_each = local.builds

  account_id   = "guichet-build"
  display_name = "Guichet: Cloud Build"

  depends_on = [google_project_service.api]
}

resource "google_project_iam_member" "build" {
  for_each = toset(var.build == null ? [] : local.build_roles)

  project = var.project_id
  role    = each.key
  member  = google_service_account.build["main"].member
}

resource "google_artifact_registry_repository_iam_member" "build" {
  for_each = local.builds

  repository = google_artifact_registry_repository.images.name
  location   = var.region
  role       = "roles/artifactregistry.writer"
  member     = google_service_account.build[each.key].member
}

resource "google_storage_bucket_iam_member" "build" {
  for_each = var.build == null ? {} : {
    state      = var.build.state_bucket
    storefront = google_storage_bucket.storefront.name
  }

  bucket = each.value
  role   = "roles/storage.objectUser"
  member = google_service_account.build["main"].member
}

resource "google_cloud_run_v2_service_iam_member" "build" {
  for_each = var.build == null ? {} : local.services

  name     = google_cloud_run_v2_service.function[each.key].name
  location = var.region
  role     = "roles/run.developer"
  member   = google_service_account.build["main"].member
}

resource "google_cloud_run_v2_job_iam_member" "build" {
  for_each = var.build == null ? {} : local.jobs

  name     = google_cloud_run_v2_job.job[each.key].name
  location = var.region
  role     = "roles/run.developer"
  member   = google_service_account.build["main"].member
}

# To put an image into a service one must be allowed to act as its account.
resource "google_service_account_iam_member" "build" {
  for_each = var.build == null ? {} : local.functions

  service_account_id = google_service_account.function[each.key].name
  role               = "roles/iam.serviceAccountUser"
  member             = google_service_account.build["main"].member
}

resource "google_cloudbuild_trigger" "push" {
  for_each = local.builds

  name            = "guichet"
  location        = var.region
  description     = "Tests, builds and deploys what is pushed"
  filename        = "cloudbuild.yaml"
  service_account = google_service_account.build[each.key].id

  repository_event_config {
    repository = each.value.repository
    push {
      branch = each.value.branch
    }
  }

  approval_config {
    approval_required = each.value.approval
  }

  substitutions = {
    _REGION            = var.region
    _STATE_BUCKET      = each.value.state_bucket
    _STOREFRONT_BUCKET = google_storage_bucket.storefront.name
    _URL               = "https://${var.domain}"
  }
}
