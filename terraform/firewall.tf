# Cloud Armor in front of the functions. The storefront's files come from the cache and need none.
#
# No rules that look for attacks in what people type: every one costs a monthly fee, names and questions are full of
# apostrophes, and all SQL here is typed and takes its values apart from the text.

locals {
  # A rule takes ten ranges.
  blocked = chunklist(var.firewall.blocked_ranges, 10)
}

resource "google_compute_security_policy" "edge" {
  count = var.firewall.enabled ? 1 : 0

  name        = "guichet"
  description = "Limits of requests per address"
  type        = "CLOUD_ARMOR"

  dynamic "rule" {
    for_each = local.blocked
    content {
      priority    = 100 + rule.key
      description = "Ranges that the operator blocked"
      action      = "deny(403)"

      match {
        versioned_expr = "SRC_IPS_V1"
        config {
          src_ip_ranges = rule.value
        }
      }
    }
  }

  rule {
    priority    = 1000
    description = "Taking places: more than people do by hand"
    action      = "throttle"

    match {
      expr {
        expression = "request.method == 'POST' && request.path.startsWith('/api/v1/checkout/')"
      }
    }

    rate_limit_options {
      conform_action = "allow"
      exceed_action  = "deny(429)"
      enforce_on_key = "IP"

      rate_limit_threshold {
        count        = var.firewall.sales_per_minute
        interval_sec = 60
      }
    }
  }

  rule {
    priority    = 2000
    description = "Everything else"
    action      = "throttle"

    match {
      versioned_expr = "SRC_IPS_V1"
      config {
        src_ip_ranges = ["*"]
      }
    }

    rate_limit_options {
      conform_action = "allow"
      exceed_action  = "deny(429)"
      enforce_on_key = "IP"

      rate_limit_threshold {
        count        = var.firewall.requests_per_minute
        interval_sec = 60
      }
    }
  }

  # Each policy has to end with a rule for everybody.
  rule {
    priority    = 2147483647
    description = "Whoever is within the limits"
    action      = "allow"

    match {
      versioned_expr = "SRC_IPS_V1"
      config {
        src_ip_ranges = ["*"]
      }
    }
  }

  depends_on = [google_project_service.api]
}
