# Secret Manager. No value is in the state: each is passed on by a write-only argument. Those that are given as variables
# are in a plan that is saved to a file, so save none.

locals {
  socket = "${local.socket_folder}/${google_sql_database_instance.main.connection_name}"

  secret_versions = {
    "database-url" = var.secret_versions.database_password
    # Never made again: order links and the events' signing keys hang on it.
    "guichet-key"             = 1
    "offline-payments-secret" = var.secret_versions.offline_payments
    "smtp-url"                = var.secret_versions.smtp_url
  }
}

resource "google_secret_manager_secret" "secret" {
  for_each = local.secret_versions

  secret_id           = each.key
  deletion_protection = var.deletion_protection

  replication {
    user_managed {
      replicas {
        location = var.region
      }
    }
  }

  depends_on = [google_project_service.api]
}

resource "google_secret_manager_secret_version" "secret" {
  for_each = local.secret_versions

  secret                 = google_secret_manager_secret.secret[each.key].id
  secret_data_wo         = local.secret_values[each.key]
  secret_data_wo_version = tostring(each.value)

  # An older version stays until somebody disables it, so that an older revision still starts.
  deletion_policy = "ABANDON"

  lifecycle {
    create_before_destroy = true
  }
}

resource "google_secret_manager_secret_iam_member" "reader" {
  for_each = local.secret_readers

  secret_id = google_secret_manager_secret.secret[each.value.secret].id
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.function[each.value.function].member
}
