# Artifact Registry: the image, and the cache of its build.

resource "google_artifact_registry_repository" "images" {
  repository_id = "guichet"
  location      = var.region
  format        = "DOCKER"
  description   = "Guichet: one image with all functions, and the cache of its build"

  # What one might roll back to stays; the rest goes after a month.
  cleanup_policy_dry_run = false

  cleanup_policies {
    id     = "keep-the-last"
    action = "KEEP"
    most_recent_versions {
      keep_count = 20
    }
  }

  cleanup_policies {
    id     = "delete-the-old"
    action = "DELETE"
    condition {
      tag_state  = "ANY"
      older_than = "2592000s"
    }
  }

  depends_on = [google_project_service.api]
}
