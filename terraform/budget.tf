# A mail before a bill is a surprise. It stops nothing: a ticket office that goes dark in the middle of a sale costs more.

resource "google_billing_budget" "monthly" {
  for_each = var.budget == null ? {} : { monthly = var.budget }

  billing_account = each.value.billing_account
  display_name    = "Guichet ${var.project_id}"

  amount {
    specified_amount {
      units = tostring(each.value.amount)
    }
  }

  budget_filter {
    projects        = ["projects/${data.google_project.this.number}"]
    calendar_period = "MONTH"
  }

  dynamic "threshold_rules" {
    for_each = [0.5, 0.9, 1]
    content {
      threshold_percent = threshold_rules.value
    }
  }
  threshold_rules {
    threshold_percent = 1
    spend_basis       = "FORECASTED_SPEND"
  }

  all_updates_rule {
    monitoring_notification_channels = slice(local.channels, 0, min(length(local.channels), 5))
  }

  depends_on = [google_project_service.api]
}
