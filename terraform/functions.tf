# A Cloud Run service for each function that answers, a Cloud Run job for each that runs once.

locals {
  binaries      = "/usr/bin/guichet-"
  socket_folder = "/cloudsql"
}

# Each function is somebody else, so that each can be given only what it needs.
resource "google_service_account" "function" {
  for_each = local.functions

  # An id has at least six characters.
  account_id   = "guichet-${each.key}"
  display_name = "Guichet: ${each.key}"

  depends_on = [google_project_service.api]
}

# Opens the connection; what may be done over it, the password decides.
resource "google_project_iam_member" "database" {
  for_each = local.functions

  project = var.project_id
  role    = "roles/cloudsql.client"
  member  = google_service_account.function[each.key].member
}

resource "google_project_iam_member" "metrics" {
  for_each = var.metrics_sidecar == null ? {} : local.services

  project = var.project_id
  role    = "roles/monitoring.metricWriter"
  member  = google_service_account.function[each.key].member
}

resource "google_cloud_run_v2_service" "function" {
  for_each = local.services

  name        = each.key
  location    = var.region
  description = "Guichet: ${each.value.kind == "http" ? each.value.path : each.value.kind}"

  # From the load balancer, or from Pub/Sub and Cloud Scheduler of this project; never straight from the internet.
  ingress = each.value.kind == "http" ? "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER" : "INGRESS_TRAFFIC_INTERNAL_ONLY"
  # Buyers have no Google account. A grant to allUsers would say the same, but many organizations forbid it.
  invoker_iam_disabled = each.value.kind == "http"
  custom_audiences     = each.value.kind == "http" ? null : [local.audiences[each.key]]

  # Holds no data: what is deleted is there again with the next apply.
  deletion_protection = false

  # For the service, not only for each revision: during a deployment the old and the new one share the connections.
  scaling {
    min_instance_count = each.value.minimum_instances
    max_instance_count = each.value.maximum_instances
  }

  # Said, so that an apply also ends what somebody did in a hurry: traffic that was sent to an older revision stays there else.
  traffic {
    type    = "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST"
    percent = 100
  }

  template {
    service_account                  = google_service_account.function[each.key].email
    execution_environment            = "EXECUTION_ENVIRONMENT_GEN1" # starts faster than the second
    max_instance_request_concurrency = each.value.concurrency
    timeout                          = "${each.value.timeout_seconds}s"

    scaling {
      max_instance_count = each.value.maximum_instances
    }

    containers {
      name    = "function"
      image   = var.image
      command = ["${local.binaries}${each.key}"]

      ports {
        container_port = 8080
      }

      resources {
        cpu_idle          = true
        startup_cpu_boost = true
        limits = {
          cpu    = "1" # less would answer one request at a time, and more is no use to a function of one thread
          memory = each.value.memory
        }
      }

      # Fails once no connection to the database could be made for some minutes, a different time in each instance.
      liveness_probe {
        period_seconds    = 60
        timeout_seconds   = 5
        failure_threshold = 2
        http_get {
          path = "/healthz"
        }
      }

      dynamic "env" {
        for_each = local.environment[each.key]
        content {
          name  = env.key
          value = env.value
        }
      }

      dynamic "env" {
        for_each = local.secret_environment[each.key]
        content {
          name = env.key
          value_source {
            secret_key_ref {
              secret = google_secret_manager_secret.secret[env.value].secret_id
              # Not "latest": a new version makes a new revision, which can be watched and rolled back.
              version = google_secret_manager_secret_version.secret[env.value].version
            }
          }
        }
      }

      volume_mounts {
        name       = "database"
        mount_path = local.socket_folder
      }
    }

    # The function does not wait for it: depends_on would be on this side.
    dynamic "containers" {
      for_each = var.metrics_sidecar[*]
      content {
        name       = "metrics"
        image      = containers.value
        depends_on = ["function"]

        resources {
          cpu_idle          = true
          startup_cpu_boost = true
          limits = {
            cpu    = "1"
            memory = "256Mi"
          }
        }
      }
    }

    volumes {
      name = "database"
      cloud_sql_instance {
        instances = [google_sql_database_instance.main.connection_name]
      }
    }
  }

  depends_on = [
    google_project_iam_member.database,
    google_secret_manager_secret_iam_member.reader,
    google_sql_database.main,
    google_sql_user.main,
  ]
}

resource "google_cloud_run_v2_job" "job" {
  for_each = local.jobs

  name                = each.key
  location            = var.region
  deletion_protection = false

  template {
    template {
      service_account = google_service_account.function[each.key].email
      timeout         = "${each.value.timeout_seconds}s"
      # A migration that failed fails again: somebody has to look.
      max_retries = 0

      containers {
        name    = "job"
        image   = var.image
        command = ["${local.binaries}${each.key}"]

        resources {
          limits = {
            cpu    = "1"
            memory = "512Mi" # the least that jobs may have
          }
        }

        dynamic "env" {
          for_each = local.environment[each.key]
          content {
            name  = env.key
            value = env.value
          }
        }

        dynamic "env" {
          for_each = local.secret_environment[each.key]
          content {
            name = env.key
            value_source {
              secret_key_ref {
                secret  = google_secret_manager_secret.secret[env.value].secret_id
                version = google_secret_manager_secret_version.secret[env.value].version
              }
            }
          }
        }

        volume_mounts {
          name       = "database"
          mount_path = local.socket_folder
        }
      }

      volumes {
        name = "database"
        cloud_sql_instance {
          instances = [google_sql_database_instance.main.connection_name]
        }
      }
    }
  }

  depends_on = [
    google_project_iam_member.database,
    google_secret_manager_secret_iam_member.reader,
    google_sql_database.main,
    google_sql_user.main,
  ]
}
