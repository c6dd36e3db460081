# Pictures that somebody has uploaded: put there by functions, under names of their content, and served by the load balancer and its cache.

resource "google_storage_bucket" "media" {
  name                        = local.media_bucket
  location                    = var.region
  uniform_bucket_level_access = true
  # Unlike the storefront's files they are in no repository.
  force_destroy = false

  # What was deleted by mistake can be had back for a week.
  soft_delete_policy {
    retention_duration_seconds = 7 * 24 * 60 * 60
  }

  depends_on = [google_project_service.api]
}

# Public to whoever knows a name. Unlike objectViewer it does not list: the pictures of an event that is not published yet are nobody's
# business. So what is not there is answered with 403.
resource "google_storage_bucket_iam_member" "media_everybody" {
  bucket = google_storage_bucket.media.name
  role   = "roles/storage.legacyObjectReader"
  member = "allUsers"
}

# To put, read, list and delete objects; not to change who may.
resource "google_storage_bucket_iam_member" "media_function" {
  for_each = { for name, it in local.functions : name => it if it.storage }

  bucket = google_storage_bucket.media.name
  role   = "roles/storage.objectUser"
  member = google_service_account.function[each.key].member
}

resource "google_compute_backend_bucket" "media" {
  name             = "guichet-media"
  bucket_name      = google_storage_bucket.media.name
  enable_cdn       = true
  compression_mode = "DISABLED" # pictures are compressed already

  # Each object was stored with how long it may be kept, which is for ever: its name is its content's.
  cdn_policy {
    cache_mode         = "USE_ORIGIN_HEADERS"
    request_coalescing = true
  }

  custom_response_headers = [for name, value in local.hosting.media.headers : "${name}: ${value}"]

  depends_on = [google_project_service.api]
}
