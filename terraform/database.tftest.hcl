# The database is kept, backed up and closed to the network; secrets stay out of the state.

mock_provider "google" {
  # Known while planning, so that one plan is enough: who refers to whom can then be compared.
  mock_resource "google_sql_database_instance" {
    override_during = plan
    defaults = {
      connection_name = "tickets-example:europe-west1:guichet"
    }
  }
}

variables {
  project_id      = "tickets-example"
  domain          = "tickets.example.org"
  mail            = { from = "Tickets <tickets@example.org>" }
  alerts          = { emails = ["operator@example.org"] }
  image           = "europe-west1-docker.pkg.dev/tickets-example/guichet/guichet@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
  secret_versions = { database_password = 2 }
}

run "the_database_and_the_secrets" {
  command = plan

  # It can be restored to any second of a week.
  assert {
    condition = (
      google_sql_database_instance.main.settings[0].backup_configuration[0].enabled
      && google_sql_database_instance.main.settings[0].backup_configuration[0].point_in_time_recovery_enabled
      && google_sql_database_instance.main.settings[0].backup_configuration[0].transaction_log_retention_days == 7
      && google_sql_database_instance.main.settings[0].backup_configuration[0].backup_retention_settings[0].retained_backups == 14
      && google_sql_database_instance.main.settings[0].retain_backups_on_delete
      && google_sql_database_instance.main.settings[0].final_backup_config[0].enabled
    )
    error_message = "There are daily backups and logs, and they outlive the instance."
  }

  # It cannot be deleted by mistake.
  assert {
    condition     = google_sql_database_instance.main.deletion_protection && google_sql_database_instance.main.settings[0].deletion_protection_enabled
    error_message = "Terraform refuses to delete the database, and so does Google."
  }

  # Only googles connector gets through to it.
  assert {
    condition = (
      google_sql_database_instance.main.settings[0].connector_enforcement == "REQUIRED"
      && length(google_sql_database_instance.main.settings[0].ip_configuration[0].authorized_networks) == 0
      && google_sql_database_instance.main.settings[0].ip_configuration[0].ssl_mode == "ENCRYPTED_ONLY"
    )
    error_message = "No network may connect directly, and nothing is sent in the clear."
  }
  assert {
    condition     = alltrue([for it in google_cloud_run_v2_service.function : one(it.template[0].volumes[0].cloud_sql_instance[0].instances) == google_sql_database_instance.main.connection_name])
    error_message = "Functions reach it over the connector's socket."
  }

  # The edition with small machines is named.
  assert {
    condition     = google_sql_database_instance.main.settings[0].edition == "ENTERPRISE" && google_sql_database_instance.main.settings[0].availability_type == "ZONAL"
    error_message = "Without it, PostgreSQL 16 and later would be ENTERPRISE_PLUS."
  }

  # No value that a buyer typed gets into the log, and connections are as many as are shared out.
  assert {
    condition = { for it in google_sql_database_instance.main.settings[0].database_flags : it.name => it.value } == {
      max_connections                     = "320"
      idle_in_transaction_session_timeout = "60000"
      log_lock_waits                      = "on"
      log_error_verbosity                 = "terse"
      log_min_error_statement             = "panic"
    }
    error_message = "An error is logged without the statement and without the row; forgotten transactions end."
  }
  assert {
    condition     = google_sql_database_instance.main.settings[0].insights_config[0].record_client_address == false
    error_message = "Nor does Query Insights keep who asked."
  }

  # Nothing secret is kept in the state.
  assert {
    condition     = alltrue([for it in google_secret_manager_secret_version.secret : it.secret_data == null]) && google_sql_user.main.password == null
    error_message = "Only write-only arguments carry secrets: the others are kept in the state."
  }

  # The functions' secret names what was made here.
  assert {
    condition = (
      google_sql_database.main.name == local.database && google_sql_user.main.name == local.database
      && local.socket == "/cloudsql/${google_sql_database_instance.main.connection_name}"
    )
    error_message = "Database, user and socket are those of the functions' secret."
  }

  # Secrets are kept in the region and cannot be deleted by mistake.
  assert {
    condition     = alltrue([for it in google_secret_manager_secret.secret : it.deletion_protection && it.replication[0].user_managed[0].replicas[0].location == var.region])
    error_message = "Secrets are protected, and where everything else is."
  }

  # A raised version makes that secret again and the database is told.
  assert {
    condition = (
      google_secret_manager_secret_version.secret["database-url"].secret_data_wo_version == "2"
      && google_sql_user.main.password_wo_version == 2
      && google_secret_manager_secret_version.secret["offline-payments-secret"].secret_data_wo_version == "1"
    )
    error_message = "The database's password changes in both places at once, and nothing else does."
  }

  # An older version of a secret still works for an older revision.
  assert {
    condition     = alltrue([for it in google_secret_manager_secret_version.secret : it.deletion_policy == "ABANDON"])
    error_message = "Otherwise a rollback would find its secrets destroyed."
  }
}
