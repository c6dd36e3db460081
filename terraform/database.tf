# Cloud SQL for PostgreSQL: the only part that holds what cannot be made again.

locals {
  database = "guichet"
}

resource "google_sql_database_instance" "main" {
  name                = var.database.instance
  region              = var.region
  database_version    = var.database.version
  deletion_protection = var.deletion_protection

  settings {
    # From PostgreSQL 16 on the default is ENTERPRISE_PLUS, which has no small machines.
    edition                     = "ENTERPRISE"
    tier                        = var.database.tier
    activation_policy           = var.closed_for_the_season ? "NEVER" : "ALWAYS"
    availability_type           = var.database.high_availability ? "REGIONAL" : "ZONAL"
    deletion_protection_enabled = var.deletion_protection
    retain_backups_on_delete    = true

    disk_type             = "PD_SSD"
    disk_size             = var.database.disk_gb
    disk_autoresize       = true
    disk_autoresize_limit = var.database.disk_limit_gb

    # An address, but no network may use it: only Google's connector gets through, which asks IAM first. A private
    # address would need a network whose set-up delays each cold start, and costs more.
    connector_enforcement = "REQUIRED"

    ip_configuration {
      ipv4_enabled   = true
      ssl_mode       = "ENCRYPTED_ONLY"
      server_ca_mode = "GOOGLE_MANAGED_INTERNAL_CA" # the only one that Cloud Run's connection takes
    }

    backup_configuration {
      enabled                        = true
      start_time                     = "02:00"
      point_in_time_recovery_enabled = true
      transaction_log_retention_days = var.database.log_days

      backup_retention_settings {
        retained_backups = var.database.backups
        retention_unit   = "COUNT"
      }
    }

    final_backup_config {
      enabled        = true
      retention_days = 30
    }

    # The hour at which the fewest tickets are sold.
    maintenance_window {
      day          = 2
      hour         = 3
      update_track = "stable"
    }

    # Says which statement was slow. Statements have their values replaced by $1, so no buyer appears.
    insights_config {
      query_insights_enabled  = true
      query_string_length     = 1024
      record_application_tags = false
      record_client_address   = false
    }

    database_flags {
      name  = "max_connections"
      value = tostring(var.database.max_connections)
    }
    # A session whose function was killed in the middle of a transaction must not keep the stock locked. The functions
    # ask for less themselves; this is for everybody else.
    database_flags {
      name  = "idle_in_transaction_session_timeout"
      value = "60000"
    }
    # Waiting for a lock for longer than deadlock_timeout is a sign of trouble on the hot rows.
    database_flags {
      name  = "log_lock_waits"
      value = "on"
    }
    # A statement that fails a constraint would be logged with its values, which are personal.
    database_flags {
      name  = "log_error_verbosity"
      value = "terse"
    }
    database_flags {
      name  = "log_min_error_statement"
      value = "panic"
    }
  }

  depends_on = [google_project_service.api]

  lifecycle {
    # It grows by itself and never shrinks.
    ignore_changes = [settings[0].disk_size]
  }
}

resource "google_sql_database" "main" {
  name     = local.database
  instance = google_sql_database_instance.main.name
}

resource "google_sql_user" "main" {
  name     = local.database
  instance = google_sql_database_instance.main.name

  password_wo         = local.generated.database_password
  password_wo_version = var.secret_versions.database_password

  # It owns the tables, so PostgreSQL would refuse to drop it.
  deletion_policy = "ABANDON"
}
