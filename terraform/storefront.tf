# The storefront's files, behind the load balancer and its cache.

locals {
  hosting            = yamldecode(file("${path.module}/../frontend/hosting.yaml"))
  storefront_headers = local.hosting.headers
}

resource "google_storage_bucket" "storefront" {
  name                        = "${var.project_id}-storefront"
  location                    = var.region
  uniform_bucket_level_access = true
  # Built from the repository, so nothing is lost with it.
  force_destroy = true

  # Else the address without a path would be answered with a list of the files.
  website {
    main_page_suffix = "index.html"
  }

  depends_on = [google_project_service.api]
}

# Public: it is a web site. Those who may list it get 404 for what is not there, which the fallback below is for; with
# less they would get 403.
resource "google_storage_bucket_iam_member" "everybody" {
  bucket = google_storage_bucket.storefront.name
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}

resource "google_compute_backend_bucket" "storefront" {
  name             = "guichet-storefront"
  bucket_name      = google_storage_bucket.storefront.name
  enable_cdn       = true
  compression_mode = "AUTOMATIC"

  # How long each file may be kept was said when it was uploaded.
  cdn_policy {
    cache_mode         = "USE_ORIGIN_HEADERS"
    request_coalescing = true
  }

  custom_response_headers = [for name, value in local.storefront_headers : "${name}: ${value}"]

  depends_on = [google_project_service.api]
}
