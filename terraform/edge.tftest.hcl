# Which path goes where, what the edge keeps, refuses and adds, and the storefront behind it.

mock_provider "google" {
  # Known while planning, so that one plan is enough: who refers to whom can then be compared.
  mock_resource "google_compute_backend_bucket" {
    override_during = plan
    defaults = {
      id = "storefront"
    }
  }
  mock_resource "google_compute_backend_service" {
    override_during = plan
    defaults = {
      id = "another backend"
    }
  }
  mock_resource "google_compute_ssl_policy" {
    override_during = plan
    defaults = {
      id = "policy"
    }
  }
  mock_resource "google_compute_target_http_proxy" {
    override_during = plan
    defaults = {
      id = "plain"
    }
  }
  mock_resource "google_compute_target_https_proxy" {
    override_during = plan
    defaults = {
      id = "encrypted"
    }
  }
  mock_resource "google_compute_security_policy" {
    override_during = plan
    defaults = {
      id = "limits"
    }
  }
  mock_resource "google_compute_managed_ssl_certificate" {
    override_during = plan
    defaults = {
      id = "certificate"
    }
  }
  mock_resource "google_compute_region_network_endpoint_group" {
    override_during = plan
    defaults = {
      id = "another group"
    }
  }
}

override_resource {
  target          = google_compute_backend_bucket.media
  override_during = plan
  values          = { id = "media" }
}

# Each backend another, so that a path which leads to the wrong one is seen.
override_resource {
  target          = google_compute_backend_service.function["accounts"]
  override_during = plan
  values          = { id = "backend-accounts" }
}
override_resource {
  target          = google_compute_backend_service.function["catalog"]
  override_during = plan
  values          = { id = "backend-catalog" }
}
override_resource {
  target          = google_compute_backend_service.function["checkout"]
  override_during = plan
  values          = { id = "backend-checkout" }
}
override_resource {
  target          = google_compute_backend_service.function["orders"]
  override_during = plan
  values          = { id = "backend-orders" }
}
override_resource {
  target          = google_compute_backend_service.function["payments"]
  override_during = plan
  values          = { id = "backend-payments" }
}

override_resource {
  target          = google_compute_region_network_endpoint_group.function["checkout"]
  override_during = plan
  values          = { id = "group-checkout" }
}
override_resource {
  target          = google_compute_url_map.edge
  override_during = plan
  values          = { id = "map-edge" }
}
override_resource {
  target          = google_compute_url_map.redirect
  override_during = plan
  values          = { id = "map-redirect" }
}

variables {
  project_id = "tickets-example"
  domain     = "tickets.example.org"
  mail       = { from = "Tickets <tickets@example.org>" }
  alerts     = { emails = ["operator@example.org"] }
  image      = "europe-west1-docker.pkg.dev/tickets-example/guichet/guichet@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
  firewall   = { blocked_ranges = [for n in range(12) : "203.0.113.${n}/32"] }
}

run "the_edge_and_the_storefront" {
  command = plan

  # Each http function is found under its path.
  assert {
    condition = alltrue([
      for name, it in local.public : length([
        for rule in google_compute_url_map.edge.path_matcher[0].path_rule : rule
        if rule.service == google_compute_backend_service.function[name].id
        && rule.paths == toset([it.path, "${it.path}/*"])
      ]) == 1
    ])
    error_message = "Each path of functions.yaml leads to its function, the path itself and what is below it."
  }
  assert {
    condition     = length(google_compute_url_map.edge.path_matcher[0].path_rule) == length(local.public) + 5 + length(local.hosting.applications)
    error_message = "Beside the functions there is one rule for the pages of one, three for the storefront, one for pictures, and one for each other application."
  }
  assert {
    condition     = toset(keys(google_compute_backend_service.function)) == toset(keys(local.public)) && !contains(keys(google_compute_backend_service.function), "mailer")
    error_message = "No worker can be reached from outside."
  }

  assert {
    condition = (
      alltrue([for name, it in google_compute_region_network_endpoint_group.function : it.cloud_run[0].service == google_cloud_run_v2_service.function[name].name])
      && alltrue([for name, it in google_compute_backend_service.function : (one(it.backend).group == "group-checkout") == (name == "checkout")])
    )
    error_message = "A backend leads to its own service."
  }

  # A page of the application is answered with it but nothing of the api is.
  assert {
    condition = [
      for rule in google_compute_url_map.edge.path_matcher[0].path_rule : rule.paths
      if length(rule.custom_error_response_policy) > 0
    ] == [toset(local.public["catalog"].pages), toset(local.application_pages), toset(local.hosting.applications["backoffice.html"]), toset(["/*"])]
    error_message = "Only pages fall back to an application's: a function's 404 must stay one."
  }
  assert {
    condition = (
      length(google_compute_url_map.edge.default_custom_error_response_policy) == 0
      && length(google_compute_url_map.edge.path_matcher[0].default_custom_error_response_policy) == 0
    )
    error_message = "A fallback for the whole map would count for functions too."
  }
  assert {
    condition = flatten([
      for rule in google_compute_url_map.edge.path_matcher[0].path_rule : [
        for policy in rule.custom_error_response_policy : [
          for it in policy.error_response_rule : "${it.path} ${one(it.match_response_codes)} ${coalesce(it.override_response_code, 0)}"
        ]
      ]
    ]) == ["/index.html 5xx 200", "/index.html 404 200", "/backoffice.html 404 200", "/index.html 404 0"]
    error_message = "A page whose function fails, and one that has no file, are the application's, with 200; what is not there is 404."
  }
  assert {
    condition = (
      contains(local.application_pages, "/orders/*")
      && length(setintersection(local.application_pages, local.public["catalog"].pages)) == 0
      && anytrue([
        for rule in google_compute_url_map.edge.path_matcher[0].path_rule :
        rule.service == "backend-catalog" && rule.paths == toset(["/", "/events/*", "/organizers/*", "/sitemap.xml", "/robots.txt"])
      ])
    )
    error_message = "The home page and those of events and organizers are the catalogue's."
  }
  assert {
    condition = anytrue([
      for rule in google_compute_url_map.edge.path_matcher[0].path_rule :
      rule.paths == toset(["/api", "/api/*", "/assets/*"]) && length(rule.custom_error_response_policy) == 0
    ])
    error_message = "A script that is gone, and a function that does not exist, are 404."
  }

  # Pictures are those of their own bucket, of which names are not told, and run nothing.
  assert {
    condition = [
      for rule in google_compute_url_map.edge.path_matcher[0].path_rule : rule.paths if rule.service == "media"
    ] == [toset(["/media/*"])] && google_compute_backend_bucket.media.bucket_name == google_storage_bucket.media.name
    error_message = "What is below /media/ comes from the bucket of pictures, and nothing else does."
  }
  assert {
    condition = alltrue([
      for rule in google_compute_url_map.edge.path_matcher[0].path_rule :
      length(rule.custom_error_response_policy) == 0 && length(rule.route_action) == 0 if rule.service == "media"
    ])
    error_message = "A picture that is not there is no page, and is asked of the bucket as of the site."
  }
  assert {
    condition     = google_storage_bucket_iam_member.media_everybody.role == "roles/storage.legacyObjectReader" && google_storage_bucket_iam_member.media_everybody.member == "allUsers"
    error_message = "Everybody may read a picture and nobody may list them: some belong to events that are not published."
  }
  assert {
    condition = (
      google_storage_bucket.media.name == local.media_bucket
      && google_storage_bucket.media.uniform_bucket_level_access
      && !google_storage_bucket.media.force_destroy
      && google_storage_bucket.media.soft_delete_policy[0].retention_duration_seconds >= 604800
    )
    error_message = "Pictures are in no repository: they go neither with the infrastructure nor with one mistake."
  }
  assert {
    condition = (
      { for name, it in google_storage_bucket_iam_member.media_function : name => it.role }
      == { for name, it in yamldecode(file("../functions.yaml")).functions : name => "roles/storage.objectUser" if try(it.storage, false) }
    )
    error_message = "Functions that functions.yaml says so store pictures, and no others."
  }
  assert {
    condition     = toset(google_compute_backend_bucket.media.custom_response_headers) == toset([for name, value in yamldecode(file("../frontend/hosting.yaml")).media.headers : "${name}: ${value}"])
    error_message = "The headers of pictures are those of frontend/hosting.yaml."
  }
  assert {
    condition = alltrue([
      for header in ["content-security-policy: default-src 'none'", "x-content-type-options: nosniff"] :
      anytrue([for it in google_compute_backend_bucket.media.custom_response_headers : startswith(lower(it), header)])
    ])
    error_message = "A picture that is opened as a page loads and runs nothing."
  }
  assert {
    condition     = google_compute_backend_bucket.media.enable_cdn && google_compute_backend_bucket.media.cdn_policy[0].cache_mode == "USE_ORIGIN_HEADERS"
    error_message = "The cache keeps a picture as long as its object says."
  }

  # Plain http and other names are sent to the one address.
  assert {
    condition     = google_compute_url_map.redirect.default_url_redirect[0].https_redirect && !google_compute_url_map.redirect.default_url_redirect[0].strip_query
    error_message = "Port 80 only redirects."
  }
  assert {
    condition     = google_compute_target_http_proxy.redirect.url_map == "map-redirect" && google_compute_target_https_proxy.edge.url_map == "map-edge"
    error_message = "Each port has its own map."
  }
  assert {
    condition = (
      one(google_compute_url_map.edge.host_rule).hosts == toset(["tickets.example.org"])
      && google_compute_url_map.edge.default_url_redirect[0].host_redirect == "tickets.example.org"
    )
    error_message = "Only the domain reaches functions."
  }
  assert {
    condition = (
      alltrue([for it in google_compute_global_forwarding_rule.http : it.port_range == "80" && it.target == google_compute_target_http_proxy.redirect.id])
      && alltrue([for it in google_compute_global_forwarding_rule.https : it.port_range == "443" && it.target == google_compute_target_https_proxy.edge.id])
      && toset(keys(google_compute_global_forwarding_rule.https)) == toset(["IPV4", "IPV6"])
    )
    error_message = "Both ports are open on both kinds of address."
  }
  assert {
    condition     = alltrue([for it in merge(google_compute_global_forwarding_rule.http, google_compute_global_forwarding_rule.https) : it.load_balancing_scheme == "EXTERNAL_MANAGED"]) && alltrue([for it in google_compute_backend_service.function : it.load_balancing_scheme == "EXTERNAL_MANAGED"])
    error_message = "All parts belong to the same kind of load balancer; only this one has custom error responses."
  }

  # The catalogue may be kept by the cache as it says itself and nothing else is.
  assert {
    condition     = [for name, it in google_compute_backend_service.function : name if it.enable_cdn] == ["catalog"]
    error_message = "Answers about orders and accounts are never kept."
  }
  assert {
    condition     = [for name, it in google_compute_backend_service.function : name if it.compression_mode == "AUTOMATIC"] == ["catalog"]
    error_message = "What the cache keeps goes out compressed."
  }
  assert {
    condition     = google_compute_backend_service.function["catalog"].cdn_policy[0].cache_mode == "USE_ORIGIN_HEADERS" && google_compute_backend_service.function["catalog"].cdn_policy[0].request_coalescing
    error_message = "Only what says so itself is kept, and a crowd that asks for one thing is one request."
  }
  assert {
    condition     = google_compute_backend_service.function["catalog"].cdn_policy[0].cache_key_policy[0].include_query_string
    error_message = "Another query is another answer."
  }

  # The address of an order is in no log.
  assert {
    condition     = alltrue([for it in google_compute_backend_service.function : !it.log_config[0].enable])
    error_message = "The load balancer logs no addresses of functions."
  }
  assert {
    condition = (
      strcontains(google_logging_project_exclusion.request_addresses.filter, "log_id(\"run.googleapis.com/requests\")")
      && strcontains(google_logging_project_exclusion.request_addresses.filter, "resource.type=\"http_load_balancer\"")
    )
    error_message = "What Cloud Run and the load balancer log by themselves is thrown away."
  }

  # Old tls is refused and the certificate is for the domain.
  assert {
    condition     = google_compute_ssl_policy.edge.min_tls_version == "TLS_1_2" && google_compute_ssl_policy.edge.profile == "MODERN" && google_compute_target_https_proxy.edge.ssl_policy == google_compute_ssl_policy.edge.id
    error_message = "TLS 1.2 at least, with today's ciphers."
  }
  assert {
    condition     = google_compute_managed_ssl_certificate.edge.managed[0].domains == tolist(["tickets.example.org"]) && google_compute_target_https_proxy.edge.ssl_certificates == tolist(["certificate"])
    error_message = "The certificate is for the domain."
  }

  # Every header of the one list is sent.
  assert {
    condition     = google_compute_backend_bucket.storefront.bucket_name == google_storage_bucket.storefront.name
    error_message = "The pages come from the storefront's bucket."
  }
  assert {
    condition     = toset(google_compute_backend_bucket.storefront.custom_response_headers) == toset([for name, value in yamldecode(file("../frontend/hosting.yaml")).headers : "${name}: ${value}"])
    error_message = "The headers are those of frontend/hosting.yaml."
  }
  assert {
    condition = alltrue([
      for name in ["content-security-policy", "strict-transport-security", "cross-origin-opener-policy", "referrer-policy", "permissions-policy", "x-content-type-options"] :
      anytrue([for header in google_compute_backend_bucket.storefront.custom_response_headers : startswith(lower(header), "${name}: ")])
    ])
    error_message = "Content security policy, HSTS, COOP, referrer and permissions policies are all there."
  }
  assert {
    condition     = !anytrue([for header in google_compute_backend_bucket.storefront.custom_response_headers : strcontains(header, "unsafe-") || strcontains(header, "\n")])
    error_message = "No inline code is allowed, and each header is one line."
  }

  # Files are kept as long as they say.
  assert {
    condition     = google_compute_backend_bucket.storefront.enable_cdn && google_compute_backend_bucket.storefront.cdn_policy[0].cache_mode == "USE_ORIGIN_HEADERS"
    error_message = "The cache goes by what was said at the upload."
  }
  assert {
    condition     = google_compute_backend_bucket.storefront.compression_mode == "AUTOMATIC"
    error_message = "Scripts are sent compressed."
  }

  # Everybody may read and a missing file is a 404.
  assert {
    condition     = google_storage_bucket_iam_member.everybody.role == "roles/storage.objectViewer" && google_storage_bucket_iam_member.everybody.member == "allUsers"
    error_message = "Without the right to list, a missing file would be 403, and no page of the application could be opened by its address."
  }
  assert {
    condition     = google_storage_bucket.storefront.website[0].main_page_suffix == "index.html" && google_storage_bucket.storefront.website[0].not_found_page == null
    error_message = "The address alone is the page and not a list of the files; what is missing, the load balancer decides."
  }
  assert {
    condition     = google_storage_bucket.storefront.uniform_bucket_level_access
    error_message = "Rights are the bucket's, not each file's."
  }

  # Every function is behind the limits.
  assert {
    condition     = alltrue([for it in google_compute_backend_service.function : it.security_policy == google_compute_security_policy.edge[0].id])
    error_message = "The policy is on each backend."
  }
  assert {
    condition = {
      for rule in google_compute_security_policy.edge[0].rule : tostring(rule.priority) => rule.rate_limit_options[0].rate_limit_threshold[0].count
      if rule.action == "throttle"
    } == { "1000" = 120, "2000" = 1200 }
    error_message = "Taking places is limited first, everything second."
  }
  assert {
    condition = alltrue([
      for rule in google_compute_security_policy.edge[0].rule :
      rule.rate_limit_options[0].enforce_on_key == "IP" && rule.rate_limit_options[0].exceed_action == "deny(429)"
      && rule.rate_limit_options[0].rate_limit_threshold[0].interval_sec == 60
      if rule.action == "throttle"
    ])
    error_message = "Who is too fast is told to wait, by address and minute."
  }
  assert {
    condition = one([for rule in google_compute_security_policy.edge[0].rule : rule.match[0].expr[0].expression if rule.priority == 1000]) == (
      "request.method == 'POST' && request.path.startsWith('${local.functions["checkout"].path}/')"
    )
    error_message = "The lower limit is on what takes places."
  }
  assert {
    condition     = one([for rule in google_compute_security_policy.edge[0].rule : rule.action if rule.priority == 2147483647]) == "allow"
    error_message = "Everybody else is let in."
  }

  # Blocked ranges are refused ten to a rule.
  assert {
    condition     = sort([for rule in google_compute_security_policy.edge[0].rule : "${rule.priority} ${length(rule.match[0].config[0].src_ip_ranges)}" if rule.action == "deny(403)"]) == tolist(["100 10", "101 2"])
    error_message = "A rule takes ten ranges."
  }
}
