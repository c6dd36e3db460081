# One HTTPS address in front of everything: the global external Application Load Balancer.

locals {
  # Functions whose answers say themselves how long anybody may keep them.
  cached = ["catalog"]

  # A path may be named once: what a function answers is not the bucket's.
  application_pages = setsubtract(local.hosting.pages, flatten(values(local.public)[*].pages))

  address_families = toset(["IPV4", "IPV6"])
}

resource "google_compute_global_address" "edge" {
  for_each = local.address_families

  name       = "guichet-${lower(each.key)}"
  ip_version = each.key

  depends_on = [google_project_service.api]
}

resource "google_compute_region_network_endpoint_group" "function" {
  for_each = local.public

  name                  = "guichet-${each.key}"
  region                = var.region
  network_endpoint_type = "SERVERLESS"

  cloud_run {
    service = google_cloud_run_v2_service.function[each.key].name
  }
}

resource "google_compute_backend_service" "function" {
  for_each = local.public

  name                  = "guichet-${each.key}"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
  security_policy       = one(google_compute_security_policy.edge[*].id)
  enable_cdn            = contains(local.cached, each.key)
  compression_mode      = contains(local.cached, each.key) ? "AUTOMATIC" : null

  backend {
    group = google_compute_region_network_endpoint_group.function[each.key].id
  }

  dynamic "cdn_policy" {
    for_each = contains(local.cached, each.key) ? [true] : []
    content {
      cache_mode         = "USE_ORIGIN_HEADERS"
      request_coalescing = true # a crowd that looks at one event is one request

      cache_key_policy {
        include_host         = true
        include_protocol     = true
        include_query_string = true
      }
    }
  }

  # The address of an order is its secret, and would be in each line. The functions log what is needed.
  log_config {
    enable = false
  }
}

resource "google_compute_url_map" "edge" {
  name = "guichet"

  # Whoever comes under another name, mostly robots that try addresses, starts no function.
  default_url_redirect {
    host_redirect          = var.domain
    https_redirect         = true
    redirect_response_code = "MOVED_PERMANENTLY_DEFAULT"
    strip_query            = false
  }

  host_rule {
    hosts        = [var.domain]
    path_matcher = "guichet"
  }

  path_matcher {
    name            = "guichet"
    default_service = google_compute_backend_bucket.storefront.id

    dynamic "path_rule" {
      for_each = local.public
      content {
        paths   = [path_rule.value.path, "${path_rule.value.path}/*"]
        service = google_compute_backend_service.function[path_rule.key].id
      }
    }

    # Pages that a function fills in. Where it fails, the application's own page answers, which works without that.
    dynamic "path_rule" {
      for_each = { for name, it in local.public : name => it if length(it.pages) > 0 }
      content {
        paths   = path_rule.value.pages
        service = google_compute_backend_service.function[path_rule.key].id

        custom_error_response_policy {
          error_service = google_compute_backend_bucket.storefront.id

          error_response_rule {
            match_response_codes   = ["5xx"]
            path                   = "/index.html"
            override_response_code = 200
          }
        }
      }
    }

    # Neither an unknown function nor a script that is gone may be answered with a page.
    path_rule {
      paths   = ["/api", "/api/*", "/assets/*"]
      service = google_compute_backend_bucket.storefront.id
    }

    # Objects are named in their bucket as here: media/….
    path_rule {
      paths   = ["/media/*"]
      service = google_compute_backend_bucket.media.id
    }

    # Where the application has a page and the bucket no file.
    path_rule {
      paths   = local.application_pages
      service = google_compute_backend_bucket.storefront.id

      custom_error_response_policy {
        error_service = google_compute_backend_bucket.storefront.id

        error_response_rule {
          match_response_codes   = ["404"]
          path                   = "/index.html"
          override_response_code = 200
        }
      }
    }

    # Applications beside the storefront, each with a page of its own.
    dynamic "path_rule" {
      for_each = local.hosting.applications
      content {
        paths   = path_rule.value
        service = google_compute_backend_bucket.storefront.id

        custom_error_response_policy {
          error_service = google_compute_backend_bucket.storefront.id

          error_response_rule {
            match_response_codes   = ["404"]
            path                   = "/${path_rule.key}"
            override_response_code = 200
          }
        }
      }
    }

    # At every other address the storefront says that there is nothing, and so does the status. The fallback is here and not the map's default,
    # which would also turn a function's 404 into a page.
    path_rule {
      paths   = ["/*"]
      service = google_compute_backend_bucket.storefront.id

      custom_error_response_policy {
        error_service = google_compute_backend_bucket.storefront.id

        error_response_rule {
          match_response_codes = ["404"]
          path                 = "/index.html"
        }
      }
    }
  }

  lifecycle {
    precondition {
      condition     = length(distinct(values(local.public)[*].path)) == length(local.public)
      error_message = "Two functions in functions.yaml answer under the same path."
    }
    precondition {
      condition = length(setintersection(
        flatten(values(local.hosting.applications)),
        concat(local.hosting.pages, flatten(values(local.public)[*].pages)),
      )) == 0
      error_message = "An address in frontend/hosting.yaml is a page of two applications."
    }
  }
}

resource "google_compute_managed_ssl_certificate" "edge" {
  # Another domain is another certificate, made before the old one goes.
  name = "guichet-${substr(sha256(var.domain), 0, 8)}"

  managed {
    domains = [var.domain]
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [google_project_service.api]
}

resource "google_compute_ssl_policy" "edge" {
  name            = "guichet"
  profile         = "MODERN"
  min_tls_version = "TLS_1_2"

  depends_on = [google_project_service.api]
}

resource "google_compute_target_https_proxy" "edge" {
  name             = "guichet"
  url_map          = google_compute_url_map.edge.id
  ssl_certificates = [google_compute_managed_ssl_certificate.edge.id]
  ssl_policy       = google_compute_ssl_policy.edge.id
}

resource "google_compute_global_forwarding_rule" "https" {
  for_each = local.address_families

  name                  = "guichet-https-${lower(each.key)}"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.edge[each.key].id
  port_range            = "443"
  target                = google_compute_target_https_proxy.edge.id
}

# Port 80 only says where the site is.
resource "google_compute_url_map" "redirect" {
  name = "guichet-redirect"

  default_url_redirect {
    https_redirect         = true
    redirect_response_code = "MOVED_PERMANENTLY_DEFAULT"
    strip_query            = false
  }

  depends_on = [google_project_service.api]
}

resource "google_compute_target_http_proxy" "redirect" {
  name    = "guichet-redirect"
  url_map = google_compute_url_map.redirect.id
}

resource "google_compute_global_forwarding_rule" "http" {
  for_each = local.address_families

  name                  = "guichet-http-${lower(each.key)}"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.edge[each.key].id
  port_range            = "80"
  target                = google_compute_target_http_proxy.redirect.id
}
