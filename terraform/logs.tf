# What is kept of the logs, and the metrics that are made of them.

# Cloud Run, and the load balancer for the storefront's pages, write a line for each request with its whole address, and
# the address of an order is its secret. The functions write a line of their own with the name of the operation.
resource "google_logging_project_exclusion" "request_addresses" {
  name        = "guichet-request-addresses"
  description = "Addresses of orders are secrets"
  filter      = <<-TEXT
    (log_id("run.googleapis.com/requests") AND resource.type="cloud_run_revision")
    OR (log_id("requests") AND resource.type="http_load_balancer")
  TEXT

  depends_on = [google_project_service.api]
}

locals {
  # Of numbers in lines that functions write: which crate writes the line, its message, and the number's field, which the log
  # has in camel case.
  log_metrics = {
    outbox_oldest_seconds = {
      description = "Age of the oldest message that was enqueued and not published"
      crate       = "functions/sweeper"
      message     = "backlog"
      field       = "oldestSeconds"
      unit        = "s"
      bounds      = [1, 30, 60, 120, 180, 300, 600, 1800, 3600, 21600, 86400]
    }
    mails_oldest_seconds = {
      description = "Age of the oldest mail that is to be sent"
      crate       = "functions/sweeper"
      message     = "backlog"
      field       = "mailsOldestSeconds"
      unit        = "s"
      bounds      = [1, 30, 60, 120, 300, 600, 1800, 3600, 21600, 86400]
    }
    refunds_not_accepted_oldest_seconds = {
      description = "Age of the oldest refund that its provider has not taken on"
      crate       = "functions/sweeper"
      message     = "backlog"
      field       = "refundsNotAcceptedOldestSeconds"
      unit        = "s"
      bounds      = [1, 30, 60, 120, 300, 600, 1800, 3600, 21600, 86400, 259200]
    }
    messages_set_aside = {
      description = "Messages that a worker could not act on and set aside for a person"
      crate       = "functions/sweeper"
      message     = "backlog"
      field       = "deadMessages"
      unit        = "1"
      bounds      = [1, 2, 5, 10, 100, 1000]
    }
    tickets_issued = {
      description = "Tickets issued, one sample for each paid order"
      crate       = "functions/fulfilment"
      message     = "tickets issued"
      field       = "tickets"
      unit        = "1"
      bounds      = [1, 2, 3, 4, 5, 6, 8, 10, 20, 50, 100]
    }
    cold_start_ms = {
      description = "From the start of a process to its first answer"
      crate       = "shared/platform/http"
      message     = "cold start"
      field       = "coldStartMs"
      unit        = "ms"
      bounds      = [5, 10, 15, 20, 30, 50, 75, 100, 200, 300, 500, 1000, 2000, 5000, 10000]
    }
  }
}

resource "google_logging_metric" "number" {
  for_each = local.log_metrics

  name        = "guichet_${each.key}"
  description = each.value.description
  filter = join(" AND ", compact([
    "resource.type=\"cloud_run_revision\"",
    # What a shared crate writes, every function writes.
    startswith(each.value.crate, "functions/") ? "resource.labels.service_name=\"${basename(each.value.crate)}\"" : "",
    "jsonPayload.message=\"${each.value.message}\"",
    "jsonPayload.${each.value.field}>=0",
  ]))
  value_extractor = "EXTRACT(jsonPayload.${each.value.field})"

  metric_descriptor {
    metric_kind  = "DELTA"
    value_type   = "DISTRIBUTION"
    unit         = each.value.unit
    display_name = each.value.description
  }

  bucket_options {
    explicit_buckets {
      bounds = each.value.bounds
    }
  }

  depends_on = [google_project_service.api]
}
