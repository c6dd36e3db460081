# Cloud Scheduler calls the functions of kind `schedule`.

resource "google_service_account" "scheduler" {
  account_id   = "guichet-scheduler"
  display_name = "Guichet: Cloud Scheduler calls as"

  depends_on = [google_project_service.api]
}

resource "google_cloud_run_v2_service_iam_member" "scheduler" {
  for_each = local.scheduled

  name     = google_cloud_run_v2_service.function[each.key].name
  location = var.region
  role     = "roles/run.invoker"
  member   = google_service_account.scheduler.member
}

resource "google_cloud_scheduler_job" "schedule" {
  for_each = local.scheduled

  name      = each.key
  region    = var.region
  schedule  = each.value.schedule
  time_zone = "Etc/UTC"
  paused    = var.closed_for_the_season
  # Cloud Scheduler takes 15 seconds to 30 minutes.
  attempt_deadline = "${min(max(each.value.timeout_seconds, 15), 1800)}s"

  # It comes again by itself.
  retry_config {
    retry_count = 0
  }

  http_target {
    http_method = "POST"
    uri         = "${google_cloud_run_v2_service.function[each.key].uri}/"

    oidc_token {
      service_account_email = google_service_account.scheduler.email
      audience              = local.audiences[each.key]
    }
  }

  depends_on = [google_cloud_run_v2_service_iam_member.scheduler]
}
