# How well buyers are served over four weeks, and a warning when what may go wrong in that time is used up too fast.

resource "google_monitoring_custom_service" "guichet" {
  service_id   = "guichet"
  display_name = "Guichet"

  depends_on = [google_project_service.api]
}

resource "google_monitoring_slo" "availability" {
  service             = google_monitoring_custom_service.guichet.service_id
  slo_id              = "availability"
  display_name        = "${var.alerts.availability_objective * 100} % of answers are no server error"
  goal                = var.alerts.availability_objective
  rolling_period_days = 28

  request_based_sli {
    good_total_ratio {
      total_service_filter = local.slo_filter
      bad_service_filter   = "${local.slo_filter} AND metric.label.response_code_class=500"
    }
  }
}

resource "google_monitoring_slo" "latency" {
  service             = google_monitoring_custom_service.guichet.service_id
  slo_id              = "latency"
  display_name        = "95 % of answers come within a second, cold starts included"
  goal                = 0.95
  rolling_period_days = 28

  request_based_sli {
    distribution_cut {
      distribution_filter = replace(local.slo_filter, "request_count", "total_latencies")
      range {
        max = 1000
      }
    }
  }
}

locals {
  slo_filter = "metric.type=\"loadbalancing.googleapis.com/https/request_count\" AND resource.type=\"https_lb_rule\" AND resource.label.url_map_name=\"${google_compute_url_map.edge.name}\""

  # 28 days' worth of errors is gone in two days, seen over an hour; or in nine, seen over six.
  burn_rates = {
    fast = { window = "3600s", rate = 14 }
    slow = { window = "21600s", rate = 3 }
  }
}

resource "google_monitoring_alert_policy" "burn_rate" {
  for_each = local.burn_rates

  display_name          = "Guichet: What may go wrong is used up (${each.key})"
  severity              = each.key == "fast" ? "CRITICAL" : "WARNING"
  combiner              = "OR"
  enabled               = !var.closed_for_the_season
  notification_channels = local.channels

  conditions {
    display_name = "Errors come ${each.value.rate} times as fast as allowed"

    condition_threshold {
      filter          = "select_slo_burn_rate(\"${google_monitoring_slo.availability.name}\", \"${each.value.window}\")"
      comparison      = "COMPARISON_GT"
      threshold_value = each.value.rate
      duration        = "0s"
    }
  }

  documentation {
    mime_type = "text/markdown"
    content   = "docs/deploy.md, Alerts, `burn-rate`. Dashboard: ${local.dashboard_url}"
  }

  alert_strategy {
    auto_close = "86400s"
  }
}
