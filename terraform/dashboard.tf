# One page that says how the ticket office is doing.

locals {
  dashboard_url = "https://console.cloud.google.com/monitoring/dashboards?project=${var.project_id}"

  # Rows of charts, each a title, a unit and lines (legend = PromQL).
  charts = [
    {
      title = "Tickets issued", unit = "1"
      lines = { tickets = "sum(increase(${replace(local.metric.logged.tickets_issued, "_bucket", "_sum")}[$${__interval}]))" }
    },
    {
      title = "Answers by class", unit = "1/s"
      lines = { "{{response_code_class}}" = "sum by (response_code_class) (rate(${local.metric.answers}[$${__interval}]))" }
    },
    {
      title = "95th percentile of answers", unit = "ms"
      lines = { "{{service_name}}" = "histogram_quantile(0.95, sum by (service_name, le) (rate(${local.metric.latency}[$${__interval}])))" }
    },
    {
      title = "Calls per function", unit = "1/s"
      lines = { "{{service_name}}" = "sum by (service_name) (rate(${local.metric.calls}[$${__interval}]))" }
    },
    {
      title = "Instances", unit = "1"
      lines = { "{{service_name}}" = "sum by (service_name) (${local.metric.instances})" }
    },
    {
      title = "95th percentile of cold starts", unit = "ms"
      lines = {
        "{{service_name}}"                        = "histogram_quantile(0.95, sum by (service_name, le) (increase(${local.metric.starts}[1h])))"
        "our part of it: process to first answer" = "histogram_quantile(0.95, sum by (le) (increase(${local.metric.logged.cold_start_ms}[1h])))"
      }
    },
    {
      title = "Database: connections", unit = "1"
      lines = {
        open  = "sum(${local.metric.connections})"
        limit = "vector(${var.database.max_connections})"
      }
    },
    {
      title = "Database: CPU and memory", unit = "1"
      lines = {
        cpu    = "max(${local.metric.cpu})"
        memory = "max(${local.metric.memory})"
      }
    },
    {
      title = "Database: disk", unit = "By"
      lines = { used = "max(${local.metric.disk})" }
    },
    {
      title = "Oldest message enqueued and not published", unit = "s"
      lines = { oldest = "histogram_quantile(1, sum by (le) (increase(${local.metric.logged.outbox_oldest_seconds}[5m])))" }
    },
    {
      title = "Oldest message waiting for a worker", unit = "s"
      lines = { "{{subscription_id}}" = "max by (subscription_id) (${local.metric.waiting})" }
    },
    {
      title = "Oldest refund that its provider has not taken on", unit = "s"
      lines = { oldest = "histogram_quantile(1, sum by (le) (increase(${local.metric.logged.refunds_not_accepted_oldest_seconds}[5m])))" }
    },
    {
      title = "Messages for a person", unit = "1"
      lines = {
        "not delivered" = "max(${local.metric.dead})"
        "set aside"     = "histogram_quantile(1, sum by (le) (increase(${local.metric.logged.messages_set_aside}[5m]))) - 1"
      }
    },
  ]
}

resource "google_monitoring_dashboard" "guichet" {
  dashboard_json = jsonencode({
    displayName = "Guichet"
    mosaicLayout = {
      columns = 48
      tiles = [
        for index, chart in local.charts : {
          xPos   = index % 3 * 16
          yPos   = floor(index / 3) * 14
          width  = 16
          height = 14
          widget = {
            title = chart.title
            xyChart = {
              yAxis = { scale = "LINEAR" }
              dataSets = [
                for legend, query in chart.lines : {
                  plotType       = "LINE"
                  targetAxis     = "Y1"
                  legendTemplate = legend
                  timeSeriesQuery = {
                    prometheusQuery = query
                    unitOverride    = chart.unit
                  }
                }
              ]
            }
          }
        }
      ]
    }
  })

  depends_on = [google_project_service.api]
}
