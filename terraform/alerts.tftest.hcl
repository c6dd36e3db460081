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

# Another than that of latency, so that a mix-up is seen.
override_resource {
  target          = google_monitoring_slo.availability
  override_during = plan
  values          = { name = "objective-availability" }
}

variables {
  project_id = "tickets-example"
  domain     = "tickets.example.org"
  mail       = { from = "Tickets <tickets@example.org>" }
  # None as it comes, so that a limit which is not passed on is seen.
  alerts = {
    emails                 = ["a@example.org", "b@example.org"]
    error_share            = 0.03
    latency_ms             = 1300
    cold_start_ms          = 1700
    outbox_seconds         = 240
    connection_share       = 0.5
    availability_objective = 0.99
  }
  image  = "europe-west1-docker.pkg.dev/tickets-example/guichet/guichet@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
  budget = { billing_account = "012345-6789AB-CDEF01", amount = 100 }
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
  # Each by its own metric, and at the limit that the operator set.
  assert {
    condition = alltrue([
      for name, it in {
        server-errors    = { metric = "/ sum(rate(loadbalancing_googleapis_com:https_request_count{", limit = "> 0.03 and " }
        latency          = { metric = "histogram_quantile(0.95, sum by (service_name, le) (rate(run_googleapis_com:request_latencies_bucket{", limit = " > 1300" }
        cold-starts      = { metric = "histogram_quantile(0.95, sum by (service_name, le) (increase(run_googleapis_com:container_startup_latencies_bucket{", limit = " > 1700" }
        outbox           = { metric = "logging_googleapis_com:user_guichet_outbox_oldest_seconds_bucket{", limit = " > 240" }
        mails            = { metric = "logging_googleapis_com:user_guichet_mails_oldest_seconds_bucket{", limit = " > 1800" }
        refunds          = { metric = "logging_googleapis_com:user_guichet_refunds_not_accepted_oldest_seconds_bucket{", limit = " > 1800" }
        dead-letters     = { metric = "subscription_num_undelivered_messages{monitored_resource=\"pubsub_subscription\",subscription_id=\"dead-letters\"}", limit = " > 0" }
        workers          = { metric = "subscription_id=~\"${join("|", keys(google_pubsub_subscription.push))}\"", limit = " > 900" }
        connections      = { metric = "num_backends{", limit = " > ${0.5 * 320}" }
        database-cpu     = { metric = "cpu_utilization{", limit = " > 0.9" }
        database-disk    = { metric = "disk_bytes_used{", limit = " > ${85 * 1000 * 1000 * 1000}" }
        schedule-sweeper = { metric = "service_name=\"sweeper\",response_code_class=\"2xx\"}[15m]", limit = " < 1" }
      } :
      strcontains(google_monitoring_alert_policy.metric[name].conditions[0].condition_prometheus_query_language[0].query, it.metric)
      && strcontains("${google_monitoring_alert_policy.metric[name].conditions[0].condition_prometheus_query_language[0].query}\n", endswith(it.limit, " ") ? it.limit : "${it.limit}\n")
    ])
    error_message = "An alert looks at something else, or at another limit."
  }
  assert {
    condition = (
      strcontains(google_monitoring_alert_policy.errors_logged.conditions[0].condition_matched_log[0].filter, "severity>=ERROR")
      && alltrue([for it in google_monitoring_alert_policy.unreachable : it.conditions[0].condition_threshold[0].threshold_value == 1])
    )
    error_message = "An error in the log and a probe that failed from two places are told."
  }
  assert {
    condition = alltrue([
      for key, rate in { fast = 14, slow = 3 } :
      google_monitoring_alert_policy.burn_rate[key].conditions[0].condition_threshold[0].threshold_value == rate
      && startswith(google_monitoring_alert_policy.burn_rate[key].conditions[0].condition_threshold[0].filter, "select_slo_burn_rate(\"objective-availability\"")
    ])
    error_message = "The objective that burns down is that of answers."
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
    condition = alltrue([
      for key, it in google_logging_metric.number :
      [for name in keys(local.services) : name if strcontains(it.filter, "service_name=\"${name}\"")] == [for name in keys(local.services) : name if local.log_metrics[key].crate == "functions/${name}"]
    ])
    error_message = "What one function writes is read from its lines; what a shared crate writes, from all."
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
    condition     = strcontains(file("../frontend/index.html"), local.probes.storefront.content) && startswith(google_monitoring_uptime_check_config.probe["catalogue"].http_check[0].path, "${local.functions["catalog"].path}/events?")
    error_message = "The page has what the probe looks for, and the other asks the catalogue."
  }

  # The objective counts server errors of all answers.
  assert {
    condition     = google_monitoring_slo.availability.goal == 0.99 && endswith(google_monitoring_slo.availability.request_based_sli[0].good_total_ratio[0].bad_service_filter, "response_code_class=500")
    error_message = "So many of all answers are no server error."
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
    condition     = google_billing_budget.monthly["monthly"].amount[0].specified_amount[0].units == "100" && google_billing_budget.monthly["monthly"].budget_filter[0].calendar_period == "MONTH" && length(google_billing_budget.monthly["monthly"].all_updates_rule[0].monitoring_notification_channels) == 2
    error_message = "The amount is per month, and those who get alerts are told."
  }
}
