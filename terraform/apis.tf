# Google's interfaces that this project uses. They stay enabled when the installation is taken down.

resource "google_project_service" "api" {
  for_each = toset([
    "artifactregistry",
    "billingbudgets",
    "cloudbuild",
    "cloudresourcemanager",
    "cloudscheduler",
    "compute",
    "iam",
    "logging",
    "monitoring",
    "pubsub",
    "run",
    "secretmanager",
    "sqladmin",
    "storage",
  ])

  service            = "${each.key}.googleapis.com"
  disable_on_destroy = false
}

# Its number is part of the names of Google's own service accounts.
data "google_project" "this" {}
