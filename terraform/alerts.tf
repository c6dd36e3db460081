# Who is told about what. docs/deploy.md says for each what to do.
#
# The conditions are PromQL over Google's own metrics and those of logs.tf, so they work with no instance running.

locals {
  # As PromQL names them (https://cloud.google.com/monitoring/promql/promql-mapping), each with its resource: some
  # metrics are of several.
  metric = {
    answers     = "loadbalancing_googleapis_com:https_request_count{monitored_resource=\"https_lb_rule\",url_map_name=\"${google_compute_url_map.edge.name}\"}"
    errors      = "loadbalancing_googleapis_com:https_request_count{monitored_resource=\"https_lb_rule\",url_map_name=\"${google_compute_url_map.edge.name}\",response_code_class=\"500\"}"
    calls       = "run_googleapis_com:request_count{monitored_resource=\"cloud_run_revision\",location=\"${var.region}\"}"
    latency     = "run_googleapis_com:request_latencies_bucket{monitored_resource=\"cloud_run_revision\",service_name=~\"${join("|", keys(local.public))}\"}"
    starts      = "run_googleapis_com:container_startup_latencies_bucket{monitored_resource=\"cloud_run_revision\",service_name=~\"${join("|", keys(local.services))}\"}"
    instances   = "run_googleapis_com:container_instance_count{monitored_resource=\"cloud_run_revision\",service_name=~\"${join("|", keys(local.services))}\"}"
    connections = "cloudsql_googleapis_com:database_postgresql_num_backends{monitored_resource=\"cloudsql_database\",database_id=\"${local.database_id}\"}"
    cpu         = "cloudsql_googleapis_com:database_cpu_utilization{monitored_resource=\"cloudsql_database\",database_id=\"${local.database_id}\"}"
    memory      = "cloudsql_googleapis_com:database_memory_utilization{monitored_resource=\"cloudsql_database\",database_id=\"${local.database_id}\"}"
    disk        = "cloudsql_googleapis_com:database_disk_bytes_used{monitored_resource=\"cloudsql_database\",database_id=\"${local.database_id}\"}"
    dead        = "pubsub_googleapis_com:subscription_num_undelivered_messages{monitored_resource=\"pubsub_subscription\",subscription_id=\"${google_pubsub_subscription.dead_letters.name}\"}"
    waiting     = "pubsub_googleapis_com:subscription_oldest_unacked_message_age{monitored_resource=\"pubsub_subscription\",subscription_id=~\"${join("|", keys(local.subscriptions))}\"}"
    logged      = { for name in keys(local.log_metrics) : name => "logging_googleapis_com:user_${google_logging_metric.number[name].name}_bucket{monitored_resource=\"cloud_run_revision\"}" }
  }

  database_id = "${var.project_id}:${google_sql_database_instance.main.name}"

  # Functions that a schedule calls each minute, or every few.
  frequent = [for name, it in local.scheduled : name if startswith(it.schedule, "*")]

  alerts = merge(
    {
      server-errors = {
        title    = "Buyers get server errors"
        severity = "CRITICAL"
        duration = "0s"
        # Not for one among three: more than five in ten minutes.
        query = "sum(rate(${local.metric.errors}[10m])) / sum(rate(${local.metric.answers}[10m])) > ${var.alerts.error_share} and sum(increase(${local.metric.errors}[10m])) > 5"
      }
      latency = {
        title    = "Functions answer slowly"
        severity = "WARNING"
        duration = "300s"
        query    = "histogram_quantile(0.95, sum by (service_name, le) (rate(${local.metric.latency}[10m]))) > ${var.alerts.latency_ms}"
      }
      cold-starts = {
        title    = "Cold starts are slow"
        severity = "WARNING"
        duration = "0s"
        query    = "histogram_quantile(0.95, sum by (service_name, le) (increase(${local.metric.starts}[1h]))) > ${var.alerts.cold_start_ms}"
      }
      outbox = {
        title    = "Enqueued messages are not published"
        severity = "CRITICAL"
        duration = "0s"
        query    = "histogram_quantile(1, sum by (le) (increase(${local.metric.logged.outbox_oldest_seconds}[5m]))) > ${var.alerts.outbox_seconds}"
      }
      mails = {
        title    = "Mails are not sent"
        severity = "CRITICAL"
        duration = "0s"
        query    = "histogram_quantile(1, sum by (le) (increase(${local.metric.logged.mails_oldest_seconds}[5m]))) > 1800"
      }
      refunds = {
        title    = "Refunds are not taken on"
        severity = "CRITICAL"
        duration = "0s"
        query    = "histogram_quantile(1, sum by (le) (increase(${local.metric.logged.refunds_not_accepted_oldest_seconds}[5m]))) > 1800"
      }
      dead-letters = {
        title    = "Messages could not be delivered"
        severity = "CRITICAL"
        duration = "0s"
        query    = "max(${local.metric.dead}) > 0"
      }
      workers = {
        title    = "Messages wait for a worker"
        severity = "CRITICAL"
        duration = "0s"
        query    = "max by (subscription_id) (${local.metric.waiting}) > 900"
      }
      connections = {
        title    = "The database's connections run out"
        severity = "WARNING"
        duration = "120s"
        query    = "sum(${local.metric.connections}) > ${floor(var.alerts.connection_share * var.database.max_connections)}"
      }
      database-cpu = {
        title    = "The database is busy"
        severity = "WARNING"
        duration = "600s"
        query    = "max(${local.metric.cpu}) > 0.9"
      }
      database-disk = {
        title    = "The database's disk fills up"
        severity = "CRITICAL"
        duration = "300s"
        query    = "max(${local.metric.disk}) > ${var.database.disk_limit_gb * 1000 * 1000 * 1000 * 0.85}"
      }
    },
    {
      for name in local.frequent : "schedule-${name}" => {
        title    = "The schedule of ${name} does not run"
        severity = "CRITICAL"
        duration = "300s"
        query    = "(sum(increase(${replace(local.metric.calls, "}", ",service_name=\"${name}\",response_code_class=\"2xx\"}")}[15m])) or vector(0)) < 1"
      }
    },
  )
}

resource "google_monitoring_notification_channel" "email" {
  for_each = toset(var.alerts.emails)

  display_name = "Guichet: ${each.key}"
  type         = "email"
  labels       = { email_address = each.key }

  depends_on = [google_project_service.api]
}

locals {
  channels = values(google_monitoring_notification_channel.email)[*].id
}

resource "google_monitoring_alert_policy" "metric" {
  for_each = local.alerts

  display_name          = "Guichet: ${each.value.title}"
  severity              = each.value.severity
  combiner              = "OR"
  enabled               = !var.closed_for_the_season
  notification_channels = local.channels

  conditions {
    display_name = each.value.title

    condition_prometheus_query_language {
      query               = each.value.query
      duration            = each.value.duration
      evaluation_interval = "60s"
      # Pub/Sub's and the logs' metrics are only known once there was a value.
      disable_metric_validation = true
    }
  }

  documentation {
    mime_type = "text/markdown"
    content   = "docs/deploy.md, Alerts, `${each.key}`. Dashboard: ${local.dashboard_url}"
  }

  alert_strategy {
    auto_close = "86400s"
  }
}

# What the functions log as errors, a person has to look at: a refund that failed, money that nobody asked for, a message
# that cannot be acted on, an unexpected 500.
resource "google_monitoring_alert_policy" "errors_logged" {
  display_name          = "Guichet: A function logged an error"
  severity              = "ERROR"
  combiner              = "OR"
  enabled               = !var.closed_for_the_season
  notification_channels = local.channels

  conditions {
    display_name = "A function logged an error"

    condition_matched_log {
      filter = "resource.type=(\"cloud_run_revision\" OR \"cloud_run_job\") AND severity>=ERROR AND jsonPayload.message:*"
      label_extractors = {
        message = "EXTRACT(jsonPayload.message)"
      }
    }
  }

  documentation {
    mime_type = "text/markdown"
    content   = "docs/deploy.md, Alerts, `errors-logged`. Dashboard: ${local.dashboard_url}"
  }

  alert_strategy {
    auto_close = "86400s"
    notification_rate_limit {
      period = "3600s"
    }
  }
}

# From outside: the page, and an answer that needs a function and the database.
locals {
  probes = {
    storefront = { path = "/", content = "<div id=\"app\">" }
    catalogue  = { path = "/api/v1/catalog/events?limit=1", content = "\"items\"" }
  }
}

resource "google_monitoring_uptime_check_config" "probe" {
  for_each = local.probes

  display_name = "Guichet: ${each.key}"
  timeout      = "10s"
  period       = "300s"

  http_check {
    path         = each.value.path
    port         = 443
    use_ssl      = true
    validate_ssl = true
  }

  monitored_resource {
    type   = "uptime_url"
    labels = { project_id = var.project_id, host = var.domain }
  }

  content_matchers {
    content = each.value.content
  }

  depends_on = [google_project_service.api]
}

resource "google_monitoring_alert_policy" "unreachable" {
  for_each = local.probes

  display_name          = "Guichet: ${each.key} cannot be reached"
  severity              = "CRITICAL"
  combiner              = "OR"
  enabled               = !var.closed_for_the_season
  notification_channels = local.channels

  conditions {
    display_name = "Failed from two places or more"

    condition_threshold {
      filter          = "metric.type=\"monitoring.googleapis.com/uptime_check/check_passed\" AND resource.type=\"uptime_url\" AND metric.labels.check_id=\"${google_monitoring_uptime_check_config.probe[each.key].uptime_check_id}\""
      comparison      = "COMPARISON_GT"
      threshold_value = 1
      duration        = "60s"

      aggregations {
        alignment_period     = "600s"
        per_series_aligner   = "ALIGN_NEXT_OLDER"
        cross_series_reducer = "REDUCE_COUNT_FALSE"
        group_by_fields      = ["resource.label.host"]
      }
    }
  }

  documentation {
    mime_type = "text/markdown"
    content   = "docs/deploy.md, Alerts, `unreachable`. Dashboard: ${local.dashboard_url}"
  }

  alert_strategy {
    auto_close = "86400s"
  }
}
