# Alerts, objectives, dashboard and budget: about the right things, and somebody gets them.

mock_provider "google" {
  # Known while planning, so that one plan is enough: who refers to whom can then be compared.
  mock_resource "google_monitoring_notification_channel" {
    override_during = plan
    defaults = {
      id = "channel"
    }
  }
  mock_resource "google_monitoring_slo" {
    override_during = plan
    defaults = {
      name = "objective"
    }
  }
  mock_resource "google_monitoring_uptime_check_config" {
    override_during = plan
    defaults = {
      uptime_check_id = "probe"
    }
  }
  mock_data "google_project" {
    override_during = plan
    defaults        = { number = "123456789012" }
  }
}

variables {
  project_id = "tickets-example"
  domain     = "tickets.example.org"
  mail       = { from = "Tickets <tickets@example.org>" }
  alerts     = { emails = ["a@example.org", "b@example.org"] }
  image      = "europe-west1-docker.pkg.dev/tickets-example/guichet/guichet@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
  budget     = { billing_account = "012345-6789AB-CDEF01", amount = 100 }
}

run "what_is_watched_and_who_is_told" {
  command = plan

  # Every alert reaches somebody and says where to read on.
  assert {
    condition = alltrue([
      for it in concat(
        values(google_monitoring_alert_policy.metric), values(google_monitoring_alert_policy.unreachable),
        values(google_monitoring_alert_policy.burn_rate), [google_monitoring_alert_policy.errors_logged],
      ) : length(it.notification_channels) == 2 && strcontains(it.documentation[0].content, "docs/deploy.md")
    ])
    error_message = "Each alert is sent to all addresses and names the guide."
  }

  # The guide says what to do about each.
  assert {
    condition = alltrue([
      for key in concat(keys(local.alerts), ["errors-logged", "unreachable", "burn-rate"]) :
      strcontains(file("../docs/deploy.md"), "| `${startswith(key, "schedule-") ? "schedule-…" : key}` |")
    ])
    error_message = "docs/deploy.md has a row for each alert."
  }
  assert {
    condition = length(local.alerts) > 0 && alltrue([
      for found in regexall("runbook\\.md#([a-z]+)", file("../docs/deploy.md")) :
      strcontains(lower(file("../docs/runbook.md")), "\n## ${found[0]}\n")
    ])
    error_message = "docs/deploy.md points to a section of the runbook that is not there."
  }

  # What a sale hangs on is watched.
  assert {
    condition     = length(setsubtract(["server-errors", "latency", "cold-starts", "outbox", "dead-letters", "workers", "connections", "schedule-sweeper"], keys(google_monitoring_alert_policy.metric))) == 0
    error_message = "An alert is missing."
  }
  assert {
    condition     = strcontains(local.alerts.outbox.query, "guichet_outbox_oldest_seconds_bucket") && strcontains(local.alerts.connections.query, "> 256")
    error_message = "The outbox is read from the sweeper's line; connections are alarming at 80 % of 320."
  }

  # The lines that metrics are made of are written.
  assert {
    # The log has the names in camel case, the code in snake case.
    condition = alltrue([
      for it in local.log_metrics : anytrue([
        for path in fileset("../${it.crate}/src", "**/*.rs") :
        strcontains(file("../${it.crate}/src/${path}"), "\"${it.message}\"")
        && can(regex("\\b${lower(replace(it.field, "/([A-Z])/", "_$1"))}\\b", file("../${it.crate}/src/${path}")))
      ])
    ])
    error_message = "logs.tf waits for a line that no function writes any more."
  }

  # An office that is open runs.
  assert {
    condition     = google_sql_database_instance.main.settings[0].activation_policy == "ALWAYS" && !google_cloud_scheduler_job.schedule["sweeper"].paused && alltrue([for it in google_monitoring_alert_policy.metric : it.enabled])
    error_message = "Database, schedule and alerts are on."
  }

  assert {
    condition     = alltrue([for it in google_logging_metric.number : can(regex("^EXTRACT\\(jsonPayload\\.[a-z][A-Za-z]*\\)$", it.value_extractor))])
    error_message = "The log has names of fields in camel case."
  }

  # The site is asked from outside.
  assert {
    condition     = alltrue([for it in google_monitoring_uptime_check_config.probe : it.http_check[0].use_ssl && it.http_check[0].validate_ssl && it.monitored_resource[0].labels.host == "tickets.example.org"])
    error_message = "Probes come over HTTPS and check the certificate."
  }
  assert {
    condition     = strcontains(file("../frontend/index.html"), local.probes.storefront.content)
    error_message = "The page has what the probe looks for."
  }

  # The objective counts server errors of all answers.
  assert {
    condition     = google_monitoring_slo.availability.goal == 0.995 && endswith(google_monitoring_slo.availability.request_based_sli[0].good_total_ratio[0].bad_service_filter, "response_code_class=500")
    error_message = "99.5 % of answers are no server error."
  }

  # The dashboard is a document with every chart in its place.
  assert {
    condition = (
      length(jsondecode(google_monitoring_dashboard.guichet.dashboard_json).mosaicLayout.tiles) == length(local.charts)
      && length(distinct([for it in jsondecode(google_monitoring_dashboard.guichet.dashboard_json).mosaicLayout.tiles : "${it.xPos} ${it.yPos}"])) == length(local.charts)
      && alltrue([for it in jsondecode(google_monitoring_dashboard.guichet.dashboard_json).mosaicLayout.tiles : it.xPos + it.width <= 48])
    )
    error_message = "No two charts are in one place, and none is outside."
  }

  # A budget warns before it is used up and when it is going to be.
  assert {
    condition     = toset([for it in google_billing_budget.monthly["monthly"].threshold_rules : "${it.threshold_percent} ${coalesce(it.spend_basis, "CURRENT_SPEND")}"]) == toset(["0.5 CURRENT_SPEND", "0.9 CURRENT_SPEND", "1 CURRENT_SPEND", "1 FORECASTED_SPEND"])
    error_message = "Half, nine tenths, all, and what is to be expected."
  }
  assert {
    condition     = google_billing_budget.monthly["monthly"].amount[0].specified_amount[0].units == "100" && google_billing_budget.monthly["monthly"].budget_filter[0].calendar_period == "MONTH"
    error_message = "The amount is per month."
  }
}
