# What a build may do, and everything else that an installation need not have.

mock_provider "google" {
  # Known while planning, so that one plan is enough: who refers to whom can then be compared.
  mock_resource "google_service_account" {
    override_during = plan
    defaults = {
      id     = "account"
      member = "serviceAccount:somebody@example.org"
    }
  }
  mock_resource "google_sql_database_instance" {
    override_during = plan
    defaults = {
      connection_name = "tickets-example:europe-west1:guichet"
    }
  }
}

# Another account than the functions', so that a right which is given to the wrong one is seen.
override_resource {
  target          = google_service_account.build["main"]
  override_during = plan
  values          = { id = "projects/p/serviceAccounts/build", member = "serviceAccount:build@example.org" }
}

variables {
  project_id            = "tickets-example"
  domain                = "tickets.example.org"
  mail                  = { from = "Tickets <tickets@example.org>" }
  alerts                = { emails = ["operator@example.org"] }
  image                 = "europe-west1-docker.pkg.dev/tickets-example/guichet/guichet@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
  build                 = { repository = "projects/p/locations/r/connections/c/repositories/n", state_bucket = "tickets-state", approval = true }
  metrics_sidecar       = "us-docker.pkg.dev/cloud-ops-agents-artifacts/cloud-run-gmp-sidecar/cloud-run-gmp-sidecar:1.2.0"
  closed_for_the_season = true
  database              = { high_availability = true }
  firewall              = { enabled = false }
  functions             = { checkout = { maximum_instances = 9, minimum_instances = 2, memory = "512Mi", concurrency = 40 } }
}

run "everything_that_may_be_wanted" {
  command = plan

  # A push is built by an account of its own.
  assert {
    condition = (
      google_cloudbuild_trigger.push["main"].service_account == google_service_account.build["main"].id
      && google_cloudbuild_trigger.push["main"].filename == "cloudbuild.yaml"
      && google_cloudbuild_trigger.push["main"].repository_event_config[0].push[0].branch == "^main$"
    )
    error_message = "The trigger runs cloudbuild.yaml as the build's account."
  }
  assert {
    condition     = google_cloudbuild_trigger.push["main"].substitutions == tomap({ _REGION = "europe-west1", _STATE_BUCKET = "tickets-state", _STOREFRONT_BUCKET = google_storage_bucket.storefront.name, _URL = "https://tickets.example.org" })
    error_message = "The build is told where things are."
  }

  # It may deploy code and nothing else.
  assert {
    condition     = toset(keys(google_project_iam_member.build)) == toset(["roles/logging.logWriter", "roles/run.viewer"])
    error_message = "In the whole project it may write logs and look at services."
  }
  assert {
    condition = (
      toset(keys(google_cloud_run_v2_service_iam_member.build)) == toset(keys(local.services))
      && toset(keys(google_cloud_run_v2_job_iam_member.build)) == toset(keys(local.jobs))
      && toset(concat(values(google_cloud_run_v2_service_iam_member.build)[*].role, values(google_cloud_run_v2_job_iam_member.build)[*].role)) == toset(["roles/run.developer"])
    )
    error_message = "It may change each service and job that there is, and make no other."
  }
  assert {
    condition     = toset(values(google_storage_bucket_iam_member.build)[*].bucket) == toset(["tickets-state", google_storage_bucket.storefront.name])
    error_message = "It may write the state and the storefront's files."
  }
  assert {
    condition = (
      toset(values(google_storage_bucket_iam_member.build)[*].role) == toset(["roles/storage.objectUser"])
      && toset(values(google_artifact_registry_repository_iam_member.build)[*].role) == toset(["roles/artifactregistry.writer"])
      && toset(values(google_service_account_iam_member.build)[*].role) == toset(["roles/iam.serviceAccountUser"])
    )
    error_message = "It may write files and images and act as a function, and administer none of these."
  }
  assert {
    condition     = alltrue([for it in google_secret_manager_secret_iam_member.reader : it.member != google_service_account.build["main"].member])
    error_message = "It can read no secret."
  }
  assert {
    condition     = toset(keys(google_service_account_iam_member.build)) == toset(keys(local.functions))
    error_message = "It may act as the functions' accounts only, which it needs to deploy them."
  }

  # A person may have to agree.
  assert {
    condition     = google_cloudbuild_trigger.push["main"].approval_config[0].approval_required
    error_message = "approval = true waits for somebody."
  }

  # Images one might roll back to are kept.
  assert {
    condition = anytrue([
      for it in google_artifact_registry_repository.images.cleanup_policies :
      it.action == "KEEP" && try(it.most_recent_versions[0].keep_count, 0) >= 10
    ]) && one([for it in google_artifact_registry_repository.images.cleanup_policies : it.condition[0].older_than if it.action == "DELETE"]) == "${30 * 24 * 3600}s" && !google_artifact_registry_repository.images.cleanup_policy_dry_run
    error_message = "What is older than a month goes, the last ones stay."
  }

  # An installation may want more or less.
  assert {
    condition = (
      google_cloud_run_v2_service.function["checkout"].scaling[0].max_instance_count == 9
      && google_cloud_run_v2_service.function["checkout"].scaling[0].min_instance_count == 2
      && google_cloud_run_v2_service.function["checkout"].template[0].max_instance_request_concurrency == 40
      && google_cloud_run_v2_service.function["checkout"].template[0].containers[0].resources[0].limits["memory"] == "512Mi"
    )
    error_message = "What var.functions says counts."
  }

  # The sidecar is there if it is wanted and nobody waits for it.
  assert {
    condition = alltrue([
      for it in google_cloud_run_v2_service.function :
      length(it.template[0].containers) == 2
      && it.template[0].containers[0].depends_on == null
      && it.template[0].containers[1].depends_on == tolist(["function"])
    ])
    error_message = "The sidecar starts after the function."
  }
  assert {
    condition     = toset(keys(google_project_iam_member.metrics)) == toset(keys(local.services))
    error_message = "Each service may write metrics then."
  }

  # An office that is closed for the season costs no machine and wakes nobody.
  assert {
    condition     = google_sql_database_instance.main.settings[0].activation_policy == "NEVER" && google_cloud_scheduler_job.schedule["sweeper"].paused
    error_message = "The database is stopped and the schedule paused."
  }
  assert {
    condition     = alltrue([for it in concat(values(google_monitoring_alert_policy.metric), values(google_monitoring_alert_policy.unreachable), values(google_monitoring_alert_policy.burn_rate)) : !it.enabled])
    error_message = "Nobody is told what they know."
  }

  # A second machine stands by if it is wanted.
  assert {
    condition     = google_sql_database_instance.main.settings[0].availability_type == "REGIONAL"
    error_message = "high_availability is a second zone."
  }

  # Without the firewall nothing is paid for it.
  assert {
    condition     = length(google_compute_security_policy.edge) == 0 && alltrue([for it in google_compute_backend_service.function : it.security_policy == null])
    error_message = "No policy, and none is referred to."
  }
}
